/**
 * The settings: every figure on which the source documents disagree or which they leave open (SR section 18), and
 * those of the day. One row a key: its kind, default, bounds, where it comes from, and who may change it.
 *
 * `percent` values are whole hundredths, `fen` integer fen, `clock` is HH:MM of the store.
 */
import type { ListClass } from '../../../entities/daily-list';
import { CLASS_DUTIES, type ClassDuty } from '../care/class-duties';
import { FESTIVALS, type FestivalName } from '../care/festivals';
import type { Role } from '../commands';
import { areRules, type RewardRule } from '../gifts/reward-rules';
import { holdsOwners, type ClassOwners } from '../grading/class-owner-rules';
import { BASES, type Basis } from '../grading/level-table';
import { methodNames } from '../grading/presets';
import { NEED_MATRIX, type NeedBand } from '../plans/need-matrix';
import type { SleepDefinition } from '../win-back/sleeping';

export type SettingKind = 'count' | 'percent' | 'fen' | 'clock' | 'word' | 'flag' | 'words' | 'data';

export interface SettingRow<T> {
  kind: SettingKind;
  default: T;
  /** Where the default comes from. */
  source: string;
  who: Role[];
  /** Values a word may have. */
  choices?: string[];
  min?: number;
  max?: number;
  /** What structured data must hold beyond its shape. */
  holds?: (value: never) => boolean;
}

const MANAGER: Role[] = ['manager', 'owner'];
const OWNER: Role[] = ['owner'];
const SR18 = 'seed-rows 18';
const DAYS8 = 'user-days 8';

function count(value: number, source: string, min = 0, max = 1000, who = MANAGER): SettingRow<number> {
  return { kind: 'count', default: value, source, who, min, max };
}

function percent(value: number, source: string, who = MANAGER): SettingRow<number> {
  return { kind: 'percent', default: value, source, who, min: 1, max: 10_000 };
}

function fen(value: number, source: string): SettingRow<number> {
  return { kind: 'fen', default: value, source, who: MANAGER, min: 0 };
}

function clock(value: string, source: string): SettingRow<string> {
  return { kind: 'clock', default: value, source, who: MANAGER };
}

function word<W extends string>(value: W, choices: W[], source: string, who = MANAGER): SettingRow<W> {
  return { kind: 'word', default: value, choices, source, who };
}

function flag(value: boolean, source: string, who = MANAGER): SettingRow<boolean> {
  return { kind: 'flag', default: value, source, who };
}

function words<W extends string>(value: W[], source: string, choices?: W[]): SettingRow<W[]> {
  return { kind: 'words', default: value, choices, source, who: MANAGER };
}

function data<T>(value: T, source: string, who = MANAGER, holds?: (value: T) => boolean): SettingRow<T> {
  return { kind: 'data', default: value, source, who, ...(holds && { holds }) };
}

/** So many whole numbers, none below the least. */
function numbers(count: number | null, least: number, most = Infinity): (value: number[]) => boolean {
  return (value) =>
    value.length > 0 &&
    (count === null || value.length === count) &&
    value.every((each) => Number.isInteger(each) && each >= least && each <= most);
}

/** Three sums for A, B, C. */
function stepsDown(value: number[]): boolean {
  return numbers(3, 0)(value) && falling(value);
}

function falling(value: number[]): boolean {
  return value.every((each, index) => index === 0 || each <= value[index - 1]);
}

export const settingKeys = {
  'morning.at': clock('09:12', 'DESIGN'),
  'morning.calls_per_day': count(8, DAYS8, 1, 100),
  'morning.order': words<ListClass>(['cash', 'new', 'A', 'B', 'C', 'other'], 'SR-LOOP-05', [
    'cash',
    'new',
    'A',
    'B',
    'C',
    'other',
  ]),
  'morning.cash_definition': words(
    ['due', 'arrears', 'lastSession', 'unpaidProposal', 'plannedPurchase'],
    SR18,
    ['due', 'arrears', 'lastSession', 'unpaidProposal', 'plannedPurchase'],
  ),
  'morning.cash_days': count(7, SR18, 0, 60),
  'meeting.at': word('evening', ['evening', 'morning'], 'user-days 7'),
  'meeting.starts': clock('20:45', 'DESIGN'),
  'meeting.minutes': count(10, 'user-days 7', 3, 60),
  'meeting.mode': word('online', ['online', 'together'], 'user-days 7'),
  'meeting.chair': word('consultant', ['consultant', 'manager'], SR18),
  'quiet.from': clock('21:45', 'issue 2'),
  'quiet.to': clock('09:00', 'issue 2'),
  'followups.at': clock('17:07', 'DESIGN'),
  'records.at': clock('20:15', 'DESIGN'),
  'summary.at': clock('21:32', 'DESIGN'),
  /** Cash of a month; 0 stands for no goal. */
  'goal.month_cash': fen(0, 'user-days 4'),
  'promise.manager_after': count(2, 'issue 4', 1, 30),
  /** What she has earned by spend, visits or friends she brought herself; none: off. */
  'reward.rules': data([] as RewardRule[], 'SR-REL-11', MANAGER, areRules),
  /** Hours within which a customer's question is answered. */
  'answer.hours': count(4, 'SR-REL-12', 1, 72),
  /** Hours by grade until a complaint must be answered; the others have `other`. */
  'complaint.hours': data({ A: 4, other: 24 } as Record<string, number>, 'SR-DUTY-07'),
  /** From how many a year (and from how much owed past its day, fen) a customer needs the manager's eye. */
  'problem.bounds': data(
    { complaints: 2, noShows: 3, refunds: 2, overdueFen: 100_000 },
    'SR-SAT-06',
    MANAGER,
    (value) => Object.values(value).every((each) => Number.isInteger(each) && each > 0),
  ),
  /** Month in which the manager is asked once to go through the roster; 0 is never. */
  'roster.month': count(1, 'SR-FRM-18', 0, 12),
  /** What a call's card says of how to talk, by kind of customer; where it is silent the text of the program stands. */
  'call.hints': data({} as Record<string, string>, 'SR-FRM-20', MANAGER, (value) =>
    Object.values(value).every((each) => typeof each === 'string'),
  ),
  'contact.daily_cap': count(1, 'SR-REL-04', 1, 10),
  'contact.days': count(7, DAYS8, 0, 90),
  'contact.retry_at': clock('16:00', DAYS8),
  /** Calls a month by class (SR-CAL-08). */
  'contact.cadence': data({ A: 2, B: 2, C: 0 } as Record<string, number>, 'SR-CAL-08'),
  'duty.table': data<ClassDuty[]>(CLASS_DUTIES, 'SR-DUTY-01'),
  /** `nine`: the contact plan of the nine levels in place of the classes' duties. */
  'duty.preset': word('classes', ['classes', 'nine'], 'SR-NINE-01'),
  /** Calls that the rules may give one person a day; a birthday and the call after a visit come beside them. */
  'duty.per_day': count(3, 'SR-DUTY-01', 0, 30),
  'birthday.days_before': count(3, 'SR-CAL-01', 0, 30),
  'festival.kept': words<FestivalName>([...FESTIVALS], 'SR-CAL-02', FESTIVALS),
  'festival.grades': words(['A', 'B'], 'SR-CAL-02'),
  'festival.ahead_days': count(7, 'SR-CAL-02', 2, 30),
  'festival.spread_days': count(3, 'user-days 10', 1, 10),
  /** Who is called on the day after a visit, beside those who come for the first time. */
  'care.next_day': words(['A', 'B', 'problem'], 'SR-REL-02', ['A', 'B', 'C', 'D', 'other', 'problem']),
  /** Days since the service until which those who served her are in charge, then her consultant, then the store. */
  'owner.by_time': data([30, 365], 'SR-REL-03'),
  /** Which role or persons look after which class; nothing is set unless the store wants it. */
  'owner.by_class': data<ClassOwners>({}, 'SR-DUTY-04', MANAGER, holdsOwners),
  'new.window_months': count(3, 'SR-LOOP-06', 1, 24),
  'new.reset': word('import', ['import', 'ourFirst'], SR18),
  'new.second_visit_days': count(14, 'user-days 8', 1, 120),
  'new.care_days': count(7, 'user-days 8', 0, 30),
  'rhythm.behind_factor': percent(120, SR18),
  'sleep.definition': word<SleepDefinition>('rhythm', ['rhythm', 'days', 'once'], 'SR-SAT-10'),
  'sleep.factor': percent(300, SR18),
  'sleep.days': data({ A: 60, B: 90, other: 180 } as Record<string, number>, 'SR-SAT-10'),
  /** Days after which somebody who sleeps may be called again; a visit within them counts as won back. */
  'winback.again_days': count(90, 'SR-SAT-11', 7, 730),
  'plan.refused_rest_days': count(60, 'issue 4', 0, 730),
  'plan.budget_factor': percent(300, 'SR-LOOP-12'),
  'plan.default_days': count(30, 'SR-LVL-08', 1, 365),
  'plan.hold_minutes': count(30, DAYS8, 5, 240),
  'need.matrix': data<NeedBand[]>(NEED_MATRIX, 'SR-NEED-01'),
  /** Whether the draft of the next visit hints at the stage of body work that follows (通排调补). */
  'need.stages': flag(false, 'SR-NEED-02'),
  'age.bands': data([18, 25, 35, 45, 55], 'SR-NEED-04'),
  'grade.method': word<string>('level_table', methodNames, SR18),
  'grade.cutoffs': data(
    [70, 20, 10],
    'SR-ABC-03',
    MANAGER,
    (value) => numbers(3, 1)(value) && value[0] + value[1] + value[2] === 100,
  ),
  'grade.headcount_target': data([1, 2, 2], 'SR-ABC-04', MANAGER, numbers(3, 1)),
  'grade.basis': words<Basis>(['cash', 'visits'], 'SR-ABC-07', [...BASES]),
  'grade.period_days': count(365, 'SR-ABC-01', 30, 3650),
  'grade.regrade': word('monthly', ['monthly', 'yearly', 'twice_a_year'], SR18),
  'grade.downgrade_months': data([6, 12], 'SR-ABC-17, SR-CAL-06', MANAGER, numbers(null, 1, 12)),
  /** Several measures judged together: all of them must reach a level, or one is enough. */
  'grade.combine': word('all', ['all', 'any'], 'SR-ABC-08'),
  /** Per cent of the contacts that class C may take. */
  'grade.effort_alert': count(60, 'SR-ABC-05', 1, 100),
  'grade.classes': words(['A', 'B', 'C', 'D'], SR18),
  'level.asset_cut': flag(false, 'SR-LVL-01'),
  'level.spend_cut': data(
    [10_000_000, 5_000_000],
    'SR-LVL-02',
    MANAGER,
    (value) => numbers(2, 1)(value) && falling(value),
  ),
  'level.visits_per_month': data({ A: 3, B: 2, C: 1 } as Record<string, number>, 'SR-LVL-08'),
  'level.consumption_target': data(
    [3_000_000, 2_000_000, 1_000_000],
    'SR-LVL-09',
    MANAGER,
    (value) => numbers(3, 1)(value) && falling(value),
  ),
  /** Fen of margin a year for A and B; the documents give no figure. */
  'level.margin_cut': data(
    [2_000_000, 1_200_000],
    'SR-ABC-07',
    MANAGER,
    (value) => numbers(2, 1)(value) && falling(value),
  ),
  /** Per cent of all she spends on beauty, for A and B; the documents give no figure. */
  'level.wallet_share': data(
    [50, 25],
    'SR-ABC-07',
    MANAGER,
    (value) => numbers(2, 1, 100)(value) && falling(value),
  ),
  'level.treatment_price': data([40_000, 20_000, 10_000], 'SR-LVL-03', MANAGER, stepsDown),
  'level.ticket': data([80_000, 40_000, 20_000], 'SR-LVL-04', MANAGER, stepsDown),
  /** Which grade of technician a level is served by; the deck leaves the column empty. */
  'level.technician': data(
    { A: 'A', B: 'B', C: 'C' } as Record<string, string>,
    'SR-LVL-05',
    MANAGER,
    (value) => Object.values(value).every((each) => ['A', 'B', 'C'].includes(each)),
  ),
  /** Whether times are looked for by it; off: nobody in the documents says how. */
  'level.match_technician': flag(false, 'SR-LVL-05'),
  /** Months without a session after which a treatment is a candidate for dropping. */
  'treatment.drop_months': count(3, 'SR-PRJ-05', 1, 24),
  'service.stages': count(9, SR18, 5, 9),
  'service.quality_scope': word('both', ['own', 'all', 'both'], SR18),
  'referral.depth': count(1, 'SR-SAT-09', 1, 1, OWNER),
  /** minimal: only what service needs; full: also address, work, family, habits (SR-FLD-29). */
  /** Whether the first impression is asked for after a first visit, and shown. */
  'impression.ask': flag(false, 'SR-PER-07'),
  /** How many of ten facets of her life are known: not shown, in her file, and one of them in the brief as well. */
  'facets.shown': word('file', ['off', 'file', 'brief'], 'SR-FLD-16'),
  'privacy.detail': word('minimal', ['minimal', 'full'], 'SR-FLD-29', OWNER),
  /** Fields that are off unless the owner wants them (SR-FLD-04, SR-FLD-05, SR-RISK-02). */
  'privacy.optional': words<'bloodType' | 'marriage'>([], 'SR-RISK-02', ['bloodType', 'marriage']),
  /** Visits from which somebody may say what kind of person she is. */
  'personality.from_visit': count(3, 'SR-PER-06', 1, 20),
};

export type SettingName = keyof typeof settingKeys;

export type SettingValue<K extends SettingName> = (typeof settingKeys)[K]['default'];

/** Why a value cannot be taken, or null. */
export function whyNotSetting(name: SettingName, value: unknown): 'type' | 'range' | 'choice' | null {
  const row: SettingRow<unknown> = settingKeys[name];
  if (row.kind === 'count' || row.kind === 'percent' || row.kind === 'fen') {
    if (!Number.isInteger(value)) return 'type';
    const number = value as number;
    return number < (row.min ?? 0) || number > (row.max ?? Number.MAX_SAFE_INTEGER) ? 'range' : null;
  }
  if (row.kind === 'clock') return /^([01]?\d|2[0-3]):[0-5]\d$/.test(String(value)) ? null : 'type';
  if (row.kind === 'flag') return typeof value === 'boolean' ? null : 'type';
  if (row.kind === 'word') return row.choices?.includes(String(value)) ? null : 'choice';
  if (row.kind === 'words') {
    if (!Array.isArray(value)) return 'type';
    return value.every((each) => !row.choices || row.choices.includes(String(each))) ? null : 'choice';
  }
  if (shapeOf(value) !== shapeOf(row.default)) return 'type';
  return !row.holds || row.holds(value as never) ? null : 'range';
}

export function isSetting(name: string): name is SettingName {
  return Object.hasOwn(settingKeys, name);
}

function shapeOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
