/** The card of a visit before it is written: what was heard, what stands already, what to heed. */
import type { Button, Prompt, Row } from '../../../bot-flows/engine';
import type { MoneyDraft } from '../../salon/money/money-lines';
import type { Line } from '../../salon/visits/lines';
import { cut, dayFrom, yuan } from '../days';
import { moneyLines } from '../money';
import { lineShown } from './words';

/** What the card of a visit tells; absent facts have no row. */
export interface VisitShown {
  customer: string;
  day: string;
  today: string;
  beautician: string | null;
  /** She asked for her by name. */
  asked: boolean;
  lines: Line[];
  owners: Record<string, string>;
  consumedFen: number;
  money: MoneyDraft[];
  /** Who sold, where it was said. */
  sellers: string[];
  /** Who pays, where it is somebody else. */
  payer: string | null;
  effect?: string;
  feedback?: string;
  reaction?: string;
  needs?: string[];
  next: { nextDo?: string; nextSell?: string; nextTime?: string; left: boolean };
  note?: string;
  talk?: string;
  allergy: string | null;
  taboo: string | null;
  before: { by: string[]; services: string[]; cashFen: number } | null;
  sameMoney: { amountFen: number; by: string | null }[];
  moneyAgain: boolean;
  /** Told before as done by somebody else than who tells it now. */
  otherHands: { treatment: string; by: string }[];
}

export function visitCard(shown: VisitShown, choice: Button[], select: Selectable): Prompt {
  const facts = factsOf(shown);
  const rows = facts.map(([label, value]): Row => ({ label, value: cut(value, 30) }));
  const title = shown.before
    ? `${shown.customer} · 加到${dayFrom(shown.today, shown.day)}的记录`
    : `${shown.customer} · ${dayFrom(shown.today, shown.day)}`;
  const head = beforeShown(shown);
  const text = [
    title,
    ...(head ? [head] : []),
    ...facts.map(([label, value]) => `${label}:${value}`),
    ...warnings(shown),
    '还没记下,对吗?',
  ];
  const whole =
    rows.length <= 6 &&
    !head &&
    facts.every(([, value]) => [...value].length <= 30) &&
    warnings(shown).length === 0;
  return {
    text: text.join('\n'),
    ...(whole ? { whole: true } : {}),
    card: {
      kind: 'buttons',
      title: cut(title, 36),
      desc: cut(head ?? '还没记下,对吗?', 44),
      rows: rows.slice(0, 6),
      ...(select ? { select } : {}),
      buttons: choice,
    },
  };
}

export type Selectable =
  { key: string; title: string; options: { id: string; text: string }[]; selected?: string } | undefined;

function factsOf(shown: VisitShown): [string, string][] {
  const { next } = shown;
  const nextShown = [next.nextDo, next.nextSell && `卖${next.nextSell}`, next.nextTime]
    .filter(Boolean)
    .join(' · ');
  const heard = [shown.effect, shown.feedback].filter((words) => words && words !== shown.reaction).join(';');
  const all: [string, string | undefined][] = [
    ['项目', shown.lines.map((line) => lineShown(line, shown.owners)).join('、')],
    [
      '谁做',
      shown.beautician
        ? `${shown.beautician}${shown.asked ? '(点名)' : ''}`
        : shown.lines.some((line) => line.times > 0)
          ? '还不知道,回名字'
          : undefined,
    ],
    [
      '收款',
      shown.money.length > 0
        ? `${shown.payer ? `${shown.payer}付 ` : ''}${moneyLines(shown.money)}`
        : undefined,
    ],
    ['业绩', shown.money.length > 0 ? shown.sellers.join('、') : undefined],
    ['实耗', shown.lines.some((line) => line.state !== 'same') ? yuan(shown.consumedFen) : undefined],
    ['效果', heard || undefined],
    ['反应', shown.reaction],
    ['新需求', shown.needs?.join('、')],
    ['下次', nextShown || (next.left ? '顾问定' : undefined)],
    ['聊到', shown.talk],
    ['备注', shown.note],
  ];
  return all.filter((fact): fact is [string, string] => !!fact[1]);
}

/** «苏婉已记:补水、眼部 · 收1,280»: what somebody told before. */
function beforeShown(shown: VisitShown): string | null {
  if (!shown.before) return null;
  const { by, services, cashFen } = shown.before;
  const done = [services.join('、'), cashFen > 0 ? `收${yuan(cashFen)}` : ''].filter(Boolean).join(' · ');
  return done ? `${by.join('、') || '有人'}已记:${done}` : null;
}

function warnings(shown: VisitShown): string[] {
  const care = [shown.allergy && `${shown.allergy}过敏`, shown.taboo].filter(Boolean).join(',');
  const same = shown.sameMoney.map((each) => `${each.by ?? '有人'}已记收${yuan(each.amountFen)}`).join(';');
  const hands = shown.otherHands.map(
    (each) => `${each.treatment}已记是${each.by}做的;记错了就说「改${shown.customer}今天的」`,
  );
  return [
    ...hands,
    ...(care ? [`注意:${care}`] : []),
    ...(same ? [shown.moneyAgain ? `${same},这是另收的一笔` : `${same},不重复记`] : []),
  ];
}

export const visitButtons = {
  yes: { key: 'yes', text: '记下', style: 2 } as Button,
  fix: { key: 'fix', text: '改一下' } as Button,
  no: { key: 'no', text: '不要了', style: 4 } as Button,
  again: { key: 'again', text: '又做了一次' } as Button,
  moneyAgain: { key: 'moneyAgain', text: '另收了一笔' } as Button,
};

/** What the beautician of a visit is chosen with on the card. */
export const selectTitles = { beautician: '谁做的' };
