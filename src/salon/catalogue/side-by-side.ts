/** Customers, treatments and technicians are graded alike and joined by one matrix (SR-LVL-10): the three side by side. */
import { Treatment } from '../../../entities/treatment';
import { gradeCounts } from '../grading/shown-changes';
import { shortNamed } from '../appointments/appointments';
import { done, type Operation, type Result } from '../operation';
import { settingsOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import { TIERS, tierOf, type Tier } from '../staff/tiers';
import type { Work } from '../work';
import { treatmentTier } from './treatments';

export interface TierLine {
  tier: Tier;
  customers: number;
  /** Fen a session from which a treatment counts as this tier. */
  priceFen: number;
  /** By price, and by the manager's word. */
  treatments: string[];
  technicians: string[];
  /** The least technician this class of customers is looked for with. */
  servedBy: Tier | null;
}

export interface SideBySide extends Record<string, unknown> {
  lines: TierLine[];
  /** Technicians nobody has graded. */
  ungraded: string[];
  /** Treatments whose tier the manager has set. */
  set: string[];
  matching: boolean;
}

async function sideBySide(work: Work): Promise<Result<SideBySide>> {
  const [prices] = await settingsOf(work, ['level.treatment_price']);
  const [servedBy] = await settingsOf(work, ['level.technician']);
  const [matching] = await settingsOf(work, ['level.match_technician']);
  const counts = await gradeCounts(work);
  const treatments = await work.tx.find(Treatment, { where: { active: true }, order: { code: 'ASC' } });
  const technicians = await storeStaff(work, 'beautician');
  return done({
    lines: TIERS.map((tier, place) => ({
      tier,
      customers: counts[tier] ?? 0,
      priceFen: prices[place] ?? 0,
      treatments: namesOf(treatments.filter((row) => treatmentTier(row, prices) === tier)),
      technicians: technicians.filter((row) => tierOf(row.tier) === tier).map((row) => row.name),
      servedBy: tierOf(servedBy[tier]),
    })),
    ungraded: technicians.filter((row) => !tierOf(row.tier)).map((row) => row.name),
    set: namesOf(treatments.filter((row) => tierOf(row.tier))),
    matching,
  });
}

function namesOf(treatments: Treatment[]): string[] {
  return treatments.flatMap((row) => shortNamed(row).map((each) => each.name));
}

export const sideBySideOperations: Operation[] = [
  { name: 'catalogue.sideBySide', command: 'tiers', kind: 'read', run: sideBySide },
];
