import type { Role } from '../salon/commands';

export const roleNames: Record<Role, string> = {
  beautician: '美容师',
  consultant: '顾问',
  manager: '店长',
  receptionist: '前台',
  owner: '老板',
};

/** Three sentences a newcomer may say first, each on the phone it belongs to. */
export const tries = [
  { userid: 'HeYing', text: '婷姐今天做了补水,划了1次,皮肤比上次亮了,下次周六下午来做眼部' },
  { userid: 'PanYan', text: '曼姐明天的改到后天同一时间' },
  { userid: 'SuWan', text: '我今天要跟进哪些客人' },
];

export function demoWelcome(url: string): string {
  const lines = tries.map(({ userid, text }) => `  ${userid}: ${text}`);
  return `店务 已启动: ${url}\n打开上面的地址,选一个人,试着说一句:\n${lines.join('\n')}\n`;
}
