import type { Plan } from '../../../entities/plan';

/** The parts that a new version takes over from the one before it. */
export function carriedFrom(before: Plan | undefined): Partial<Plan> {
  if (!before) return {};
  const { goal, problem, homeCare, homeCareHeard, renewal, reviewDay, steps } = before;
  return { goal, problem, homeCare, homeCareHeard, renewal, reviewDay, steps };
}
