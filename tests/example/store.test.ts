import { addDays, daysBetween } from '../../src/salon/calendar';
import { exampleStore } from '../../src/example/store';
import { loadExampleStore } from '../../src/example/load';
import { CustomerSummary } from '../../entities/customer-summary';
import { openSqlite } from '../support/databases';

const TODAY = '2026-11-25';
const salon = exampleStore(TODAY);
const column = (table: string, name: string) => salon[table].map((row) => row[name]);
const count = (table: string, fits: (row: Record<string, unknown>) => boolean) =>
  salon[table].filter(fits).length;

test('nine people in all roles, with shifts today and for the days to come', () => {
  expect(salon.staff).toHaveLength(9);
  expect(new Set(column('staff', 'roles').flat())).toEqual(
    new Set(['beautician', 'consultant', 'manager', 'receptionist', 'owner']),
  );
  for (const ahead of [0, 1, 6]) {
    const day = addDays(TODAY, ahead);
    expect(new Set(salon.shifts.filter((row) => row.day === day).map((row) => row.userid)).size).toBe(9);
  }
});

test('sixty customers of every class, with courses, balances and arrears', () => {
  expect(new Set(column('customers', 'code')).size).toBe(60);
  for (const grade of ['A', 'B', 'C']) {
    expect(count('customers', (row) => row.grade === grade)).toBeGreaterThan(8);
  }
  expect(count('courses', (row) => Number(row.total) - Number(row.used) === 1)).toBeGreaterThan(3);
  expect(count('balances', (row) => Number(row.storedValue) > 0)).toBeGreaterThan(20);
  expect(count('balances', (row) => Number(row.arrears) > 0)).toBeGreaterThan(4);
});

test('operations, a job and a rule that not everybody has read', () => {
  expect(new Set(column('handbook', 'kind'))).toEqual(new Set(['sop', 'aftercare', 'job', 'rule']));
  expect(count('handbook', (row) => row.kind === 'sop' && row.version === 2)).toBe(1);
  const [rule] = salon.handbook.filter((row) => row.kind === 'rule');
  expect((rule.read as unknown[]).length).toBeLessThan(7);
});

test('a year of visits, the last ones lately, none today or later', () => {
  const days = (column('visits', 'at') as string[]).map((at) => at.slice(0, 10)).sort();
  expect(days.length).toBeGreaterThan(800);
  expect(daysBetween(days[0], TODAY)).toBeGreaterThan(300);
  expect(daysBetween(days.at(-1)!, TODAY)).toBeGreaterThan(0);
  expect(daysBetween(days.at(-1)!, TODAY)).toBeLessThan(7);
});

test("today's and tomorrow's appointments are with people who can do them, are there, and do one at a time", () => {
  const able = new Map(salon.staff.map((row) => [row.userid, row.treatments as string[] | undefined]));
  for (const ahead of [0, 1]) {
    const day = addDays(TODAY, ahead);
    const rows = salon.appointments.filter((row) => String(row.at).startsWith(day));
    expect(rows.length).toBeGreaterThanOrEqual(8);
    const busy: { who: unknown; room: unknown; from: number; to: number }[] = [];
    for (const row of rows) {
      expect(able.get(row.beautician)).toEqual(expect.arrayContaining(row.treatments as string[]));
      const [hours, minutes] = String(row.at).slice(11).split(':').map(Number);
      const from = hours * 60 + minutes;
      const shift = salon.shifts.find((each) => each.userid === row.beautician && each.day === day)!;
      expect(from).toBeGreaterThanOrEqual(Number(String(shift.from).slice(0, 2)) * 60);
      busy.push({ who: row.beautician, room: row.room, from, to: from + Number(row.minutes) });
    }
    const clashing = busy.filter((one, at) =>
      busy.some((other, place) => {
        const together = one.from < other.to && other.from < one.to;
        return place > at && together && (one.who === other.who || one.room === other.room);
      }),
    );
    expect(clashing).toEqual([]);
  }
});

test('the same day gives the same salon, another day one that is as far along', () => {
  expect(exampleStore(TODAY)).toEqual(salon);
  const later = exampleStore('2027-03-01');
  expect(later.visits.length).toBe(salon.visits.length);
  expect(String(later.appointments[0].at).slice(0, 10)).toBe('2027-03-01');
});

test('it is loaded through the import', async () => {
  const { database, close } = await openSqlite();
  await loadExampleStore(database, Date.UTC(2026, 10, 25, 4));
  expect(await database.count(CustomerSummary)).toBe(60);
  await close();
});
