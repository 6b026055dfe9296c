/** The owner's week: stores in the order of the second line, last week and in brackets the week before. */
import type { Look, StoreWeek, WeekReport } from '../salon/figures/week';
import { shortYuan } from './days';

export const weekWords = {
  title: '上周各店',
  notAllowed: '周报由店长和老板看。',
};

/** The first line says nothing of money: it is what the lock screen shows. */
export function weekText({ from, to, stores, looks }: WeekReport): string {
  const row = (label: string, of: (week: StoreWeek) => string) => `${label} ${stores.map(of).join('、')}`;
  const pair = (last: string, before: string) => `${last}(${before})`;
  const lines = [
    `上周 ${from.slice(5)} 到 ${to.slice(5)},括号里是前一周`,
    stores.map((each) => each.store).join('、'),
    row('现金', ({ last, before }) => pair(shortYuan(last.cashFen), shortYuan(before.cashFen))),
    row('实耗', ({ last, before }) => pair(shortYuan(last.consumedFen), shortYuan(before.consumedFen))),
    row('到店', ({ last, before }) => pair(String(last.visits), String(before.visits))),
    row('爽约', ({ last, before }) => pair(String(last.noShows), String(before.noShows))),
    row('已记', ({ recorded }) => `${recorded.recorded}/${recorded.expected}`),
    row('日会', ({ meetings }) => `${meetings.held}/${meetings.of}`),
  ];
  if (looks.length > 0) lines.push('看这里:', ...looks.map((look, at) => `${at + 1} ${lookText(look)}`));
  return lines.join('\n');
}

function lookText(look: Look): string {
  const { store } = look;
  switch (look.kind) {
    case 'unrecorded':
      return `${store} ${look.percent}% 的客人没有记录,那边的数先别和别家比。`;
    case 'unclosed':
      return `${store} 有 ${look.days} 天没日结,现金还没和收款核对过。`;
    case 'visits':
      return `${store} 到店少了 ${look.fewer} 位(${look.percent}%)。`;
    case 'noShows':
      return `${store} 爽约 ${look.last} 位,前一周 ${look.before} 位。`;
    case 'cashNotService':
      return `${store} 现金多了 ${look.cashPercent}%,实耗少了 ${-look.consumedPercent}%:卖出去了,没做下去。`;
    case 'meetings':
      return `${store} 日会 ${look.of} 次只定过 ${look.held} 次。`;
  }
}
