import { live, use, type View } from './view';

const SOLD = '(?:卖|推|谈|开|成交|销售)(?:成)?的';
const CREDIT = '(?:业绩|提成|销售)';
const NAMES = 'Ⓢ(?:[ ]?(?:和|跟|与|,|/)[ ]?Ⓢ)*';

/** «苏婉卖的», «我和小美卖的», «业绩算苏婉的», «销售:苏婉». */
const RULES = [
  new RegExp(`(?:我(?:和|跟|与))?${NAMES}${SOLD}`),
  new RegExp(`我${SOLD}`),
  new RegExp(`(?:我(?:和|跟|与))?${NAMES}的${CREDIT}`),
  new RegExp(`${CREDIT}(?:都|也)?(?:算|归|记|给|是)?(?:到|在|给)?[: ]?(?:我(?:和|跟|与))?(?:${NAMES}|我)`),
];

/** Whom a sale is credited to, as far as it is said. Userids, in the order named. */
export function sellersSaid(view: View): string[] {
  const said = view.masked.text;
  for (const rule of RULES) {
    const found = rule.exec(said);
    if (!found) continue;
    const from = found.index;
    const to = from + found[0].length;
    const named = live(view, 'staff').filter((one) => {
      const at = view.masked.mention.indexOf(one);
      return at >= from && at < to;
    });
    const mine = /我/.test(found[0]) ? [view.context.speaker] : [];
    const sellers = [...mine, ...named.map((one) => one.staff![0])];
    use(view, 'sellers', { start: view.masked.at[from], end: view.masked.at[to] }, sellers);
    return [...new Set(sellers)];
  }
  return [];
}

/** Whether the word for selling at this place tells who sold, and offers nothing. */
export function tellsWhoSold(said: string, at: number): boolean {
  return new RegExp(`^${SOLD}`).test(said.slice(at)) && /(?:Ⓢ|我)$/.test(said.slice(0, at));
}
