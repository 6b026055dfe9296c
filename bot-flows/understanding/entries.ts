import type { Clause } from './clauses';
import { customersTold } from './people';
import type { Mention } from './mentions';
import type { Intent } from './reading';
import { live, type View } from './view';

/** One customer's share of the message. */
export interface Part {
  customer: Mention;
  clauses: Clause[];
  mentions: Mention[];
}

/**
 * Shares a message about several customers out among them: what stands after a name is hers until the next
 * name; «两个都划卡1次» belongs to all; «芳姐 红姐 Lisa … 肩颈 艾灸 SPA 各划一次» goes name by name.
 */
export function shareOut(view: View, intent: Intent): Part[] {
  const told = distinct(customersTold(view, intent));
  if (told.length < 2) return [];
  const zipped = zip(view, told);
  if (zipped) return zipped;
  const parts: Part[] = told.map((customer) => ({ customer, clauses: [], mentions: [customer] }));
  const bounds = told.map((one) => one.start);
  const shared: Clause[] = [];
  let listing = false;
  let together: Part[] = [];
  const lead = leadOf(view, told);
  for (const clause of view.clauses) {
    if (lead.includes(clause)) {
      shared.push(clause);
      continue;
    }
    if (
      /(?:两个|俩|她们|他们|都|三个|几个|全部|全都|各自|分别|两位|三位|一人|每人|一个人|各(?=划|耗|扣|做|付|收|Ⓝ)).{0,6}(?:都|各|均)?/.test(
        clause.masked.text,
      ) &&
      !clause.mentions.some((one) => one.kind === 'customer')
    ) {
      shared.push(clause);
      continue;
    }
    const named = clause.mentions.some((one) => one.kind === 'customer');
    if (listing && !named) {
      shared.push(clause);
      continue;
    }
    const heads = told.filter((one) => one.start >= clause.start && one.end <= clause.end);
    listing =
      heads.length > 1 && clause.mentions.every((one) => one.kind === 'customer' || one.kind === 'time');
    if (heads.length > 1) {
      // 芳姐和红姐都做了肩颈: the clause is told of each of them.
      const lastEnd = heads[heads.length - 1].end;
      const listed =
        clause.mentions.filter((one) => one.start < lastEnd && one.kind !== 'customer').length === 0;
      together = listed ? parts.filter((one) => heads.includes(one.customer)) : [];
      for (const part of parts.filter((one) => heads.includes(one.customer))) {
        part.clauses.push(clause);
        part.mentions.push(
          ...clause.mentions.filter(
            (one) => one.kind !== 'customer' && (listed || belongs(one, part.customer, heads)),
          ),
        );
      }
      continue;
    }
    const owner =
      lastNamed(view, parts, clause) ??
      parts[Math.max(0, bounds.filter((start) => start < clause.end).length - 1)];
    const again = parts.find((part) =>
      clause.mentions.some(
        (one) => one.kind === 'customer' && one.customers?.join() === part.customer.customers?.join(),
      ),
    );
    const mine = again ?? owner;
    mine.clauses.push(clause);
    mine.mentions.push(...clause.mentions.filter((one) => one !== mine.customer));
    // 令仪令慧都做水光 姐姐付的996: a sum told after both is of both until it is said whose.
    if (named) together = [];
    for (const part of together)
      if (part !== mine) part.mentions.push(...clause.mentions.filter((one) => one.kind === 'amount'));
  }
  for (const part of parts) {
    for (const clause of shared) {
      part.clauses.push(clause);
      part.mentions.push(...clause.mentions);
    }
  }
  return parts;
}

/** «提拉做了仨 沈清 令慧 V姐»: what stands before all names, where nothing else was done, is told of each. */
function leadOf(view: View, told: Mention[]): Clause[] {
  const first = told[0].start;
  const treatments = live(view, 'treatment');
  if (!treatments.length || treatments.some((one) => one.start > first)) return [];
  return view.clauses.filter(
    (one) => one.end <= first && one.mentions.some((own) => treatments.includes(own)),
  );
}

/** Whoever was named last before the clause, also where she is named a second time. */
function lastNamed(view: View, parts: Part[], clause: Clause): Part | undefined {
  const named = live(view, 'customer').filter((one) => one.end <= clause.start);
  for (const one of named.reverse()) {
    const part = parts.find((own) => own.customer.customers?.join() === one.customers?.join());
    if (part) return part;
  }
  return undefined;
}

function belongs(one: Mention, customer: Mention, heads: Mention[]): boolean {
  const before = heads.filter((head) => head.end <= one.start).pop() ?? heads[0];
  return before === customer;
}

function distinct(list: Mention[]): Mention[] {
  const seen = new Set<string>();
  return list.filter((one) => {
    const key = one.customers?.join(' ') || `${one.start}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Names first, then as many treatments, then what holds for each. */
function zip(view: View, told: Mention[]): Part[] | null {
  const treatments = live(view, 'treatment');
  const lastName = told[told.length - 1];
  const inRow = told.every((one, i) => i === 0 || one.start - told[i - 1].end <= 2);
  const after = treatments.filter((one) => one.start > lastName.end);
  if (!inRow || after.length !== told.length || treatments.length !== told.length) return null;
  const rest = view.clauses.filter((one) => one.start >= lastName.end);
  return told.map((customer, i) => {
    const own = rest.filter((clause) => {
      const named = clause.mentions.find((one) => one.kind === 'customer');
      return !named || named.customers?.join() === customer.customers?.join();
    });
    const mentions = own.flatMap((clause) =>
      clause.mentions.filter((one) => one.kind !== 'treatment' || one === after[i]),
    );
    return { customer, clauses: own, mentions: [customer, ...mentions] };
  });
}
