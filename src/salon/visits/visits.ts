/** Visits (服务记录, SR-FRM-03): one per customer and business day, whoever writes about it; what is said later is added. */
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { Visit, type NextLine, type NextTime, type NoneBecause } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { Payment } from '../../../entities/payment';
import { In } from '../../database/conditions';
import { answered, paidFor, type Answer } from '../action-plan/outcome';
import { addDays, businessDayOf, HOUR, isDay } from '../calendar';
import { ownDay } from '../figures/figures';
import { refusalOf, type MoneyLine } from '../money/money-lines';
import { bookedToday, isLocked } from '../month/locked';
import { diagnoseNeeds } from '../customer-file/diagnoses';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { receive } from '../money/receive';
import { sameSums } from '../money/same-sums';
import { draftPlan } from '../plans/plans';
import { reportReaction } from './reactions';
import { linkRedone } from './redo';
import { asksImpression } from '../customer-file/impressions';
import { holdCustomer, named, staffNamed, theCustomer, type Named } from '../subjects';
import { recount } from '../customers/summary';
import { settleParts } from './completion';
import { added, joined } from './parts';
import { writeLines } from './writing';
import { knownFor, seeVisit, type VisitAsked } from './preview';
import { linesOf, type Line } from './lines';
import { asWalkIn, openWalkIn } from './walk-ins';
import { byWhom, type Work } from '../work';

export interface VisitSaid extends VisitAsked {
  effect?: string;
  feedback?: string;
  reaction?: string;
  needs?: string[];
  nextDo?: NextLine[];
  nextSell?: NextLine[];
  nextTime?: NextTime;
  noneBecause?: NoneBecause;
  note?: string;
  /** What was talked about beside the treatment (SR-FLD-14). */
  talk?: string;
  minutes?: number;
  /** She asked for this beautician by name (指定). */
  asked?: boolean;
  money?: MoneyLine[];
  /** The same sum really came in twice. */
  moneyAgain?: boolean;
  /** What she answered to what was offered. */
  answer?: Answer;
}

/** Sessions of one treatment on one day: more is a slip of the finger. */
const MOST_TIMES = 20;
/** Days back that somebody may still write a visit for; older ones are the manager's. */
const BACK_DAYS = 31;

async function preview(work: Work, input: VisitAsked): Promise<Result> {
  const customer = input.walkIn ? asWalkIn(input.walkIn) : await theCustomer(work, input.customerId);
  if (!customer) return refused('no-such-customer', { customerId: input.customerId });
  const fault = faultOf(work, input) ?? (await faultOfMonth(work, input.day));
  if (fault) return fault;
  return done({ refused: null, seen: await seeVisit(work, customer, input) });
}

/** Several customers of one message; each by itself, so that one unknown customer does not hide the others. */
async function previewMany(work: Work, input: { items: VisitAsked[] }): Promise<Result> {
  const many: unknown[] = [];
  for (const item of input.items) {
    const result = await preview(work, item);
    many.push(result.done ? result.facts.seen : { refused: result.code });
  }
  return done({ many });
}

/**
 * Adds what was said to the customer's visit of the day, or opens it. Refused, with what is there, where a course has
 * fewer sessions («not-enough-sessions») or an account holds less («not-enough-stored»).
 */
async function record(work: Work, said: VisitSaid): Promise<Result> {
  const fault = await faultOfMonth(work, said.day);
  if (fault) return fault;
  return said.day ? bookedToday(work, said.day, () => write(work, said)) : write(work, said);
}

async function write(work: Work, said: VisitSaid): Promise<Result> {
  const customer = said.walkIn
    ? await openWalkIn(work, said.walkIn)
    : await theCustomer(work, said.customerId);
  if (!customer) return refused('no-such-customer', { customerId: said.customerId });
  const input = { ...said, day: said.day ?? businessDayOf(work.now, work.store.timezone) };
  const fault = faultOf(work, input) ?? refusalOf(input.money ?? []);
  if (fault) return fault;
  await holdCustomer(work, customer.id);
  const visit = await openVisit(work, customer, input.day);
  const before = await work.tx.find(VisitService, { where: { visitId: visit.id } });
  const lines = linesOf(input, await knownFor(work, customer.id, input, before));
  const refusal = await writeLines(work, visit, lines, input);
  if (refusal) return refusal;
  const money = await takeMoney(work, customer, visit, input);
  if ('refusal' in money) return money.refusal;
  await addWords(work, visit, input);
  await answerProposals(work, visit, lines, input);
  await closeAppointment(work, customer.id, input.day);
  const others = [...lines.flatMap((line) => line.courseOwnerId ?? []), said.payerId ?? customer.id];
  for (const id of new Set([...others, customer.id]))
    await recount(work, id, id === customer.id ? [visit.id] : []);
  const open = await settleParts(work, visit.id);
  const redone = await linkRedone(work, customer, visit);
  const tells = [...(await tellsOf(work, customer, visit.id, input)), ...redone];
  const today = businessDayOf(work.now, work.store.timezone);
  return done(
    {
      visitId: visit.id,
      customer: named(customer),
      day: input.day,
      lines,
      consumedFen: lines.reduce((sum, line) => sum + line.consumedFen, 0),
      receivedFen: money.receivedFen,
      skippedFen: money.skippedFen,
      open: customer.isWalkIn || atTheDesk(work) ? [] : open,
      consultant: await consultantOf(work, customer),
      today,
      impression: before.length === 0 && lines.length > 0 && (await asksImpression(work, customer)),
      own: work.actor.staffId ? await ownDay(work, work.actor.staffId, input.day) : null,
    },
    tells,
  );
}

/** What comes next is not hers to say: nobody can of a walk-in, and reception is not asked. */
function atTheDesk({ actor }: Work): boolean {
  return actor.roles.length > 0 && actor.roles.every((role) => role === 'receptionist');
}

async function consultantOf(work: Work, customer: Customer): Promise<Named | null> {
  return (await staffNamed(work, [customer.consultantId])).get(customer.consultantId ?? '') ?? null;
}

/** Into a locked month only the manager writes: it counts in the month of today. */
async function faultOfMonth(work: Work, day: string | undefined) {
  if (!day || !isDay(day) || mayReachBack(work)) return null;
  return (await isLocked(work, day)) ? refused('month-locked', { month: day.slice(0, 7) }) : null;
}

function mayReachBack({ actor }: Work): boolean {
  return actor.kind !== 'staff' || actor.roles.includes('manager');
}

function faultOf(work: Work, input: VisitAsked) {
  const today = businessDayOf(work.now, work.store.timezone);
  const day = input.day ?? today;
  if (!isDay(day) || day > today) return refused('not-a-day', { day });
  if (!mayReachBack(work) && day < addDays(today, -BACK_DAYS)) return refused('too-long-ago', { day });
  const counts = [...input.services.map((service) => service.times), input.sessionsUsed ?? 1];
  if (!counts.every((count) => Number.isInteger(count) && count >= 0 && count <= MOST_TIMES)) {
    return refused('not-a-count', { counts });
  }
  const sums = [input.consumedFen ?? 0, input.cashFen ?? 0];
  if (!sums.every((sum) => Number.isSafeInteger(sum) && sum >= 0)) return refused('not-an-amount', { sums });
  return null;
}

export async function openVisit(work: Work, customer: Customer, day: string): Promise<Visit> {
  const standing = await work.tx.lock(Visit, { customerId: customer.id, day });
  if (standing) return standing;
  return work.rows.insert(Visit, {
    storeId: work.store.id,
    customerId: customer.id,
    day,
    status: 'open',
    openedAt: work.now,
    createdById: byWhom(work.actor),
  });
}

/** Writes the sums received; one that somebody told before on this day is left out unless it came in twice. */
async function takeMoney(
  work: Work,
  customer: Customer,
  visit: Visit,
  said: VisitSaid,
): Promise<{ receivedFen: number; skippedFen: number } | { refusal: ReturnType<typeof refused> }> {
  const lines = said.money ?? [];
  if (said.payerId) await holdCustomer(work, said.payerId);
  const same = said.moneyAgain ? [] : await sameSums(work, said.payerId ?? customer.id, visit.day, lines);
  const fresh = lines.filter((line) => !same.some((payment) => payment.amountFen === line.amountFen));
  const payer = said.payerId ? await theCustomer(work, said.payerId) : customer;
  if (!payer) return { refusal: refused('no-such-customer', { customerId: said.payerId }) };
  const who = { payer: named(payer), user: named(customer) };
  const received = await receive(work, who, visit.day, fresh, visit.id);
  if ('refusal' in received) return received;
  for (const payment of same.filter((each) => !each.visitId)) {
    await work.rows.update(Payment, payment.id, { visitId: visit.id });
  }
  const sum = (some: { amountFen: number }[]) => some.reduce((total, line) => total + line.amountFen, 0);
  return { receivedFen: sum(fresh), skippedFen: sum(lines) - sum(fresh) };
}

async function addWords(work: Work, visit: Visit, said: VisitSaid): Promise<void> {
  const needs = added((visit.needs ?? []).map(asLine), said.needs?.map(asLine));
  await work.rows.update(Visit, visit.id, {
    effect: joined(visit.effect, said.effect),
    feedback: joined(visit.feedback, said.feedback),
    reaction: joined(visit.reaction, said.reaction),
    note: joined(visit.note, said.note),
    talk: joined(visit.talk, said.talk),
    needs: needs?.map((line) => line.text) ?? null,
    nextDo: added(visit.nextDo, said.nextDo),
    nextSell: added(visit.nextSell, said.nextSell),
    nextTime: said.nextTime ?? visit.nextTime,
    noneBecause: said.noneBecause ? { ...visit.noneBecause, ...said.noneBecause } : visit.noneBecause,
    doneAt: visit.doneAt ?? work.now,
  });
  await diagnoseNeeds(work, visit, needs?.map((line) => line.text) ?? []);
}

/** What was offered and is done and paid for today was accepted; else what she said of it counts. */
async function answerProposals(work: Work, visit: Visit, lines: Line[], said: VisitSaid): Promise<void> {
  const bought = lines.filter((line) => line.paidBy === 'cash' || line.paidBy === 'stored');
  const treatmentIds = bought.filter((line) => line.times > 0).map((line) => line.treatmentId);
  const source = { by: 'visit' as const, sourceId: visit.id, day: visit.day };
  await paidFor(work, visit.customerId, treatmentIds, source);
  if (said.answer) await answered(work, visit.customerId, said.answer);
}

function asLine(text: string) {
  return { text };
}

/** Who comes and is recorded has come: her appointment of the day is done. */
async function closeAppointment(work: Work, customerId: string, day: string): Promise<void> {
  const rows = await work.tx.find(Appointment, {
    where: { customerId, day, status: In(['booked', 'confirmed', 'arrived']) },
  });
  // Somebody she brought has a bed and a record of her own; of several a later one is still to come.
  const own = rows.filter((each) => !each.companion);
  for (const row of own.filter((each) => own.length === 1 || each.at <= work.now + HOUR / 2)) {
    await work.rows.update(Appointment, row.id, { status: 'done' });
  }
}

/** A reaction is told at once; the consultant gets the next visit's draft while the customer is still in the house. */
async function tellsOf(work: Work, customer: Customer, visitId: string, said: VisitSaid): Promise<Tell[]> {
  const tells = said.reaction ? await reportReaction(work, customer, visitId, said.reaction) : [];
  const drafted = await draftPlan(work, { customerId: customer.id, visitId });
  return [...tells, ...(drafted.done ? (drafted.tells ?? []) : [])];
}

export const visitOperations: Operation[] = [
  { name: 'visits.preview', command: 'record-visit', kind: 'read', run: preview },
  { name: 'visits.preview-many', command: 'record-visit', kind: 'read', run: previewMany },
  { name: 'visits.record', command: 'record-visit', kind: 'write', run: record },
];
