/** The store's rules of grading as its settings have them on a day. */
import { settingsOf } from '../settings/settings';
import type { GradeRules } from './grade-all';
import type { GradeDesk } from './desk';
import type { FiguresChoice } from './period-figures';
import { presetNamed, type Preset } from './presets';

export interface StoreRules extends GradeRules {
  preset: Preset;
  regrade: string;
  /** Months (1–12) in which a customer may go down. */
  fixedMonths: number[];
  newMonths: number;
  effortAlert: number;
}

export async function storeRules(desk: GradeDesk): Promise<StoreRules> {
  const [method, regrade, combine] = await settingsOf(desk, [
    'grade.method',
    'grade.regrade',
    'grade.combine',
  ]);
  const [basis] = await settingsOf(desk, ['grade.basis']);
  const [classes] = await settingsOf(desk, ['grade.classes']);
  const [periodDays, newMonths, effortAlert] = await settingsOf(desk, [
    'grade.period_days',
    'new.window_months',
    'grade.effort_alert',
  ]);
  const [cutoffs, headcount, fixedMonths, spendCut, consumption] = await settingsOf(desk, [
    'grade.cutoffs',
    'grade.headcount_target',
    'grade.downgrade_months',
    'level.spend_cut',
    'level.consumption_target',
  ]);
  const [visitsPerMonth] = await settingsOf(desk, ['level.visits_per_month']);
  const [marginCut, walletCut] = await settingsOf(desk, ['level.margin_cut', 'level.wallet_share']);
  const [assetCut] = await settingsOf(desk, ['level.asset_cut']);
  return {
    preset: presetNamed(String(method)),
    regrade: String(regrade),
    combine: combine === 'any' ? 'any' : 'all',
    basis: basis.length > 0 ? basis : ['cash'],
    classes,
    periodDays,
    newMonths,
    effortAlert,
    cutoffs,
    headcount,
    fixedMonths,
    spendCut,
    consumption,
    visitsPerMonth,
    marginCut,
    walletCut,
    assetCut,
  };
}

/** What must be read to judge by these rules. */
export function figuresFor(rules: StoreRules): FiguresChoice {
  const { periodDays, assetCut, basis } = rules;
  return { periodDays, assets: assetCut, wallet: basis.includes('walletShare') };
}

/** What a round keeps of the rules it was worked out under. */
export function rulesKept({ preset, ...rules }: StoreRules): Record<string, unknown> {
  return { ...rules, method: preset.name };
}
