import fc from 'fast-check';
import { draftOf, forbiddenOf, type DraftInput, type DraftTreatment } from '../../src/salon/plans/draft-plan';
import { NEED_MATRIX } from '../../src/salon/plans/need-matrix';

const treatment = (
  id: string,
  name: string,
  aliases: string[],
  yuan: number,
  cycleDays: number | null = 14,
) => ({ id, name, aliases, priceFen: yuan * 100, cycleDays, contra: [] }) satisfies DraftTreatment;

const treatments: DraftTreatment[] = [
  treatment('F01', '水润焕肤护理', ['补水'], 298),
  treatment('F03', '冻龄抗衰拉提', ['拉提', '抗衰'], 1280, 30),
  treatment('F05', '净颜祛斑', ['祛斑'], 580),
  treatment('B01', '肩颈疏通', ['肩颈'], 268, 7),
  { ...treatment('B04', '艾灸暖宫', ['艾灸'], 238), contra: ['孕'] },
];

const nobody: DraftInput = {
  today: '2026-11-25',
  age: 41,
  allergy: null,
  taboo: null,
  isNew: false,
  treatments,
  courses: [],
  history: [{ day: '2026-11-25', treatmentIds: ['F01'] }],
  rhythm: { days: 14, basis: 'own' },
  habit: { weekday: null, minute: null },
  money: { storedFen: 0, arrearsFen: 0, arrearsDueDay: null, averageTicketFen: 60_000 },
  proposals: { accepted: 0, refused: 0 },
  refusals: [],
  visit: {
    day: '2026-11-25',
    needs: [],
    reaction: null,
    nextDo: [],
    nextSell: [],
    nextDay: null,
    nextMinute: null,
  },
  matrix: NEED_MATRIX,
  rules: { refusedRestDays: 60, budgetFactor: 300, defaultDays: 30 },
};

const draft = (change: Partial<DraftInput>) => draftOf({ ...nobody, ...change });
const visit = (change: Partial<NonNullable<DraftInput['visit']>>) => ({ ...nobody.visit!, ...change });
const course = (treatmentId: string, left: number, lastUsedDay: string | null = '2026-11-25') => ({
  treatmentId,
  left,
  total: 10,
  priceFen: 200_000,
  lastUsedDay,
});
const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);

describe('what is drafted to do', () => {
  it('is the course whose cycle is due first, and beside it one that is due in the same week', () => {
    const { nextDo, nextDay } = draft({
      courses: [course('F01', 5), course('B01', 4, '2026-11-21')],
      rhythm: null,
    });
    expect(nextDo).toEqual([{ treatmentId: 'B01' }]);
    expect(nextDay).toBe('2026-12-02');
    expect(draft({ courses: [course('F01', 5), course('B01', 4, '2026-12-01')] }).nextDo).toHaveLength(2);
  });

  it('is what was said in the record, whatever the courses say', () => {
    const said = visit({ nextDo: [{ treatmentId: 'F05' }], nextDay: '2026-12-20', nextMinute: 900 });
    expect(draft({ courses: [course('F01', 5)], visit: said })).toMatchObject({
      nextDo: [{ treatmentId: 'F05' }],
      nextDay: '2026-12-20',
      nextMinute: 900,
    });
  });

  it('is never what her taboos, her allergies or her condition exclude', () => {
    expect([...forbiddenOf({ allergy: null, taboo: '不做肩颈', treatments }).keys()]).toEqual(['B01']);
    expect([...forbiddenOf({ allergy: null, taboo: '怀孕', treatments }).keys()]).toEqual(['B04']);
    const { nextDo, basis } = draft({ courses: [course('B01', 4), course('F01', 2)], taboo: '不做肩颈' });
    expect(nextDo).toEqual([{ treatmentId: 'F01' }]);
    expect(basis.relationship).toContainEqual({ code: 'excluded', treatmentId: 'B01', words: '不做肩颈' });
  });

  it('is what she had last where she has no course', () => {
    expect(draft({}).nextDo).toEqual([{ treatmentId: 'F01' }]);
  });
});

describe('what is drafted to offer', () => {
  it('is the renewal of a course that stands at its last session', () => {
    const { nextSell, expectedCashFen, basis } = draft({ courses: [course('F01', 1)] });
    expect(nextSell).toEqual([{ treatmentId: 'F01', sessions: 10, priceFen: 200_000 }]);
    expect(expectedCashFen).toBe(200_000);
    expect(codes(basis.money)).toContain('lastSession');
  });

  it('is what she asked for herself, before what fits her age', () => {
    const { nextSell, basis } = draft({ visit: visit({ needs: ['想做祛斑'] }) });
    expect(nextSell).toMatchObject([{ treatmentId: 'F05' }]);
    expect(codes(basis.relationship)).toContain('askedHerself');
  });

  it('is what fits her age and her purse, never what she refused lately', () => {
    const rich = { ...nobody.money, averageTicketFen: 200_000 };
    expect(draft({ money: rich }).nextSell).toMatchObject([{ treatmentId: 'F03' }]);
    expect(codes(draft({}).basis.money)).toContain('averageTicket');
    const refused = draft({ money: rich, refusals: [{ treatmentId: 'F03', day: '2026-11-01' }] });
    expect(refused.nextSell).toMatchObject([{ treatmentId: 'B04' }]);
    const poor = { ...nobody.money, averageTicketFen: 20_000 };
    expect(codes(draft({ money: poor }).basis.money)).toContain('overBudget');
  });

  it('is nothing after a reaction, while money is overdue, or after two refusals', () => {
    const reaction = draft({ visit: visit({ reaction: '有点烫', needs: ['祛斑'] }) });
    expect(reaction.nextSell).toEqual([]);
    expect(codes(reaction.basis.relationship)).toContain('reactionFirst');
    const owing = { ...nobody.money, arrearsFen: 150_000, arrearsDueDay: '2026-11-20' };
    expect(draft({ money: owing })).toMatchObject({ nextSell: [], expectedCashFen: 150_000 });
    expect(draft({ proposals: { accepted: 0, refused: 2 } }).nextSell).toEqual([]);
  });
});

describe('what the store has dropped (SR-FRM-08)', () => {
  const without = (id: string) => treatments.map((each) => ({ ...each, dropped: each.id === id }));

  it('is done as long as she has a card of it, and offered no more: neither renewed nor asked for', () => {
    const left = draft({ treatments: without('F01'), courses: [course('F01', 1)] });
    expect(left.nextDo).toEqual([{ treatmentId: 'F01' }]);
    expect(left.nextSell.map((line) => line.treatmentId)).not.toContain('F01');
    const asked = draft({ treatments: without('F05'), visit: visit({ needs: ['想祛斑'] }) });
    expect(asked.nextSell.map((line) => line.treatmentId)).not.toContain('F05');
  });

  it('is not done again without a card, and stands where somebody said it', () => {
    const again = draft({ treatments: without('F01') });
    expect(again.nextDo.map((line) => line.treatmentId)).not.toContain('F01');
    const said = draft({
      treatments: without('F05'),
      visit: visit({ nextSell: [{ treatmentId: 'F05', sessions: 1 }] }),
    });
    expect(said.nextSell).toMatchObject([{ treatmentId: 'F05' }]);
  });
});

describe('when it is drafted for', () => {
  it('falls on the weekday she mostly comes on', () => {
    const saturday = { weekday: 6, minute: 900 };
    expect(draft({ habit: saturday })).toMatchObject({ nextDay: '2026-12-12', nextMinute: 900 });
  });
});

describe('every draft', () => {
  const change = fc.record({
    age: fc.option(fc.integer({ min: 16, max: 70 })),
    taboo: fc.constantFrom(null, '不做肩颈', '怀孕', '补水过敏'),
    courses: fc.array(
      fc
        .record({ id: fc.constantFrom('F01', 'F03', 'B01', 'B04'), left: fc.nat(5) })
        .map(({ id, left }) => course(id, left)),
      { maxLength: 3 },
    ),
    rhythm: fc.option(fc.integer({ min: 1, max: 60 }).map((days) => ({ days, basis: 'own' as const }))),
    habit: fc.record({ weekday: fc.option(fc.integer({ min: 1, max: 7 })), minute: fc.constant(null) }),
    isNew: fc.boolean(),
  });

  it('states its basis in money, time and relationship, lies after today and touches no taboo', () => {
    fc.assert(
      fc.property(change, (given) => {
        const made = draft(given);
        const forbidden = forbiddenOf({ allergy: null, taboo: given.taboo, treatments });
        for (const part of [made.basis.money, made.basis.time, made.basis.relationship]) {
          expect(part.length).toBeGreaterThan(0);
        }
        expect(made.nextDay > nobody.today).toBe(true);
        for (const line of [...made.nextDo, ...made.nextSell]) {
          expect(forbidden.has(line.treatmentId ?? '')).toBe(false);
        }
      }),
    );
  });
});

describe('body work in stages (SR-NEED-02)', () => {
  const staged = treatments.map((each) => ({
    ...each,
    stage: ({ B01: 'open', B04: 'drain' } as const)[each.id as 'B01'] ?? null,
  }));
  const after = (ids: string[], change: Partial<DraftInput> = {}) =>
    draft({
      treatments: staged,
      history: [
        { day: '2026-11-25', treatmentIds: ids },
        { day: '2026-11-01', treatmentIds: ['F01'] },
      ],
      rules: { ...nobody.rules, stages: true },
      ...change,
    }).basis.time;

  it('is hinted at with what may be done, and changes nothing of the draft', () => {
    expect(after(['B01'])[0]).toEqual({
      code: 'nextStage',
      words: 'open',
      next: 'drain',
      treatmentId: 'B04',
    });
    expect(draft({ treatments: staged }).nextDo).toEqual(draft({}).nextDo);
  });

  it('goes on from the furthest stage of the last visit that had one', () => {
    expect(after(['B01', 'B04'])[0]).toEqual({ code: 'nextStage', words: 'drain', next: 'regulate' });
    expect(codes(after(['F01']))).not.toContain('nextStage');
  });

  it('proposes nothing that she must not have, and is silent where the store does not want it', () => {
    expect(after(['B01'], { taboo: '怀孕' })[0]).toEqual({ code: 'nextStage', words: 'open', next: 'drain' });
    expect(codes(after(['B01'], { rules: nobody.rules }))).not.toContain('nextStage');
  });
});
