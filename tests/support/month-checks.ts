/** What must hold at the end of each day, whatever its people did: counted from the rows again. */
import { In } from 'typeorm';
import { AccountEntry } from '../../entities/account-entry';
import { Appointment } from '../../entities/appointment';
import { Course } from '../../entities/course';
import { CourseEntry } from '../../entities/course-entry';
import { Customer } from '../../entities/customer';
import { CustomerSummary } from '../../entities/customer-summary';
import { DailyList } from '../../entities/daily-list';
import { Inbox } from '../../entities/inbox';
import { Outbox } from '../../entities/outbox';
import { Payment } from '../../entities/payment';
import { Promised } from '../../entities/promise';
import { Staff } from '../../entities/staff';
import { Visit } from '../../entities/visit';
import { VisitService } from '../../entities/visit-service';
import { choicesOf } from '../../bot-flows/engine';
import { isCash } from '../../src/salon/money/cash';
import { businessDayOf } from '../../src/salon/calendar';
import type { Month, Shown } from './month';

/** Pushes that nobody asked for, a day (user-days.md); the counter is asked by tap about each who comes. */
export const BEARABLE: Record<string, number> = {
  beautician: 11,
  consultant: 18,
  manager: 10,
  receptionist: 14,
};

/** The faults of a day that is over, each in a line; `from` is where it began in what was shown. */
export async function check(month: Month, day: string, from: number): Promise<string[]> {
  const shown = month.shown.slice(from);
  return [
    ...(await dayFigures(month, day, shown)),
    ...(await lists(month, day)),
    ...(await promises(month, day)),
    ...(await boxes(month)),
    ...(await appointments(month, day)),
    ...(await leavers(month)),
    ...(await pushes(month, shown)),
    ...(await words(month, shown)),
  ];
}

/** Courses, visits and summaries against the rows that they are counted from. */
export async function booksOf({ db }: Month): Promise<string[]> {
  const faults: string[] = [];
  const payments = await db.find(Payment, { where: { status: 'confirmed' } });
  const services = await db.find(VisitService);
  const visits = await db.find(Visit);
  const courses = await db.find(Course);
  const entries = await db.find(CourseEntry);
  const accounts = await db.find(AccountEntry);
  const names = new Map((await db.find(Customer)).map((each) => [each.id, each.name]));
  const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
  for (const course of courses) {
    const used = -sum(entries.filter((each) => each.courseId === course.id).map((each) => each.delta));
    if (used !== course.used)
      faults.push(`course of ${names.get(course.customerId)}: ${course.used} used, ${used} by entries`);
    if (course.used > course.total) faults.push(`course of ${names.get(course.customerId)} overdrawn`);
  }
  for (const visit of visits) {
    const consumed = sum(
      services.filter((each) => each.visitId === visit.id).map((each) => each.consumedFen),
    );
    if (consumed !== visit.consumedFen && services.some((each) => each.visitId === visit.id))
      faults.push(
        `visit of ${names.get(visit.customerId)} ${visit.day}: ${visit.consumedFen} consumed, ${consumed} by services`,
      );
  }
  for (const row of await db.find(CustomerSummary)) {
    const own = <E extends { customerId: string | null }>(rows: E[]): E[] =>
      rows.filter((each) => each.customerId === row.customerId);
    const account = (name: string): number =>
      sum(
        own(accounts)
          .filter((each) => each.account === name)
          .map((each) => each.deltaFen),
      );
    const expected = {
      visits: own(visits).length,
      cashFen: sum(
        own(payments)
          .filter(isCash)
          .map((each) => each.amountFen),
      ),
      consumedFen: sum(own(visits).map((each) => each.consumedFen)),
      sessionsLeft: sum(
        own(courses)
          .filter((each) => each.status === 'active')
          .map((each) => each.total - each.used),
      ),
      storedFen: account('stored'),
      arrearsFen: account('arrears'),
    };
    for (const [name, value] of Object.entries(expected)) {
      const stands = row[name as keyof typeof expected];
      if (stands !== value)
        faults.push(`summary of ${names.get(row.customerId)}: ${name} ${stands}, by rows ${value}`);
    }
    if (row.storedFen < 0) faults.push(`stored value of ${names.get(row.customerId)} below nothing`);
    if (row.arrearsFen < 0) faults.push(`arrears of ${names.get(row.customerId)} below nothing`);
  }
  return faults;
}

/** The summary of the evening against the rows. */
async function dayFigures({ db }: Month, day: string, shown: Shown[]): Promise<string[]> {
  const summary = shown.find((each) => each.unasked && /小结\n/.test(each.bubble.text))?.bubble.text;
  if (!summary) return ['no summary'];
  const until = shown.find((each) => each.bubble.text === summary)!.at;
  const cash = (await db.find(Payment, { where: { day } })).filter(
    (each) => each.status !== 'pending' && isCash(each) && each.at <= until,
  );
  const services = (await db.find(VisitService)).filter((each) => each.at <= until && each.byId !== 'import');
  const visits = (await db.find(Visit, { where: { day } })).map((each) => each.id);
  const fen = cash.reduce((sum, each) => sum + each.amountFen, 0);
  const consumed = services
    .filter((each) => visits.includes(each.visitId))
    .reduce((sum, each) => sum + each.consumedFen, 0);
  const said = (label: RegExp): number =>
    Math.round(Number((label.exec(summary)?.[1] ?? 'NaN').replaceAll(',', '')) * 100);
  return [
    ...(said(/\n现金 (-?[\d,.]+)/) === fen
      ? []
      : [`summary says cash ${said(/\n现金 (-?[\d,.]+)/)}, rows ${fen}`]),
    ...(said(/实耗 (-?[\d,.]+)/) === consumed
      ? []
      : [`summary says consumed ${said(/实耗 (-?[\d,.]+)/)}, rows ${consumed}`]),
  ];
}

async function lists({ db }: Month, day: string): Promise<string[]> {
  const faults: string[] = [];
  const owners = new Map<string, string[]>();
  const staff = new Map((await db.find(Staff)).map((each) => [each.id, each.name]));
  const names = new Map((await db.find(Customer)).map((each) => [each.id, each.name]));
  for (const list of await db.find(DailyList, { where: { day } })) {
    const seen = new Set<string>();
    for (const item of list.items) {
      if (seen.has(item.customerId))
        faults.push(`${names.get(item.customerId)} twice on the list of ${staff.get(list.staffId)}`);
      seen.add(item.customerId);
      if (item.reasons.length === 0) faults.push(`${names.get(item.customerId)} on a list without a reason`);
      if (item.call)
        owners.set(item.customerId, [...(owners.get(item.customerId) ?? []), staff.get(list.staffId)!]);
    }
  }
  for (const [id, callers] of owners) {
    if (callers.length > 1) faults.push(`${names.get(id)} is called by ${callers.join(' and ')}`);
  }
  return faults;
}

async function promises({ db }: Month, day: string): Promise<string[]> {
  const faults: string[] = [];
  const rows = await db.find(Promised);
  for (const each of rows) {
    const made = businessDayOf(each.at, 'Asia/Shanghai');
    if (each.byId !== 'import' && made === day && each.dueDay < made)
      faults.push(`a promise due ${each.dueDay} made on ${made}: ${each.kind} ${each.why}`);
  }
  const open = rows.filter((each) => each.status === 'open');
  const keys = open.map(
    (each) => `${each.customerId} ${each.kind} ${each.originKind} ${each.originId} ${each.dueDay}`,
  );
  for (const key of new Set(keys.filter((each, place) => keys.indexOf(each) !== place)))
    faults.push(`open twice: ${key}`);
  return faults;
}

async function boxes({ db }: Month): Promise<string[]> {
  const waiting = await db.count(Inbox, { status: 'waiting' });
  const unsent = await db.count(Outbox, { status: In(['waiting', 'sending', 'failed'] as never[]) });
  return [
    ...(waiting > 0 ? [`${waiting} messages nobody handled`] : []),
    ...(unsent > 0 ? [`${unsent} pushes not sent`] : []),
  ];
}

/** Nobody is in two places, and nothing of the past is still only booked. */
async function appointments({ db }: Month, day: string): Promise<string[]> {
  const faults: string[] = [];
  const rows = await db.find(Appointment, { where: { status: In(['booked', 'confirmed']) } });
  for (const one of rows.filter((each) => each.day > day)) {
    for (const other of rows) {
      if (one.id >= other.id || one.at >= other.endAt || other.at >= one.endAt) continue;
      if (one.beauticianId === other.beauticianId || (one.roomId && one.roomId === other.roomId))
        faults.push(`two at ${new Date(one.at).toISOString()}`);
    }
  }
  const past = rows.filter((each) => each.day < day).length;
  if (past > 12) faults.push(`${past} appointments of days gone by are still only booked`);
  return faults;
}

async function leavers({ db, chat }: Month): Promise<string[]> {
  const faults: string[] = [];
  for (const staff of (await db.find(Staff)).filter((each) => each.status !== 'active')) {
    const left = [
      ['customers', await db.count(Customer, { consultantId: staff.id })],
      ['promises', await db.count(Promised, { ownerId: staff.id, status: 'open' })],
      [
        'appointments',
        (
          await db.find(Appointment, {
            where: { beauticianId: staff.id, status: In(['booked', 'confirmed']) },
          })
        ).filter((each) => each.at > chat.now).length,
      ],
    ] as const;
    for (const [what, count] of left)
      if (count > 0) faults.push(`${staff.name} has left and owns ${count} ${what}`);
  }
  return faults;
}

async function pushes({ db }: Month, shown: Shown[]): Promise<string[]> {
  const faults: string[] = [];
  for (const staff of await db.find(Staff)) {
    const unasked = shown.filter((each) => each.unasked && each.userid === staff.userid);
    const most = Math.max(...staff.roles.map((role) => BEARABLE[role] ?? 0));
    if (unasked.length > most) faults.push(`${staff.name} got ${unasked.length} pushes`);
  }
  return faults;
}

/** What no bubble may say or be. */
async function words({ db }: Month, shown: Shown[]): Promise<string[]> {
  const names = (await db.find(Customer, { where: { isWalkIn: false } })).map((each) => each.name);
  const faults: string[] = [];
  for (const { bubble, userid } of shown.filter((each) => each.bubble.from === 'bot')) {
    const text = bubble.text;
    if (/undefined|null|NaN|\[object/.test(text)) faults.push(`to ${userid}: ${text}`);
    if (bubble.card && choicesOf(bubble.card).length === 0)
      faults.push(`a card without a choice to ${userid}: ${text}`);
    if (/([一-龥]{2,})\+\1(?![一-龥])/.test(text))
      faults.push(`said twice to ${userid}: ${/.*([一-龥]{2,})\+\1.*/.exec(text)![0]}`);
    if (/小结\n/.test(text)) {
      const named = names.filter((name) => text.split('要您定')[0].includes(name));
      if (named.length > 0) faults.push(`the summary names ${named.join()}`);
    }
    if (/过(了)?期.*-\d+天|晚-\d|第-?0次|-\d+天/.test(text))
      faults.push(`odd count to ${userid}: ${text.slice(0, 80)}`);
  }
  return faults;
}
