/** Answers about classes: the spread, one customer's why, the simulation, the eight steps. */
import type { GradeOverview, SimulationShown, UnknownShown } from '../salon/grading/look-up';
import type { GradeWhy } from '../salon/grading/why';
import type { Measure } from '../salon/grading/measures';
import { basisName } from './grade-settings';
import {
  className,
  isMoney,
  levelName,
  measureName,
  methodName,
  reasonsText,
  stageName,
  tenths,
  wan,
} from './grade-words';
import { balanceText, moversText, stepText } from './grading';

export function overviewText(shown: GradeOverview): string {
  const { counts, balance, stable, lastRound, effort } = shown;
  const contacted = effort.some((line) => line.effort > 0);
  const spread = ['A', 'B', 'C', 'D'].map((grade) => `${grade} ${counts[grade as 'A'] ?? 0}`).join(' ');
  return [
    `${shown.mine ? '你的客人' : '全店客人'}:${spread}${shown.ungraded > 0 ? `,没定级 ${shown.ungraded}` : ''}`,
    `办法:${methodName(shown.method)},看${shown.basis.map(basisName).join('和')},近 ${shown.periodDays} 天;升随时,降在 ${shown.fixedMonths.join('、')} 月`,
    `A:B:C 是 ${balanceText(balance)}${balance.healthy ? '' : '(只是提醒)'}`,
    ...(stable.of > 0 ? [`半年没变的 ${stable.count}/${stable.of}`] : []),
    ...(lastRound ? [`上次 ${lastRound.day.slice(5)}:${moversText(lastRound.movers)}`] : []),
    ...(effort.length > 0
      ? [
          `占比 ${effort.map((line) => `${line.grade} 现金${line.revenue}% 人${line.customers}%${contacted ? ` 联系${line.effort}%` : ''}`).join(';')}`,
        ]
      : []),
    ...(shown.wasted ? ['C 占的联系比带来的现金多,先把力气给 A、B'] : []),
    shown.open > 0 ? `等着定 ${shown.open} 位,回「升降级」` : '没有等着定的',
    ...(shown.mine ? [] : ['看别的办法:「级别试算」「ABC分析」;看一位:「婷姐为什么是B」']),
  ].join('\n');
}

const RELATION = { always: '建议都接受', sometimes: '建议有时接受', never: '建议都没接受' };

export function whyText(why: GradeWhy): string {
  const { values, target } = why;
  const months = why.months === null ? '' : `(${why.months} 个月)`;
  return [
    `${why.customer.name} 现在 ${why.grade ?? '没定级'}${months}`,
    `${methodName(why.method)},近 ${why.periodDays} 天:现金 ${wan(values.cash ?? 0)},${tenths(values.monthlyVisits ?? 0)} 次/月,实耗 ${wan(values.consumption ?? 0)}`,
    ...(why.covered ? [] : ['(店里的记录还不满这么久)']),
    ...(why.unknown.length > 0 ? [`${why.unknown.map(basisName).join('、')}不知道,没有算进去`] : []),
    ...(why.computed && why.computed !== why.grade ? [`按现在的数是 ${why.computed}`] : []),
    ...(why.reasons.length > 0 ? [`依据:${reasonsText(why.reasons)}`] : []),
    ...(why.above ? [`到 ${why.above.grade} 还差:${reasonsText(why.above.short)}`] : []),
    ...(target
      ? [
          `客单 ${wan(values.ticket ?? 0)}(${why.grade} 目标 ${wan(target.ticketFen)}),目标 ${tenths(target.visitsTenths)} 次/月、实耗 ${wan(target.consumptionFen)}/年`,
        ]
      : []),
    ...(why.relation ? [`${RELATION[why.relation]}(${values.accepted ?? 0}/${values.proposals ?? 0})`] : []),
    ...(why.stage ? [`关系:${stageName(why.stage)}`] : []),
    ...saidLines(why),
    ...(why.open
      ? [`等店长定:${stepText(why.open)}${why.open.comment ? `,顾问说:${why.open.comment}` : ''}`]
      : []),
    ...why.history.slice(0, 5).map((step) => `${step.day} ${stepText(step)}${step.by ? `(${step.by})` : ''}`),
  ].join('\n');
}

/** What people have said of her beside the figures. */
function saidLines({ named, wallet, values, friends }: GradeWhy): string[] {
  const share = values.walletShare;
  return [
    ...(named ? [`${levelName(named.level)}(${signed(named)}定)`] : []),
    ...(wallet
      ? [
          `份额:一年约花 ${wan(wallet.fen)}(${signed(wallet)}估),在我们这里 ${share === null || share === undefined ? '不知道' : `${share}%`}`,
        ]
      : []),
    ...(values.margin !== null && values.margin !== undefined && values.margin !== values.consumption
      ? [`毛利 ${wan(values.margin)}`]
      : []),
    ...(friends.linked > 0 ? [`介绍来 ${friends.linked} 位`] : []),
    ...(friends.possible.length > 0
      ? [`可能还介绍了 ${friends.possible.slice(0, 5).join('、')}(只是资料里写的,没有连上,不算数)`]
      : []),
  ];
}

function signed({ by, day }: { by: string | null; day: string }): string {
  return `${by ?? '导入'} ${day}`;
}

export function simulationText({ inUse, periodDays, lines, basis, unknown }: SimulationShown): string {
  const what = basis ? `看${basis.map(basisName).join('和')}的办法` : '各种办法';
  return [
    `同一批客人,近 ${periodDays} 天,${what}分出来(升/降是和现在比):`,
    ...lines.map((line) => {
      const counts = Object.entries(line.counts).map(
        ([name, count]) => `${className(line.method, name)}${count}`,
      );
      return `${line.method === inUse ? '▶' : ''}${methodName(line.method)}:${counts.join(' ')}${line.up === null ? '' : ` 升${line.up}降${line.down ?? 0}`}`;
    }),
    ...unknownLines(basis ?? [], unknown),
    ...(basis ? [] : ['换个看法:「级别试算 看毛利」「级别试算 看份额」']),
    '只是试算,什么都没改。换办法:「设置 分级方法 占比70/20/10」;明细用导出 grade-simulation。',
  ].join('\n');
}

const MOST_NAMED = 8;

/** What is not known is said, with what would make it known (SR-ABC-07). */
function unknownLines(basis: string[], { margin, wallet, uncosted }: UnknownShown): string[] {
  const named = uncosted.slice(0, MOST_NAMED).join('、');
  const more = uncosted.length > MOST_NAMED ? `等${uncosted.length}个` : '';
  return [
    ...(basis.includes('margin')
      ? [
          `毛利=实耗-每次成本。${margin > 0 ? `${margin} 位不知道` : '每位都知道'}${named ? `;没有成本的项目:${named}${more}。补上就说「${uncosted[0]}成本45」` : ''}`,
        ]
      : []),
    ...(basis.includes('walletShare')
      ? [
          `份额=在我们这里花的÷顾问估的她一年美容花费。没估过的 ${wallet} 位。估一位就说「婷姐一年美容大概花8万」`,
        ]
      : []),
  ];
}

export interface StepsShown {
  measure: Measure;
  unknown: UnknownShown;
  from: string;
  to: string;
  customers: number;
  sorted: { rank: number; value: number; upTo: number }[];
  total: number;
  limits: number[];
  cutoffs: number[];
  classes: { customers: number; value: number }[];
  covered: boolean;
}

const GRADE_NAMES = ['A', 'B', 'C', 'D'];

/** The eight steps, each with what it gave. */
export function stepsText(steps: StepsShown): string {
  const shown = (value: number) => (isMoney(steps.measure) ? wan(value) : String(value));
  const percent = (value: number) => (steps.total > 0 ? Math.round((value * 100) / steps.total) : 0);
  const limits = steps.limits.map((limit, place) => `${GRADE_NAMES[place]} 到 ${limit}%`).join(',');
  const sums = steps.classes.map((each, place) => `${GRADE_NAMES[place]} ${shown(each.value)}`).join(',');
  const people = steps.classes.map(
    (each, place) => `${GRADE_NAMES[place]} ${each.customers} 位(${percent(each.value)}%)`,
  );
  const top = steps.sorted.map((each) => `第${each.rank} ${shown(each.value)}(累计${percent(each.upTo)}%)`);
  return [
    `1 看什么:${measureName(steps.measure)}`,
    `2 看多久:${steps.from} 到 ${steps.to}${steps.covered ? '' : '(店里的记录还不满)'}`,
    `3 每位加起来:${steps.customers} 位`,
    `4 从高到低:${top.join('、') || '没有'}`,
    `5 总数:${shown(steps.total)}`,
    `6 分界:${limits}`,
    `7 各类合计:${sums}`,
    `8 归类:${people.join(',')}`,
    ...unknownLines([steps.measure], steps.unknown),
    '每类怎么做:A 店长亲自跟,B 顾问勤跟,C 不专门跟、来了接待好。名单用导出 abc-table。',
  ].join('\n');
}

export function moversListText(months: { month: string; up: number; down: number; first: number }[]): string {
  if (months.length === 0) return '这一年还没有定过级别变动。';
  return ['近一年的变动:', ...months.map((each) => `${each.month} ${moversText(each)}`)].join('\n');
}
