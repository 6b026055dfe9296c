/** What the house gives away, and rewards as one proposal. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { GiftSum } from '../salon/gifts/gifts';
import type { RewardRule } from '../salon/gifts/reward-rules';
import type { RewardLine, RewardProposal } from '../salon/gifts/rewards';
import { cut } from './days';
import { plainYuan } from './plans';
import { yesNoCard } from './yes-no';

export const giftWords = {
  title: (name: string) => `送给 ${name} 的`,
  what: '送的什么',
  cost: '成本',
  askWhat: (name: string) => `送了 ${name} 什么?`,
  notFound: '店里没有这位客人。',
  badCost: '成本没听懂,例:「送了婷姐一支精华 成本80」。',
  onlyManager: '送出去的合计由店长看。',
  rewards: '消费奖励',
  rewardsByManager: '消费奖励由店长定。',
  noRules:
    '店里没有设消费奖励。例:「消费奖励 90天满5000送补水一次」「消费奖励 90天来6次送面膜」「消费奖励 90天介绍1位送精华」。',
  nobody: '按现在的规则,没有该奖的客人。',
  rulesKept: '好,规则没有改。',
};

export function giftPrompt(name: string, what: string, costFen: number | undefined): Prompt {
  const cost = costFen === undefined ? '没说' : plainYuan(costFen);
  return yesNoCard({
    text: `送给 ${name}:${what}\n成本:${cost}`,
    title: cut(giftWords.title(name), 36),
    rows: [
      { label: '送', value: cut(what, 30) },
      { label: '成本', value: cost },
    ],
    yes: '记下',
    no: '不记',
  });
}

export const givenText = (name: string, what: string): string => `送 ${name} ${what},记下了。回「撤销」收回`;

export function giftSumText(sum: GiftSum): string {
  const span = `${sum.from.slice(5)} 到 ${sum.to.slice(5)}`;
  if (sum.gifts === 0) return `${span} 没有记过送东西。`;
  const unknown = sum.unknown > 0 ? `,另 ${sum.unknown} 件没说成本` : '';
  return [
    `${span} 送了 ${sum.customers} 位 ${sum.gifts} 件,成本 ${plainYuan(sum.costFen)}${unknown}。`,
    ...sum.byWhom.map((each) => `${each.name} ${each.gifts} 件 ${plainYuan(each.costFen)}`),
  ].join('\n');
}

export function ruleText({ days, fen, visits, friends, what }: RewardRule): string {
  const asks = [
    fen !== undefined && `满${plainYuan(fen)}`,
    visits !== undefined && `来${visits}次`,
    friends !== undefined && `介绍${friends}位`,
  ].filter(Boolean);
  return `${days}天${asks.join('且')}送${what}`;
}

export function rulesPrompt(rules: RewardRule[]): Prompt {
  const text = rules.length === 0 ? '消费奖励 关掉' : `消费奖励:\n${rules.map(ruleText).join('\n')}`;
  return yesNoCard({
    text: `${text}\n每月1号给您一张卡,点了才送。`,
    title: giftWords.rewards,
    rows: rules.slice(0, 6).map((rule, at) => ({ label: `第${at + 1}条`, value: cut(ruleText(rule), 30) })),
    yes: '就这么定',
    no: '不改',
  });
}

export const rulesText = (rules: RewardRule[]): string =>
  rules.length === 0 ? '消费奖励关掉了。' : `消费奖励改好了:${rulesShown(rules)}。`;

export const rulesShown = (rules: RewardRule[]): string => rules.map(ruleText).join(';') || '关';

const SHOWN = 8;

export function rewardsPrompt({ lines }: RewardProposal): Prompt {
  const shown = lines.slice(0, SHOWN);
  const more = lines.length > SHOWN ? `还有 ${lines.length - SHOWN} 位` : '';
  const text = [
    `消费奖励:${lines.length} 位可以送`,
    ...shown.map((line) => `${line.customer.name} ${earnedText(line)},送${line.rule.what}`),
    more,
    '点了才送;去掉谁就说「不送婷姐」。',
  ].filter(Boolean);
  return yesNoCard({
    text: text.join('\n'),
    title: `消费奖励 ${lines.length} 位`,
    desc: '点了才送,顾问明天的名单上会有',
    rows: shown.slice(0, 6).map((line) => ({
      label: cut(line.customer.name, 5),
      value: cut(`${earnedText(line)},送${line.rule.what}`, 30),
    })),
    yes: '都送',
    no: '这次不送',
  });
}

function earnedText({ rule, earned }: RewardLine): string {
  if (rule.fen !== undefined) return `${rule.days}天付了${plainYuan(earned.fen)}`;
  if (rule.visits !== undefined) return `${rule.days}天来了${earned.visits}次`;
  return `${rule.days}天介绍了${earned.friends}位`;
}

export const decidedText = (lines: RewardLine[]): string =>
  `${lines.length} 位记下了:${lines.map((line) => line.customer.name).join('、')}。各人顾问明天的名单上有。回「撤销」收回`;
