/** What may be said to the assistant, by role; the commands it belongs to say who may (src/salon/commands.ts). */
import type { Prompt } from '../../bot-flows/engine/prompt';

export interface Saying {
  /** Name in the register of commands. */
  command: string;
  /** What it is for, at most ten characters. */
  what: string;
  /** Ways to say it; the first is shown. */
  say: string[];
  /** Roles to whom it is shown first; empty: everybody. */
  first?: string[];
}

export const sayings: Saying[] = [
  {
    command: 'record-visit',
    what: '记服务',
    say: ['婷姐补水做完了 划1次', '红姐艾灸头疗都做了', '今天做了拉提 收1280'],
    first: ['beautician'],
  },
  { command: 'arrived', what: '到店', say: ['钱太到了', '婷姐来了'], first: ['receptionist'] },
  {
    command: 'record-money',
    what: '记收款',
    say: ['芳姐来还3000 微信', '孙总办卡12800 刷卡', '芳姐买了两支精华 996'],
    first: ['receptionist'],
  },
  {
    command: 'book',
    what: '约时间',
    say: ['约婷姐周六三点补水', '约红姐后天下午艾灸'],
    first: ['receptionist', 'consultant'],
  },
  { command: 'reschedule', what: '改时间', say: ['曼姐明天的改到后天同一时间'], first: ['receptionist'] },
  { command: 'cancel-booking', what: '取消预约', say: ['Lisa明天的取消'] },
  { command: 'no-show', what: '爽约', say: ['雪儿没来'] },
  {
    command: 'table',
    what: '看预约表',
    say: ['今天都约了谁', '明天的预约表'],
    first: ['receptionist', 'beautician'],
  },
  { command: 'my-list', what: '今天的名单', say: ['我今天要联系谁', '今天的名单'], first: ['consultant'] },
  {
    command: 'call-log',
    what: '记电话',
    say: ['柳柳 没接', '春梅微信聊了 说考虑一下'],
    first: ['consultant'],
  },
  { command: 'brief', what: '今天聊什么', say: ['孙总今天聊什么'], first: ['consultant'] },
  { command: 'plan-query', what: '看方案', say: ['婷姐下次做什么'], first: ['consultant'] },
  { command: 'plan-adjust', what: '改方案', say: ['婷姐下次改成肩颈'], first: ['consultant'] },
  {
    command: 'plan-adjust',
    what: '定计划',
    say: ['给婷姐定个目标 年底前不敏感', '婷姐拉提没要 太贵', '婷姐答应买拉提 下周付'],
  },
  { command: 'home-care', what: '家居计划', say: ['婷姐家居 晚上敷面膜 每周两次', '婷姐家居在做'] },
  { command: 'plan-progress', what: '计划完成', say: ['计划完成得怎么样', '苏婉的计划完成得怎么样'] },
  { command: 'form-export', what: '导出表格', say: ['导出客户档案', '打印明天的预约表', '导出行动计划表'] },
  { command: 'customer-query', what: '查客人', say: ['婷姐的档案', '红姐上次什么时候来'] },
  { command: 'balance-query', what: '查余次余额', say: ['钱太卵巢还剩几次'], first: ['beautician'] },
  {
    command: 'customer-new',
    what: '新客建档',
    say: ['新客 王美丽 13812345678 朋友介绍'],
    first: ['receptionist'],
  },
  { command: 'customer-update', what: '改档案', say: ['兰姐酒精过敏', '婷姐生日改成3月15'] },
  { command: 'complaint', what: '记投诉', say: ['欧阳姐投诉 青了一块'] },
  { command: 'complaint-list', what: '投诉原因', say: ['本月投诉原因', '还有哪些投诉'] },
  { command: 'settings', what: '话术', say: ['话术', '话术 新客 先问皮肤感受'] },
  { command: 'contact-check', what: '核查联系', say: ['核查今天的联系'] },
  { command: 'file-quality', what: '档案质量', say: ['档案质量'] },
  { command: 'problem-customers', what: '要留意的', say: ['难缠客人有哪些'] },
  { command: 'win-back', what: '沉睡客人', say: ['沉睡的客人有哪些'] },
  { command: 'trust', what: '跟谁合得来', say: ['婷姐跟谁合得来', '婷姐信谁'] },
  { command: 'festival', what: '节日问候', say: ['中秋怎么排', '节日问候'] },
  { command: 'duties', what: '级别规矩', say: ['级别规矩', 'A类要做什么'] },
  { command: 'leave', what: '请假', say: ['莉莉今天请假', '小美明天早班'] },
  { command: 'day-close', what: '日结', say: ['日结 微信6080 刷卡1980'], first: ['receptionist'] },
  { command: 'my-figures', what: '我的业绩', say: ['我今天做了几个', '我这个月业绩'], first: ['beautician'] },
  {
    command: 'store-figures',
    what: '店里业绩',
    say: ['今天到现在多少', '本月做了多少'],
    first: ['manager', 'owner'],
  },
  { command: 'my-figures', what: '我上个月', say: ['我上个月', '我上个月明细'] },
  { command: 'store-figures', what: '月报周报', say: ['月报', '周报'] },
  { command: 'month-lock', what: '锁定月份', say: ['锁定上个月'] },
  { command: 'month-meeting', what: '月会', say: ['月会定:莹莹练拉提,12月20号前', '月会定了什么'] },
  { command: 'treatment-review', what: '项目去留', say: ['项目分析', '小气泡 淘汰,因为没人做'] },
  { command: 'open-ends', what: '没收口的', say: ['今天还有什么没收口'], first: ['manager'] },
  { command: 'meeting', what: '日会', say: ['开始日会', '散会'], first: ['manager', 'consultant'] },
  { command: 'meeting-word', what: '给日会带话', say: ['日会带话 芳姐左肩还痛'] },
  { command: 'correct', what: '改刚才的', say: ['改昨天曼姐的 应该是1280'] },
  { command: 'undo', what: '撤销', say: ['撤销', '刚才那条不算'] },
  { command: 'grade-decide', what: '升降级', say: ['升降级', '重新分级'] },
  { command: 'grades', what: '分级', say: ['分级', '婷姐为什么是B', '级别历史'] },
  { command: 'grade-simulation', what: '级别试算', say: ['级别试算', 'ABC分析'] },
  { command: 'handbook', what: '操作规范', say: ['补水怎么做', '补水的护理注意事项'] },
  { command: 'handbook', what: '店规和岗位', say: ['店规', '我的岗位', '服务流程'] },
  {
    command: 'handbook-write',
    what: '写规范店规',
    say: ['补水的操作规范:1 清洁 2 蒸脸 3 敷膜', '店规 请假:提前一天说', '谁还没看店规'],
  },
  { command: 'reassign', what: '换人跟', say: ['以后红姐归苏婉跟'] },
];

const MOST = 8;

/** Her own things first, then what is left of the rest. */
export function helpText(allowed: string[], roles: string[]): string {
  const may = sayings.filter((each) => allowed.includes(each.command));
  const own = may.filter((each) => each.first?.some((role) => roles.includes(role)));
  const others = may.filter((each) => !own.includes(each));
  const shown = [...own, ...others].slice(0, MOST);
  const more = [...own, ...others].slice(MOST).map((each) => each.what);
  return [
    '直接说就行,例:',
    ...shown.map((each) => `${each.what}:「${each.say[0]}」`),
    ...(more.length > 0 ? [`还可以:${more.join('、')}`] : []),
    '说错了回「撤销」;不会说就点下面的菜单。',
  ].join('\n');
}

/** The three nearest things to say, when nothing was understood. */
export function notUnderstood(near: Saying[]): Prompt {
  const lines = near.map((each) => `${each.what}:「${each.say[0]}」`);
  return { text: ['这句没听懂。您是不是想说:', ...lines, '都不是就回「帮助」。'].join('\n') };
}

/**
 * The sayings that share most pairs of characters with what was said; those of her own role win a tie. Never more
 * than three, never none.
 */
export function nearest(text: string, allowed: string[], roles: string[]): Saying[] {
  const said = pairs(text);
  const scored = sayings
    .filter((each) => allowed.includes(each.command))
    .map((each) => {
      const shared = Math.max(...[...each.say, each.what].map((way) => likeness(said, pairs(way))));
      return { each, score: shared + (each.first?.some((role) => roles.includes(role)) ? 0.01 : 0) };
    });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ each }) => each);
}

function pairs(text: string): Set<string> {
  const clean = text.toLowerCase().replace(/[\s,。,.!!??、]/g, '');
  const characters = [...clean];
  return new Set([...characters, ...characters.slice(1).map((each, index) => characters[index] + each)]);
}

function likeness(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared / Math.sqrt(Math.max(1, one.size) * Math.max(1, other.size));
}
