/** The settings of grading as managers say and read them. */
import type { ClassOwners } from '../salon/grading/class-owners';
import type { Basis } from '../salon/grading/level-table';
import type { SettingName } from '../salon/settings/settings';
import { ownersValue } from './class-owners';
import { METHODS, wan } from './grade-words';

export const gradeLabels: Partial<Record<SettingName, { label: string; words: string[]; unit?: string }>> = {
  'grade.method': { label: '分级方法', words: ['分级办法', '级别方法', '级别办法'] },
  'grade.basis': { label: '分级看什么', words: ['分级依据'] },
  'grade.period_days': { label: '分级看几天', words: ['分级天数'], unit: '天' },
  'grade.cutoffs': { label: '分级占比', words: ['占比分界'] },
  'grade.downgrade_months': { label: '降级月份', words: ['几月降级'] },
  'grade.regrade': { label: '多久分级', words: ['多久分一次级'] },
  'grade.combine': { label: '几项都要到', words: ['分级几项'] },
  'level.spend_cut': { label: 'AB年现金', words: ['级别金额', '级别年现金'] },
  'level.visits_per_month': { label: '级别次数', words: ['每级次数'] },
  'level.consumption_target': { label: 'ABC年实耗', words: ['级别实耗', '每级实耗'] },
  'level.margin_cut': { label: 'AB年毛利', words: ['级别毛利'] },
  'level.wallet_share': { label: 'AB份额', words: ['级别份额'] },
  'level.asset_cut': { label: '分级看资产', words: ['级别看资产'] },
  'level.ticket': { label: '每级客单', words: ['客单目标', '级别客单'] },
  'level.treatment_price': { label: '项目档次价格', words: ['项目分级价格', '档次价格'] },
  'level.technician': { label: '每级配几级技师', words: ['配几级技师'] },
  'level.match_technician': { label: '按级别配技师', words: ['按技师级别', '配技师'] },
  'grade.headcount_target': { label: '合理人数比', words: ['人数比例', '合理比例'] },
  'grade.effort_alert': { label: 'C类联系占多少提醒', words: ['C类联系占', '力气提醒'], unit: '%' },
  'grade.classes': { label: '用哪几级', words: ['分哪几级', '用几级'] },
  'duty.preset': { label: '规矩按什么', words: ['规矩按'] },
  'owner.by_class': { label: '哪类归谁跟', words: [] },
  'need.stages': { label: '通排调补提示', words: ['通排调补'] },
};

/** What customers can be judged by (SR-ABC-07), by the words for it. */
const BASIS: [string, RegExp, string][] = [
  ['cash', /现金|收款/, '现金'],
  ['visits', /次数|到店|频次/, '次数'],
  ['consumption', /实耗|消耗/, '实耗'],
  ['margin', /毛利|利润/, '毛利'],
  ['walletShare', /份额|占比/, '份额'],
];

export function basesSaid(text: string): Basis[] {
  return BASIS.filter(([, words]) => words.test(text)).map(([basis]) => basis as Basis);
}

export function basisName(basis: string): string {
  return BASIS.find(([name]) => name === basis)?.[2] ?? basis;
}

const FLAGS: SettingName[] = ['level.asset_cut', 'level.match_technician', 'need.stages'];

const REGRADE: Record<string, string> = { monthly: '每月', twice_a_year: '一年两次', yearly: '一年一次' };
const DUTIES: Record<string, string> = { classes: '级别', nine: '九级' };
const COMBINE: Record<string, string> = { all: '都要到', any: '一项就行' };

/** What is said as the value of a setting of grading; undefined for a setting of something else, null for nonsense. */
export function gradeValueSaid(name: SettingName, text: string): unknown {
  const said = text.normalize('NFKC').replace(gradeLabels[name]?.label ?? '', ' ');
  const numbers = (said.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  switch (name) {
    case 'grade.method':
      return longestIn(said, METHODS);
    case 'grade.regrade':
      return longestIn(said, REGRADE);
    case 'grade.combine':
      return longestIn(said, COMBINE);
    case 'duty.preset':
      return longestIn(said, DUTIES);
    case 'grade.basis': {
      const found = basesSaid(said);
      return found.length > 0 ? found : null;
    }
    case 'grade.classes': {
      const letters = [...new Set(said.toUpperCase().match(/[A-D]/g) ?? [])].sort();
      return letters.join('').startsWith('ABC') ? letters : null;
    }
    case 'grade.cutoffs':
    case 'grade.headcount_target':
      return numbers.length === 3 ? numbers : null;
    case 'level.wallet_share':
      return numbers.length === 2 ? numbers : null;
    case 'level.technician':
      return tiersSaid(said);
    case 'grade.downgrade_months':
      return numbers.length > 0 ? numbers : null;
    case 'level.spend_cut':
    case 'level.margin_cut':
      return numbers.length === 2 ? numbers.map(yearlyFen) : null;
    case 'level.consumption_target':
      return numbers.length === 3 ? numbers.map(yearlyFen) : null;
    case 'level.ticket':
    case 'level.treatment_price':
      return numbers.length === 3 ? numbers.map((yuan) => Math.round(yuan * 100)) : null;
    case 'level.visits_per_month':
      return numbers.length === 3 ? { A: numbers[0], B: numbers[1], C: numbers[2] } : null;
    default:
      return FLAGS.includes(name) ? flagSaid(said) : undefined;
  }
}

/** «8万» and «8» are ten thousands, «80000» yuan. */
function yearlyFen(sum: number): number {
  return Math.round(sum * (sum < 1000 ? 1_000_000 : 100));
}

function flagSaid(said: string): boolean | null {
  if (/关|不要|不看|不用|否/.test(said)) return false;
  return /开|要|看|用|是/.test(said) ? true : null;
}

/** «A配A B配B C配B», or three letters in the order of the classes. */
function tiersSaid(said: string): Record<string, string> | null {
  const pairs = [...said.toUpperCase().matchAll(/([ABC])类?(?:客人)?(?:配|用|找)([ABC])/g)];
  const letters = said.toUpperCase().match(/[ABC]/g) ?? [];
  if (pairs.length === 0 && letters.length === 3) return { A: letters[0], B: letters[1], C: letters[2] };
  return pairs.length === 3 ? Object.fromEntries(pairs.map(([, grade, tier]) => [grade, tier])) : null;
}

/** As it is read; undefined for a setting of something else. */
export function gradeValueText(name: SettingName, value: unknown): string | undefined {
  switch (name) {
    case 'grade.method':
      return METHODS[String(value)] ?? String(value);
    case 'grade.regrade':
      return REGRADE[String(value)] ?? String(value);
    case 'grade.combine':
      return COMBINE[String(value)] ?? String(value);
    case 'duty.preset':
      return DUTIES[String(value)] ?? String(value);
    case 'grade.basis':
      return (value as string[]).map(basisName).join('和');
    case 'owner.by_class':
      return ownersValue(value as ClassOwners);
    case 'grade.classes':
      return (value as string[]).join('、');
    case 'grade.cutoffs':
      return (value as number[]).join('/');
    case 'grade.headcount_target':
      return (value as number[]).join(':');
    case 'level.wallet_share':
      return (value as number[]).map((share, row) => `${'AB'[row]} ${share}%`).join('、');
    case 'level.technician':
      return Object.entries(value as Record<string, string>)
        .map(([grade, tier]) => `${grade}类配${tier}级`)
        .join('、');
    case 'grade.downgrade_months':
      return `${(value as number[]).join('、')} 月`;
    case 'level.spend_cut':
    case 'level.margin_cut':
    case 'level.consumption_target':
    case 'level.ticket':
    case 'level.treatment_price':
      return (value as number[]).map((sum, row) => `${'ABC'[row]} ${wan(sum)}`).join('、');
    case 'level.visits_per_month':
      return Object.entries(value as Record<string, number>)
        .map(([grade, visits]) => `${grade} ${visits}`)
        .join('、');
    default:
      return undefined;
  }
}

function longestIn(said: string, words: Record<string, string>): string | null {
  const plain = said.replace(/\s/g, '');
  const found = Object.entries(words).filter(([, word]) => plain.includes(word));
  return found.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}
