/** Treatments under review in words: candidates first, then what brings most, then what was decided. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { ReviewLine, TreatmentReviews, Verdict } from '../salon/catalogue/reviews';
import { cut, dayWithWeekday, shortYuan } from './days';
import { monthName } from './month';
import { yesNoCard } from './yes-no';

export const VERDICTS: Record<Verdict, string> = { keep: '保留', improve: '改进', drop: '淘汰' };

export const reviewWords = {
  title: '项目分析',
  notAllowed: '项目的去留由店长定。',
  which: '哪个项目?',
  verdict: '去留',
  why: '怎么说',
  owner: '谁',
  due: '几号前',
  target: '目标',
  until: '几号前?',
  figuresNotAllowed: '各项目做了多少,由店长看。',
  noStaff: '没找到这位同事,说全名。',
  tooLate: '那天已经过了,几号前?',
  unconfirmed: '项目的去留还没记。',
};

const MOST = 8;

export function reviewsText({ month, months, lines }: TreatmentReviews): string {
  const dropped = lines.filter((each) => each.decided?.decision === 'drop');
  const standing = lines.filter((each) => each.decided?.decision !== 'drop');
  const candidates = standing.filter((each) => each.candidate !== null && each.decided === null);
  const done = standing
    .filter((each) => each.times > 0 || each.cashFen !== 0)
    .sort((one, other) => other.consumedFen + other.cashFen - (one.consumedFen + one.cashFen));
  const improving = standing.filter((each) => each.decided?.decision === 'improve');
  const text = [
    `项目分析 ${monthName(month)}`,
    ...(candidates.length > 0
      ? [
          `可以考虑淘汰(${months}个月没人做,或没人会):`,
          ...candidates.slice(0, MOST).map(candidateLine),
          ...more(candidates.length),
        ]
      : []),
    ...(done.length > 0 ? ['做得多的:', ...done.slice(0, MOST).map(doneLine), ...more(done.length)] : []),
    ...(improving.length > 0 ? ['在改进:', ...improving.map(improvingLine)] : []),
    ...(dropped.length > 0 ? [`已淘汰:${dropped.map((each) => each.name).join('、')}`] : []),
    '定一个:「小气泡 淘汰,因为没人做」「拉提 改进:莹莹培训,12月20号前」。整张表:「导出项目整合表」。',
  ];
  return text.join('\n');
}

const FIRST = 3;

/** «10月做得最多:补水 12次、肩颈 9次». */
export function mostText({ month, lines }: TreatmentReviews): string {
  const done = lines.filter((each) => each.times > 0).sort((one, other) => other.times - one.times);
  if (done.length === 0) return `${monthName(month)}还没有做过的项目。`;
  const shown = done.slice(0, FIRST).map((each) => `${each.name} ${each.times}次`);
  return `${monthName(month)}做得最多:${shown.join('、')}`;
}

function more(count: number): string[] {
  return count > MOST ? [`还有 ${count - MOST} 个`] : [];
}

function candidateLine({ name, candidate, lastDay, able }: ReviewLine): string {
  if (candidate === 'nobodyAble') return `${name} 没人会做`;
  return `${name} ${lastDay ? `上次 ${lastDay}` : '没做过'},会做的 ${able} 人`;
}

function doneLine({ name, times, consumedFen, cashFen, able }: ReviewLine): string {
  return `${name} 做${times}次 · 实耗 ${shortYuan(consumedFen)} · 现金 ${shortYuan(cashFen)} · 会做的 ${able} 人`;
}

function improvingLine({ name, times, decided }: ReviewLine): string {
  const parts = [
    ...(decided?.words ? [decided.words] : []),
    ...(decided?.owner ? [decided.owner] : []),
    ...(decided?.dueDay ? [`${decided.dueDay.slice(5)}前`] : []),
    ...(decided?.targetTimes ? [`目标每月${decided.targetTimes}次,上月${times}次`] : []),
  ];
  return `${name} ${parts.join(' · ')}`;
}

export interface ReviewConfirmed {
  name: string;
  decision: Verdict;
  words?: string;
  owner?: string;
  dueDay?: string;
  targetTimes?: number;
}

export function reviewPrompt(said: ReviewConfirmed): Prompt {
  const title = `${said.name} ${VERDICTS[said.decision]}`;
  const effect = said.decision === 'drop' ? ['以后不再建议给客人;已经卖出的卡照样能做。'] : [];
  const rows = [
    ...(said.words ? [{ label: '怎么说', value: cut(said.words, 30) }] : []),
    ...(said.owner ? [{ label: '谁', value: said.owner }] : []),
    ...(said.dueDay ? [{ label: '几号前', value: dayWithWeekday(said.dueDay) }] : []),
    ...(said.targetTimes ? [{ label: '目标', value: `每月${said.targetTimes}次` }] : []),
  ];
  return yesNoCard({
    text: [title, ...rows.map((row) => `${row.label}:${row.value}`), ...effect, '这样定?'].join('\n'),
    title,
    desc: effect[0] ?? '这样定?',
    rows,
    yes: '就这么定',
    no: '不定了',
  });
}

export function reviewedText({ name, decision, owner, dueDay }: ReviewConfirmed): string {
  const who = owner && dueDay ? `,${owner} ${dayWithWeekday(dueDay)}前办` : '';
  return `定了:${name} ${VERDICTS[decision]}${who}。`;
}

export function treatmentTaskText(words: string, dueDay: string): string {
  return `店长给你的\n${words},${dayWithWeekday(dueDay)}前。`;
}
