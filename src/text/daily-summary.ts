/** The manager's summary: one text that fits one screen, without a customer's name. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { DailySummary } from '../salon/figures/daily-summary';
import type { DecisionKind, ToDecide } from '../salon/figures/manager-decisions';
import { dayWithWeekday, shortYuan, yuan } from './days';
import { kindName, methodName } from './money';
import { unconfirmedText } from './open-ends';

export const summaryWords = {
  title: '今日小结',
  approvals: '等您批的',
  notAllowed: '小结由店长看。',
  nothing: '没有要您定的。',
};

const DECIDE: Record<DecisionKind, { line: (count: number) => string; button: string }> = {
  complaint: { line: (count) => `投诉未了 ${count} 件`, button: '看投诉' },
  approval: { line: (count) => `等您批 ${count} 件`, button: '去批' },
  dayClose: { line: () => '今天还没日结', button: '现在日结' },
  undecided: { line: (count) => `日会两次没定 ${count} 位`, button: '我来定' },
  grades: { line: (count) => `分级建议 ${count} 位`, button: '定分级' },
};

export function summaryPrompt(summary: DailySummary): Prompt {
  const text = summaryText(summary);
  if (summary.decide.length === 0) return { text };
  return {
    text,
    card: {
      kind: 'buttons',
      title: `要您定 ${summary.decide.length} 件`,
      desc: summary.decide.map(decideLine).join('、'),
      buttons: summary.decide.map((each, index) => ({ key: `go:${index}`, text: DECIDE[each.kind].button })),
    },
  };
}

export function summaryText(summary: DailySummary): string {
  const { day, recorded, month } = summary;
  const lines = [
    `${dayWithWeekday(day)} 小结`,
    // What is not closed stands first (SR-LOOP-17).
    endsLine(summary.ends),
    `现金 ${yuan(summary.cashFen)}${partsOf(summary.byKind.map((each) => [kindName(each.kind), each.fen]))}`,
    ...(summary.byMethod.length > 0
      ? [summary.byMethod.map((each) => `${methodName(each.method)} ${yuan(each.fen)}`).join('、')]
      : []),
    closedLine(summary),
    `实耗 ${yuan(summary.consumedFen)}`,
    monthLine(month),
    `到店 ${summary.visitors} 爽约 ${summary.noShows} 散客 ${summary.walkIns} 新客 ${summary.fresh}(已记 ${recorded.recorded}/${recorded.expected} 位)`,
    `明天 ${summary.tomorrow.visitors} 位,预计现金 ${yuan(summary.tomorrow.expectedFen)}`,
    ...unconfirmedText(summary.unconfirmed),
    ...touchedLine(summary),
    ...correctedLine(summary.corrected),
    ...(summary.decide.length > 0
      ? [`要您定:${summary.decide.map((each, index) => `${index + 1} ${decideLine(each)}`).join(' ')}`]
      : []),
  ];
  return lines.join('\n');
}

function partsOf(parts: [string, number][]): string {
  return parts.length > 0 ? `(${parts.map(([name, fen]) => `${name} ${yuan(fen)}`).join('、')})` : '';
}

function closedLine({ closed }: DailySummary): string {
  if (!closed) return '对账:还没日结';
  if (closed.differenceFen === 0) return '对账:平';
  const more = closed.differenceFen > 0 ? '多' : '少';
  return `对账:${more} ${yuan(Math.abs(closed.differenceFen))}`;
}

function monthLine(month: DailySummary['month']): string {
  const now = `本月现金 ${shortYuan(month.cashFen)}`;
  if (month.goalFen <= 0) return now;
  const ahead = month.cashFen - month.dueFen;
  const place = ahead >= 0 ? `快 ${shortYuan(ahead)}` : `差 ${shortYuan(-ahead)}`;
  return `${now} / 目标 ${shortYuan(month.goalFen)},今天该到 ${shortYuan(month.dueFen)},${place}`;
}

function endsLine(ends: DailySummary['ends']): string {
  if (ends.length === 0) return '收口:都收了';
  return `没收口:${ends.map((each) => `${each.staff} ${each.count}`).join('、')}`;
}

function touchedLine({ undone, late, gifts }: DailySummary): string[] {
  const parts = [
    ...(undone > 0 ? [`撤销 ${undone}`] : []),
    ...(late > 0 ? [`补录 ${late}`] : []),
    ...(gifts > 0 ? [`折扣/赠送 ${gifts}`] : []),
  ];
  return parts.length > 0 ? [parts.join('、')] : [];
}

function correctedLine({ count, fen }: DailySummary['corrected']): string[] {
  return count > 0 ? [`更正以前的 ${count} 笔(${yuan(fen)})`] : [];
}

function decideLine(decision: ToDecide): string {
  return DECIDE[decision.kind].line(decision.count);
}
