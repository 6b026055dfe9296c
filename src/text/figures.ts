/** Figures and balances in words; each figure says how complete it is. */
import type { BalanceShown } from '../salon/money/balance';
import type { PeriodName } from '../salon/figures/periods';
import type { OwnShown, StoreShown } from '../salon/figures/store-figures';
import type { Prompt } from '../../bot-flows/engine';
import { cut, shortYuan, yuan } from './days';
import { kindName, methodName } from './money';
import { yesNoCard } from './yes-no';

export const PERIOD_NAMES: Record<PeriodName, string> = {
  today: '今天',
  yesterday: '昨天',
  this_week: '本周',
  last_week: '上周',
  this_month: '本月',
  last_month: '上月',
};

export const figureWords = {
  title: '业绩',
  doubt: '核对业绩',
  storeTitle: '门店数字',
  whose: '谁的',
  when: '哪段时间',
  balanceTitle: (name: string) => `${name} 的余额`,
};

/** «何莹 今天 4位 · 划卡5次 · 实耗 1,862 · 业绩 980», what is still owed, and the month. */
export function ownShown(shown: OwnShown, asksForPay: boolean, asksForNamed = false): string {
  const { figures, month, complete } = shown;
  const parts = [
    `${figures.visits}位`,
    `划卡${figures.sessions}次`,
    `实耗 ${yuan(figures.consumedFen)}`,
    `业绩 ${yuan(figures.cashFen)}`,
    ...(figures.asked > 0 || asksForNamed ? [`点名${figures.asked}位`] : []),
  ];
  const lines = [`${shown.staff.name} ${PERIOD_NAMES[shown.period]} ${parts.join(' · ')}`];
  if (complete && complete.expected > 0) lines.push(recorded(complete));
  if (month) {
    lines.push(
      `本月 ${month.visits}位 · 实耗 ${shortYuan(month.consumedFen)} · 业绩 ${shortYuan(month.cashFen)}`,
    );
  }
  if (asksForPay) lines.push('提成由店里算,这是明细的合计;少算了就说「少算我两个」,我告诉店长。');
  return lines.join('\n');
}

/** Her words go to the manager beside the figures. */
export function doubtPrompt(shown: OwnShown): Prompt {
  const figures = ownShown(shown, false);
  return yesNoCard({
    text: `${figures}\n哪一位没算上,可以直接补记或改。还是不对,就告诉店长?`,
    title: figureWords.doubt,
    desc: cut(figures.split('\n')[0], 44),
    yes: '告诉店长',
    no: '不用了',
  });
}

export const doubtWords = {
  told: (managers: string[]) => `已经告诉${managers.join('、')},会来找你核对。`,
  toldOf: (shown: OwnShown, words: string) =>
    `有位同事说数不对\n${shown.staff.name}:「${words}」\n${ownShown(shown, false)}`,
  noManager: '店里没有别的店长可以告诉,直接补记或改就行。',
};

export function recorded(complete: { recorded: number; expected: number }): string {
  return `已记 ${complete.recorded}/${complete.expected} 位`;
}

/** One store in full; several in a line each, so that they can be compared. */
export function storesShown(stores: StoreShown[], several: boolean): string {
  if (!several) return storeShown(stores[0]);
  if (stores.length === 1) return `${stores[0].store}\n${storeShown(stores[0])}`;
  return [PERIOD_NAMES[stores[0].period], ...stores.map(storeLine)].join('\n');
}

/** «中山路店 现金 1,280 · 实耗 656 · 到店 3 · 已记 2/3 位 · 已日结». */
function storeLine({ store, figures, complete, closed }: StoreShown): string {
  return [
    `${store} 现金 ${yuan(figures.cashFen)}`,
    `实耗 ${yuan(figures.consumedFen)}`,
    `到店 ${figures.visits}`,
    ...(figures.noShows > 0 ? [`爽约 ${figures.noShows}`] : []),
    ...(complete && complete.expected > 0 ? [recorded(complete)] : []),
    ...(closed === null ? [] : [closed ? '已日结' : '未日结']),
  ].join(' · ');
}

export function storeShown(shown: StoreShown): string {
  const { figures, complete, month } = shown;
  const head = [
    `现金 ${yuan(figures.cashFen)}`,
    `实耗 ${yuan(figures.consumedFen)}`,
    ...(complete ? [recorded(complete)] : []),
  ];
  const lines = [`${PERIOD_NAMES[shown.period]} ${head.join(' · ')}`];
  const methods = Object.entries(figures.byMethod).map(
    ([method, fen]) => `${methodName(method)} ${yuan(fen)}`,
  );
  if (methods.length > 0) lines.push(`收款 ${methods.join('、')}`);
  const kinds = Object.entries(figures.byKind).map(([kind, fen]) => `${kindName(kind)} ${yuan(fen)}`);
  if (kinds.length > 0) lines.push(`其中 ${kinds.join('、')}`);
  lines.push(
    `到店 ${figures.visits} · 新客 ${figures.newCustomers} · 散客 ${figures.walkIns} · 爽约 ${figures.noShows}`,
  );
  lines.push(...careLine(month ?? figures));
  if (figures.corrections > 0) lines.push(`更正以前的 ${figures.corrections} 笔`);
  if (shown.closed !== null) lines.push(shown.closed ? '已日结' : '还没日结');
  if (month)
    lines.push(
      `本月 现金 ${shortYuan(month.cashFen)} · 实耗 ${shortYuan(month.consumedFen)} · ${month.visits}位`,
    );
  return lines.join('\n');
}

/** «回访 满意 8/10 · 解决 9/10 · 找回 2 位»; nothing where nobody was asked and nobody came back. */
export function careLine({ care, wonBack }: Pick<StoreShown['figures'], 'care' | 'wonBack'>): string[] {
  const parts = [
    care.satisfied.of > 0 ? `满意 ${care.satisfied.yes}/${care.satisfied.of}` : '',
    care.solved.of > 0 ? `解决 ${care.solved.yes}/${care.solved.of}` : '',
    wonBack > 0 ? `找回 ${wonBack} 位` : '',
  ].filter(Boolean);
  return parts.length > 0 ? [`回访 ${parts.join(' · ')}`] : [];
}

export const figuresRefused: Record<string, string> = {
  'not-hers': '别人的业绩请店长来查。',
  'no-such-staff': '没找到这位同事。',
  'not-allowed': '门店的数字店长和老板可以查;你的可以说「我今天做了几个」。',
};

/** «李婷 补水剩11次(共20)、肩颈剩6次(共10);储值 6,800». */
export function balanceShown(shown: BalanceShown): string {
  const courses = shown.courses.map((course) => `${course.name}剩${course.left}次(共${course.total})`);
  const parts = [
    courses.length > 0 ? courses.join('、') : '没有疗程卡',
    ...(shown.storedFen === null ? [] : [`储值 ${yuan(shown.storedFen)}`]),
    ...(shown.arrearsFen ? [`欠款 ${yuan(shown.arrearsFen)}`] : []),
  ];
  return `${shown.customer.name} ${parts.join(';')}`;
}
