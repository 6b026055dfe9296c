/** «删除婷姐的全部资料»: a person's right, in plain words; what cannot be undone says so. */
import type { Question } from '../../bot-flows/engine/flow';
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { HangsOnHer } from '../salon/erasure/ask';
import { cut } from './days';
import { plainYuan } from './plans';

/** Who stands in the books once nobody may be named. */
export const ERASED_NAME = '已删除客户';

export const formPutAway = '刚才开着的一张单子里有已删除的客人,已经收起。要接着办别的客人,请再说一遍。';

export const eraseWords = {
  title: '删除客人资料',
  which: '删哪个',
  deleteWhat: (name: string): Question => ({
    text: `${name}:删您最近记的一条,还是她的全部资料?`,
    choices: [
      { key: 'last', text: '最近一条', style: 2 },
      { key: 'file', text: '全部资料', style: 3 },
      { key: 'no', text: '不删', style: 4 },
    ],
  }),
  byManager: (name: string) => `客人的资料由店长删。请店长在这里说「删除${name}的全部资料」。`,
  notAllowed: '删除客人的全部资料由店长办。',
  notFound: '店里没有这位客人。',
  kept: '好,资料没有动。',
  asked: (name: string) => `${name} 的资料已经在删,几分钟内办完。反悔请现在回「撤销」。`,
  waits: (name: string) => `${name} 还有退款或更正等您批。先批了或退回,再删。`,
  shared: (name: string, users: string[]) =>
    `${name} 的卡${users.join('、')}也在用。先说「${users[0]}不能用${name}的卡」,或把卡结清,再删。`,
  changed: '她名下还有没结清的:要放弃请点「都放弃,删除」,不放弃先去结清。',
  openAtDesk: '还没结清:先结清,或者加 --give-up 明确放弃。',
  notYet: '没有删。确定要删,加 --yes。',
  stopped: '刚才要删的那位客人,名下又有了新的变动,没有删。请再说一次「删除…的全部资料」,看过再定。',
  begun: '几分钟内删完,删完告诉您。反悔请现在回「撤销」,删完就不能恢复了。',
  done:
    '一位客人的资料已删除,不能恢复。钱和到店的数字留在「已删除客户」名下,合计不变;谁删的、什么时候,留了记录。\n' +
    '手机里聊过的消息、以前导出的表和备份不归这里管,请自己删。',
};

export function refusedErase(code: string, facts: Record<string, unknown>): string {
  const name = String(facts.name ?? '');
  if (code === 'not-allowed') return eraseWords.notAllowed;
  if (code === 'asked') return eraseWords.asked(name);
  if (code === 'waits') return eraseWords.waits(name);
  if (code === 'shared') return eraseWords.shared(name, facts.users as string[]);
  return code === 'open' ? eraseWords.changed : eraseWords.notFound;
}

/** What is worth money on either side: to be settled, or given up by name. */
export function openOfHer({ courses, storedFen, arrearsFen }: HangsOnHer): string[] {
  return [
    ...courses.map(
      (course) =>
        `${course.treatment} 还剩${course.left}次${course.worthFen > 0 ? `(值${plainYuan(course.worthFen)})` : ''}`,
    ),
    ...(storedFen === 0 ? [] : [`储值 ${plainYuan(storedFen)}`]),
    ...(arrearsFen === 0 ? [] : [`欠款 ${plainYuan(arrearsFen)}`]),
  ];
}

export function erasePrompt(facts: HangsOnHer): Prompt {
  const { name } = facts.customer;
  const open = openOfHer(facts);
  const ends = [
    facts.appointments > 0 && `预约${facts.appointments}个取消`,
    facts.complaints > 0 && `投诉${facts.complaints}件结掉`,
    facts.promises > 0 && `承诺${facts.promises}件收回`,
    facts.photos > 0 && `照片${facts.photos}张删掉`,
  ].filter(Boolean);
  const text = [
    `删除 ${name} 的全部资料?删完不能恢复。`,
    open.length > 0 && `还没结清:${open.join('、')}。先退款、收款结清;或者现在明确放弃。`,
    ends.length > 0 && `一起处理:${ends.join('、')}。`,
    '删:姓名、电话、生日、皮肤和健康、喜好备注、照片、聊天里的话、操作记录里的内容。',
    `留:到店${facts.visits}次、收款${facts.payments}笔的数字,记在「${ERASED_NAME}」名下,合计不变。`,
    `她要自己的资料,先说「导出${name}的全部资料」。`,
  ].filter(Boolean);
  return {
    text: text.join('\n'),
    card: {
      kind: 'buttons',
      title: cut(`删除 ${name} 的全部资料?`, 36),
      desc: '删完不能恢复',
      rows: [
        ...open.slice(0, 4).map((line) => ({ label: '没结清', value: cut(line, 30) })),
        ...(ends.length > 0 ? [{ label: '一起', value: cut(ends.join('、'), 30) }] : []),
        { label: '留下', value: `到店${facts.visits}次、收款${facts.payments}笔的数字` },
      ],
      buttons: [
        open.length > 0
          ? { key: 'give-up', text: '都放弃,删除', style: 3 }
          : { key: 'yes', text: '删除,不恢复', style: 3 },
        { key: 'no', text: open.length > 0 ? '先去结清' : '不删', style: 4 },
      ],
    },
  };
}
