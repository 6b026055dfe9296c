/**
 * Grades of technicians (技师分级, SR-LVL-05): A, B or C, as the manager says. With the setting `level.match_technician` a
 * customer's time is looked for first with those whose grade her class asks for (`level.technician`). It only orders
 * those who are free: her own beautician and whom she trusts go before, and nobody is shut out.
 */
import { Staff } from '../../../entities/staff';
import { done, refused, type Operation, type Result } from '../operation';
import { settingsOf } from '../settings/settings';
import type { Work } from '../work';
import { oneOfStore } from './store-staff';

export const TIERS = ['A', 'B', 'C'] as const;
export type Tier = (typeof TIERS)[number];

export function tierOf(text: string | null | undefined): Tier | null {
  return TIERS.find((each) => each === text) ?? null;
}

/** The least grade of technician that a class is served by; null where the store does not match, or she has no class. */
export async function tierWanted(work: Work, grade: string | null): Promise<Tier | null> {
  if (!grade) return null;
  const [on] = await settingsOf(work, ['level.match_technician']);
  if (!on) return null;
  const [table] = await settingsOf(work, ['level.technician']);
  return tierOf(table[grade]);
}

/** Whether a technician is of that grade or above; one without a grade is not known to be. */
export function tierSuits(tier: Tier | null, wanted: Tier): boolean {
  return tier !== null && tier <= wanted;
}

/** Refusals: `not-found`; `not-a-tier`; `no-hands` for somebody who treats nobody; `same` where it is so already. */
async function set(work: Work, input: { staffId: string; tier: string | null }): Promise<Result> {
  const staff = await oneOfStore(work, input.staffId);
  if (!staff) return refused('not-found', {});
  const tier = tierOf(input.tier);
  if (input.tier !== null && !tier) return refused('not-a-tier', {});
  if (!staff.roles.includes('beautician')) return refused('no-hands', { name: staff.name });
  const before = tierOf(staff.tier);
  if (before === tier) return refused('same', { name: staff.name, tier });
  await work.rows.update(Staff, staff.id, { tier });
  return done({ name: staff.name, tier, before });
}

export const tierOperations: Operation[] = [
  { name: 'technicians.tier', command: 'catalogue', kind: 'write', run: set },
];
