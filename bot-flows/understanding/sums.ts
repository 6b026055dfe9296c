import type { Clause } from './clauses';
import type { Mention } from './mentions';
import { readMoney } from './money';
import type { MoneyDetails, Slots } from './reading';
import { sellersSaid } from './sellers';
import { live, use, type View } from './view';

/** The sums of a record into its slots; what is unclear or impossible becomes a question. */
export function readSums(view: View, slots: Slots): MoneyDetails {
  const from = view.clauses[0]?.start ?? 0;
  const to = view.clauses[view.clauses.length - 1]?.end ?? view.norm.length;
  const planned = view.clauses.filter((one) => one.next || one.sell || one.need);
  const kept = view.clauses
    .filter((one) => !one.next && !one.sell && !one.need)
    .map((one) => view.norm.slice(one.start, one.end))
    .join('');
  const masked = view.clauses
    .filter((one) => !one.next && !one.sell && !one.need)
    .map((one) => one.masked.text)
    .join('');
  const found = readMoney(
    blanked(view.norm, planned),
    priced(view.mentions, planned),
    from,
    to,
    kept,
    masked,
  );
  for (const slot of ['cash', 'consumed', 'topUp', 'arrears'] as const) {
    const value = found[slot];
    if (value !== undefined) slots[slot] = value;
  }
  for (const [sum, role] of found.roles) use(view, role === 'deposit' ? 'cash' : role, sum, sum.value);
  for (const sum of found.unclear) {
    view.doubts.push({ about: 'amount', why: 'unclear', words: view.text.slice(sum.start, sum.end) });
  }
  for (const sum of live(view, 'amount').filter((one) => one.how === 'impossible')) {
    view.doubts.push({ about: 'amount', why: 'not_possible', words: view.text.slice(sum.start, sum.end) });
  }
  const size = live(view, 'size')[0];
  if (size && found.topUp !== undefined) found.details.courseSize = size.value;
  const sellers = sellersSaid(view);
  if (sellers.length > 0) found.details.sellers = sellers;
  return found.details;
}

/** The text without clauses that only plan or wish: what they say of money is not done. */
function blanked(text: string, planned: Clause[]): string {
  let out = text;
  for (const one of planned)
    out = out.slice(0, one.start) + '。'.repeat(one.end - one.start) + out.slice(one.end);
  return out;
}

function priced(mentions: Mention[], planned: Clause[]): Mention[] {
  return mentions.filter(
    (one) =>
      one.kind !== 'amount' || !planned.some((clause) => clause.start <= one.start && clause.end >= one.end),
  );
}
