/** Grading in words: methods, their classes, measures and reasons. */
import type { Measure, Reason } from '../salon/grading/measures';
import { yuan } from './days';

/** The methods as the manager chooses between them (setting `grade.method`). */
export const METHODS: Record<string, string> = {
  level_table: '级别表',
  abcd: '关键主要普通潜在',
  med_traits: '医美特征',
  four_tests: '大客户四问',
  share: '累计占比',
  cum_70_20_10: '占比70/20/10',
  cum_75_20_5: '占比75/20/5',
  count_1_2_2: '人数1:2:2',
  share_table: '人数10/20/70',
  restaurant: '餐厅门槛',
  store_members: '会员A到E',
  vip: 'VIP年500万',
  appliance: '常客偶尔新客',
  nine_levels: '九级',
  ladder: '关系阶梯',
  pyramid: '金字塔',
  metals: '铂金黄金钢铁重铅',
  value_classes: '战略重要一般',
  by_team: '重点与一般',
  retail_types: '朋友葫芦蝴蝶路人',
  purchasing_power: '购买力高中低',
  spend_frequency: '消费与频次',
  urgency: '渴望有望观望',
  any_of_three: '三项有一',
  eighty_twenty: '二八',
  three_dimensions: '广度深度长度',
  frozen_food: '特级与A级',
  traits: '大客户特征',
  score: '打分带星',
};

/** Classes of a method that are not letters. */
export const CLASSES: Record<string, Record<string, string>> = {
  abcd: { key: '关键', main: '主要', common: '普通' },
  four_tests: { elite: '精英', big: '大客户', no: '不是' },
  store_members: { none: '不到' },
  vip: { vip: 'VIP', none: '不是' },
  appliance: { regularHigh: '高额常客', regular: '常客', occasional: '偶尔', first: '新客', none: '低额' },
  nine_levels: {
    strategic: '战略',
    vip: 'VIP',
    important: '重点',
    honoured: '贵宾',
    example: '榜样',
    free: '自由',
    fresh: '新',
    dormant: '休眠',
    low: '低价值',
  },
  ladder: {
    unlikely: '非潜在',
    potential: '潜在',
    first: '初次',
    occasional: '偶尔',
    frequent: '经常',
    valuable: '高质量',
    loyal: '忠诚',
    advocate: '拥护',
    devoted: '奉献',
  },
  pyramid: { vip: 'VIP', main: '主要', common: '普通', small: '小客户' },
  metals: { platinum: '铂金', gold: '黄金', iron: '钢铁', lead: '重铅' },
  value_classes: { strategic: '战略', important: '重要', common: '一般' },
  by_team: { focus: '重点', common: '一般' },
  retail_types: { friend: '朋友', gourd: '葫芦', butterfly: '蝴蝶', passer: '路人' },
  purchasing_power: { high: '高', middle: '中', low: '低' },
  spend_frequency: {
    highOften: '高额高频',
    highSeldom: '高额低频',
    lowOften: '低额高频',
    lowSeldom: '低额低频',
  },
  urgency: { eager: '渴望', hopeful: '有望', waiting: '观望' },
  any_of_three: { big: '大客户', no: '不是' },
  eighty_twenty: { few: '关键少数', many: '一般多数' },
  three_dimensions: { star: '★', below: '无星' },
  frozen_food: { special: '特级', A: 'A级', others: '其他' },
  traits: { big: '大客户', no: '不是' },
  score: { star: '★', below: '无星' },
};

export function methodName(method: string): string {
  return METHODS[method] ?? method;
}

export function className(method: string, name: string): string {
  if (name === 'unknown') return '不知道';
  return name === 'prospect' ? '潜在' : (CLASSES[method]?.[name] ?? name);
}

/** «战略客户», «贵宾客户»: named by the manager (SR-NINE-01, SR-NINE-04). */
export function levelName(level: string): string {
  return `${className('nine_levels', level)}客户`;
}

/** «战略» for 1 of the nine levels; undefined for what is none of them. */
export function levelAt(place: string): string | undefined {
  return Object.values(CLASSES.nine_levels)[Number(place) - 1];
}

/** «初次», «忠诚»: how far she has come (SR-TIER-15). */
export function stageName(stage: string): string {
  return className('ladder', stage);
}

const MEASURES: Record<Measure, string> = {
  cash: '现金',
  consumption: '实耗',
  margin: '毛利',
  walletShare: '份额%',
  visits: '到店',
  monthlyVisits: '',
  totalCash: '累计现金',
  monthCash: '近30天现金',
  monthVisits: '近30天到店',
  weeksRunning: '连续到店周数',
  lastTicket: '上次客单',
  ticket: '客单',
  purchases: '付款笔数',
  purchasesEver: '累计付款笔数',
  largePurchases: '10万以上付款笔数',
  visitsEver: '累计到店',
  daysSinceFirst: '首次来至今天数',
  daysSinceLast: '没来天数',
  daysToNext: '离下次天数',
  categories: '做过几类',
  noShows: '爽约',
  accepted: '接受建议',
  proposals: '答复建议',
  closeRate: '成交率%',
  referrals: '介绍人数',
  largeReferrals: '介绍的大客户',
  strategic: '店长定的战略客户',
  honoured: '店长定的贵宾客户',
  assets: '资产',
};

export function measureName(measure: Measure): string {
  return measure === 'monthlyVisits' ? '次/月' : MEASURES[measure];
}

const MONEY = new Set<string>([
  'cash',
  'consumption',
  'margin',
  'totalCash',
  'monthCash',
  'lastTicket',
  'ticket',
  'assets',
]);

export function isMoney(measure: string): boolean {
  return MONEY.has(measure);
}

/** «现金 10.4万 ≥ 10万;3.2 次/月 ≥ 3». */
export function reasonsText(reasons: Reason[]): string {
  return reasons.map(reasonText).join(';');
}

export function reasonText({ of, value, bound, sign }: Reason): string {
  if (of === 'share') return `累计占到 ${value}% ${symbol(sign)} ${bound}%`;
  if (of === 'heads') return `排第 ${value}(线在第 ${bound})`;
  if (of === 'score') return `得分 ${value} ${symbol(sign)} 平均 ${bound}`;
  if (of === 'strategic' || of === 'honoured') return MEASURES[of];
  const shown = value ?? 0;
  if (of === 'monthlyVisits') return `${tenths(shown)} 次/月 ${symbol(sign)} ${tenths(bound)}`;
  if (MONEY.has(of)) {
    const [one, other] = sums(shown, bound);
    return `${MEASURES[of]} ${one} ${symbol(sign)} ${other}`;
  }
  return `${MEASURES[of]} ${shown} ${symbol(sign)} ${bound}`;
}

function symbol(sign: Reason['sign']): string {
  return sign === '>=' ? '≥' : '<';
}

export function tenths(value: number): string {
  return String(value / 10);
}

/** Short, but never so short that two different sums read the same. */
function sums(value: number, bound: number): [string, string] {
  const short: [string, string] = [wan(value), wan(bound)];
  return short[0] === short[1] && value !== bound ? [yuan(value), yuan(bound)] : short;
}

/** «10.4万» from ten thousand on, whole yuan below. */
export function wan(fen: number): string {
  if (Math.abs(fen) < 1_000_000) return yuan(Math.round(fen / 100) * 100);
  return `${(Math.round(fen / 100_000) / 10).toFixed(1).replace(/\.0$/, '')}万`;
}
