import fc from 'fast-check';
import { candidateOf, listOf, type ListRules, type ListSubject } from '../../src/salon/morning/priorities';

const TODAY = '2026-11-25';

const rules: ListRules = {
  newMonths: 3,
  cashDays: 7,
  behindFactor: 120,
  contactDays: 7,
  careDays: 7,
  callsPerDay: 8,
  order: ['cash', 'new', 'A', 'B', 'C', 'other'],
  visitsPerMonth: { A: 3, B: 2, C: 1 },
  secondVisitDays: 14,
};

const nobody: ListSubject = {
  customerId: 'K1',
  firstVisitDay: '2025-01-01',
  lastVisitDay: '2026-11-20',
  visits: 20,
  grade: 'A',
  rhythmDays: 14,
  lastSession: false,
  arrearsFen: 0,
  moneyDueDay: null,
  callDueDay: null,
  promiseDueDay: null,
  careDueDay: null,
  birthdayMonthDay: null,
  lastContactDay: null,
  comesAt: null,
  booked: false,
};

const on = (change: Partial<ListSubject>) => candidateOf({ ...nobody, ...change }, TODAY, rules);

describe('who is on the morning list', () => {
  it('is nobody for whom there is nothing to do, whatever her class', () => {
    expect(on({})).toBeNull();
    expect(on({ arrearsFen: 600_000 })).toBeNull();
    expect(on({ lastSession: true })).toBeNull();
  });

  it('is whoever comes today', () => {
    expect(on({ comesAt: 1 })).toMatchObject({ comesAt: 1 });
  });

  it.each([
    ['money', { moneyDueDay: TODAY }],
    ['a promise', { promiseDueDay: '2026-11-24' }],
    ['a call', { callDueDay: TODAY }],
    ['care', { careDueDay: TODAY }],
    ['her birthday', { birthdayMonthDay: '11-25' }],
  ])('is whoever has %s due', (_what, change) => {
    expect(on(change)).not.toBeNull();
  });

  it('is not whoever has something due tomorrow', () => {
    expect(
      on({ moneyDueDay: '2026-11-26', promiseDueDay: '2026-11-26', callDueDay: '2026-11-26' }),
    ).toBeNull();
  });

  it('is whoever is beyond her own rhythm and has heard from nobody for a week', () => {
    expect(on({ lastVisitDay: '2026-11-05' })?.reasons).toEqual([{ code: 'behind', days: 6, basis: 'own' }]);
    expect(on({ lastVisitDay: '2026-11-05', lastContactDay: '2026-11-20' })).toBeNull();
    expect(on({ lastVisitDay: '2026-11-05', booked: true })).toBeNull();
    expect(on({ lastVisitDay: '2026-11-09' })).toBeNull();
  });

  it('measures her by the target of her level until she has come three times', () => {
    const two = { visits: 2, rhythmDays: null, firstVisitDay: '2026-01-01', lastVisitDay: '2026-11-05' };
    expect(on({ ...two, grade: 'A' })?.reasons[0]).toMatchObject({
      code: 'behind',
      days: 10,
      basis: 'level',
    });
    expect(on({ ...two, grade: 'C' })).toBeNull();
  });

  it('asks after a first visit in the first week, and for the second after two', () => {
    const first = { visits: 1, rhythmDays: null, firstVisitDay: '2026-11-23', lastVisitDay: '2026-11-23' };
    expect(on(first)?.reasons[0]).toMatchObject({ code: 'firstCare', days: 3 });
    expect(
      on({ ...first, firstVisitDay: '2026-11-07', lastVisitDay: '2026-11-07' })?.reasons[0],
    ).toMatchObject({
      code: 'firstNoNext',
      days: 18,
    });
    expect(on({ ...first, firstVisitDay: '2026-11-15', lastVisitDay: '2026-11-15' })).toBeNull();
  });

  it('counts the three months of a new customer from her first visit, imported or not', () => {
    expect(on({ comesAt: 1, firstVisitDay: '2026-08-26' })?.isNew).toBe(true);
    expect(on({ comesAt: 1, firstVisitDay: '2026-08-25' })?.isNew).toBe(false);
  });
});

describe('the order of the morning list', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
  const subject: fc.Arbitrary<ListSubject> = fc.record({
    customerId: fc.integer({ min: 1, max: 40 }).map((n) => `K${n}`),
    firstVisitDay: fc.option(day),
    lastVisitDay: fc.option(day),
    visits: fc.nat(30),
    grade: fc.constantFrom('A', 'B', 'C', 'D', null),
    rhythmDays: fc.option(fc.integer({ min: 1, max: 60 })),
    lastSession: fc.boolean(),
    arrearsFen: fc.constantFrom(0, 150_000),
    moneyDueDay: fc.option(day),
    callDueDay: fc.option(day),
    promiseDueDay: fc.option(day),
    careDueDay: fc.option(day),
    birthdayMonthDay: fc.constantFrom('11-25', '01-01', null),
    lastContactDay: fc.option(day),
    comesAt: fc.option(fc.nat(1_000_000)),
    booked: fc.boolean(),
  });
  const lists = fc.array(subject, { maxLength: 60 }).map((subjects) =>
    listOf(
      subjects.flatMap((each) => candidateOf(each, TODAY, rules) ?? []),
      rules,
    ),
  );

  it('has every customer once, numbered from one without a gap', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(new Set(list.map((line) => line.customerId)).size).toBe(list.length);
        expect(list.map((line) => line.n)).toEqual(list.map((_, index) => index + 1));
      }),
    );
  });

  it('never puts a later class before an earlier one, nor a call before somebody who comes in the same class', () => {
    fc.assert(
      fc.property(lists, (list) => {
        for (const [before, after] of list.slice(1).map((line, index) => [list[index], line])) {
          const rank = (line: (typeof list)[number]) => rules.order.indexOf(line.class);
          expect(rank(before)).toBeLessThanOrEqual(rank(after));
          if (before.class !== after.class || after.comesAt === null) continue;
          expect(before.comesAt).not.toBeNull();
          expect(before.comesAt!).toBeLessThanOrEqual(after.comesAt);
        }
      }),
    );
  });

  it('calls at most as many as the day allows, and nobody who comes; money never waits', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const called = list.filter((line) => line.call);
        const money = list.filter(
          (line) => line.comesAt === null && line.reasons.some((reason) => reason.code === 'arrearsDue'),
        );
        expect(called.every((line) => line.comesAt === null)).toBe(true);
        expect(called.length).toBeLessThanOrEqual(Math.max(rules.callsPerDay, money.length));
        expect(money.every((line) => line.call)).toBe(true);
      }),
    );
  });
});
