/**
 * What the catalogue says of a treatment beside its price: its tier (项目分级, SR-LVL-10), the stage of body work it is
 * (SR-NEED-02), what a session costs the store (SR-ABC-07). One price list serves every store of the chain.
 */
import { Treatment } from '../../../entities/treatment';
import { done, refused, type Operation, type Result } from '../operation';
import { TIERS, tierOf, type Tier } from '../staff/tiers';
import { shortNamed } from '../appointments/appointments';
import type { Work } from '../work';
import { stageOf } from './stages';

/** A tier that was set, else the one its price stands for (SR-LVL-03); a price below all of them is the lowest. */
export function treatmentTier(
  { tier, priceFen }: Pick<Treatment, 'tier' | 'priceFen'>,
  prices: readonly number[],
): Tier {
  return tierOf(tier) ?? TIERS.find((_, place) => priceFen >= (prices[place] ?? 0)) ?? 'C';
}

export type TreatmentEntry = 'tier' | 'stage' | 'costFen';

export interface SetTreatment {
  treatmentId: string;
  what: TreatmentEntry;
  /** Null takes it back. */
  value: string | number | null;
}

/** Refusals: `not-found`; `bad-value`; `same`. */
async function set(work: Work, { treatmentId, what, value }: SetTreatment): Promise<Result> {
  const treatment = await work.tx.one(Treatment, { id: treatmentId });
  if (!treatment?.active) return refused('not-found', {});
  if (value !== null && !holds(what, value)) return refused('bad-value', { what });
  const before = treatment[what];
  if (before === value) return refused('same', { what });
  await work.rows.update(Treatment, treatment.id, { [what]: value });
  const [{ name }] = shortNamed(treatment);
  return done({ name, what, value, before, priceFen: treatment.priceFen });
}

function holds(what: TreatmentEntry, value: string | number): boolean {
  if (what === 'tier') return tierOf(String(value)) !== null;
  if (what === 'stage') return stageOf(String(value)) !== null;
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_FEN;
}

/** Nothing done in a session costs the store more. */
const MOST_FEN = 10_000_000;

export const treatmentOperations: Operation[] = [
  { name: 'treatments.set', command: 'catalogue', kind: 'write', run: set },
];
