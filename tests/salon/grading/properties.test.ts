/** What holds for every method and any customers. */
import fc from 'fast-check';
import { balanceOf } from '../../../src/salon/grading/class-balance';
import { countsOf, gradeAll, PROSPECT, type GradeRules } from '../../../src/salon/grading/grade-all';
import { GRADES, MEASURES, type GradeFigures } from '../../../src/salon/grading/measures';
import { presetNamed, presets } from '../../../src/salon/grading/presets';
import { proposalsFor } from '../../../src/salon/grading/proposals';
import { shareSteps } from '../../../src/salon/grading/shares';
import { starred } from '../../../src/salon/grading/scorecard';

const RULES: GradeRules = {
  basis: ['cash', 'visits'],
  combine: 'all',
  periodDays: 365,
  spendCut: [10_000_000, 5_000_000],
  visitsPerMonth: { A: 3, B: 2, C: 1 },
  consumption: [3_000_000, 2_000_000, 1_000_000],
  marginCut: [2_000_000, 1_200_000],
  walletCut: [50, 25],
  assetCut: true,
  cutoffs: [70, 20, 10],
  headcount: [1, 2, 2],
  classes: ['A', 'B', 'C', 'D'],
};

const measured = fc.record(
  Object.fromEntries(
    MEASURES.map((measure) => [
      measure,
      fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: -1000, max: 60_000_000 })),
    ]),
  ) as Record<(typeof MEASURES)[number], fc.Arbitrary<number | null>>,
);

const customers: fc.Arbitrary<GradeFigures[]> = fc
  .array(fc.record({ prospect: fc.boolean(), values: measured }), { maxLength: 60 })
  .map((rows) => rows.map((row, index) => ({ customerId: `c${index}`, ...row })));

const anyMethod = fc.constantFrom(...presets);

it('every customer stands in exactly one class of every method', () => {
  fc.assert(
    fc.property(customers, anyMethod, (all, preset) => {
      const graded = gradeAll(all, preset, RULES);
      expect([...graded.keys()].sort()).toEqual(all.map((each) => each.customerId).sort());
      for (const each of graded.values()) {
        expect([...preset.classes, PROSPECT]).toContain(each.class);
        expect(GRADES).toContain(each.grade);
      }
      const counts = Object.values(countsOf(graded.values()));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
    }),
  );
});

const byStanding = presets.filter(({ by }) => by.kind === 'share' || by.kind === 'heads');

it('who measures more never stands below, and who measures the same stands beside', () => {
  fc.assert(
    fc.property(customers, fc.constantFrom(...byStanding), (all, preset) => {
      const of = 'of' in preset.by && preset.by.of ? preset.by.of : 'cash';
      const graded = gradeAll(all, preset, RULES);
      const judged = all.filter((each) => !each.prospect);
      const place = (each: GradeFigures) => preset.classes.indexOf(graded.get(each.customerId)!.class);
      const value = (each: GradeFigures) => Math.max(0, each.values[of] ?? 0);
      for (const one of judged)
        for (const other of judged) {
          if (value(one) > value(other)) expect(place(one)).toBeLessThanOrEqual(place(other));
          if (value(one) === value(other)) expect(place(one)).toBe(place(other));
        }
    }),
    { numRuns: 40 },
  );
});

it('a higher share for A never takes anybody out of it, and the classes add up to the total', () => {
  const cuts = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(customers, cuts, ([...all], [cut, more]) => {
      const period = { from: '', to: '' };
      const inA = (limit: number) =>
        shareSteps(all, 'cash', [limit, 100 - limit], period)
          .sorted.filter((line) => line.place === 0)
          .map((line) => line.customerId);
      const narrow = inA(cut);
      const wide = new Set(inA(cut + more));
      expect(narrow.filter((id) => !wide.has(id))).toEqual([]);
      const { classes, total } = shareSteps(all, 'cash', [70, 20, 10], period);
      expect(classes.reduce((sum, each) => sum + each.value, 0)).toBe(total);
    }),
  );
});

it('more cash or more visits never lower a level, and a higher cut never lifts one', () => {
  const level = presetNamed('level_table');
  const place = (values: GradeFigures['values'], rules = RULES) =>
    GRADES.indexOf(gradeAll([{ customerId: 'x', prospect: false, values }], level, rules).get('x')!.grade!);
  const sum = fc.integer({ min: 0, max: 20_000_000 });
  const tenths = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(sum, tenths, sum, tenths, (cash, visits, moreCash, moreVisits) => {
      const here = place({ cash, monthlyVisits: visits });
      expect(place({ cash: cash + moreCash, monthlyVisits: visits + moreVisits })).toBeLessThanOrEqual(here);
      const stricter = { ...RULES, spendCut: RULES.spendCut.map((cut) => cut + moreCash) };
      expect(place({ cash, monthlyVisits: visits }, stricter)).toBeGreaterThanOrEqual(here);
    }),
  );
});

it('proposals: nobody twice, none to the class she has, down only when it may be', () => {
  const standings = fc.array(
    fc.record({ grade: fc.constantFrom(null, 'A', 'B', 'C', 'D'), isNew: fc.boolean() }),
    {
      minLength: 60,
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(customers, standings, fc.boolean(), fc.boolean(), (all, rows, mayGoDown, covered) => {
      const standing = all.map((each, index) => ({ customerId: each.customerId, ...rows[index] }));
      const graded = gradeAll(all, presetNamed('level_table'), RULES);
      const { proposals, held } = proposalsFor(standing, graded, { mayGoDown, covered });
      expect(new Set(proposals.map((each) => each.customerId)).size).toBe(proposals.length);
      for (const each of proposals) {
        expect(each.from).not.toBe(each.to);
        if (each.direction === 'down') expect(mayGoDown && covered).toBe(true);
      }
      const differ = standing.filter((each) => graded.get(each.customerId)!.grade !== each.grade).length;
      expect(proposals.length + held.month + held.records + held.fresh).toBe(differ);
    }),
  );
});

it('★: somebody always has one, and whoever has less than a starred one may lack it but never the reverse', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), (totals) => {
      const stars = starred(totals);
      expect(stars).toContain(true);
      const least = Math.min(...totals.filter((_, index) => stars[index]));
      expect(totals.filter((_, index) => !stars[index]).every((total) => total < least)).toBe(true);
    }),
  );
});

it('the spread of the classes is healthy exactly at its own target', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }), ([a, b, c]) => {
      expect(balanceOf({ A: a * 10, B: b * 10, C: c * 10 }, [a, b, c]).healthy).toBe(true);
    }),
  );
});
