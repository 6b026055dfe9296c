/** The documents' own figures: the score table, the effort table, the spread of classes, the restaurant, the stores. */
import { balanceOf, effortTable, isWasted } from '../../../src/salon/grading/class-balance';
import { gradeAll, type GradeRules } from '../../../src/salon/grading/grade-all';
import { relationOf } from '../../../src/salon/grading/level-table';
import type { Values } from '../../../src/salon/grading/measures';
import { methodNames, presetNamed, presets } from '../../../src/salon/grading/presets';
import { starred, totalOf } from '../../../src/salon/grading/scorecard';
import { settingKeys } from '../../../src/salon/settings/setting-keys';

const RULES: GradeRules = {
  basis: ['cash', 'visits'],
  combine: 'all',
  periodDays: 365,
  spendCut: settingKeys['level.spend_cut'].default,
  visitsPerMonth: settingKeys['level.visits_per_month'].default,
  consumption: settingKeys['level.consumption_target'].default,
  marginCut: [2_000_000, 1_200_000],
  walletCut: [50, 25],
  assetCut: false,
  cutoffs: [70, 20, 10],
  headcount: [1, 2, 2],
  classes: ['A', 'B', 'C', 'D'],
};

const yuan = (amount: number) => amount * 100;
const wan = (amount: number) => yuan(amount * 10_000);

function classOf(method: string, values: Values, rules = RULES): string {
  const all = [{ customerId: 'her', prospect: false, values }];
  return gradeAll(all, presetNamed(method), rules).get('her')!.class;
}

describe('the score table (SR-KAM-03, SR-KAM-04)', () => {
  it('★ goes by the rule «total ≥ mean», not by the printed stars', () => {
    // Nine columns with a mean of 29.1 make 262; the seven that can be read make 222, so two totals of about 40
    // together are lost.
    const readable = [42, 46, 32, 28, 28, 24, 22];
    const totals = [...readable, 21, 19];
    expect(readable.reduce((sum, each) => sum + each, 0)).toBe(222);
    expect(totals.reduce((sum, each) => sum + each, 0) / 9).toBeCloseTo(29.1, 1);
    expect(starred(totals).slice(0, 7)).toEqual([true, true, true, false, false, false, false]);
  });

  it('the two rows that stand whole add up column by column', () => {
    const relation = [7, 9, 5, 7, 7, 3, 7, 1, 5];
    const policy = [9, 7, 9, 7, 3, 9, 3, 1, 3];
    expect(relation.map((score, index) => totalOf([score, policy[index]]))).toEqual([
      16, 16, 14, 14, 10, 12, 10, 2, 8,
    ]);
    expect(totalOf([9, 1], [2, 3])).toBe(21);
  });

  it('a total that is exactly the mean has its ★', () => {
    expect(starred([10, 10, 10])).toEqual([true, true, true]);
    expect(starred([9, 10, 11])).toEqual([false, true, true]);
    expect(starred([])).toEqual([]);
  });
});

describe('the effort table (SR-ABC-05)', () => {
  it('A 70/10/15, B 20/20/25, C 10/70/60: 60 % of the people on 10 % of the revenue is waste', () => {
    const table = effortTable({
      A: { revenue: 700, customers: 10, effort: 15 },
      B: { revenue: 200, customers: 20, effort: 25 },
      C: { revenue: 100, customers: 70, effort: 60 },
    });
    expect(table).toEqual([
      { grade: 'A', revenue: 70, customers: 10, effort: 15 },
      { grade: 'B', revenue: 20, customers: 20, effort: 25 },
      { grade: 'C', revenue: 10, customers: 70, effort: 60 },
    ]);
    expect(isWasted(table, settingKeys['grade.effort_alert'].default)).toBe(true);
    expect(isWasted(table, 61)).toBe(false);
  });
});

describe('the spread of the classes (SR-ABC-04)', () => {
  it('1:3:9 is told against 1:2:2, 1:2:2 is not', () => {
    expect(balanceOf({ A: 10, B: 30, C: 90 }, [1, 2, 2])).toMatchObject({
      ratio: [1, 3, 9],
      target: [1, 2, 2],
      healthy: false,
    });
    expect(balanceOf({ A: 10, B: 20, C: 20 }, [1, 2, 2]).healthy).toBe(true);
    expect(balanceOf({ B: 3 }, [1, 2, 2]).ratio).toBeNull();
    expect(balanceOf({}, [1, 2, 2]).healthy).toBe(true);
  });
});

describe('the level table (SR-LVL-02, SR-LVL-08, SR-LVL-09)', () => {
  it('A is 10万 and three visits a month, B 5万 and two, C everybody else; both measures count', () => {
    const level = (cash: number, tenths: number) =>
      classOf('level_table', { cash: wan(cash), monthlyVisits: tenths });
    expect(level(10, 30)).toBe('A');
    expect(level(10.4, 32)).toBe('A');
    expect(level(9.99, 40)).toBe('B');
    expect(level(20, 29)).toBe('B');
    expect(level(5, 20)).toBe('B');
    expect(level(5, 19)).toBe('C');
    expect(level(0, 0)).toBe('C');
  });

  it('one measure is enough where the store says so (SR-ABC-08), and a shorter period has smaller sums', () => {
    const either = { ...RULES, combine: 'any' as const };
    expect(classOf('level_table', { cash: wan(12), monthlyVisits: 5 }, either)).toBe('A');
    const half = { ...RULES, periodDays: 182, basis: ['cash' as const] };
    expect(classOf('level_table', { cash: wan(5) }, half)).toBe('A');
    expect(classOf('level_table', { cash: wan(4.9) }, half)).toBe('B');
  });

  it('assets count only where the store wants it and somebody knows them (SR-LVL-01)', () => {
    const withAssets = { ...RULES, assetCut: true };
    const paid = { cash: wan(10), monthlyVisits: 30 };
    expect(classOf('level_table', { ...paid, assets: wan(30) })).toBe('A');
    expect(classOf('level_table', { ...paid, assets: wan(30) }, withAssets)).toBe('B');
    expect(classOf('level_table', { ...paid, assets: wan(100) }, withAssets)).toBe('A');
    expect(classOf('level_table', { ...paid, assets: null }, withAssets)).toBe('A');
  });

  it('叫买什么就买什么, 不一定买, 一定不买 (SR-LVL-06, SR-LVL-07)', () => {
    expect([relationOf(3, 3), relationOf(1, 3), relationOf(0, 3), relationOf(0, 0)]).toEqual([
      'always',
      'sometimes',
      'never',
      null,
    ]);
  });
});

describe('thresholds of other trades', () => {
  it('restaurant: 5,000, four visits, three weeks running, a last ticket of 3,000 (SR-TIER-08 to SR-TIER-10)', () => {
    const guest = { monthCash: yuan(5000), monthVisits: 4, weeksRunning: 3, lastTicket: yuan(3000) };
    expect(classOf('restaurant', guest)).toBe('A');
    expect(classOf('restaurant', { ...guest, lastTicket: yuan(2999) })).toBe('B');
    expect(classOf('restaurant', { ...guest, monthCash: yuan(2000), monthVisits: 2, weeksRunning: 2 })).toBe(
      'B',
    );
    expect(classOf('restaurant', { ...guest, weeksRunning: 1 })).toBe('C');
  });

  it('store members: 150, 100, 80, 50, 15万 inclusive (SR-TIER-11)', () => {
    const member = (sum: number) => classOf('store_members', { totalCash: wan(sum) });
    expect([150, 149.99, 100, 80, 50, 15, 14.99].map(member).join(' ')).toBe('A B B C D E none');
  });

  it('VIP is 500万 a year (SR-TIER-12)', () => {
    expect(classOf('vip', { cash: wan(500) })).toBe('vip');
    expect(classOf('vip', { cash: wan(499) })).toBe('none');
  });

  it('appliance: more than three purchases and more than 5,000; the first purchase is new (SR-TIER-13)', () => {
    expect(classOf('appliance', { purchasesEver: 1, purchases: 1, cash: wan(9) })).toBe('first');
    expect(classOf('appliance', { purchasesEver: 9, purchases: 4, cash: wan(2) })).toBe('regularHigh');
    expect(classOf('appliance', { purchasesEver: 9, purchases: 4, cash: yuan(5001) })).toBe('regular');
    expect(classOf('appliance', { purchasesEver: 9, purchases: 2, cash: yuan(5001) })).toBe('occasional');
    expect(classOf('appliance', { purchasesEver: 9, purchases: 9, cash: yuan(5000) })).toBe('none');
  });

  it('four tests: 50万 once is no big customer, 10万 five times is (SR-TIER-04)', () => {
    expect(classOf('four_tests', { largePurchases: 1, totalCash: wan(50) })).toBe('no');
    expect(classOf('four_tests', { largePurchases: 5 })).toBe('big');
    expect(classOf('four_tests', { largePurchases: 5, referrals: 2, largeReferrals: 0 })).toBe('big');
    expect(classOf('four_tests', { largePurchases: 5, referrals: 2, largeReferrals: 1 })).toBe('elite');
  });

  it('prospects: within a month, within three, later (SR-TIER-23)', () => {
    expect([10, 30, 31, 91, 92, null].map((days) => classOf('urgency', { daysToNext: days }))).toEqual([
      'eager',
      'eager',
      'hopeful',
      'hopeful',
      'waiting',
      'waiting',
    ]);
  });
});

describe('the table of presets', () => {
  it('has all twenty-eight rows of SR-TIER, each with a class for everybody else', () => {
    const quoted = new Set(presets.flatMap((preset) => preset.source.match(/SR-TIER-\d\d/g) ?? []));
    const all = Array.from({ length: 28 }, (_, index) => `SR-TIER-${String(index + 1).padStart(2, '0')}`);
    expect(all.filter((id) => !quoted.has(id))).toEqual([]);
    expect(new Set(methodNames).size).toBe(methodNames.length);
  });

  it('every one of them may be chosen, and each class counts as a grade', () => {
    expect(settingKeys['grade.method'].choices).toEqual(methodNames);
    for (const { classes, grades, by } of presets) {
      expect(grades).toHaveLength(classes.length);
      if (by.kind !== 'rules') continue;
      expect(by.rules.at(-1)).not.toMatchObject({ all: expect.anything() });
      expect(by.rules.filter((rule) => !classes.includes(rule.class))).toEqual([]);
    }
  });
});
