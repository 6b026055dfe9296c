/** Record money (记一笔收款): what came in, for what, how and who sold it. A payment is not a visit. */
import { yuan } from '../../src/text/days';
import { howPaid } from '../../src/text/money';
import { moneyCard, moneyRefused, moneyReceived, moneyWords } from '../../src/text/payments';
import { visitSays } from '../../src/text/visit/asks';
import { words } from '../../src/text/slots';
import type { MoneyDraft } from '../../src/salon/money/money-lines';
import type { Receive } from '../../src/salon/money/payments';
import type { Received } from '../../src/salon/money/receive';
import type { Ref, SalonFlow, SalonHeard, SalonSlot } from '../ear';
import type { Ending, Facts, Input, Match, Question, Start, Values } from '../engine';
import { customerSlot, readCustomerOrWalkIn, nameWithoutFile } from '../slots/customer';
import { badAmountOf, DOUBTFUL_FEN, lineOf, moneyOf, PAYABLE, sellersSlot, sharesOf } from '../slots/money';
import { cardOf, sessionsBought } from '../slots/card-sale';
import * as heardOf from '../slots/visit';
import { startOf } from '../starting';
import { fileFirst } from '../two-things';
import { draftsOf, type VisitValues } from '../visits/visit-values';

interface MoneyValues extends VisitValues {
  forCustomer?: Ref;
  sellers?: Ref[];
  product?: string;
  /** The repayment is of a debt that was never written down here. */
  oldDebt?: boolean;
}

interface MoneyFacts {
  speaker: { id: string; name?: string; roles: string[] };
  unknown?: string | null;
  badAmount?: string | null;
  customer?: Ref | null;
  same?: { amountFen: number; by: Ref | null }[];
  storedFen?: number;
  arrearsFen?: number | null;
  /** More would be repaid than is owed. */
  overpaid?: boolean;
  closed?: boolean;
  refused?: string | null;
}

const tapped: SalonSlot[] = ['moneyKind', 'moneyAgain', 'bigSum', 'oldDebt'].map((name) => ({
  name,
  label: '',
}));

export const recordMoney: SalonFlow = {
  name: 'record-money',
  version: 1,
  command: 'record-money',
  title: (values) => moneyWords.title(nameOf(valuesOf(values))),
  slots: [
    customerSlot({
      read: readCustomerOrWalkIn,
      clears: ['walkIn', 'moneyAgain'],
      required: (values) => valuesOf(values).walkIn === undefined,
      question: (_values, facts) => whoPaid(facts as unknown as MoneyFacts),
    }),
    heardOf.walkIn,
    {
      ...heardOf.money,
      required: true,
      question: (_values, facts) => howMuch(facts as unknown as MoneyFacts),
    },
    { ...cardOf, required: (values) => sold(values).some((draft) => !draft.treatment) },
    { ...sessionsBought, required: (values) => sold(values).some((draft) => !draft.sessions) },
    sellersSlot,
    heardOf.visitDay,
    { ...heardOf.note, read: noteWithDay },
    ...tapped,
  ],
  wants: (values, facts) => preview(valuesOf(values), facts as unknown as MoneyFacts),
  objects: (values, facts) => objection(valuesOf(values), facts as unknown as MoneyFacts),
  confirm: (values, facts) => confirmation(valuesOf(values), facts as unknown as MoneyFacts),
  press: (key, values, facts, selected) =>
    notRepaid(key, draftsOf(valuesOf(values)), facts as unknown as MoneyFacts) ??
    pressed(key, valuesOf(values), facts as unknown as MoneyFacts, selected),
  commit: (values, facts) => [
    { operation: 'payments.record', input: inputOf(valuesOf(values), facts as unknown as MoneyFacts) },
  ],
  done: (outcomes) => ending(outcomes[0]),
  refused: (outcome) => ({
    say: moneyRefused(outcome.code, outcome.facts),
    ...(outcome.code === 'no-such-customer' ? { clear: ['customer'] } : {}),
    ...(outcome.code === 'not-an-amount' || outcome.code === 'too-much' ? { clear: ['money'] } : {}),
    ...(outcome.code === 'not-a-day' ? { clear: ['day'] } : {}),
  }),
  unconfirmed: (values) => moneyWords.unconfirmed(nameOf(valuesOf(values))),
  elsewhere: isWhole,
};

export function startRecordMoney(heard: SalonHeard, given: Values = {}): Start {
  return startOf(recordMoney, heard, given, {
    speaker: heard.reading.speaker,
    unknown: nameWithoutFile(heard),
    badAmount: badAmountOf(heard),
  });
}

function valuesOf(values: Values): MoneyValues {
  return values as MoneyValues;
}

function nameOf({ customer, walkIn }: MoneyValues): string {
  return customer?.name ?? walkIn ?? words.customer;
}

function whoPaid({ unknown }: MoneyFacts): Question {
  return unknown ? visitSays.noFile(unknown) : { text: moneyWords.whoPaid };
}

function howMuch({ badAmount }: MoneyFacts): Question {
  return { text: badAmount ? visitSays.badSum(badAmount) : visitSays.howMuch };
}

/** A sentence that names a customer and a sum is a payment of its own, not the answer that was asked for. */
function isWhole(heard: SalonHeard, values: Values): boolean {
  const named = heard.reading.reading.slots.customer !== undefined;
  return !values.customer && named && moneyOf(heard).length > 0;
}

/** Cards among the sums. */
function sold(values: Values) {
  return draftsOf(valuesOf(values)).filter((draft) => draft.kind === 'course' && !draft.sameCard);
}

function preview(values: MoneyValues, facts: MoneyFacts) {
  if (!values.customer && !values.walkIn) return null;
  const { customerId, walkIn, day, lines } = inputOf(values, facts);
  return { operation: 'payments.preview', input: { customerId, walkIn, day, lines } };
}

function inputOf(values: MoneyValues, facts: MoneyFacts): Receive {
  const sellers = creditedTo(values, facts);
  return {
    ...(values.customer?.id
      ? { customerId: values.customer.id }
      : { walkIn: values.customer?.name ?? values.walkIn }),
    ...(values.forCustomer ? { forCustomerId: values.forCustomer.id } : {}),
    ...(values.day ? { day: values.day } : {}),
    ...(values.moneyAgain ? { again: true } : {}),
    lines: draftsOf(values).map((draft) => ({
      ...lineOf(draft, draft.kind === 'repayment' || draft.kind === 'deposit' ? [] : sharesOf(sellers)),
      ...(noteOf(values) ? { note: noteOf(values) } : {}),
    })),
  };
}

/** «剩的下个月五号»: a day that no line of money takes is kept in the note. */
function noteWithDay(heard: SalonHeard, asked: boolean, values: Values, facts: Facts): Match | null {
  const note = heardOf.note.read!(heard, asked, values, facts);
  const { spans, text } = heard.reading.reading;
  const day = spans.find((span) => span.slot === 'nextTime');
  if (!day || values.note !== undefined || !/剩|余|尾|欠/.test(text)) return note;
  const left = note && 'value' in note ? `${String(note.value)} ` : '';
  return { value: `${left}${day.text}` };
}

/** Words that only name the product again are no note. */
function noteOf({ note, money }: MoneyValues): string | undefined {
  return money?.some((draft) => draft.product && note?.includes(draft.product)) ? undefined : note;
}

/** Who was named, else who writes it down, unless she only sits at the counter. */
function creditedTo(values: MoneyValues, { speaker }: MoneyFacts): Ref[] {
  if (values.sellers?.length) return values.sellers;
  return speaker.roles.includes('receptionist') ? [] : [{ id: speaker.id, name: speaker.name ?? '' }];
}

function objection(values: MoneyValues, facts: MoneyFacts): Question | null {
  if (facts.refused) return { text: moneyRefused(facts.refused, { day: values.day }) };
  const unclear = draftsOf(values).filter((draft) => draft.kind === null);
  if (unclear.length > 0) return visitSays.moneyFor(unclear);
  if (facts.overpaid && !values.oldDebt) {
    const repaid = draftsOf(values).filter((draft) => draft.kind === 'repayment');
    return moneyWords.notOwed(nameOf(values), repaid, facts.arrearsFen ?? null);
  }
  const big = draftsOf(values).find((draft) => draft.amountFen > DOUBTFUL_FEN);
  if (big && !values.bigSum) return visitSays.bigSum(big.amountFen);
  const [same] = facts.same ?? [];
  if (same && !values.moneyAgain)
    return moneyWords.toldBefore(nameOf(values), same.by?.name ?? null, same.amountFen);
  return null;
}

function confirmation(values: MoneyValues, facts: MoneyFacts) {
  const drafts = draftsOf(values);
  const repays = drafts.some((draft) => draft.kind === 'repayment');
  const unsaid = drafts.some((draft) => draft.method === null);
  return moneyCard({
    customer: nameOf(values),
    drafts,
    sellers: creditedTo(values, facts)
      .map((seller) => seller.name)
      .filter(Boolean),
    owed: repays && typeof facts.arrearsFen === 'number' ? yuan(facts.arrearsFen) : null,
    forDay: values.day ?? null,
    closed: facts.closed === true,
    note: noteOf(values),
    select: unsaid ? howPaid() : undefined,
  });
}

function pressed(
  key: string,
  values: MoneyValues,
  facts: MoneyFacts,
  selected: Record<string, string[]>,
): Input[] | null {
  if (key === 'newFile') return fileFirst(recordMoney.name, values, facts);
  if (key === 'fix') return [{ kind: 'say', text: moneyWords.fix }];
  if (key === 'walkIn') return [{ kind: 'fill', slot: 'walkIn', value: facts.unknown ?? words.walkIn }];
  if (key === 'moneyAgain' || key === 'bigSum' || key === 'oldDebt')
    return [{ kind: 'fill', slot: key, value: true }];
  if (key.startsWith('for:')) return [{ kind: 'fill', slot: 'moneyKind', value: key.slice(4) }];
  if (key !== 'yes') return null;
  const method = PAYABLE.find((each) => each === selected.method?.[0]);
  const money = values.money?.map((draft) =>
    draft.method === null && method ? { ...draft, method } : draft,
  );
  return [...(method ? [{ kind: 'fill' as const, slot: 'money', value: money }] : []), { kind: 'confirm' }];
}

/** What a repayment is that nothing, or less, is owed for. */
function notRepaid(key: string, drafts: MoneyDraft[], { arrearsFen }: MoneyFacts): Input[] | null {
  const fill = (money: MoneyDraft[]): Input[] => [{ kind: 'fill', slot: 'money', value: money }];
  if (key.startsWith('instead:')) {
    const kind = key.slice('instead:'.length) as MoneyDraft['kind'];
    return fill(drafts.map((draft) => (draft.kind === 'repayment' ? { ...draft, kind } : draft)));
  }
  if (key !== 'overTopUp') return null;
  let owedFen = arrearsFen ?? 0;
  return fill(
    drafts.flatMap((draft) => {
      if (draft.kind !== 'repayment') return [draft];
      const repaidFen = Math.min(owedFen, draft.amountFen);
      owedFen -= repaidFen;
      const over = { ...draft, kind: 'topUp' as const, amountFen: draft.amountFen - repaidFen };
      return [{ ...draft, amountFen: repaidFen }, over].filter((each) => each.amountFen > 0);
    }),
  );
}

function ending(outcome: Facts): Ending {
  const { customer, lines, storedFen } = outcome as unknown as {
    customer: Ref;
    lines: Received[];
    storedFen: number;
  };
  return { say: [{ text: moneyReceived(customer.name, lines, storedFen) }] };
}
