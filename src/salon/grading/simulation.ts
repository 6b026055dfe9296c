/** Every method over the same figures, side by side: for the manager alone, in the chat and as a sheet. */
import type { Grade } from './measures';
import { countsOf, gradeAll, PROSPECT, UNKNOWN, type Graded } from './grade-all';
import type { StoreRules } from './grade-rules';
import type { GradeDesk } from './desk';
import { periodFigures, type PeriodFigures } from './period-figures';
import { presetNamed, presets } from './presets';

export interface SimulatedLine {
  method: string;
  /** How many stand in each class of the method. */
  counts: Record<string, number>;
  /** Who would have another grade than the confirmed one; null for stages, which are no grades. */
  up: number | null;
  down: number | null;
}

export interface Simulated {
  looked: PeriodFigures;
  /** By method, by customer. */
  graded: Map<string, Map<string, Graded>>;
}

export async function simulated(desk: GradeDesk, rules: StoreRules): Promise<Simulated> {
  const choice = { periodDays: rules.periodDays, assets: true, wallet: true, referrals: true };
  const looked = await periodFigures(desk, choice);
  return {
    looked,
    graded: new Map(presets.map((preset) => [preset.name, gradeAll(looked.figures, preset, rules)])),
  };
}

export async function simulate(
  desk: GradeDesk,
  rules: StoreRules,
): Promise<{ lines: SimulatedLine[]; looked: PeriodFigures }> {
  const { looked, graded } = await simulated(desk, rules);
  const confirmed = new Map(looked.customers.map((each) => [each.id, each.grade]));
  const lines = [...graded].map(([method, those]) => {
    const moved = [...those.values()].filter((each) => {
      const now = confirmed.get(each.customerId);
      return now && each.grade && each.grade !== now;
    });
    const up = moved.filter((each) => each.grade! < (confirmed.get(each.customerId) as Grade)).length;
    const stands = presetNamed(method).prospects;
    const counts = inOrder(method, countsOf(those.values()));
    return { method, counts, up: stands ? null : up, down: stands ? null : moved.length - up };
  });
  return { lines, looked };
}

/** Best class first, those of whom too little is known and prospects last. */
function inOrder(method: string, counts: Record<string, number>): Record<string, number> {
  const names = [...presetNamed(method).classes, UNKNOWN, PROSPECT].filter((name) => counts[name]);
  return Object.fromEntries(names.map((name) => [name, counts[name]]));
}
