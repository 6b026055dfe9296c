/** The answers of the form «record a visit», and what they ask of the salon. */
import type { MoneyDraft } from '../../src/salon/money/money-lines';
import type { NextLine, NextTime } from '../../src/salon/visits/parts';
import type { VisitAsked, VisitSeen } from '../../src/salon/visits/preview';
import type { VisitSaid } from '../../src/salon/visits/visits';
import type { Ref } from '../ear';
import type { Facts, Values } from '../engine';
import { lineOf, sharesOf } from '../slots/money';
import type { Hands } from '../slots/hands';
import type { ServiceHeard } from '../slots/visit';

/** How a treatment is settled where no course of hers does it. */
export type Way = 'single' | 'gift' | 'lent' | 'course';

export interface VisitValues {
  customer?: Ref | null;
  /** Somebody without a file. */
  walkIn?: string;
  day?: string;
  services?: ServiceHeard[];
  beautician?: Ref;
  hands?: Hands;
  sessionsUsed?: number;
  consumedFen?: number;
  fromStored?: boolean;
  voucher?: boolean;
  money?: MoneyDraft[];
  moneyKind?: MoneyDraft['kind'];
  /** Who sold, where it was said. */
  sellers?: Ref[];
  cardOf?: Ref;
  cardSessions?: number;
  effect?: string;
  feedback?: string;
  reaction?: string;
  needs?: string[];
  nextDo?: NextLine[];
  nextSell?: NextLine[];
  nextTime?: NextTime;
  leftToConsultant?: boolean;
  minutes?: number;
  asked?: boolean;
  note?: string;
  talk?: string;
  /** What she answered to what was offered. */
  answer?: VisitSaid['answer'];
  ways?: Record<string, Way>;
  lender?: Ref;
  /** Who pays, where it is not the one on the bed. */
  payer?: Ref;
  again?: boolean;
  moneyAgain?: boolean;
  bigSum?: boolean;
  noMoney?: boolean;
}

/** Who speaks and which day it is, given when the form opens. */
export interface VisitFacts {
  speaker: { id: string; roles: string[] };
  seen?: VisitSeen;
  refused?: string | null;
  /** A name that nobody in the store has. */
  unknown?: string | null;
  /** A sum that cannot be one. */
  badAmount?: string | null;
  /** Forms to be opened after this one. */
  then?: { flow: string; values: Values; facts?: Facts }[];
  /** Something else than what was booked was done. */
  changed?: boolean;
}

export function valuesOf(values: Values): VisitValues {
  return values as VisitValues;
}

export function factsOf(facts: Facts): VisitFacts {
  return facts as unknown as VisitFacts;
}

/** Who did it: whoever was named, else the beautician who speaks, else who has her in the table. */
export function beauticianOf(values: VisitValues, facts: VisitFacts): Ref | null {
  if (values.beautician) return values.beautician;
  const { speaker } = facts;
  if (speaker.roles.includes('beautician')) return facts.seen?.speaker ?? null;
  return facts.seen?.booked ?? null;
}

/** Null until a customer is known. */
export function askedOf(values: VisitValues, facts: VisitFacts): VisitAsked | null {
  if (!values.customer && !values.walkIn) return null;
  const drafts = values.money ?? [];
  const cashFen = drafts.reduce((sum, draft) => sum + (isForService(draft) ? draft.amountFen : 0), 0);
  const named = values.beautician?.id;
  const own = facts.speaker.roles.includes('beautician') ? facts.speaker.id : undefined;
  return {
    ...(values.customer?.id
      ? { customerId: values.customer.id }
      : { walkIn: values.customer?.name ?? values.walkIn }),
    ...(values.day ? { day: values.day } : {}),
    services: (values.services ?? asBooked(facts)).map((service) => serviceOf(values, service)),
    ...(named || own ? { beauticianId: named ?? own } : {}),
    ...(values.sessionsUsed === undefined ? {} : { sessionsUsed: values.sessionsUsed }),
    ...(values.consumedFen === undefined ? {} : { consumedFen: values.consumedFen }),
    ...(values.fromStored ? { fromStored: true } : {}),
    ...(values.voucher || drafts.some((draft) => draft.kind === 'voucher') ? { voucher: true } : {}),
    ...(cashFen > 0 ? { cashFen } : {}),
    ...(values.again ? { again: true } : {}),
    ...(values.lender ? { ownerId: values.lender.id } : {}),
    ...(values.payer ? { payerId: values.payer.id } : {}),
    ...(drafts.length > 0 ? { sums: drafts.map((draft) => draft.amountFen) } : {}),
  };
}

/** What she is booked for today, where nothing else was said to be done and nothing is recorded yet. */
export function asBooked({ seen, changed }: VisitFacts): ServiceHeard[] {
  if (!seen || changed || seen.before?.services.length) return [];
  return seen.bookedFor.map((treatment) => ({ treatment, times: 1 }));
}

function isForService(draft: MoneyDraft): boolean {
  return draft.kind === null || draft.kind === 'single';
}

function serviceOf(values: VisitValues, service: ServiceHeard) {
  const way = values.ways?.[service.treatment.id];
  return {
    treatmentId: service.treatment.id,
    times: service.times,
    ...(values.hands?.[service.treatment.id] ? { beauticianId: values.hands[service.treatment.id].id } : {}),
    ...(service.gift || way === 'gift' ? { gift: true, paidBy: 'gift' as const } : {}),
    ...(service.redo ? { redo: true } : {}),
    ...(way === 'single' ? { courseId: null } : {}),
  };
}

export function saidOf(values: VisitValues, facts: VisitFacts): VisitSaid {
  const asked = askedOf(values, facts)!;
  const beautician = beauticianOf(values, facts);
  const { effect, feedback, reaction, needs, nextDo, nextSell, nextTime, minutes, note } = values;
  return {
    ...asked,
    ...(beautician ? { beauticianId: beautician.id } : {}),
    effect,
    feedback,
    reaction,
    needs,
    nextDo,
    nextSell,
    nextTime,
    minutes,
    note,
    talk: values.talk,
    answer: values.answer,
    asked: values.asked,
    moneyAgain: values.moneyAgain,
    money: draftsOf(values).map((draft) =>
      lineOf(withListPrice(draft, values, facts), sellersOf(draft, values, facts)),
    ),
  };
}

/** The sums with what was asked about them filled in; several ways of paying for one card stay one card. */
export function draftsOf(values: VisitValues): MoneyDraft[] {
  let cards = 0;
  return (values.money ?? []).map((draft): MoneyDraft => {
    const open = draft.kind === null || (draft.kind === 'course' && !(draft.sessions && draft.treatment));
    const kind = (open ? values.moneyKind : null) ?? draft.kind;
    if (kind !== 'course') return { ...draft, kind };
    if (cards++ > 0 && !draft.sessions) return { ...draft, kind, sameCard: true };
    const treatment = draft.treatment ?? values.cardOf;
    return { ...draft, kind, treatment, sessions: draft.sessions ?? values.cardSessions };
  });
}

/** Less than the single prices was paid: the list price stands beside it, so that what was let off is seen. */
function withListPrice(draft: MoneyDraft, values: VisitValues, facts: VisitFacts): MoneyDraft {
  const single = draft.kind === null || draft.kind === 'single';
  const paid = facts.seen?.lines.filter((line) => line.paidBy === 'cash' && line.times > 0) ?? [];
  const listFen = paid.reduce((sum, line) => sum + line.listFen, 0);
  const alone = values.money?.length === 1;
  return single && alone && listFen > draft.amountFen ? { ...draft, listFen } : draft;
}

/** Who was named is credited, else whoever writes it down, unless she only sits at the counter. */
function sellersOf(draft: MoneyDraft, { sellers }: VisitValues, facts: VisitFacts) {
  const { roles, id } = facts.speaker;
  if (draft.kind === 'repayment') return [];
  if (sellers?.length) return sharesOf(sellers);
  if (roles.includes('receptionist')) return [];
  return [{ staffId: id, share: 100 }];
}
