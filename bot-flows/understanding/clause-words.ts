import type { Clause } from './clauses';
import { isFuture, type Mention } from './mentions';

/** Whether a day to come is named in the clause. */
export function futureIn(clause: Clause): boolean {
  return clause.mentions.some(
    (one) => one.kind === 'time' && !one.dropped && isFuture(one.time?.day ?? null, null),
  );
}

/** What stands before a mention in its clause, masked. */
export function before(clause: Clause, one: Mention): string {
  return clause.masked.text.slice(0, clause.masked.mention.indexOf(one));
}

/** What stands after a mention in its clause, masked. */
export function after(clause: Clause, one: Mention): string {
  return clause.masked.text.slice(clause.masked.mention.indexOf(one) + 1);
}
