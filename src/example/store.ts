/**
 * The example salon as one import document: a year of visits that fits everybody's kind, courses and balances as they
 * stand today, appointments of today and tomorrow. Dates are relative to `today`; the same day gives the same salon.
 */
import { cardSales, FILED, METHODS } from './card-sales';
import { addDays } from '../salon/calendar';
import { CUSTOMERS, type ExampleCustomer, type Kind } from './customers';
import { exampleHandbook } from './handbook';
import { dice, type Dice } from './random';
import { ROOMS, STAFF, STORE, TREATMENTS } from './people';

export type ImportDocument = Record<string, Record<string, unknown>[]>;

const SEED = 20261125;
const RHYTHM: Record<string, number> = { A: 9, B: 13, C: 26 };

/** Days since the last visit, by kind and own rhythm. */
const LAST_VISIT: Record<Kind, (rhythm: number, roll: Dice) => number> = {
  steady: (rhythm, roll) => 2 + roll.below(rhythm),
  cash: (rhythm, roll) => 3 + roll.below(rhythm),
  new: (_rhythm, roll) => 2 + roll.below(18),
  late: (rhythm, roll) => Math.round(rhythm * 1.6) + roll.below(rhythm),
  sleeping: (_rhythm, roll) => 110 + roll.below(90),
};

const EFFECTS = ['皮肤亮了一些', '毛孔干净很多', '肩膀松开了', '腰暖暖的', '泛红退了', '眼纹淡了', '睡着了'];
const WORDS = ['很满意', '说手法舒服', '嫌房间有点冷', '问了祛斑', '约好下次带朋友', '说最近睡不好'];

export function exampleStore(today: string): ImportDocument {
  const roll = dice(SEED);
  const visits = CUSTOMERS.flatMap((each) => visitsOf(each, today, roll));
  return {
    stores: [{ ...STORE, timezone: 'Asia/Shanghai' }],
    staff: STAFF.map((each) => ({ ...each, stores: [STORE.code] })),
    shifts: shifts(today),
    rooms: ROOMS.map((room) => ({ store: STORE.code, ...room })),
    treatments: TREATMENTS.map((each) => ({ ...each })),
    customers: CUSTOMERS.map((each, index) => customerRow(each, index, today, roll)),
    courses: CUSTOMERS.flatMap((each) => courseRows(each, today)),
    balances: CUSTOMERS.filter((each) => each.storedValue > 0 || each.arrears).map((each) => ({
      customer: each.code,
      storedValue: each.storedValue,
      arrears: each.arrears ?? 0,
      ...(each.dueIn !== undefined && { dueOn: addDays(today, each.dueIn) }),
    })),
    visits,
    payments: [
      ...CUSTOMERS.flatMap((each, index) => cardSales(each, index, today)),
      ...visits.filter((row) => Number(row.cash) > 0).map(howPaid),
    ],
    appointments: appointments(today, roll),
    plans: CUSTOMERS.filter((each) => each.courses.length > 0 && each.kind !== 'sleeping')
      .slice(0, 24)
      .map((each) => ({ customer: each.code, nextDo: [each.courses[0][0]] })),
    followUps: followUps(today),
    handbook: exampleHandbook(today),
  };
}

/** Two weeks of shifts: everybody is off once a week, beauticians early and late by turns. */
function shifts(today: string): Record<string, unknown>[] {
  return STAFF.flatMap((each, place) =>
    Array.from({ length: 15 }, (_, ahead) => {
      const day = addDays(today, ahead);
      const off = ahead > 1 && (ahead + place) % 7 === 0;
      if (off) return { userid: each.userid, day, off: true };
      const late = each.roles.includes('beautician') && (ahead + place) % 3 === 0;
      return { userid: each.userid, day, from: late ? '12:00' : '10:00', to: '21:00' };
    }),
  );
}

function customerRow(
  each: ExampleCustomer,
  index: number,
  today: string,
  roll: Dice,
): Record<string, unknown> {
  const birthday = index % 20 === 3 ? addDays(today, index % 7).slice(5) : monthDay(roll);
  return {
    code: each.code,
    store: STORE.code,
    name: each.name,
    aliases: each.aliases,
    phone: `1380001${String(index + 1).padStart(4, '0')}`,
    birthday: `${1968 + roll.below(34)}-${birthday}`,
    consultant: each.consultant,
    grade: FILED[each.name] ?? each.grade,
    firstVisit: addDays(today, each.kind === 'new' ? -20 - roll.below(50) : -380 - roll.below(700)),
    source: roll.pick(['朋友介绍', '路过', '抖音团购', '老客转介绍']),
    ...(each.skin && { skin: each.skin }),
    ...(each.allergy && { allergy: each.allergy }),
    ...(each.taboo && { taboo: each.taboo }),
  };
}

function courseRows(each: ExampleCustomer, today: string): Record<string, unknown>[] {
  return each.courses.map(([treatment, total, used]) => ({
    customer: each.code,
    treatment,
    total,
    used,
    price: Math.round(priceOf(treatment) * total * 0.8),
    boughtOn: addDays(today, -30 - used * 12),
  }));
}

function visitsOf(each: ExampleCustomer, today: string, roll: Dice): Record<string, unknown>[] {
  const rhythm = RHYTHM[each.grade];
  const last = LAST_VISIT[each.kind](rhythm, roll);
  const oldest = each.kind === 'new' ? Math.min(last + 20, 60) : 365;
  const gap = each.kind === 'new' ? 9 : rhythm;
  const days: number[] = [];
  for (let ago = last; ago <= oldest; ago += Math.max(3, gap + roll.below(5) - 2)) days.push(ago);
  return days.reverse().map((ago) => visitRow(each, addDays(today, -ago), roll));
}

function visitRow(each: ExampleCustomer, day: string, roll: Dice): Record<string, unknown> {
  const treatment = each.courses.length > 0 ? roll.pick(each.courses)[0] : roll.pick(['F02', 'B01', 'E03']);
  const byCourse = each.courses.length > 0;
  const price = priceOf(treatment);
  return {
    customer: each.code,
    at: `${day}T${String(10 + roll.below(10)).padStart(2, '0')}:${roll.pick(['00', '15', '30', '45'])}`,
    services: [{ treatment, times: 1, beautician: beauticianFor(treatment, each.code) }],
    cash: byCourse ? (roll.chance(12) ? price * 8 : 0) : price,
    consumed: byCourse ? Math.round(price * 0.8) : price,
    sessionsUsed: byCourse ? 1 : 0,
    ...(roll.chance(60) && { effect: roll.pick(EFFECTS) }),
    ...(roll.chance(50) && { feedback: roll.pick(WORDS) }),
  };
}

/** The cash of a visit, with its way of payment. */
function howPaid(visit: Record<string, unknown>, index: number): Record<string, unknown> {
  const [{ treatment }] = visit.services as { treatment: string }[];
  const { customer, at, cash, sessionsUsed } = visit;
  const kind = sessionsUsed ? 'course' : 'single';
  return { customer, at, kind, amount: cash, method: METHODS[index % METHODS.length], treatment };
}

const HOURS = [
  '10:30',
  '11:00',
  '11:30',
  '13:30',
  '14:00',
  '14:30',
  '15:30',
  '16:00',
  '17:00',
  '17:30',
  '18:30',
  '19:30',
];

/** Twelve appointments a day, each with somebody who can do it and nobody twice at an hour. */
function appointments(today: string, roll: Dice): Record<string, unknown>[] {
  const coming = CUSTOMERS.filter((each) => each.kind !== 'sleeping' && each.courses.length > 0);
  const rows: Record<string, unknown>[] = [];
  for (const ahead of [0, 1]) {
    const free = new Map<string, number>();
    HOURS.forEach((clock, place) => {
      const customer = coming[(place * 3 + ahead * 5 + (place > 9 ? 1 : 0)) % coming.length];
      if (rows.some((row) => row.customer === customer.code)) return;
      const [treatment] = customer.courses[0];
      const start = minutesOf(clock);
      const minutes = TREATMENTS.find((each) => each.code === treatment)!.minutes;
      const beautician = STAFF.filter((each) => each.treatments?.includes(treatment)).find(
        (each, index) =>
          (free.get(each.userid) ?? 0) <= start && canWork(each.userid, ahead, start) && index >= 0,
      );
      if (!beautician) return;
      free.set(beautician.userid, start + minutes + 15);
      rows.push({
        customer: customer.code,
        at: `${addDays(today, ahead)}T${clock}`,
        minutes,
        treatments: [treatment],
        beautician: beautician.userid,
        room: ROOMS[place % ROOMS.length].name,
        status: ahead === 0 && roll.chance(60) ? 'confirmed' : 'booked',
      });
    });
  }
  return rows;
}

/** Late shifts begin at noon; see `shifts`. */
function canWork(userid: string, ahead: number, start: number): boolean {
  const place = STAFF.findIndex((each) => each.userid === userid);
  return (ahead + place) % 3 !== 0 || start >= 12 * 60;
}

function followUps(today: string): Record<string, unknown>[] {
  const due: [string, number, string][] = [
    ['K011', 0, '答应带养生茶'],
    ['K004', 0, '问她拉提之后的感觉'],
    ['K008', 1, '出差回来了约下次'],
    ['K030', 0, '介绍的朋友想来体验'],
  ];
  return due.map(([code, ahead, why]) => ({
    customer: code,
    owner: CUSTOMERS.find((each) => each.code === code)!.consultant,
    due: addDays(today, ahead),
    why,
    calls: [],
  }));
}

function beauticianFor(treatment: string, code: string): string {
  const able = STAFF.filter((each) => each.treatments?.includes(treatment));
  return able[Number(code.slice(1)) % able.length].userid;
}

function priceOf(code: string): number {
  return TREATMENTS.find((each) => each.code === code)!.price;
}

function monthDay(roll: Dice): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(1 + roll.below(12))}-${two(1 + roll.below(28))}`;
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
