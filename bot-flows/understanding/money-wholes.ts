import type { Mention } from './mentions';
import { PAID } from './money-folds';
import type { MoneyFound } from './money-found';

/** «洗脸158 导入388 一共收了546»: the parts of a whole are no further money, and are what the whole is. */
export function foldWhole(text: string, found: MoneyFound, sums: Mention[]): void {
  for (const whole of sums.filter((one) => isWhole(text, one))) {
    const parts = sums.filter(
      (one) =>
        one.end <= whole.start &&
        (found.unclear.includes(one) || /cash|consumed/.test(found.roles.get(one) ?? '')),
    );
    const asked = parts.filter((one) => found.unclear.includes(one));
    if (!asked.length || parts.reduce((all, one) => all + (one.value ?? 0), 0) !== whole.value) continue;
    const role = found.roles.get(whole);
    if (role === 'cash' || role === 'consumed') for (const one of parts) found.roles.set(one, 'price');
    else {
      const [said, ...others] = new Set(
        parts.map((one) => found.roles.get(one)).filter((one) => one !== undefined),
      );
      if (!said || others.length) continue;
      for (const one of asked) found.roles.set(one, said);
      found.roles.set(whole, 'total');
    }
    found.unclear = found.unclear.filter((one) => !asked.includes(one) && one !== whole);
  }
}

export function isWhole(text: string, sum: Mention): boolean {
  return /(?:一共|总共|合计|总计|共计|共)(?:是|收|付|刷|扣|耗|划|花|消费|要)*[了的]?[:]?$/.test(
    text.slice(0, sum.start),
  );
}

/** «买了一套1680 这次800»: goods were paid with their price only where no other sum is left open. */
export function askWeak(text: string, found: MoneyFound, sums: Mention[]): void {
  if (!found.unclear.length) return;
  for (const sum of sums) {
    const bought = /(?:买|带|拿)[了走]?[^,;。 收付刷现转]{1,10}$/.test(text.slice(0, sum.start));
    if (found.roles.get(sum) !== 'cash' || !bought || PAID.test(text.slice(sum.end, sum.end + 5))) continue;
    found.roles.delete(sum);
    found.unclear.push(sum);
  }
}

/** «286 抹零280»: what is taken off is small; as large as this it is what was paid, or nobody knows. */
export function askLargeTail(text: string, found: MoneyFound, sums: Mention[]): void {
  const largest = Math.max(0, ...sums.map((one) => one.value ?? 0));
  for (const sum of sums) {
    if (found.roles.get(sum) !== 'discount' || !/抹零?(?:了|掉)?$/.test(text.slice(0, sum.start))) continue;
    if ((sum.value ?? 0) * 2 <= largest || sums.length < 2) continue;
    found.roles.delete(sum);
    found.unclear.push(sum);
  }
}
