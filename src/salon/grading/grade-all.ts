/** One method over all customers: each stands in exactly one class. Pure. */
import { levelRules, type LevelSettings } from './level-table';
import type { Grade, GradeFigures, Measure, Placed, Placement, Reason, Values } from './measures';
import type { Preset } from './presets';
import { classifyByRules, shortOf, type Rule } from './rules';
import { classifyByScore } from './scorecard';
import { classifyByHeads, classifyByShare } from './shares';

export interface GradeRules extends LevelSettings {
  cutoffs: number[];
  headcount: number[];
  /** Grades the store uses (setting `grade.classes`); without D prospects have none. */
  classes: string[];
}

export interface Graded {
  customerId: string;
  /** The method's own class; `prospect` for those who never came. */
  class: string;
  grade: Grade | null;
  reasons: Reason[];
  /** What keeps her from each grade above, best first. */
  short: Partial<Record<Grade, Reason[]>>;
}

export const PROSPECT = 'prospect';
/** What the method goes by is not known of her: she is in no class of it. */
export const UNKNOWN = 'unknown';

export function gradeAll(all: GradeFigures[], preset: Preset, rules: GradeRules): Map<string, Graded> {
  const placement = placementOf(judgedBy(all, preset, rules), preset, rules);
  const above = rulesAbove(preset, tableOf(preset, rules));
  return new Map(
    all.map((each) => [
      each.customerId,
      gradedOf(each, placement.get(each.customerId), { preset, above, classes: rules.classes }),
    ]),
  );
}

/** Those the method judges; the same array for all that judge the same customers. */
function judgedBy(all: GradeFigures[], preset: Preset, rules: GradeRules): GradeFigures[] {
  const here = preset.prospects ? all : customersIn(all);
  return here.every((each) => isKnown(each, preset, rules))
    ? here
    : here.filter((each) => isKnown(each, preset, rules));
}

const customers = new WeakMap<GradeFigures[], GradeFigures[]>();

function customersIn(all: GradeFigures[]): GradeFigures[] {
  const known = customers.get(all) ?? all.filter((each) => !each.prospect);
  customers.set(all, known);
  return known;
}

/** What nobody may have said yet; the other figures are counted, and nothing counted is nothing. */
const SAID: readonly Measure[] = ['margin', 'walletShare'];

/** Whether anything of what the method goes by is known of her. */
function isKnown({ values }: GradeFigures, { by }: Preset, rules: GradeRules): boolean {
  const known = (measure: Measure) => !SAID.includes(measure) || values[measure] !== null;
  if (by.kind === 'level') return rules.basis.some(known);
  if (by.kind === 'share') return known(by.of ?? firstMeasure(rules));
  return by.kind === 'heads' ? known(by.of) : true;
}

function placementOf(judged: GradeFigures[], preset: Preset, rules: GradeRules): Placement {
  const { by } = preset;
  switch (by.kind) {
    case 'level':
      return classifyByRules(judged, levelRules(rules));
    case 'rules':
      return inOrder(classifyByRules(judged, by.rules), by.rules, preset);
    case 'share':
      return classifyByShare(judged, by.of ?? firstMeasure(rules), by.cutoffs ?? rules.cutoffs);
    case 'heads':
      return classifyByHeads(judged, by.of, by.ratio ?? rules.headcount);
    case 'score':
      return classifyByScore(judged, by.indicators);
  }
}

/** The measure a share is of: the first thing the store looks at that can be summed; per cents cannot. */
export function firstMeasure({ basis }: Pick<GradeRules, 'basis'>): Measure {
  return basis.find((each) => each !== 'walletShare') ?? 'cash';
}

/** A table is tried in its own order; classes are counted best first. */
function inOrder(placement: Placement, rules: Rule[], preset: Preset): Placement {
  return new Map(
    [...placement].map(([id, { place, reasons }]) => [
      id,
      { place: preset.classes.indexOf(rules[place].class), reasons },
    ]),
  );
}

function tableOf({ by }: Preset, rules: GradeRules): Rule[] {
  if (by.kind === 'level') return levelRules(rules);
  return by.kind === 'rules' ? by.rules : [];
}

/** By place in the method: the rules of the classes above it with the grades they count as, best first. */
type Above = { grade: Grade; rule: Rule }[][];

function rulesAbove(preset: Preset, table: Rule[]): Above {
  const rules = preset.grades.flatMap((grade, place) => {
    const rule = table.find((row) => row.class === preset.classes[place]);
    return rule ? { place, grade, rule } : [];
  });
  return preset.classes.map((_, place) => rules.filter((each) => each.place < place));
}

function gradedOf(
  each: GradeFigures,
  placed: Placed | undefined,
  { preset, above, classes }: { preset: Preset; above: Above; classes: string[] },
): Graded {
  const { customerId } = each;
  const prospect = classes.includes('D') ? ('D' as const) : null;
  if (!placed && (preset.prospects || !each.prospect))
    return { customerId, class: UNKNOWN, grade: null, reasons: [], short: {} };
  if (!placed) return { customerId, class: PROSPECT, grade: prospect, reasons: [], short: {} };
  const grade = preset.grades[placed.place];
  return {
    customerId,
    class: preset.classes[placed.place],
    grade: grade === 'D' ? prospect : grade,
    reasons: placed.reasons,
    // Few are asked what they lack: it is worked out when somebody is.
    get short() {
      return shortOfAll(each.values, above[placed.place] ?? []);
    },
  };
}

function shortOfAll(values: Values, above: Above[number]): Graded['short'] {
  const short: Graded['short'] = {};
  for (const { grade, rule } of above) short[grade] ??= shortOf(values, rule);
  return short;
}

/** How many stand in each class of a method. */
export function countsOf(graded: Iterable<Graded>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of graded) counts[each.class] = (counts[each.class] ?? 0) + 1;
  return counts;
}
