/**
 * Complaints: each has a channel, a deadline and an owner from the first minute, the manager hears of it at once
 * (SR-SAT-01). It is closed only when it stands what was done and what the customer said to it (SR-SAT-02, SR-SAT-03), and the
 * causes are counted by the month (SR-SAT-04). Never shown to the one it is about.
 */
import { Between, In } from '../../database/conditions';
import { Complaint } from '../../../entities/complaint';
import { Customer } from '../../../entities/customer';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf, businessDaySpan, clockOf, HOUR, whileOpen } from '../calendar';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { periodOf, PERIODS, type Period, type PeriodName } from '../figures/periods';
import { withOperation } from '../handbook/pages';
import { shortName } from '../plans/facts';
import { fulfilPromise, makePromise, openPromises } from '../promises/promises';
import { settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import { staffNamed, theCustomer, type Named } from '../subjects';
import { byWhom, type Work } from '../work';

export const CAUSES = [
  'effect',
  'reaction',
  'skill',
  'attitude',
  'waiting',
  'price',
  'selling',
  'hygiene',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

export interface ComplaintSaid {
  customerId: string;
  text: string;
  aboutStaffId?: string;
  treatmentId?: string;
  channel?: string;
  cause?: Cause;
}

export interface ComplaintFacts extends Record<string, unknown> {
  complaintId: string;
  customer: Named;
  text: string;
  by: string;
  about: string | null;
  /** Who served her last, and when. */
  served: { day: string; by: string[] } | null;
  /** What was done then, as far as the store has written how (user-days 4). */
  operations: string[];
  /** HH:MM and day until which she must have heard from us. */
  deadline: { day: string; clock: string };
  owner: Named | null;
  status: Complaint['status'];
  channel: string;
  cause: string | null;
  resolution: string | null;
  feedback: string | null;
  /** Business day on which this was told. */
  today: string;
}

/** Refusals: `not-found`, `nothing-said`. */
async function open(work: Work, input: ComplaintSaid): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const text = input.text.trim();
  if (!text) return refused('nothing-said', {});
  const all = await storeStaff(work, 'manager');
  const managers = all.filter((each) => each.id !== input.aboutStaffId);
  const ownerId = managers[0]?.id ?? customer.consultantId ?? work.actor.staffId ?? '';
  const hours = await settingOf(work, 'complaint.hours');
  const deadlineAt = whileOpen(work.store, work.now, (hours[customer.grade ?? ''] ?? hours.other) * HOUR);
  const row = await work.rows.insert(Complaint, {
    storeId: work.store.id,
    customerId: customer.id,
    channel: input.channel ?? 'chat',
    cause: input.cause ?? null,
    text,
    treatmentId: input.treatmentId ?? null,
    aboutStaffId: input.aboutStaffId ?? null,
    status: 'open',
    deadlineAt,
    ownerId,
    at: work.now,
    byId: byWhom(work.actor),
  });
  await makePromise(work, {
    customerId: customer.id,
    ownerId,
    kind: 'complaint',
    why: text,
    dueDay: businessDayOf(deadlineAt, work.store.timezone),
    dueAt: deadlineAt,
    originKind: 'complaint',
    originId: row.id,
  });
  const facts = await factsOf(work, row);
  return done(facts, tellsOf(work, customer, input.aboutStaffId, managers, facts));
}

/** At once to the managers, and to her consultant unless it is about herself. */
function tellsOf(
  work: Work,
  customer: Customer,
  about: string | undefined,
  managers: { id: string }[],
  facts: ComplaintFacts,
): Tell[] {
  const to = new Set([...managers.map((each) => each.id), customer.consultantId]);
  return [...to]
    .filter((id): id is string => !!id && id !== work.actor.staffId && id !== about)
    .map((id) => ({ to: id, notice: 'complaint.opened', facts }));
}

interface Answer {
  complaintId: string;
  /** What the customer said to what was done. */
  feedback?: string;
  /** What was done about it. */
  resolution?: string;
  cause?: Cause;
}

/**
 * Keeps what was done and what she said to it; with both it is closed, and not before (SR-SAT-02).
 * Refusals: `not-found`; `not-yours`; `closed`; `nothing-said`.
 */
async function answer(work: Work, input: Answer): Promise<Result> {
  const row = await work.tx.lock(Complaint, input.complaintId);
  if (!row || row.storeId !== work.store.id || row.aboutStaffId === work.actor.staffId) {
    return refused('not-found', {});
  }
  const customer = await theCustomer(work, row.customerId);
  const may = [row.ownerId, customer?.consultantId].includes(work.actor.staffId ?? '');
  if (!may && !work.actor.roles.includes('manager')) return refused('not-yours', {});
  if (row.status === 'closed') return refused('closed', { customer: customer?.name ?? '' });
  if (!input.feedback?.trim() && !input.resolution?.trim()) return refused('nothing-said', {});
  const feedback = input.feedback?.trim() || row.feedback;
  const resolution = input.resolution?.trim() || row.resolution;
  const closes = !!feedback && !!resolution;
  await work.rows.update(Complaint, row.id, {
    status: closes ? 'closed' : resolution ? 'answered' : 'working',
    feedback,
    resolution,
    cause: input.cause ?? row.cause,
    ...(closes ? { closedAt: work.now } : {}),
  });
  if (closes) {
    const promises = await openPromises(work, row.customerId);
    for (const each of promises.filter((one) => one.originId === row.id)) {
      await fulfilPromise(work, each, resolution);
    }
  }
  const after = (await work.tx.one(Complaint, { id: row.id }))!;
  return done(await factsOf(work, after));
}

/** What is not closed, the nearest deadline first; nobody sees what is about herself. */
async function list(work: Work): Promise<Result> {
  const rows = await work.tx.find(Complaint, {
    where: { storeId: work.store.id, status: In(['open', 'working', 'answered']) },
    order: { deadlineAt: 'ASC' },
  });
  const facts: ComplaintFacts[] = [];
  for (const row of rows.filter((each) => each.aboutStaffId !== work.actor.staffId)) {
    facts.push(await factsOf(work, row));
  }
  return done({ complaints: facts.slice(0, 10), today: businessDayOf(work.now, work.store.timezone) });
}

export interface CauseCounts {
  period: PeriodName;
  total: number;
  /** The most frequent first. */
  causes: { cause: string; count: number }[];
  closed: number;
}

/** What complaints of a period were about (SR-SAT-04): figures only, no customer and nobody's name. */
async function causes(work: Work, input: { period?: PeriodName }): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const name = PERIODS.find((each) => each === input.period) ?? 'this_month';
  return done({ period: name, ...(await causesIn(work, periodOf(name, today))) });
}

export async function causesIn(work: Work, { from, to }: Period): Promise<Omit<CauseCounts, 'period'>> {
  const zone = work.store.timezone;
  const rows = await work.tx.find(Complaint, {
    where: {
      storeId: work.store.id,
      at: Between(businessDaySpan(from, zone).from, businessDaySpan(to, zone).to - 1),
    },
    select: ['id', 'cause', 'status'],
  });
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.cause ?? 'other', (counts.get(row.cause ?? 'other') ?? 0) + 1);
  return {
    total: rows.length,
    causes: [...counts]
      .map(([cause, count]) => ({ cause, count }))
      .sort((one, other) => other.count - one.count || (one.cause < other.cause ? -1 : 1)),
    closed: rows.filter((row) => row.status === 'closed').length,
  };
}

async function factsOf(work: Work, row: Complaint): Promise<ComplaintFacts> {
  const customer = await work.tx.one(Customer, { id: row.customerId });
  const [visit] = await work.tx.find(Visit, {
    where: { customerId: row.customerId },
    order: { day: 'DESC' },
    take: 1,
    select: ['id', 'day'],
  });
  const services = visit ? await work.tx.find(VisitService, { where: { visitId: visit.id } }) : [];
  const hands = services.map((each) => each.beauticianId);
  const staff = await staffNamed(work, [row.ownerId, row.aboutStaffId, row.byId, ...hands]);
  const zone = work.store.timezone;
  return {
    complaintId: row.id,
    customer: { id: row.customerId, name: customer?.name ?? '' },
    text: row.text,
    by: staff.get(row.byId)?.name ?? '',
    about: row.aboutStaffId ? (staff.get(row.aboutStaffId)?.name ?? null) : null,
    served: visit
      ? { day: visit.day, by: [...new Set(hands.flatMap((id) => (id && staff.get(id)?.name) || []))] }
      : null,
    operations: await operationsOf(work, services),
    deadline: { day: businessDayOf(row.deadlineAt, zone), clock: clockOf(row.deadlineAt, zone) },
    owner: staff.get(row.ownerId) ?? null,
    status: row.status,
    channel: row.channel,
    cause: row.cause,
    resolution: row.resolution,
    feedback: row.feedback,
    today: businessDayOf(work.now, zone),
  };
}

async function operationsOf(work: Work, services: VisitService[]): Promise<string[]> {
  const written = await withOperation(
    work,
    services.map((each) => each.treatmentId),
  );
  if (written.size === 0) return [];
  return (await work.tx.find(Treatment, { where: { id: In([...written]) } })).map(shortName);
}

export const complaintOperations: Operation[] = [
  { name: 'complaints.open', command: 'complaint', kind: 'write', run: open },
  { name: 'complaints.answer', command: 'complaint', kind: 'write', run: answer },
  { name: 'complaints.causes', command: 'complaint-list', kind: 'read', run: causes },
  { name: 'complaints.list', command: 'complaint-list', kind: 'read', run: list },
];
