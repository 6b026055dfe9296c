/**
 * Every way of grading the source documents name (SR-TIER-01 to SR-TIER-28, SR-ABC, SR-KAM-03), each a row a store may
 * choose (setting `grade.method`). One is in use; the others stand side by side only in the manager's simulation.
 *
 * `grades` says which of A, B, C a class counts as for lists, deadlines and cadences. `ours` marks rows whose words the
 * documents give without numbers: the numbers are our reading of them (店长可改).
 */
import type { Basis } from './level-table';
import type { Grade, Measure } from './measures';
import type { Condition, Rule } from './rules';
import type { Indicator } from './scorecard';

export type Way =
  | { kind: 'level' }
  | { kind: 'rules'; rules: Rule[] }
  /** Without cut-offs the store's own count (setting `grade.cutoffs`). */
  | { kind: 'share'; of?: Measure; cutoffs?: number[] }
  | { kind: 'heads'; of: Measure; ratio?: number[] }
  | { kind: 'score'; indicators: Indicator[] };

export interface Preset {
  name: string;
  /** Rows of the source documents. */
  source: string;
  /** Best first. */
  classes: string[];
  grades: Grade[];
  by: Way;
  ours?: true;
  /** Judges those who never came as well; else they are prospects (D). */
  prospects?: true;
}

const yuan = (amount: number) => amount * 100;
const wan = (amount: number) => yuan(amount * 10_000);
const min = (of: Measure, bound: number): Condition => ({ of, min: bound });
const under = (of: Measure, bound: number): Condition => ({ of, under: bound });
const SPEND_A = wan(10);
const SPEND_B = wan(5);

export const presets: Preset[] = [
  { name: 'level_table', source: 'SR-TIER-01', ...classes('A:A B:B C:C'), by: { kind: 'level' } },
  {
    name: 'abcd',
    source: 'SR-TIER-02, SR-ABC-12',
    ...classes('key:A main:B common:C'),
    by: byRules(
      ['key', [min('cash', SPEND_A)], [min('assets', wan(30)), min('closeRate', 50)]],
      ['main', [min('cash', SPEND_B)]],
      ['common'],
    ),
    ours: true,
  },
  {
    name: 'med_traits',
    source: 'SR-TIER-03',
    ...classes('A:A B:B C:C'),
    by: byRules(
      ['A', [min('cash', SPEND_A), min('categories', 3), min('monthlyVisits', 20)]],
      ['B', [min('cash', SPEND_B), min('categories', 2)]],
      ['C'],
    ),
    ours: true,
  },
  {
    name: 'four_tests',
    source: 'SR-TIER-04',
    ...classes('elite:A big:A no:C'),
    by: byRules(
      ['elite', [min('largePurchases', 5), min('largeReferrals', 1)]],
      ['big', [], [min('largePurchases', 5)]],
      ['no'],
    ),
  },
  { name: 'share', source: 'SR-TIER-05', ...classes('A:A B:B C:C'), by: { kind: 'share' } },
  {
    name: 'cum_70_20_10',
    source: 'SR-ABC-03',
    ...classes('A:A B:B C:C'),
    by: { kind: 'share', of: 'cash', cutoffs: [70, 20, 10] },
  },
  {
    name: 'cum_75_20_5',
    source: 'SR-ABC-02',
    ...classes('A:A B:B C:C'),
    by: { kind: 'share', of: 'cash', cutoffs: [75, 20, 5] },
  },
  {
    name: 'count_1_2_2',
    source: 'SR-ABC-04, SR-TIER-06',
    ...classes('A:A B:B C:C'),
    by: { kind: 'heads', of: 'cash', ratio: [1, 2, 2] },
  },
  {
    name: 'share_table',
    source: 'SR-TIER-07, SR-ABC-05',
    ...classes('A:A B:B C:C'),
    by: { kind: 'heads', of: 'cash', ratio: [10, 20, 70] },
  },
  {
    name: 'restaurant',
    source: 'SR-TIER-08, SR-TIER-09, SR-TIER-10',
    ...classes('A:A B:B C:C'),
    by: byRules(
      [
        'A',
        [
          min('monthCash', yuan(5000)),
          min('monthVisits', 4),
          min('weeksRunning', 3),
          min('lastTicket', yuan(3000)),
        ],
      ],
      [
        'B',
        [
          min('monthCash', yuan(2000)),
          min('monthVisits', 2),
          min('weeksRunning', 2),
          min('lastTicket', yuan(2000)),
        ],
      ],
      ['C'],
    ),
  },
  {
    name: 'store_members',
    source: 'SR-TIER-11',
    ...classes('A:A B:B C:C D:C E:C none:C'),
    by: byRules(
      ['A', [min('totalCash', wan(150))]],
      ['B', [min('totalCash', wan(100))]],
      ['C', [min('totalCash', wan(80))]],
      ['D', [min('totalCash', wan(50))]],
      ['E', [min('totalCash', wan(15))]],
      ['none'],
    ),
  },
  {
    name: 'vip',
    source: 'SR-TIER-12',
    ...classes('vip:A none:C'),
    by: byRules(['vip', [min('cash', wan(500))]], ['none']),
  },
  {
    name: 'appliance',
    source: 'SR-TIER-13',
    ...classes('regularHigh:A regular:B occasional:B first:C none:C'),
    by: byRules(
      ['first', [min('purchasesEver', 1), under('purchasesEver', 2)]],
      ['regularHigh', [min('purchases', 4), min('cash', wan(2))]],
      ['regular', [min('purchases', 4), min('cash', yuan(5000) + 1)]],
      ['occasional', [min('cash', yuan(5000) + 1)]],
      ['none'],
    ),
  },
  {
    name: 'nine_levels',
    source: 'SR-TIER-14, SR-NINE-01 to SR-NINE-09',
    ...classes('strategic:A vip:A important:A honoured:A example:B free:C fresh:C dormant:C low:C'),
    by: byRules(
      // Agreements and social value are no figures: the manager names those (SR-NINE-01, SR-NINE-04).
      ['strategic', [min('strategic', 1)]],
      ['vip', [min('cash', wan(500))]],
      ['honoured', [min('honoured', 1)]],
      ['fresh', [min('visitsEver', 1), under('daysSinceFirst', 92)]],
      ['important', [min('cash', SPEND_A)]],
      ['dormant', [min('visitsEver', 1), under('visitsEver', 2)]],
      ['free', [min('noShows', 3)]],
      ['example', [min('monthlyVisits', 20), min('closeRate', 50)]],
      ['low'],
    ),
    ours: true,
  },
  {
    name: 'ladder',
    source: 'SR-TIER-15',
    ...classes(
      'devoted:A advocate:A loyal:A valuable:A frequent:B occasional:C first:C potential:D unlikely:D',
    ),
    by: byRules(
      ['devoted', [min('largeReferrals', 1)]],
      ['advocate', [min('referrals', 1)]],
      ['loyal', [min('daysSinceFirst', 365), min('monthlyVisits', 20), under('daysSinceLast', 60)]],
      ['valuable', [min('cash', SPEND_B)]],
      ['frequent', [min('monthlyVisits', 10)]],
      ['occasional', [min('visitsEver', 2)]],
      ['first', [min('visitsEver', 1)]],
      ['potential', [], [min('daysToNext', 0), min('totalCash', 1)]],
      ['unlikely'],
    ),
    ours: true,
    prospects: true,
  },
  {
    name: 'pyramid',
    source: 'SR-TIER-16',
    ...classes('vip:A main:B common:C small:C'),
    by: { kind: 'heads', of: 'cash', ratio: [1, 4, 15, 80] },
    ours: true,
  },
  {
    name: 'metals',
    source: 'SR-TIER-17',
    ...classes('platinum:A gold:B iron:C lead:C'),
    by: { kind: 'heads', of: 'consumption', ratio: [1, 4, 15, 80] },
    ours: true,
  },
  {
    name: 'value_classes',
    source: 'SR-TIER-18',
    ...classes('strategic:A important:B common:C'),
    by: { kind: 'share', of: 'cash', cutoffs: [70, 20, 10] },
    ours: true,
  },
  {
    name: 'by_team',
    source: 'SR-TIER-19',
    ...classes('focus:A common:C'),
    by: { kind: 'share', of: 'cash', cutoffs: [70, 30] },
    ours: true,
  },
  {
    name: 'retail_types',
    source: 'SR-TIER-20',
    ...classes('friend:A gourd:B butterfly:B passer:C'),
    by: byRules(
      ['friend', [min('cash', SPEND_B), min('monthlyVisits', 20)]],
      ['gourd', [min('monthlyVisits', 20)]],
      ['butterfly', [min('cash', SPEND_B)]],
      ['passer'],
    ),
    ours: true,
  },
  {
    name: 'purchasing_power',
    source: 'SR-TIER-21',
    ...classes('high:A middle:B low:C'),
    by: { kind: 'heads', of: 'cash', ratio: [1, 1, 1] },
    ours: true,
  },
  {
    name: 'spend_frequency',
    source: 'SR-TIER-22',
    ...classes('highOften:A highSeldom:B lowOften:B lowSeldom:C'),
    by: byRules(
      ['highOften', [min('cash', SPEND_B), min('monthlyVisits', 20)]],
      ['highSeldom', [min('cash', SPEND_B)]],
      ['lowOften', [min('monthlyVisits', 20)]],
      ['lowSeldom'],
    ),
    ours: true,
  },
  {
    name: 'urgency',
    source: 'SR-TIER-23',
    ...classes('eager:B hopeful:C waiting:D'),
    by: byRules(['eager', [under('daysToNext', 31)]], ['hopeful', [under('daysToNext', 92)]], ['waiting']),
    prospects: true,
  },
  {
    name: 'any_of_three',
    source: 'SR-TIER-24',
    ...classes('big:A no:C'),
    by: byRules(
      ['big', [], [min('cash', SPEND_A), min('consumption', wan(3)), min('assets', wan(100))]],
      ['no'],
    ),
    ours: true,
  },
  {
    name: 'eighty_twenty',
    source: 'SR-TIER-25, SR-ABC-11',
    ...classes('few:A many:C'),
    by: { kind: 'share', of: 'cash', cutoffs: [80, 20] },
  },
  {
    name: 'three_dimensions',
    source: 'SR-TIER-26',
    ...classes('star:A below:C'),
    by: { kind: 'score', indicators: weighed('categories ticket daysSinceFirst') },
    ours: true,
  },
  {
    name: 'frozen_food',
    source: 'SR-TIER-27, SR-KAM-16',
    ...classes('special:A A:B others:C'),
    by: byRules(['special', [min('monthlyVisits', 87)]], ['A', [min('monthlyVisits', 43)]], ['others']),
    ours: true,
  },
  {
    name: 'traits',
    source: 'SR-TIER-28',
    ...classes('big:A no:C'),
    by: byRules(['big', [min('cash', SPEND_A), min('visits', 24)]], ['no']),
    ours: true,
  },
  {
    name: 'score',
    source: 'SR-KAM-03, SR-KAM-04, SR-ABC-15',
    ...classes('star:A below:C'),
    by: { kind: 'score', indicators: weighed('cash monthlyVisits consumption accepted ticket') },
  },
];

export const methodNames = presets.map((preset) => preset.name);

export function presetNamed(name: string): Preset {
  return presets.find((preset) => preset.name === name) ?? presets[0];
}

/** Whether it judges by what is looked at (setting `grade.basis`), and not by a measure of its own. */
export function goesByBasis({ by }: Preset, basis: readonly Basis[]): boolean {
  const summed = basis.some((each) => each !== 'walletShare');
  return by.kind === 'level' || (by.kind === 'share' && !by.of && summed);
}

/** «key:A main:B»: classes, best first, and the grade each counts as. */
function classes(text: string): Pick<Preset, 'classes' | 'grades'> {
  const pairs = text.split(' ').map((pair) => pair.split(':'));
  return { classes: pairs.map(([name]) => name), grades: pairs.map(([, grade]) => grade as Grade) };
}

function byRules(...rows: [string, Condition[]?, Condition[]?][]): Way {
  return { kind: 'rules', rules: rows.map(([name, all, any]) => ({ class: name, all, any })) };
}

function weighed(measures: string): Indicator[] {
  return measures.split(' ').map((of) => ({ of: of as Measure, weight: 1 }));
}
