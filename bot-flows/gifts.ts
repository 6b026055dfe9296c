/** «送了婷姐一支精华 成本80», «这个月送了多少», and rewards as one card (SR-REL-11). */
import type { GiftSum } from '../src/salon/gifts/gifts';
import type { RewardRule } from '../src/salon/gifts/reward-rules';
import type { RewardLine, RewardProposal } from '../src/salon/gifts/rewards';
import {
  decidedText,
  giftPrompt,
  giftSumText,
  giftWords,
  givenText,
  rewardsPrompt,
  rulesPrompt,
  rulesText,
} from '../src/text/gifts';
import { isQuestion } from './asking';
import type { Ref, SalonFlow, SalonHeard } from './ear';
import type { Facts, Start, Values } from './engine';
import { customerRef, customerSlot, nameIn } from './slots/customer';
import { startOf } from './starting';

export const gift: SalonFlow = {
  name: 'gift',
  version: 1,
  command: 'gift',
  title: (values) => giftWords.title(nameIn(values)),
  slots: [
    customerSlot(),
    {
      name: 'what',
      label: giftWords.what,
      required: true,
      question: (values) => ({ text: giftWords.askWhat(nameIn(values)) }),
      read: (heard, asked) => (asked && heard.text.trim() ? { value: heard.text.trim().slice(0, 60) } : null),
      show: (value) => String(value),
    },
    {
      name: 'cost',
      label: giftWords.cost,
      read: (heard) => {
        const costFen = costIn(heard.text);
        return costFen === null ? null : { value: costFen };
      },
      show: (value) => String(Number(value) / 100),
    },
  ],
  confirm: (values) => giftPrompt(nameIn(values), String(values.what), values.cost as number | undefined),
  commit: (values) => [{ operation: 'gifts.give', input: inputOf(values) }],
  done: ([facts]) => ({
    say: [{ text: givenText((facts.customer as Ref).name, String(facts.what)) }],
  }),
  refused: ({ code }) =>
    code === 'bad-cost'
      ? { say: giftWords.badCost, clear: ['cost'] }
      : { say: giftWords.notFound, give: true },
};

function inputOf({ customer, what, cost }: Values): object {
  return { customerId: (customer as Ref).id, what, ...(cost === undefined ? {} : { costFen: cost }) };
}

export const giftSum: SalonFlow = {
  name: 'gift-sum',
  version: 1,
  command: 'gift-sum',
  title: () => giftWords.rewards,
  slots: [{ name: 'period', label: giftWords.rewards }],
  commit: ({ period }) => [{ operation: 'gifts.sum', input: { period } }],
  done: ([facts]) => ({ say: [{ text: giftSumText(facts as GiftSum) }] }),
  refused: () => ({ say: giftWords.onlyManager, give: true }),
};

/** «消费奖励», and by itself on the first of the month where somebody has earned something. */
export const rewards: SalonFlow = {
  name: 'rewards',
  version: 1,
  command: 'reward',
  quiet: true,
  expiresAfter: 7 * 24 * 60 * 60 * 1000,
  title: () => giftWords.rewards,
  slots: [{ name: 'except', label: giftWords.rewards }],
  wants: () => ({ operation: 'rewards.propose', input: {} }),
  confirm: (values, facts) => {
    const lines = linesLeft(values, facts);
    return lines.length > 0 ? rewardsPrompt({ ...(facts as RewardProposal), lines }) : null;
  },
  hears: (heard, values) => {
    const [codes] = heard.reading.reading.mentioned?.customers ?? [];
    if (!/不送|去掉|不用送/.test(heard.text) || codes?.length !== 1) return null;
    const except = [...((values.except as string[] | undefined) ?? []), codes[0]];
    return [{ kind: 'fill', slot: 'except', value: except }];
  },
  commit: (values, facts) =>
    linesLeft(values, facts).length > 0
      ? [{ operation: 'rewards.decide', input: { except: values.except } }]
      : [],
  done: ([decided], _values, facts) => {
    if (decided) return { say: [{ text: decidedText(decided.lines as RewardLine[]) }] };
    if (facts.refused) return { say: [{ text: giftWords.rewardsByManager }] };
    return { say: [{ text: facts.rules === 0 ? giftWords.noRules : giftWords.nobody }] };
  },
  refused: ({ code }) => ({
    say: code === 'nobody' ? giftWords.nobody : giftWords.rewardsByManager,
    give: true,
  }),
};

function linesLeft(values: Values, facts: Facts): RewardLine[] {
  const except = (values.except as string[] | undefined) ?? [];
  return ((facts.lines as RewardLine[] | undefined) ?? []).filter(
    (line) => !except.includes(line.customer.id),
  );
}

/** «消费奖励 90天满5000送补水一次»: the rules of the setting, said. */
export const rewardRules: SalonFlow = {
  name: 'reward-rules',
  version: 1,
  command: 'settings',
  title: () => giftWords.rewards,
  slots: [{ name: 'rules', label: giftWords.rewards }],
  confirm: (values) => rulesPrompt(values.rules as RewardRule[]),
  commit: (values) => [
    { operation: 'settings.change', input: { name: 'reward.rules', value: values.rules } },
  ],
  done: ([facts]) => ({ say: [{ text: rulesText(facts.after as RewardRule[]) }] }),
  refused: ({ code }) => ({
    say: code === 'bad-value' ? giftWords.noRules : giftWords.rewardsByManager,
    give: true,
  }),
};

export const giftFlows: SalonFlow[] = [gift, giftSum, rewards, rewardRules];

export const giftNotices: Record<string, () => Start[]> = {
  'rewards.ahead': () => [{ flow: rewards.name, values: {} }],
};

const COST = /成本(?:价)?(?:是|[::])?\s*(\d{1,6}(?:\.\d{1,2})?)\s*(?:元|块)?/;

function costIn(text: string): number | null {
  const said = COST.exec(text.normalize('NFKC'));
  return said ? Math.round(Number(said[1]) * 100) : null;
}

const GAVE = /^(?:今天|刚刚?|刚才)?(?:我|我们|店里)?(?:今天|刚刚?|刚才)?送(?:了|给了?)\s*/;

/** «一瓶精油»: a thing, though a treatment is called so. */
const A_THING = /[一二两三四五六\d半](?:瓶|盒|支|束|套|罐|袋|包|片|把|管)(?!.*[卡次])/;

/** Null unless it is the house that gives: «送了…» first, or what it cost. A treatment is told with the visit. */
export function giftIn(heard: SalonHeard, text: string): Start[] | null {
  const { reading, lexicon } = heard.reading;
  const people = reading.people.filter((each) => each.customers.length > 0);
  if (people.length !== 1 || !GAVE.test(text) || isQuestion(text)) return null;
  const cost = costIn(text);
  if (cost === null && reading.mentioned?.treatments.length && !A_THING.test(text)) return null;
  const rest = text.replace(GAVE, '');
  if (!rest.startsWith(people[0].text)) return null;
  const what = rest
    .slice(people[0].text.length)
    .replace(COST, '')
    .replace(/^[,,、::\s]+|[,,、。\s]+$/g, '');
  const [code, ...twins] = people[0].customers;
  const customer = twins.length === 0 ? { customer: customerRef(lexicon, code)! } : {};
  const values = {
    ...customer,
    ...(what ? { what: what.slice(0, 60) } : {}),
    ...(cost === null ? {} : { cost }),
  };
  return [startOf(gift, heard, values)];
}

const SUM =
  /^(这个月|本月|上个月|上月|这周|本周|上周|今天|昨天)?(?:一共|总共|店里)?送(?:了|出去?)?(?:了)?(?:多少|几件|哪些)(?:东西|礼|钱|礼物)?(?:出去)?[??]?$/;
const PERIOD: Record<string, string> = {
  上个月: 'last_month',
  上月: 'last_month',
  这周: 'this_week',
  本周: 'this_week',
  上周: 'last_week',
  今天: 'today',
  昨天: 'yesterday',
};
const REWARDS =
  /^(?:看看?)?(?:消费)?奖励(?:名单|规则|规矩|办法|政策)?(?:有谁|送谁|该送谁|是?(?:什么|啥)|怎么(?:算|设))?[??]?$|^谁该(?:奖|送)|^(?:老)?(?:客人|客户)?介绍(?:客人|客户|新客|朋友|人)?(?:来)?有(?:什么|啥|没有)?奖励(?:吗)?[??]?$/;
const RULE = /^消费奖励[::\s]*(.*送.*)$/;
const OFF = /^消费奖励\s*(?:关|关掉|关闭|取消|停)(?:了)?$/;

/** What names no customer. */
export function giftQuestion(text: string): Start[] | null {
  const sum = SUM.exec(text);
  if (sum) return [{ flow: giftSum.name, values: { period: PERIOD[sum[1]] ?? 'this_month' } }];
  if (OFF.test(text)) return [{ flow: rewardRules.name, values: { rules: [] } }];
  if (REWARDS.test(text)) return [{ flow: rewards.name, values: {} }];
  const said = RULE.exec(text);
  if (!said) return null;
  const rules = said[1].split(/[;;,,]/).map(ruleIn);
  return rules.every((rule) => rule !== null) ? [{ flow: rewardRules.name, values: { rules } }] : null;
}

function ruleIn(text: string): RewardRule | null {
  const said = /^\s*(\d{1,3})天(.*?)送(.{1,40}?)\s*$/.exec(text);
  if (!said) return null;
  const [, days, asks, what] = said;
  const number = (pattern: RegExp): number | undefined => {
    const found = pattern.exec(asks);
    return found ? Number(found[1]) : undefined;
  };
  const yuan = number(/满(\d{1,7})/);
  const visits = number(/来(?:满|够)?(\d{1,3})次/);
  const friends = number(/介绍(?:满|够)?(\d{1,2})(?:位|个|人)/);
  if (yuan === undefined && visits === undefined && friends === undefined) return null;
  return {
    days: Number(days),
    ...(yuan === undefined ? {} : { fen: yuan * 100 }),
    ...(visits === undefined ? {} : { visits }),
    ...(friends === undefined ? {} : { friends }),
    what,
  };
}
