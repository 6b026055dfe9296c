import { In } from '../database/conditions';
import type { Ear, Numbered, Ref } from '../../bot-flows/ear';
import type { Reading } from '../../bot-flows/understanding/reading';
import { Appointment } from '../../entities/appointment';
import { Customer } from '../../entities/customer';
import { DailyList } from '../../entities/daily-list';
import type { Sql } from '../database';
import { businessDayOf } from '../salon/calendar';
import type { Words } from './lexicon';
import type { Person } from './people';

/** What is known around the messages of one turn; made once, whatever number of messages wait. */
export interface Surroundings {
  words: Words;
  list: Numbered[];
  inHouse: Ref[];
  hersHere: Ref[];
  today: string;
}

const IN_THE_HOUSE = ['arrived', 'confirmed', 'booked', 'done'] as const;

export async function surroundingsOf(
  tx: Sql,
  person: Person,
  words: Words,
  now: number,
): Promise<Surroundings> {
  const store = person.stores[0];
  const today = businessDayOf(now, store.timezone);
  const list = await tx.one(DailyList, { staffId: person.staff.id, day: today });
  const appointments = await tx.find(Appointment, {
    where: { storeId: store.id, day: today, status: In([...IN_THE_HOUSE]) },
  });
  const mine = appointments
    .filter((row) => row.beauticianId === person.staff.id)
    .sort((a, b) => inTreatment(b, now) - inTreatment(a, now) || a.at - b.at);
  const hers = await hersOf(tx, person, appointments);
  const ids = [
    ...hers,
    ...(list?.items ?? []).map((item) => item.customerId),
    ...mine.map((row) => row.customerId),
  ];
  const names = await namesOf(tx, ids, words);
  const refOf = (id: string): Ref => ({ id, name: names.get(id) ?? '' });
  return {
    words,
    today,
    list: (list?.items ?? []).map((item) => ({ n: item.n, customer: refOf(item.customerId) })),
    inHouse: mine.map((row) => refOf(row.customerId)),
    hersHere: hers.map(refOf),
  };
}

/** Customers of a consultant who have come today and are not written as done. */
async function hersOf(tx: Sql, person: Person, appointments: Appointment[]): Promise<string[]> {
  if (!person.roles.includes('consultant')) return [];
  const here = [...new Set(appointments.flatMap((row) => (row.status === 'arrived' ? row.customerId : [])))];
  if (here.length === 0) return [];
  const hers = await tx.find(Customer, { where: { id: In(here), consultantId: person.staff.id } });
  return hers.map((customer) => customer.id);
}

/** Who came last and whose hour it is stands first, then whoever else is here, then who is still to come. */
function inTreatment(row: Appointment, now: number): number {
  if (row.status !== 'arrived') return 0;
  return row.at <= now + SOON ? row.at : 1;
}

const SOON = 15 * 60_000;

export function earOf(around: Surroundings, person: Person, reading: Reading, media?: Ear['media']): Ear {
  const store = person.stores[0];
  return {
    reading: reading.plain ?? reading,
    ...(reading.plain ? { likely: reading } : {}),
    lexicon: around.words.lexicon,
    speaker: { id: person.staff.id, name: person.staff.name, roles: person.roles },
    store: { id: store.id, timezone: store.timezone, opensAt: store.opensAt, closesAt: store.closesAt },
    today: around.today,
    list: around.list,
    inHouse: around.inHouse,
    hersHere: around.hersHere,
    media,
  };
}

async function namesOf(tx: Sql, ids: string[], words: Words): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  if (ids.length === 0) return names;
  const wanted = new Set(ids);
  for (const entry of words.lexicon.customers) {
    if (wanted.has(entry.code)) names.set(entry.code, entry.name);
  }
  const others = [...wanted].filter((id) => !names.has(id));
  if (others.length > 0) {
    const rows = await tx.find(Customer, { where: { id: In(others) } });
    rows.forEach((row) => names.set(row.id, row.name));
  }
  return names;
}
