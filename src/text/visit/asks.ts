/** What is asked where a visit cannot be written as it was told. */
import type { Button, Question } from '../../../bot-flows/engine';
import type { MoneyDraft } from '../../salon/money/money-lines';
import type { Line } from '../../salon/visits/lines';
import type { VisitBefore } from '../../salon/visits/preview';
import { cut, yuan } from '../days';

export const visitSays = {
  whatDone: (name: string, booked: string[]): Question => ({
    text: `${name} 做的什么项目?`,
    choices: booked.length > 0 ? [{ key: 'asBooked', text: '按预约做的', style: 2 }] : undefined,
  }),
  fix: '哪里不对?直接说就好,例:划2次 / 倩倩做的 / 没做眼部 / 收1280。',
  short: (name: string, line: Line): Question => ({
    text: `${name} 的${line.name}卡只剩${line.short!.left}次(共${line.short!.total}次),不够划${line.short!.wanted}次。这次怎么算?`,
    choices: waysOf(line, line.short!.left),
  }),
  noCourse: (name: string, line: Line): Question => ({
    text: `${name} 没有${line.name}的卡,划不了。这次怎么算?`,
    choices: waysOf(line, 0),
  }),
  paidSingly: (before: VisitBefore, line: Line): Question => ({
    text: `${before.by.map((each) => each.name).join('、')}已记${line.name}收${yuan(before.cashFen)}(单次),又说划卡。算哪一样?`,
    choices: [
      { key: `way:paid:${line.treatmentId}`, text: '按单次', style: 2 },
      { key: `way:course:${line.treatmentId}`, text: '还是划卡' },
    ],
  }),
  whoseCard: '用谁的卡?说名字。记下就是她本人同意了。',
  unplaced: (count: number, lines: Line[]): Question => ({
    text: `还有${count}次没分到项目,多的算在哪个上?`,
    choices: lines.slice(0, 5).map((line) => ({ key: `more:${line.treatmentId}`, text: cut(line.name, 10) })),
  }),
  moneyFor: (drafts: MoneyDraft[]): Question => ({
    text: `收的${drafts.map((draft) => yuan(draft.amountFen)).join('、')}是什么钱?`,
    choices: MONEY_FOR,
  }),
  bigSum: (fen: number): Question => ({
    text: `收${yuan(fen)},数目很大,没打错吧?`,
    choices: [
      { key: 'bigSum', text: '没错', style: 2 },
      { key: 'edit:money', text: '改金额' },
    ],
  }),
  badAmount: (said: string): Question => ({
    text: `「${said}」不是个金额。收了多少?例:收120。`,
    choices: [
      { key: 'noMoney', text: '没收钱' },
      { key: 'no', text: '先不记', style: 4 },
    ],
  }),
  badSum: (said: string) => `「${said}」不是个金额。收了多少?例:120。`,
  howMuch: '收了多少?例:1280。',
  cardOf: {
    text: '办的什么项目的卡?例:拉提。',
    choices: [{ key: 'for:topUp', text: '是储值卡' }],
  } as Question,
  cardSessions: { text: '卡一共几次?', choices: [{ key: 'for:topUp', text: '是储值卡' }] } as Question,
  noSuchDay: (said: string) => `没有这一天:${said}。是哪天做的?`,
  noFile: (words: string): Question => ({
    text: `没找到「${words}」,是哪位?说全名;新客人先建档,没档案的按散客记。`,
    choices: [
      { key: 'newFile', text: '新客建档', style: 1 },
      { key: 'walkIn', text: '按散客记', style: 2 },
    ],
  }),
  leftToConsultant: '好,下次的事顾问定。',
};

const MONEY_FOR: Button[] = [
  { key: 'for:single', text: '单次' },
  { key: 'for:course', text: '办卡' },
  { key: 'for:repayment', text: '还款' },
  { key: 'for:topUp', text: '充值' },
  { key: 'for:product', text: '产品' },
  { key: 'for:deposit', text: '定金' },
];

function waysOf(line: Line, left: number): Button[] {
  return [
    { key: `way:single:${line.treatmentId}`, text: '收单次价', style: 2 },
    { key: `way:gift:${line.treatmentId}`, text: '送的' },
    { key: `way:lent:${line.treatmentId}`, text: '用别人的卡' },
    ...(left > 0 ? [{ key: `way:left:${line.treatmentId}`, text: `只划${left}次` }] : []),
    { key: 'no', text: '先不记', style: 4 as const },
  ];
}
