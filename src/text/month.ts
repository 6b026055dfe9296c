/** The month in words: the report for the monthly meeting, its lock, somebody's own month, what was decided. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { DecisionShown } from '../salon/month/decisions';
import type { PersonMonth } from '../salon/month/figures';
import type { OwnMonth } from '../salon/month/own';
import type { MonthPack } from '../salon/month/pack';
import { CAUSES } from './complaints';
import { cut, dayFrom, dayWithWeekday, shortYuan, yuan } from './days';
import { careLine } from './figures';
import { kindName } from './money';
import { yesNoCard } from './yes-no';

/** «11月» of 2026-11. */
export function monthName(month: string): string {
  return `${Number(month.slice(5))}月`;
}

export const monthWords = {
  title: '月报',
  lockTitle: '锁定月份',
  ownTitle: '我的月度数字',
  decisionTitle: '月会定的事',
  notAllowed: '月报由店长和老板看。',
  lockNotAllowed: '月份由店长锁定。',
  notOver: '那个月还没过完,下个月1号起才能锁定。',
  lockedBefore: (month: string) => `${monthName(month)}早就锁定了,数字不再变。`,
  locked: (month: string) =>
    `${monthName(month)}锁定了,数字不再变。以后改${monthName(month)}的事,差的数记在当月,写明是哪天的。`,
  daysOpened: '没日结的天数变了,再看一眼:说「锁定」重来。',
  notLocked: '先不锁。要锁说「锁定上个月」。',
  unlocked: (month: string) => `${monthName(month)}还没锁定`,
  noFigures: '这个月没有你的数字。',
  ownIsThere: (month: string) =>
    `${monthName(month)}的数字出来了\n回「我上个月」看;觉得不对,回「上个月少算我两个」,店长会来核对。`,
  what: '定了什么?一句话。',
  who: '谁去办?',
  until: '几号前?',
  owner: '谁',
  due: '几号前',
  decision: '定了',
  tooLate: '那天已经过了,几号前?',
  noStaff: '没找到这位同事,说全名。',
  onlyManager: '月会定的事由店长记。',
  unconfirmed: '月会那条还没记。',
};

/** The first line says nothing of money: it is what the lock screen shows. */
export function packText(pack: MonthPack): string {
  const { figures, before, goalFen, decided } = pack;
  const kinds = Object.entries(figures.byKind).map(([kind, fen]) => `${kindName(kind)} ${shortYuan(fen)}`);
  const { movers, complaints, owed } = figures;
  const moved = [
    ...(movers.up > 0 ? [`升 ${movers.up}`] : []),
    ...(movers.down > 0 ? [`降 ${movers.down}`] : []),
    ...(movers.first > 0 ? [`首次定级 ${movers.first}`] : []),
  ];
  const lines = [
    `${pack.store} ${monthName(pack.month)}月报(${stateOf(pack)})`,
    `现金 ${shortYuan(figures.cashFen)}${against(figures.cashFen, before?.cashFen)}`,
    ...(kinds.length > 0 ? [`其中 ${kinds.join('、')}`] : []),
    ...(goalFen > 0 ? [goalLine(figures.cashFen, goalFen)] : []),
    `实耗 ${shortYuan(figures.consumedFen)}${against(figures.consumedFen, before?.consumedFen)}`,
    `到店 ${figures.visits}、新客 ${figures.newCustomers}、散客 ${figures.walkIns}、爽约 ${figures.noShows}`,
    ...(before
      ? [
          `上月到店 ${before.visits}、新客 ${before.newCustomers}、散客 ${before.walkIns}、爽约 ${before.noShows}`,
        ]
      : []),
    ...(figures.refundsFen !== 0 ? [`退款 ${yuan(figures.refundsFen)}`] : []),
    ...(figures.corrections > 0 ? [`更正以前的 ${figures.corrections} 笔`] : []),
    `客人${pack.locked ? '' : '现在'}没做完的:卡 ${shortYuan(owed.cardsFen)}、储值 ${shortYuan(owed.storedFen)}`,
    ...(moved.length > 0 ? [`分级:${moved.join('、')}`] : []),
    ...careLine(figures),
    complaints.total > 0
      ? `投诉 ${complaints.total}:${complaints.causes.map((each) => `${CAUSES[each.cause] ?? each.cause} ${each.count}`).join('、')}`
      : '投诉 0',
    ...(pack.unrecorded > 0 ? [`没收口:${pack.unrecorded} 次预约没有记录`] : []),
    ...(decided.all > 0 ? [`当月月会定的 ${decided.all} 件,办了 ${decided.kept} 件`] : []),
  ];
  return lines.join('\n');
}

function stateOf({ locked, openDays }: MonthPack): string {
  if (locked) return '已锁定';
  return openDays.length > 0 ? `没锁定,${openDays.length} 天没日结` : '没锁定';
}

/** «,上月 7.9万(+9%)». */
function against(fen: number, beforeFen: number | undefined): string {
  if (beforeFen === undefined) return '';
  if (beforeFen <= 0) return `,上月 ${shortYuan(beforeFen)}`;
  const percent = Math.round(((fen - beforeFen) * 100) / beforeFen);
  return `,上月 ${shortYuan(beforeFen)}(${percent > 0 ? '+' : ''}${percent}%)`;
}

function goalLine(fen: number, goalFen: number): string {
  const left = goalFen - fen;
  const place = left > 0 ? `差 ${shortYuan(left)}` : `超 ${shortYuan(-left)}`;
  return `目标 ${shortYuan(goalFen)},做到 ${Math.round((fen * 100) / goalFen)}%,${place}`;
}

export function packsText(packs: MonthPack[]): string {
  const [first] = packs;
  const hint = packs.length === 1 && !first.locked ? [`看过了说「锁定${monthName(first.month)}」。`] : [];
  return [...packs.map(packText), ...hint].join('\n');
}

const MOST_DAYS = 3;

/** Which days are open is named before anybody locks them. `brief`: she has had the report. */
export function lockPrompt(pack: MonthPack, brief: boolean): Prompt {
  const { month, openDays } = pack;
  const named = openDays.slice(0, MOST_DAYS).map((day) => day.slice(5));
  const days = `${named.join('、')}${openDays.length > MOST_DAYS ? `…共 ${openDays.length} 天` : ''}`;
  const open = openDays.length > 0 ? [`这几天没日结:${days}。一起锁定?`] : [];
  const rest = [...open, '锁定以后数字不再变。'];
  return {
    text: [brief ? monthWords.unlocked(month) : packText(pack), ...rest].join('\n'),
    again: [monthWords.unlocked(month), ...rest].join('\n'),
    card: {
      kind: 'buttons',
      title: monthWords.unlocked(month),
      desc: cut(openDays.length > 0 ? `${openDays.length} 天没日结` : '每天都日结了', 44),
      buttons: [
        { key: 'yes', text: openDays.length > 0 ? '照样锁定' : '锁定', style: 2 },
        { key: 'no', text: '先不锁', style: 4 },
      ],
    },
  };
}

export function ownMonthText({ month, locked, figures, before, days }: OwnMonth): string {
  const lines = [
    `${figures.name} ${monthName(month)}${locked ? '(已锁定)' : ''}`,
    ownLine(figures),
    `点名 ${figures.asked} 位 · 新客 ${figures.newCustomers} 位`,
    ...(before ? [`再上个月 ${ownLine(before)}`] : []),
  ];
  if (days) {
    const visits = days.flatMap(({ day, visits }) =>
      visits.map((each) => `${day.slice(5)} ${each.customer} ${each.treatments.join('、')}`),
    );
    return [...lines, ...visits].join('\n');
  }
  return [...lines, '每一位:「我上个月明细」。少算了:「上个月少算我两个」。'].join('\n');
}

function ownLine(figures: PersonMonth): string {
  return `${figures.visits}位 · 划卡${figures.sessions}次 · 实耗 ${yuan(figures.consumedFen)} · 业绩 ${yuan(figures.cashFen)}`;
}

export function decisionPrompt(words: string, owner: string, dueDay: string): Prompt {
  const text = `月会定:${words}\n${owner},${dayWithWeekday(dueDay)}前。记下?`;
  return yesNoCard({
    text,
    title: monthWords.decisionTitle,
    desc: cut(words, 44),
    rows: [
      { label: '谁', value: owner },
      { label: '几号前', value: dayWithWeekday(dueDay) },
    ],
    yes: '记下',
    no: '不记',
  });
}

export function decidedText(words: string, owner: string, dueDay: string): string {
  return `记下了:${words}(${owner},${dayWithWeekday(dueDay)}前)。到期会提醒。`;
}

export function taskText(words: string, dueDay: string): string {
  return `月会给你的\n${words},${dayWithWeekday(dueDay)}前。做完回「今天的事」点掉。`;
}

export function decisionsText(decisions: DecisionShown[], today: string): string {
  if (decisions.length === 0) return '还没有月会定的事。记一件:「月会定:莹莹练拉提,12月20号前」。';
  const lines = decisions.map(({ words, owner, dueDay, status }) => {
    const late = status === 'open' && dueDay < today ? ',过期' : '';
    return `${words} · ${owner} ${dayFrom(today, dueDay)}前(${status === 'done' ? '办了' : `没办${late}`})`;
  });
  return ['月会定的:', ...lines].join('\n');
}
