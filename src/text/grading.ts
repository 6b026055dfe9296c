/** Classes as they are proposed, commented and decided. First lines are neutral: a lock screen is public. */
import type { Prompt, Row } from '../../bot-flows/engine/prompt';
import type { Balance } from '../salon/grading/class-balance';
import type { HersShown, RoundShown, ShownChange } from '../salon/grading/shown-changes';
import { cut } from './days';
import { methodName, reasonsText } from './grade-words';

export const gradeTexts = {
  title: '客人分级',
  which: '看哪位客人的级别?',
  customer: '客人',
  words: '想说的话',
  askWords: (name: string) => `${name} 的级别,想对店长说什么?直接说。`,
  none: '现在没有等着定的级别变动。要现在算一次,回「重新分级」。',
  noneMine: '现在没有等着定的级别变动。',
  notAllowed: '级别由店长和顾问看,请问您的顾问。',
  onlyManager: '定级别要店长来,您可以说「某某别降,因为…」,我带给店长。',
  notFound: '没有找到这位客人。',
  seen: '好,店长定了告诉您。',
  told: (name: string) => `已带给店长:${name} 的话记在她的建议旁边。`,
  noneOpen: (name: string) => `${name} 现在没有等着定的变动,话没有带到。要改级别请直接跟店长说。`,
  later: '好,先放着。要定时回「升降级」。',
  gone: '这一批已经定过了,或者又重新算过。回「升降级」看现在的。',
  started: (count: number, held: string) =>
    `算好了:${count} 位有变动建议${held}。先给顾问看,再请您定;现在就定也行,回「升降级」。`,
};

/** «升 12 降 5 初定 30»; only what there is. */
export function moversText({ up, down, first }: { up: number; down: number; first: number }): string {
  const parts = [`升 ${up}`, `降 ${down}`, ...(first > 0 ? [`初定 ${first}`] : [])];
  return parts.join(' ');
}

/** «何安娜 B→A:现金 10.4万 ≥ 10万;3.2 次/月 ≥ 3». */
export function changeLine(change: ShownChange): string {
  const reasons = reasonsText(change.reasons);
  return `${change.customer.name} ${stepText(change)}${reasons ? `:${reasons}` : ''}`;
}

export function stepText({ from, to }: { from: string | null; to: string }): string {
  return from ? `${from}→${to}` : `定 ${to}`;
}

/** To a consultant: her own customers, with the figures. */
export function proposedPrompt(shown: HersShown): Prompt {
  return {
    text: `本月有几位客人的档案要您看一眼\n${hersText(shown)}`,
    card: {
      kind: 'buttons',
      title: '您看过再给店长定',
      desc: '有话就说,我带给店长',
      buttons: [
        { key: 'seen', text: '没意见', style: 2 },
        { key: 'comment', text: '我有话说' },
      ],
    },
  };
}

export function hersText({ changes, more, first }: HersShown): string {
  const firsts = Object.entries(first).map(([grade, count]) => `${grade} ${count}`);
  return [
    ...changes.map(changeLine),
    ...(more > 0 ? [`还有 ${more} 位`] : []),
    ...(firsts.length > 0 ? [`第一次定级:${firsts.join('、')}`] : []),
  ].join('\n');
}

/** One card for all of it: numbers, no names. */
export function roundPrompt(shown: RoundShown): Prompt {
  const rows = [
    ...(shown.store ? [{ label: '门店', value: shown.store }] : []),
    { label: '办法', value: `${methodName(shown.method)},近${shown.periodDays}天` },
    ...consultantRow(shown),
    ...heldRow(shown),
    { label: 'A:B:C', value: balanceText(shown.balance) },
  ];
  return {
    text: [`分级 ${moversText(shown.movers)}`, ...rows.map((row) => `${row.label}:${row.value}`)].join('\n'),
    card: {
      kind: 'buttons',
      title: `分级 ${moversText(shown.movers)}`,
      rows,
      buttons: [
        { key: 'all', text: '全同意', style: 2 },
        { key: 'each', text: '逐个看' },
        { key: 'later', text: '晚点再定', style: 4 },
      ],
    },
  };
}

function consultantRow({ comments, unseen }: RoundShown): Row[] {
  const said = comments > 0 ? [`有话 ${comments} 位`] : [];
  const waiting = unseen.length > 0 ? [cut(`${unseen.join('、')} 还没看`, 20)] : [];
  const parts = [...said, ...waiting];
  return [{ label: '顾问', value: parts.length > 0 ? parts.join(',') : '都看过,没意见' }];
}

function heldRow(shown: RoundShown): Row[] {
  const text = heldText(shown.held, shown.fixedMonths);
  return text ? [{ label: '没提', value: text }] : [];
}

/** Why some below their class are not proposed. */
export function heldText(held: RoundShown['held'], fixedMonths: number[]): string {
  return [
    ...(held.month > 0 ? [`${held.month} 位不够,${fixedMonths.join('、')}月再看`] : []),
    ...(held.records > 0 ? [`${held.records} 位记录还不满期`] : []),
    ...(held.fresh > 0 ? [`${held.fresh} 位还是新客`] : []),
    ...(held.unknown ? [`${held.unknown} 位毛利或份额不知道`] : []),
  ].join(',');
}

/** «1:3:9,合理 1:2:2»; a hint only where it is far off. */
export function balanceText({ heads, ratio, target, healthy }: Balance): string {
  const now = ratio ? ratio.join(':') : heads.join(':');
  return healthy ? `${now},合理` : `${now},合理 ${target.join(':')}`;
}

/** One customer after another on a card that turns. */
export function changePrompt(change: ShownChange, left: number, noted: string | null): Prompt {
  const rows = [
    { label: '为什么', value: reasonsText(change.reasons) || '第一次定级' },
    ...(change.months === null ? [] : [{ label: '现在', value: `${change.from} ${change.months} 个月` }]),
    ...(change.consultant ? [{ label: '顾问', value: change.consultant }] : []),
    ...(change.comment ? [{ label: '她说', value: change.comment }] : []),
  ];
  const title = `还有${left} · ${change.customer.name} ${stepText(change)}`;
  return {
    text: [...(noted ? [noted] : []), title, ...rows.map((row) => `${row.label}:${row.value}`)].join('\n'),
    card: {
      kind: 'buttons',
      title,
      desc: noted ?? undefined,
      rows,
      buttons: [
        { key: 'agree', text: '同意', style: 2 },
        { key: 'refuse', text: '不改' },
        { key: 'pass', text: '先放着' },
        { key: 'rest', text: '余下全同意' },
        { key: 'stop', text: '到这里', style: 4 },
      ],
    },
  };
}

export interface DecidedShown extends Record<string, unknown> {
  verdict: string;
  up: number;
  down: number;
  first: number;
  stale: number;
  notNow: number;
  left: number;
  told: number;
  gone: boolean;
}

export function decidedText(shown: DecidedShown): string {
  if (shown.gone) return gradeTexts.gone;
  return [
    `定了:${moversText(shown)}`,
    ...(shown.notNow > 0 ? [`${shown.notNow} 位要降的,不是降级的月份,没有动`] : []),
    ...(shown.stale > 0 ? [`${shown.stale} 位级别已经变过,没有动`] : []),
    ...(shown.left > 0 ? [`还有 ${shown.left} 位没定,回「升降级」`] : []),
    ...(shown.told > 0 ? [`${shown.told} 位顾问已收到`] : []),
  ].join(';');
}

/** «何安娜 A,已改» on the next card. */
export function notedText(name: string, verdict: string, to: string | null, done: boolean): string {
  if (!done) return `${name} 没有动(不是降级的月份,或已变过)`;
  return verdict === 'confirmed' ? `${name} 定 ${to}` : `${name} 不改`;
}

export function walkedText(left: number): string {
  return left > 0 ? `看完了,还有 ${left} 位没定,回「升降级」接着看。` : '都定了。';
}

/** To a consultant: what became of hers. */
export function outcomeText(facts: HersShown & { refused: number; by: string }): string {
  const names = facts.changes.map((each) => `${each.customer.name} ${stepText(each)}`);
  return [
    `${facts.by || '店长'}定了本月的建议:`,
    ...names,
    ...(facts.more > 0 ? [`还有 ${facts.more} 位`] : []),
    ...firstLine(facts),
    ...(facts.refused > 0 ? [`没有改的 ${facts.refused} 位`] : []),
  ].join('\n');
}

function firstLine({ first }: HersShown): string[] {
  const parts = Object.entries(first).map(([grade, count]) => `${grade} ${count}`);
  return parts.length > 0 ? [`第一次定级:${parts.join('、')}`] : [];
}
