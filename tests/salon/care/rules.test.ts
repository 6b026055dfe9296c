import fc from 'fast-check';
import { addDays, daysBetween } from '../../../src/salon/calendar';
import { nextBirthday } from '../../../src/salon/care/birthdays';
import {
  CLASS_DUTIES,
  NINE_LEVEL_DUTIES,
  promisedDuties,
  windowOf,
} from '../../../src/salon/care/class-duties';
import {
  duePromises,
  todaysShare,
  type CareRules,
  type CareSubject,
} from '../../../src/salon/care/due-promises';
import { dealOut, festivalAhead, festivalDay, FESTIVALS } from '../../../src/salon/care/festivals';
import { inChargeAfter, voiceOf } from '../../../src/salon/care/one-voice';
import { endOf, type Since } from '../../../src/salon/promises/facts';
import { categoryRhythms } from '../../../src/salon/customers/rhythm';

const TODAY = '2026-11-25';

const rules: CareRules = {
  duties: promisedDuties(CLASS_DUTIES, { A: 2, B: 2, C: 0 }),
  contactDays: 7,
  birthdayBefore: 3,
  nextDay: ['A', 'B', 'problem'],
  behindFactor: 120,
  winBackAgain: 90,
  newCareDays: 7,
  sleepDefinition: 'rhythm',
  sleepFactor: 300,
  sleepDays: { A: 60, B: 90, other: 180 },
};

const quiet: CareSubject = {
  customerId: 'c1',
  consultantId: 'suwan',
  grade: 'A',
  firstVisitDay: '2025-01-01',
  lastVisitDay: '2026-11-11',
  visits: 20,
  rhythmDays: 14,
  lastContactDay: '2026-11-11',
  booked: false,
  birthday: null,
  open: new Set(),
  lastMade: new Map(),
  refusedOn: null,
  yesterday: null,
  categories: [],
};

const daysAgo = fc.integer({ min: 0, max: 700 }).map((days) => addDays(TODAY, -days));
const aDay = fc.option(daysAgo, { nil: null });
const subjects: fc.Arbitrary<CareSubject> = fc.record({
  customerId: fc.string({ minLength: 1, maxLength: 8 }),
  consultantId: fc.constantFrom('suwan', 'tanglin', null),
  grade: fc.constantFrom('A', 'B', 'C', 'D', null),
  firstVisitDay: aDay,
  lastVisitDay: aDay,
  visits: fc.integer({ min: 0, max: 40 }),
  rhythmDays: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
  lastContactDay: aDay,
  booked: fc.boolean(),
  birthday: fc.option(
    fc.integer({ min: 0, max: 365 }).map((days) => addDays(TODAY, days)),
    { nil: null },
  ),
  open: fc
    .subarray(['call', 'word', 'task', 'pay', 'duty', 'birthday', 'care', 'reaction'])
    .map((kinds) => new Set(kinds)),
  lastMade: fc
    .dictionary(fc.constantFrom('duty', 'see', 'invite', 'birthday', 'quiet', 'win-back'), daysAgo)
    .map((made) => new Map(Object.entries(made))),
  refusedOn: aDay,
  yesterday: fc.option(fc.record({ visitId: fc.constant('v1'), withProblem: fc.boolean() }), { nil: null }),
  categories: fc.array(
    fc.record({
      category: fc.constantFrom('身体', '面部'),
      days: fc.integer({ min: 1, max: 60 }),
      lastDay: daysAgo,
    }),
    { maxLength: 2 },
  ),
});

describe('what the rules owe a customer', () => {
  it('is never a promise for the past, and makes sense until a day that is still to come', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        for (const each of duePromises(subject, TODAY, rules)) {
          expect(each.dueDay >= TODAY).toBe(true);
          expect((each.facts.until ?? TODAY) >= TODAY).toBe(true);
        }
      }),
    );
  });

  it('is nothing that may wait for whoever has an appointment, was spoken to this week or has another call open', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const talked = !!subject.lastContactDay && daysBetween(subject.lastContactDay, TODAY) < 7;
        const waiting = duePromises(subject, TODAY, rules).filter((each) => each.waits);
        expect(waiting.length).toBeLessThanOrEqual(1);
        if (subject.booked || talked || subject.open.has('call')) expect(waiting).toEqual([]);
      }),
    );
  });

  it('gives nobody more than she has room for, and no customer twice', () => {
    fc.assert(
      fc.property(fc.array(subjects, { maxLength: 40 }), fc.integer({ min: 0, max: 5 }), (all, room) => {
        const once = [...new Map(all.map((each) => [each.customerId, each])).values()];
        const owned = once.flatMap((subject) =>
          duePromises(subject, TODAY, rules).map((each) => ({ ...each, ownerId: 'x', grade: subject.grade })),
        );
        const waiting = todaysShare(owned, () => room).filter((each) => each.waits);
        expect(waiting.length).toBeLessThanOrEqual(room);
        expect(new Set(waiting.map((each) => each.customerId)).size).toBe(waiting.length);
      }),
    );
  });

  it('gives A two calls a month by the manager, B two by the consultant, C none (SR-DUTY-01, SR-DUTY-02, SR-DUTY-03)', () => {
    const owed = (grade: string) =>
      duePromises({ ...quiet, grade, lastContactDay: '2026-11-11' }, '2026-11-28', rules);
    expect(owed('A')).toMatchObject([
      {
        kind: 'duty',
        owner: 'manager',
        originId: 'SR-DUTY-01',
        facts: { nth: 2, of: 2, until: '2026-11-30' },
      },
    ]);
    expect(owed('B')).toMatchObject([{ kind: 'duty', owner: 'consultant', originId: 'SR-DUTY-02' }]);
    expect(owed('C')).toEqual([]);
  });

  it('lets a talk of anybody keep the duty, and asks for the half-year invitation of an A once (SR-CAL-03)', () => {
    const talkedTo = { ...quiet, lastContactDay: '2026-11-16', lastVisitDay: '2026-11-10' };
    expect(duePromises(talkedTo, '2026-11-28', rules)).toMatchObject([{ kind: 'invite', owner: 'manager' }]);
    const invited = { ...talkedTo, lastMade: new Map([['invite', '2026-08-01']]) };
    expect(duePromises(invited, '2026-11-28', rules)).toEqual([]);
  });

  it('spreads a class over the days of its part of the month and never leaves it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 400 }),
        (id, times, days) => {
          const day = addDays('2026-01-01', days);
          const window = windowOf({ per: 'month', times }, id, day);
          expect([window.from <= day, day <= window.to]).toEqual([true, true]);
          expect([window.from <= window.dueDay, window.dueDay <= window.to]).toEqual([true, true]);
          expect(window.from.slice(0, 7)).toBe(window.to.slice(0, 7));
        },
      ),
    );
  });

  it('has a contact plan for each of the nine levels (SR-NINE-01..09)', () => {
    const levels = promisedDuties(NINE_LEVEL_DUTIES, {}).map((each) => each.grade);
    expect([...new Set(levels)]).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    const nine = { ...rules, duties: promisedDuties(NINE_LEVEL_DUTIES, {}) };
    const vip = { ...quiet, grade: '2', lastVisitDay: '2026-11-15', lastContactDay: null };
    expect(duePromises(vip, '2026-11-29', nine)).toMatchObject([{ kind: 'see', originId: 'SR-NINE-02' }]);
  });

  it('calls an A on the day after her visit, a C only where something had brought her (SR-REL-02)', () => {
    const here = (grade: string, withProblem = false) =>
      duePromises({ ...quiet, grade, yesterday: { visitId: 'v1', withProblem } }, TODAY, rules);
    expect(here('A')).toMatchObject([{ kind: 'care', originId: 'v1', facts: { until: '2026-11-28' } }]);
    expect(here('C')).toEqual([]);
    expect(here('C', true)).toMatchObject([{ kind: 'care' }]);
    expect(
      duePromises(
        { ...quiet, grade: 'C', visits: 1, yesterday: { visitId: 'v1', withProblem: true } },
        TODAY,
        rules,
      ),
    ).toEqual([]);
  });

  it('looks ahead to a birthday by the days of the setting (SR-CAL-01)', () => {
    const born = (birthday: string) => duePromises({ ...quiet, grade: 'C', birthday }, TODAY, rules);
    expect(born('2026-11-28')).toMatchObject([
      { kind: 'birthday', facts: { on: '2026-11-28' }, waits: false },
    ]);
    expect([born('2026-11-25'), born('2026-11-29')]).toEqual([[], []]);
  });

  it('warns of a category that is left out once she has come three times for it (SR-SAT-07)', () => {
    const days = ['2026-08-01', '2026-08-15', '2026-08-29', '2026-09-12'];
    const categories = categoryRhythms(days.map((day) => ({ day, category: '身体' })));
    expect(categories).toEqual([{ category: '身体', days: 14, lastDay: '2026-09-12' }]);
    expect(
      categoryRhythms(categories.slice(0, 2).map(() => ({ day: '2026-08-01', category: '身体' }))),
    ).toEqual([]);
    const late = {
      ...quiet,
      grade: 'C',
      categories: [{ category: '身体', days: 14, lastDay: '2026-10-28' }],
    };
    expect(duePromises(late, TODAY, rules)).toMatchObject([
      { kind: 'quiet', facts: { category: '身体', usual: 14, days: 28 } },
    ]);
  });

  it('asks one who sleeps for the real reason, not again within the days of the setting (SR-SAT-10, SR-SAT-11)', () => {
    const asleep = { ...quiet, lastVisitDay: '2026-09-01', lastContactDay: null };
    expect(duePromises(asleep, TODAY, rules)).toMatchObject([{ kind: 'win-back', facts: { days: 85 } }]);
    const asked = { ...asleep, lastMade: new Map([['win-back', '2026-10-01']]), grade: 'C' };
    expect(duePromises(asked, TODAY, rules)).toEqual([]);
    expect(duePromises({ ...asleep, grade: 'C', refusedOn: '2026-10-01' }, TODAY, rules)).toEqual([]);
  });
});

describe('a promise falls with its fact', () => {
  const since: Since = {
    today: TODAY,
    talked: false,
    booked: false,
    came: false,
    arrearsFen: 0,
    gone: false,
    grade: 'A',
    birthday: '11-28',
  };

  it('when she left the class, her birthday is another, its last day is over, or her file was joined', () => {
    expect(endOf({ kind: 'duty', facts: { grade: 'A' } }, since)).toBeNull();
    expect(endOf({ kind: 'duty', facts: { grade: 'A' } }, { ...since, grade: 'B' })).toBe('withdrawn');
    expect(endOf({ kind: 'birthday', facts: { on: '2026-11-28' } }, since)).toBeNull();
    expect(endOf({ kind: 'birthday', facts: { on: '2026-11-29' } }, since)).toBe('withdrawn');
    expect(endOf({ kind: 'festival', facts: { until: '2026-11-24' } }, since)).toBe('withdrawn');
    expect(endOf({ kind: 'word', facts: null }, { ...since, gone: true })).toBe('withdrawn');
  });

  it('when she was spoken to or came; a reaction is asked after all the same', () => {
    for (const kind of ['duty', 'see', 'invite', 'festival', 'quiet', 'win-back', 'care', 'call']) {
      expect(endOf({ kind, facts: null }, { ...since, talked: true })).toBe('done');
      expect(endOf({ kind, facts: null }, { ...since, came: true })).not.toBeNull();
    }
    expect(endOf({ kind: 'reaction', facts: null }, { ...since, came: true })).toBeNull();
    expect(endOf({ kind: 'win-back', facts: null }, { ...since, booked: true })).toBe('withdrawn');
  });
});

describe('festivals', () => {
  it('fall where the calendar says (SR-CAL-02)', () => {
    expect(FESTIVALS.map((name) => festivalDay(name, 2026))).toEqual([
      '2026-02-17',
      '2026-09-25',
      '2026-05-01',
      '2026-01-01',
    ]);
    expect(festivalAhead('2026-12-26', 7, FESTIVALS)).toEqual({ name: 'new-year', day: '2027-01-01' });
    expect(festivalAhead('2026-12-24', 7, FESTIVALS)).toBeNull();
    expect(festivalAhead('2026-12-26', 7, ['spring'])).toBeNull();
  });

  it('are dealt out before the day, to each once, within everybody’s room, whoever comes on her day', () => {
    const greeted = fc.array(
      fc.record({
        customerId: fc.integer().map(String),
        grade: fc.constantFrom('A', 'B'),
        ownerId: fc.constantFrom('suwan', 'tanglin'),
        comes: fc.constantFrom('', '2026-09-23', '2026-10-01').map((day): string[] => (day ? [day] : [])),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        greeted,
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 5 }),
        (all, room, days) => {
          const once = [...new Map(all.map((each) => [each.customerId, each])).values()];
          const { dealt, left } = dealOut(once, '2026-09-25', '2026-09-18', days, () => room);
          expect(dealt.length + left.length).toBe(once.length);
          for (const each of dealt) expect(each.day > '2026-09-18' && each.day < '2026-09-25').toBe(true);
          const calls = dealt.filter(
            (each) => !once.find((one) => one.customerId === each.customerId)!.comes.includes(each.day),
          );
          const counts = new Map<string, number>();
          for (const each of calls)
            counts.set(`${each.ownerId}${each.day}`, (counts.get(`${each.ownerId}${each.day}`) ?? 0) + 1);
          for (const count of counts.values()) expect(count).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});

describe('birthdays', () => {
  it('come round by the sun or by the moon (SR-FLD-03)', () => {
    expect(nextBirthday('1985-03-12', false, TODAY)).toBe('2027-03-12');
    expect(nextBirthday('11-25', false, TODAY)).toBe(TODAY);
    expect(nextBirthday('1988-02-29', false, TODAY)).toBe('2027-02-28');
    expect(nextBirthday('1985-08-15', true, '2026-09-20')).toBe('2026-09-25');
    expect(nextBirthday('1985-12-08', true, '2026-01-20')).toBe('2026-01-26');
  });

  it('are on or after the day asked for and within a year or so', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 3000 }),
        (month, day, lunar, ahead) => {
          const from = addDays('2024-01-01', ahead);
          const born = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const next = nextBirthday(born, lunar, from);
          if (next) expect([next >= from, daysBetween(from, next) <= 390]).toEqual([true, true]);
        },
      ),
    );
  });
});

describe('one customer, one voice (SR-REL-04)', () => {
  it('is one of those who wish to call, the same whatever the order they are seen in', () => {
    const wishes = fc.array(
      fc.record({
        ownerId: fc.constantFrom('a', 'b', 'c'),
        kind: fc.constantFrom('call', 'complaint', 'pay', 'list'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(wishes, fc.constantFrom('a', 'b', null), (all, consultant) => {
        const voice = voiceOf(consultant, all);
        expect(all.some((each) => each.ownerId === voice)).toBe(true);
        expect(voiceOf(consultant, [...all].reverse())).toBe(voice);
      }),
    );
    expect(voiceOf(null, [])).toBeNull();
  });

  it('belongs to those who served her for a month, to her consultant for a year, then to the store (SR-REL-03)', () => {
    expect([0, 30, 31, 365, 366].map((days) => inChargeAfter(days, [30, 365]))).toEqual([
      'service',
      'service',
      'consultant',
      'consultant',
      'store',
    ]);
  });
});
