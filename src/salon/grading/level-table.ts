/**
 * The salon's level table (分级导入, SR-TIER-01): the default method.
 *
 * Every cell is the store's to change (店长可改): the deck's B and C rows do not add up and its C row has gaps.
 */
import type { Rule } from './rules';
import type { Condition } from './rules';

export const BASES = ['cash', 'visits', 'consumption', 'margin', 'walletShare'] as const;
export type Basis = (typeof BASES)[number];

export interface LevelSettings {
  /** What is looked at (setting `grade.basis`). */
  basis: Basis[];
  /** All of them must reach a level, or one is enough (setting `grade.combine`, SR-ABC-08). */
  combine: 'all' | 'any';
  periodDays: number;
  /** Fen a year for A and B (SR-LVL-02). */
  spendCut: number[];
  /** Visits a month (SR-LVL-08). */
  visitsPerMonth: Record<string, number>;
  /** Fen a year for A, B, C (SR-LVL-09). */
  consumption: number[];
  /** Fen of margin a year for A and B, and per cent of her spending (SR-ABC-07). */
  marginCut: number[];
  walletCut: number[];
  /** Assets count as well where somebody has estimated them (SR-LVL-01); off unless the store wants it. */
  assetCut: boolean;
}

const YEAR = 365;
/** SR-LVL-01: 百万, 30万. */
const ASSETS = [100_000_000, 30_000_000];

/** A and B by their cells, C takes everybody else. Yearly sums are cut to the period. */
export function levelRules(settings: LevelSettings): Rule[] {
  return [rule('A', 0, settings), rule('B', 1, settings), { class: 'C' }];
}

function rule(level: 'A' | 'B', row: 0 | 1, settings: LevelSettings): Rule {
  const ofPeriod = (yearly: number) => Math.round((yearly * settings.periodDays) / YEAR);
  const cells: Record<Basis, Condition> = {
    cash: { of: 'cash', min: ofPeriod(settings.spendCut[row]) },
    visits: { of: 'monthlyVisits', min: Math.round((settings.visitsPerMonth[level] ?? 0) * 10) },
    consumption: { of: 'consumption', min: ofPeriod(settings.consumption[row]) },
    margin: { of: 'margin', min: ofPeriod(settings.marginCut[row]), ifKnown: true },
    walletShare: { of: 'walletShare', min: settings.walletCut[row], ifKnown: true },
  };
  const conditions = settings.basis.map((basis) => cells[basis]);
  if (settings.assetCut) conditions.push({ of: 'assets', min: ASSETS[row], ifKnown: true });
  return settings.combine === 'all' ? { class: level, all: conditions } : { class: level, any: conditions };
}

/** SR-LVL-06: 叫买什么就买什么, 不一定买, 一定不买; null where nothing was proposed. */
export function relationOf(accepted: number, proposals: number): 'always' | 'sometimes' | 'never' | null {
  if (proposals === 0) return null;
  if (accepted === proposals) return 'always';
  return accepted > 0 ? 'sometimes' : 'never';
}
