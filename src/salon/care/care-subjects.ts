/** Every customer of the store as the rules of care see her: counts from her summary, rows only where they decide. */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Promised } from '../../../entities/promise';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { addDays, businessDayOf, businessDaySpan } from '../calendar';
import { categoryRhythms, VISITS_FOR_OWN_RHYTHM, type CategoryRhythm } from '../customers/rhythm';
import { recountCustomers } from '../customers/summary';
import type { Work } from '../work';
import { nextBirthday } from './birthdays';
import type { CareSubject } from './due-promises';

/** A category that she last came for before this is no longer one of hers. */
const CATEGORY_DAYS = 400;
/** As far back as a promise of the rules made before still counts: a half-year. */
const PROMISES_BACK = 190;
const AT_ONCE = 200;

/** A lunar birthday falls on another solar day each year: the summary is told of the next one. */
export async function freshenLunarBirthdays(work: Work): Promise<void> {
  const rows = await work.tx.find(Customer, {
    where: { storeId: work.store.id, birthdayLunar: true },
    select: ['id'],
  });
  await recountCustomers(
    work,
    rows.map((row) => row.id),
  );
}

export async function careSubjects(work: Work, today: string): Promise<CareSubject[]> {
  const rows = await work.tx.find(CustomerSummary, { where: { storeId: work.store.id } });
  const hidden = await hiddenOf(work);
  const shown = rows.filter((row) => !hidden.has(row.customerId));
  const promises = await promisesOf(work, today);
  const refused = await refusalsOf(work, today);
  const yesterday = await visitsOf(work, addDays(today, -1));
  const categories = await categoriesOf(
    work,
    shown.filter((row) => row.visits >= VISITS_FOR_OWN_RHYTHM).map((row) => row.customerId),
    today,
  );
  return shown.map((row) => {
    const hers = promises.get(row.customerId) ?? [];
    const lastMade = new Map<string, string>();
    for (const each of hers) lastMade.set(each.kind, businessDayOf(each.at, work.store.timezone));
    return {
      ...row,
      booked: row.nextAppointmentAt !== null && row.nextAppointmentAt > work.now,
      birthday: row.birthdayMonthDay ? nextBirthday(row.birthdayMonthDay, false, today) : null,
      open: new Set(hers.filter((each) => each.status === 'open').map((each) => each.kind)),
      lastMade,
      refusedOn: refused.get(row.customerId) ?? null,
      yesterday: yesterday.get(row.customerId) ?? null,
      categories: categories.get(row.customerId) ?? [],
    };
  });
}

/** Walk-ins without a file, and files that were joined to another. */
async function hiddenOf(work: Work): Promise<Set<string>> {
  const storeId = work.store.id;
  const rows = await work.tx.find(Customer, {
    where: { storeId },
    select: ['id', 'isWalkIn', 'mergedIntoId', 'erasedAt'],
  });
  return new Set(rows.filter((row) => row.isWalkIn || row.mergedIntoId || row.erasedAt).map((row) => row.id));
}

/** Oldest first, so that the last of a kind is the newest. */
async function promisesOf(work: Work, today: string): Promise<Map<string, Promised[]>> {
  const from = businessDaySpan(addDays(today, -PROMISES_BACK), work.store.timezone).from;
  const rows = await work.tx.find(Promised, {
    where: [
      { storeId: work.store.id, status: 'open' },
      { storeId: work.store.id, at: MoreThanOrEqual(from) },
    ],
    select: ['id', 'customerId', 'kind', 'status', 'at'],
    order: { at: 'ASC' },
  });
  const map = new Map<string, Promised[]>();
  for (const row of rows) {
    if (row.customerId) map.set(row.customerId, [...(map.get(row.customerId) ?? []), row]);
  }
  return map;
}

async function refusalsOf(work: Work, today: string): Promise<Map<string, string>> {
  const rows = await work.tx.find(Contact, {
    where: {
      storeId: work.store.id,
      result: 'refused',
      day: MoreThanOrEqual(addDays(today, -PROMISES_BACK)),
    },
    select: ['id', 'customerId', 'day'],
    order: { day: 'ASC' },
  });
  return new Map(rows.map((row) => [row.customerId, row.day]));
}

async function visitsOf(work: Work, day: string): Promise<Map<string, CareSubject['yesterday']>> {
  const rows = await work.tx.find(Visit, { where: { storeId: work.store.id, day } });
  return new Map(
    rows.map((row) => [row.customerId, { visitId: row.id, withProblem: (row.needs?.length ?? 0) > 0 }]),
  );
}

async function categoriesOf(
  work: Work,
  ids: string[],
  today: string,
): Promise<Map<string, CategoryRhythm[]>> {
  const since = addDays(today, -CATEGORY_DAYS);
  const treatments = new Map((await work.tx.find(Treatment)).map((row) => [row.id, row.category]));
  const rhythms = new Map<string, CategoryRhythm[]>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const customerId = In(ids.slice(from, from + AT_ONCE));
    const visits = await work.tx.find(Visit, {
      where: { customerId, day: MoreThanOrEqual(since) },
      select: ['id', 'day', 'customerId'],
    });
    const days = new Map(visits.map((visit) => [visit.id, visit.day]));
    const services = await work.tx.find(VisitService, {
      where: { customerId },
      select: ['id', 'customerId', 'visitId', 'treatmentId'],
    });
    const done = new Map<string, { day: string; category: string }[]>();
    for (const service of services) {
      const day = days.get(service.visitId);
      const category = treatments.get(service.treatmentId);
      if (!day || !category) continue;
      done.set(service.customerId, [...(done.get(service.customerId) ?? []), { day, category }]);
    }
    for (const [id, all] of done) rhythms.set(id, categoryRhythms(all));
  }
  return rhythms;
}
