/** Who looks after which class, and who is proposed where it does not fit. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { ClassOwners, Misfit, MisfitsShown, OwnersShown } from '../salon/grading/class-owners';
import { cut } from './days';
import { yesNoCard } from './yes-no';

export const ownerWords = {
  title: '谁跟哪一类',
  onlyManager: '哪一类客人归谁跟、换谁跟,由店长来定。',
  notFound: '没有找到这位同事。',
  noOwner: (name: string) => `${name} 不是顾问也不是店长,不能跟客人。`,
  notSet: '还没有定哪一类归谁跟。要定就说:「A类归店长跟」「B类归苏婉、唐琳跟」;不要了说「A类谁跟都行」。',
  allFit: '跟客人的人都合级别。',
  notNow: '好,先不转。要看时回「按级别换人」。',
  gone: '有客人或同事刚变过,没有转。回「按级别换人」看现在的。',
};

const ROLES: Record<string, string> = { manager: '店长', consultant: '顾问' };

export function ownerText(owner: { role: string | null; staff: string[] } | null): string {
  if (!owner) return '谁跟都行';
  if (!owner.role && owner.staff.length === 0) return '原来定的人都不在了,请重新定';
  return owner.role ? `归${ROLES[owner.role] ?? owner.role}跟` : `归${owner.staff.join('、')}跟`;
}

export function ownerPrompt(grade: string, owner: { role: string | null; staff: string[] } | null): Prompt {
  const text = `${grade}类客人${ownerText(owner)}。定了级、换了级,跟的人不合就请您换,不会自己换。`;
  return yesNoCard({
    text,
    title: ownerWords.title,
    desc: cut(`${grade}类客人${ownerText(owner)}`, 44),
    yes: '定',
    no: '不定',
  });
}

export function ownersText({ classes }: OwnersShown): string {
  if (classes.length === 0) return ownerWords.notSet;
  return [
    ...classes.map(({ grade, ...owner }) => `${grade}类${ownerText(owner)}`),
    '看谁不合:回「按级别换人」。改:「A类归店长跟」;不要了:「A类谁跟都行」。',
  ].join('\n');
}

/** In the list of settings, where no names are known. */
export function ownersValue(owners: ClassOwners): string {
  const lines = Object.entries(owners).map(
    ([grade, owner]) => `${grade} ${'role' in owner ? ROLES[owner.role] : `指定${owner.staffIds.length}人`}`,
  );
  return lines.join('、') || '不分';
}

/** Neutral in its first line; the names follow. */
export function misfitsPrompt({ misfits, more }: MisfitsShown): Prompt {
  const rows = misfits.map((each) => ({ label: cut(each.customer.name, 5), value: cut(moveText(each), 30) }));
  return {
    text: [
      `有 ${misfits.length} 位客人要看看谁跟`,
      ...misfits.map((each) => `${each.customer.name}:${moveText(each)}`),
      ...(more > 0 ? [`另有 ${more} 位,这几位定了再看`] : []),
      '只转其中一位就说「何安娜以后转给方洁」。',
    ].join('\n'),
    card: {
      kind: 'buttons',
      title: '换谁跟',
      rows,
      buttons: [
        { key: 'all', text: '都转', style: 2 },
        { key: 'none', text: '先不转', style: 4 },
      ],
    },
  };
}

function moveText({ grade, owner, target }: Misfit): string {
  return `${grade}类,${owner?.name ?? '没人'} → ${target.name}`;
}

export function handedText(
  moves: { customer: { name: string }; target: { name: string } }[],
  promises: number,
): string {
  const names = moves.map((each) => `${each.customer.name}→${each.target.name}`).join('、');
  return `已转:${names}${promises > 0 ? `,${promises} 件承诺一起转过去` : ''}。都通知了。`;
}
