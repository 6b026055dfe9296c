import type { Mention } from './mentions';

const STAFF_AFTER =
  /^(?:[今明后周星礼]?[天日]?.{0,6}(?:有位|有空|有时间|有没有空|得空)|做的|给|帮|来做(?![^,;。]{0,8}了)|做(?!了|完)|的?手法|的?手艺|有空|有位|还有|排|约了|几点|今天休|明天休|请假|负责|接|跟进?吧|业绩|消耗|实耗)/;
const STAFF_BEFORE = /(?:让|由|找|换|点|请|转给|交给|分给|是|归|安排|指定|技师|美容师|顾问|派)$/;

/**
 * A word that may be a customer or one of the staff is the staff where work is spoken of and another customer
 * is named; the first such word is the customer where nobody else is.
 */
export function settleRoles(text: string, mentions: Mention[]): void {
  const both = mentions.filter((one) => one.customers?.length && one.staff?.length);
  if (!both.length) return;
  let customer = mentions.some((one) => one.kind === 'customer' && !both.includes(one));
  for (const one of both) {
    const works = STAFF_AFTER.test(text.slice(one.end)) || STAFF_BEFORE.test(text.slice(0, one.start));
    const asStaff = (works || customer) && !hasHers(text, one, mentions);
    if (asStaff && (customer || works)) toStaff(one);
    else {
      one.kind = 'customer';
      customer = true;
    }
  }
  if (customer) return;
  // Work is spoken of, but nobody else could be the customer.
  const first = both.find((one) => !STAFF_BEFORE.test(text.slice(0, one.start)));
  if (first && both.length > 1) first.kind = 'customer';
}

/** «艺总做了肩背 …柳姐做了头护»: heard for a name, at the head of a clause that tells what she had. */
function hasHers(text: string, one: Mention, mentions: Mention[]): boolean {
  if (!one.sounded || !/(?:^|[,;。 ])$/.test(text.slice(0, one.start))) return false;
  const next = mentions.find((other) => other.start >= one.end);
  return (
    next?.kind === 'treatment' && /^(?:今天)?(?:做了|做完|做|是|的)?$/.test(text.slice(one.end, next.start))
  );
}

function toStaff(one: Mention): void {
  one.kind = 'staff';
}
