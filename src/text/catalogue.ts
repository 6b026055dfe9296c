/** The three catalogues as the manager says and reads them. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { SideBySide, TierLine } from '../salon/catalogue/side-by-side';
import type { Stage } from '../salon/catalogue/stages';
import type { TreatmentEntry } from '../salon/catalogue/treatments';
import { yuan } from './days';
import { yesNoCard } from './yes-no';

/** SR-NEED-02. */
export const STAGE_NAMES: Record<Stage, string> = { open: '通', drain: '排', regulate: '调', nourish: '补' };

export function stageName(stage: string | undefined): string {
  return STAGE_NAMES[stage as Stage] ?? '';
}

export const catalogueWords = {
  title: '分级',
  technician: '技师',
  treatment: '项目',
  value: '改成',
  whichTechnician: '哪位技师?',
  whichTier: '定为几级? A、B、C,或「不定级」。',
  onlyManager: '技师和项目的级别、阶段、成本由店长来定。',
  notFound: '没有找到这位同事或这个项目。',
  noHands: (name: string) => `${name} 不做护理,不定技师级别。`,
  sameTier: (name: string, tier: string | null) => `${name} 本来就是${tierName(tier)}。`,
  sameEntry: '本来就是这样,没有改。',
  badValue: '这个没听清。例:「补水成本45」「肩颈 是通」「补水定为A档」。',
};

function tierName(tier: string | null): string {
  return tier ? `${tier}级技师` : '没定级';
}

export function tierPrompt(name: string, tier: string | null): Prompt {
  return yesNo(tier ? `${name} 定为 ${tier} 级技师` : `${name} 不再定级`);
}

export function tierSetText(name: string, tier: string | null, before: string | null): string {
  return `${name}:${tierName(before)} → ${tierName(tier)},已改。`;
}

export function entryPrompt(name: string, what: TreatmentEntry, value: string | number | null): Prompt {
  return yesNo(`${name}:${entryText(what, value)}`);
}

export function entrySetText(
  name: string,
  what: TreatmentEntry,
  { before, value }: { before: string | number | null; value: string | number | null },
): string {
  const was = before === null ? '' : `(原来${entryText(what, before)})`;
  return `${name}:${entryText(what, value)},已改${was}。`;
}

function entryText(what: TreatmentEntry, value: string | number | null): string {
  if (what === 'tier') return value === null ? '档次按价格算' : `${value} 档`;
  if (what === 'stage') return value === null ? '不分阶段' : `属于「${stageName(String(value))}」`;
  return value === null ? '成本不知道' : `每次成本 ${yuan(Number(value))}`;
}

function yesNo(text: string): Prompt {
  return yesNoCard({
    text,
    title: catalogueWords.title,
    desc: text,
    yes: '改',
    no: '不改',
  });
}

const MOST = 8;

export function sideBySideText(shown: SideBySide): string {
  const { lines, ungraded, set, matching } = shown;
  return [
    '分级对照(客人 | 项目 | 技师)',
    ...lines.map(lineText),
    ...(ungraded.length > 0 ? [`没定级的技师:${some(ungraded)}`] : []),
    ...(set.length > 0 ? [`档次是店长定的:${some(set)};其余按价格`] : ['项目的档次都按价格算']),
    matching
      ? '排时间时先找合级别的技师(她自己的美容师、信得过的还是在前)。不要了:「设置 按级别配技师 关」'
      : '排时间不看技师级别。要看:「设置 按级别配技师 开」',
    '要改就说:「莹莹定为A级技师」「补水定为A档」',
  ].join('\n');
}

function lineText({ tier, customers, priceFen, treatments, technicians, servedBy }: TierLine): string {
  const people = technicians.length > 0 ? some(technicians) : '没有';
  const by = servedBy && servedBy !== tier ? `(${tier}类配${servedBy}级)` : '';
  return `${tier}:${customers} 位 | ${yuan(priceFen)}起 ${some(treatments) || '没有'} | ${people}${by}`;
}

function some(names: string[]): string {
  const more = names.length - MOST;
  return names.slice(0, MOST).join('、') + (more > 0 ? `等${names.length}个` : '');
}
