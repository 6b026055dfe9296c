/** Somebody new writes: what the manager is asked, and what both are told. */
import type { Question } from '../../bot-flows/engine';
import type { Prompt } from '../../bot-flows/engine/prompt';
import { cut } from './days';
import { roleName } from './hello';

export const staffWords = {
  title: (who: string, left?: string) => (left ? `${left} 离职了,又写来` : `${who} 第一次来`),
  role: '岗位',
  name: '姓名',
  askName: (userid: string) => `${userid} 叫什么名字?`,
  given: (name: string, role: string) => `${name} 记为${roleName(role)},已经告诉她了。`,
  already: (name: string) => `${name} 已经在册了。`,
  nobody: (userid: string) => `好,${userid} 不加。`,
  badName: '名字没听清,说两三个字就行。',
};

/** Roles that a manager gives, with their words. */
export const ROLE_WORDS: [string, string][] = (
  ['beautician', 'consultant', 'receptionist', 'manager'] as const
).map((role) => [role, roleName(role)]);

/** Somebody whom the manager did not know at first is let in later. */
export const letInWords = {
  title: (name: string) => `让 ${name} 进来`,
  name: staffWords.name,
  role: staffWords.role,
  whichRole: (name: string): Question => ({
    text: `${name} 是什么岗位?`,
    choices: ROLE_WORDS.map(([role, text]) => ({ key: `role:${role}`, text })),
  }),
  whichStranger: (name: string, strangers: { userid: string; name: string }[]): Question => ({
    text: `不认识的人里没有「${name}」,是哪一位?`,
    choices: strangers
      .slice(0, 5)
      .map((each) => ({ key: `userid:${each.userid}`, text: cut(each.name, 10) })),
  }),
  nobodyWaits: (name: string) => `没有不认识的人在等。让 ${name} 先给我发一句话,我再来问您。`,
  card: (name: string, userid: string, role: string): Prompt => ({
    text: `让 ${name}(${userid})进来,${roleName(role)}?`,
    card: {
      kind: 'buttons',
      title: cut(`让 ${name} 进来`, 36),
      rows: [
        { label: staffWords.role, value: roleName(role) },
        { label: '账号', value: cut(userid, 30) },
      ],
      buttons: [
        { key: 'yes', text: '让她进来', style: 2 },
        { key: 'edit:role', text: '换岗位' },
        { key: 'no', text: '不加了', style: 4 },
      ],
    },
  }),
  given: staffWords.given,
  already: staffWords.already,
  badName: staffWords.badName,
};

export function rolePrompt(userid: string, said: string, left?: string): Prompt {
  const words = said ? `她说:「${cut(said, 60)}」` : '';
  return {
    text: [
      left ? `${left} 离职了,又写来。回来上班了,点岗位;没有就点「不认识」。` : `${userid} 第一次来,是谁?`,
      words,
    ]
      .filter(Boolean)
      .join('\n'),
    card: {
      kind: 'buttons',
      title: cut(staffWords.title(userid, left), 36),
      desc: said ? cut(said, 44) : undefined,
      buttons: [
        { key: 'beautician', text: roleName('beautician'), style: 2 },
        { key: 'consultant', text: roleName('consultant') },
        { key: 'receptionist', text: roleName('receptionist') },
        { key: 'manager', text: roleName('manager') },
        { key: 'nobody', text: '不认识', style: 4 },
      ],
    },
  };
}
