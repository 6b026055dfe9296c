/** The nine levels as they stand (SR-NINE-01..09): how many in each, and whom the manager has named with who and when. */
import { In } from '../../database/conditions';
import { Customer, type NamedLevel } from '../../../entities/customer';
import { done, type Operation, type Result } from '../operation';
import { named as namedOf, staffNamed, type Named } from '../subjects';
import type { Work } from '../work';
import { countsOf, gradeAll, PROSPECT } from './grade-all';
import { storeRules } from './grade-rules';
import type { GradeFigures } from './measures';
import { periodFigures } from './period-figures';
import { presetNamed } from './presets';

export interface NineShown extends Record<string, unknown> {
  periodDays: number;
  counts: Record<string, number>;
  named: { customer: Named; level: NamedLevel['level']; by: string | null; day: string }[];
  /** Whether it is the store's own method. */
  inUse: boolean;
}

/** Each customer's place, 1 to 9, by the table of the documents; who never came has none. */
export async function nineLevels(work: Work): Promise<Map<string, string>> {
  const { preset, graded } = await standing(work);
  return new Map(
    [...graded].flatMap(([id, { class: name }]) => {
      const place = preset.classes.indexOf(name);
      return place < 0 ? [] : [[id, String(place + 1)] as const];
    }),
  );
}

async function standing(work: Work) {
  const rules = await storeRules(work);
  const preset = presetNamed('nine_levels');
  const looked = await periodFigures(work, { periodDays: rules.periodDays, assets: false });
  return { rules, preset, looked, graded: gradeAll(looked.figures, preset, rules) };
}

async function nine(work: Work): Promise<Result<NineShown>> {
  const { rules, preset, looked, graded } = await standing(work);
  const counts = countsOf(graded.values());
  const names = [...preset.classes, PROSPECT].filter((name) => counts[name]);
  const said = await thoseNamed(work, looked.figures);
  const staff = await staffNamed(
    work,
    said.map((row) => row.namedLevel!.byId),
  );
  return done({
    periodDays: rules.periodDays,
    counts: Object.fromEntries(names.map((name) => [name, counts[name]])),
    named: said.map((row) => ({
      customer: namedOf(row),
      level: row.namedLevel!.level,
      day: row.namedLevel!.day,
      by: staff.get(row.namedLevel!.byId)?.name ?? null,
    })),
    inUse: rules.preset.name === preset.name,
  });
}

async function thoseNamed(work: Work, figures: GradeFigures[]): Promise<Customer[]> {
  const ids = figures
    .filter(({ values }) => values.strategic === 1 || values.honoured === 1)
    .map((each) => each.customerId);
  return work.tx.find(Customer, { where: { id: In(ids) }, select: ['id', 'name', 'namedLevel'] });
}

export const nineLevelOperations: Operation[] = [
  { name: 'grades.nine', command: 'grade-simulation', kind: 'read', run: nine },
];
