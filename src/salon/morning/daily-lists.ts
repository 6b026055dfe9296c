/** Somebody's list of the day: made once in the morning from the summary, with numbers that stay all day. */
import { In, LessThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Course } from '../../../entities/course';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { DailyList, type ListClass } from '../../../entities/daily-list';
import { Promised } from '../../../entities/promise';
import { Staff } from '../../../entities/staff';
import { Store } from '../../../entities/store';
import { Treatment } from '../../../entities/treatment';
import { businessDayOf, businessDaySpan } from '../calendar';
import { voicesToday } from '../care/voices-today';
import { withSources } from './list-reasons';
import { leftUndecided } from '../meetings/left';
import { standInFor } from '../customers/ownership';
import { candidateOf, listOf, type Candidate, type ListRules, type ListSubject } from './priorities';
import { settingsOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';

/** Her list of today, made now if there is none yet. Undefined for somebody who looks after nobody. */
export async function listFor(work: Work, staffId: string): Promise<DailyList | undefined> {
  const day = businessDayOf(work.now, work.store.timezone);
  const known = await work.tx.one(DailyList, { staffId, day });
  if (known) return known;
  const ownerIds = await ownersServedBy(work, staffId, day);
  if (ownerIds.length === 0) return undefined;
  const lines = await linesFor(work, ownerIds, day);
  const row = { staffId, storeId: work.store.id, day, items: lines, at: work.now };
  return (await work.rows.insertIfNew(DailyList, row)) ?? (await work.tx.one(DailyList, { staffId, day }));
}

/** Who has a list today: every consultant and manager of the store who is there; a stand-in has the others' too. */
export async function listHolders(work: Work): Promise<Staff[]> {
  const day = businessDayOf(work.now, work.store.timezone);
  const holders: Staff[] = [];
  for (const staff of await storeStaff(work)) {
    if (!looksAfterCustomers(staff)) continue;
    if ((await standInFor(work, staff, day)) === staff.id) holders.push(staff);
  }
  return holders;
}

/** Herself, and those who are off and for whom she stands in today. */
async function ownersServedBy(work: Work, staffId: string, day: string): Promise<string[]> {
  const served: string[] = [];
  for (const staff of await storeStaff(work)) {
    if (!looksAfterCustomers(staff)) continue;
    if ((await standInFor(work, staff, day)) === staffId) served.push(staff.id);
  }
  return served;
}

function looksAfterCustomers(staff: Staff): boolean {
  return staff.roles.includes('consultant') || staff.roles.includes('manager');
}

async function linesFor(work: Work, ownerIds: string[], day: string) {
  const rules = await listRules(work);
  const subjects = await subjectsOf(work, ownerIds, day);
  const candidates = subjects.flatMap((subject) => candidateOf(subject, day, rules) ?? []);
  const store = await work.tx.one(Store, { id: work.store.id });
  const [cash] = await settingsOf(work, ['morning.cash_definition']);
  const sourced = await withSources(work, candidates, {
    today: day,
    zone: work.store.timezone,
    cash,
    cashDays: rules.cashDays,
    liveSince: store?.liveSince ?? null,
    ownerIds,
  });
  return listOf(await withVoices(work, sourced, candidates, ownerIds, day), rules);
}

/** One customer hears one voice a day: on the other lists she stands without a call (SR-REL-04). */
async function withVoices(
  work: Work,
  sourced: Candidate[],
  candidates: Candidate[],
  ownerIds: string[],
  day: string,
): Promise<Candidate[]> {
  const voices = await voicesToday(work, candidates, day);
  return sourced.map((candidate) => {
    const voice = voices.get(candidate.customerId);
    if (!voice || ownerIds.includes(voice)) return candidate;
    const said = { code: 'otherVoice', source: 'staff', sourceId: voice };
    return { ...candidate, otherVoice: true, reasons: [...candidate.reasons, said] };
  });
}

async function listRules(work: Work): Promise<ListRules> {
  const values = await settingsOf(work, [
    'new.window_months',
    'morning.cash_days',
    'rhythm.behind_factor',
    'contact.days',
    'new.care_days',
    'morning.calls_per_day',
    'new.second_visit_days',
  ]);
  const [newMonths, cashDays, behindFactor, contactDays, careDays, callsPerDay, secondVisitDays] = values;
  const [order] = await settingsOf(work, ['morning.order']);
  const [visitsPerMonth] = await settingsOf(work, ['level.visits_per_month']);
  return {
    newMonths,
    cashDays,
    behindFactor,
    contactDays,
    careDays,
    callsPerDay,
    secondVisitDays,
    visitsPerMonth,
    order: withOther(order),
  };
}

/** A store that reorders the classes and forgets one still lists everybody. */
function withOther(order: ListClass[]): ListClass[] {
  const all: ListClass[] = ['cash', 'new', 'A', 'B', 'C', 'other'];
  return [...order, ...all.filter((each) => !order.includes(each))];
}

/** One row of the summary each: her customers, and others for whom she has something to do today. */
async function subjectsOf(work: Work, ownerIds: string[], day: string): Promise<ListSubject[]> {
  const own = await work.tx.find(CustomerSummary, {
    where: { storeId: work.store.id, consultantId: In(ownerIds) },
  });
  const promised = await work.tx.find(Promised, {
    where: { ownerId: In(ownerIds), status: 'open', dueDay: LessThanOrEqual(day), storeId: work.store.id },
  });
  const known = new Set(own.map((row) => row.customerId));
  const left = await leftUndecided(work, ownerIds, day);
  const asked = [...promised, ...left].flatMap((each) => each.customerId ?? []);
  const others = [...new Set(asked)].filter((id) => !known.has(id));
  const rows = [
    ...own,
    ...(others.length > 0 ? await work.tx.find(CustomerSummary, { where: { customerId: In(others) } }) : []),
  ];
  const hidden = await withoutList(
    work,
    rows.map((row) => row.customerId),
  );
  const cycles = await courseCycles(
    work,
    rows.filter((row) => row.sessionsLeft > 0 && row.rhythmDays === null).map((row) => row.customerId),
  );
  const hours = await comingToday(work, day);
  const dayEnds = businessDaySpan(day, work.store.timezone).to;
  return rows
    .filter((row) => !hidden.has(row.customerId))
    .map((row) => ({
      ...row,
      left: left.find((each) => each.customerId === row.customerId),
      comesAt: hours.get(row.customerId) ?? null,
      courseDays: cycles.get(row.customerId) ?? null,
      booked: row.nextAppointmentAt !== null && row.nextAppointmentAt >= dayEnds,
    }));
}

/** Days of the shortest cycle among the courses that somebody still has sessions of. */
async function courseCycles(work: Work, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const courses = await work.tx.find(Course, { where: { customerId: In(ids), status: 'active' } });
  const treatments = new Map((await work.tx.find(Treatment)).map((row) => [row.id, row.cycleDays]));
  const cycles = new Map<string, number>();
  for (const course of courses.filter((each) => each.used < each.total)) {
    const days = treatments.get(course.treatmentId);
    const before = cycles.get(course.customerId);
    if (days && (before === undefined || days < before)) cycles.set(course.customerId, days);
  }
  return cycles;
}

/** Files that were joined to another, and walk-ins without one. */
async function withoutList(work: Work, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await work.tx.find(Customer, {
    where: { id: In(ids) },
    select: ['id', 'isWalkIn', 'mergedIntoId', 'erasedAt'],
  });
  return new Set(rows.filter((row) => row.isWalkIn || row.mergedIntoId || row.erasedAt).map((row) => row.id));
}

async function comingToday(work: Work, day: string): Promise<Map<string, number>> {
  const rows = await work.tx.find(Appointment, {
    where: {
      storeId: work.store.id,
      day,
      status: In(['booked', 'confirmed', 'arrived', 'done']),
    },
    order: { at: 'DESC' },
  });
  return new Map(rows.map((row) => [row.customerId, row.at]));
}
