/** Look-ups: one's own figures, the store's, and what a customer has left. */
import {
  balanceShown,
  doubtPrompt,
  doubtWords,
  figuresRefused,
  figureWords,
  ownShown,
  storesShown,
} from '../../src/text/figures';
import { visitRefused } from '../../src/text/visit/done';
import type { PeriodName } from '../../src/salon/figures/periods';
import type { BalanceShown } from '../../src/salon/money/balance';
import type { OwnShown, StoreShown } from '../../src/salon/figures/store-figures';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start } from '../engine';
import { customerSlot, nameIn } from '../slots/customer';
import { treatmentsSlot } from '../slots/treatments';
import { startOf } from '../starting';

export const myFigures: SalonFlow = {
  name: 'my-figures',
  version: 1,
  command: 'my-figures',
  title: () => figureWords.title,
  slots: [
    { name: 'staffId', label: figureWords.whose },
    { name: 'period', label: figureWords.when },
  ],
  wants: ({ staffId, period }) => ({ operation: 'figures.own', input: { staffId, period } }),
  commit: () => [],
  done: (_outcomes, values, facts) =>
    said(facts, () =>
      ownShown(facts as unknown as OwnShown, values.asksForPay === true, values.asksForNamed === true),
    ),
};

/** «少算我两个»: her figures, and a tap that puts her words before the manager. */
export const doubtFigures: SalonFlow = {
  name: 'doubt-figures',
  version: 1,
  command: 'my-figures',
  title: () => figureWords.doubt,
  slots: [
    { name: 'words', label: figureWords.doubt },
    { name: 'period', label: figureWords.when },
  ],
  wants: ({ period }) => ({ operation: 'figures.own', input: { period } }),
  confirm: (_values, facts) => (facts.refused ? null : doubtPrompt(facts as unknown as OwnShown)),
  commit: ({ words, period }) => [{ operation: 'figures.doubt', input: { words, period } }],
  done: ([facts]) => ({ say: [{ text: doubtWords.told(facts.managers as string[]) }] }),
  refused: () => ({ say: doubtWords.noManager, give: true }),
};

export function saysDoubted(facts: Facts): { say: Prompt[] } {
  return { say: [{ text: doubtWords.toldOf(facts.shown as OwnShown, String(facts.words)) }] };
}

export const storeFigures: SalonFlow = {
  name: 'store-figures',
  version: 1,
  command: 'store-figures',
  title: () => figureWords.storeTitle,
  slots: [
    { name: 'period', label: figureWords.when },
    { name: 'words', label: figureWords.storeTitle },
  ],
  wants: ({ period, words }) => ({ operation: 'figures.store', input: { period, words } }),
  commit: () => [],
  done: (_outcomes, _values, facts) =>
    said(facts, () => storesShown(facts.stores as StoreShown[], facts.several === true)),
};

export const balance: SalonFlow = {
  name: 'balance',
  version: 1,
  command: 'balance-query',
  title: (values) => figureWords.balanceTitle(nameIn(values)),
  slots: [customerSlot(), treatmentsSlot({ required: false })],
  wants: (values) => {
    const customer = values.customer as Ref | undefined;
    const treatments = (values.treatments as Ref[] | undefined) ?? [];
    if (!customer) return null;
    const input = { customerId: customer.id, treatmentIds: treatments.map((each) => each.id) };
    return { operation: 'balance.of', input };
  },
  commit: () => [],
  done: (_outcomes, _values, facts) => said(facts, () => balanceShown(facts as unknown as BalanceShown)),
};

function said(facts: Facts, shown: () => string) {
  const refused = facts.refused as string | null | undefined;
  if (!refused) return { say: [{ text: shown() }] };
  return {
    say: [
      {
        text:
          figuresRefused[refused] ?? visitRefused[refused]?.(facts) ?? visitRefused['no-such-customer']({}),
      },
    ],
  };
}

/** «我今天做了几个», «倩倩今天消耗多少», «这个月业绩多少»: whose is asked for, else the asker's place decides. */
export function startFigures(heard: SalonHeard): Start {
  const { slots } = heard.reading.reading;
  const { speaker } = heard.reading;
  const period = slots.period ?? periodIn(heard.text);
  if (DOUBTS.test(heard.text)) {
    return { flow: doubtFigures.name, values: { words: heard.text.trim(), period } };
  }
  const asksForStore = speaker.roles.some((role) => role === 'manager' || role === 'owner');
  const mine = /我/.test(heard.text) || slots.therapist !== undefined || !asksForStore;
  if (!mine) return { flow: storeFigures.name, values: { period, words: heard.text.trim() } };
  const asksForPay = /提成|工资|手工费/.test(heard.text);
  return {
    flow: myFigures.name,
    values: {
      period,
      asksForPay,
      asksForNamed: /点名|指定/.test(heard.text),
      ...(slots.therapist ? { staffId: slots.therapist } : {}),
    },
  };
}

const DOUBTS = /(?:少|漏)(?:算|记)了?我|我.{0,6}(?:少|漏)(?:算|记)了?|我的.{0,8}(?:不对|算错|对不上)/;

const PERIODS: [PeriodName, RegExp][] = [
  ['last_month', /上个?月/],
  ['this_month', /(?:这|本)个?月/],
  ['last_week', /上(?:个?星期|个?礼拜|周)/],
  ['this_week', /(?:这|本)(?:个?星期|个?礼拜|周)/],
  ['yesterday', /昨天/],
];

function periodIn(text: string): PeriodName {
  return PERIODS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'today';
}

export function startBalance(heard: SalonHeard): Start {
  return startOf(balance, heard);
}
