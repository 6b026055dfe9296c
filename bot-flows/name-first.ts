/** «婷姐», «柳柳电话», «何安娜说月底付»: a name and a word behind it, where nothing else was understood. */
import { startBooking } from './appointments/book-appointment';
import { customerQuery } from './customers/customer-query';
import type { SalonHeard } from './ear';
import type { Choice, Start, Values } from './engine';
import { wordsAlone } from './contacts/hear-call';
import { logCall } from './contacts/log-call';
import { openingFacts, recordVisit } from './visits/record-visit';
import { customerRef } from './slots/customer';
import { timeIn } from './slots/time';
import { callResultIn, nameFirst, paysIn } from './understanding/call-words';

const PHONE = /^的?(电话|号码|手机)号?(是?多少)?[??]*$/;
const FILE = /^的?(档案|资料|情况|信息)?[??]*$/;
const TELLS = /^[她他]?(说|讲|回|答应|要|想|约|嫌)/;

/** «柳柳要走了 结账198»: she stands at the counter, nobody has called her. */
const AT_THE_COUNTER = /结账|买单|付钱|付款|^[她他]?要?走了/;

/** «红姐好了», «钱太完了»: from those who do it, a visit that is over. */
const OVER = /^(都)?(做|弄|搞)?(好|完|结束|搞定)了?[。!~]*$/;
const BOOKS = /^(帮我?|给|跟)?约/;

export function nameFirstBy(heard: SalonHeard): Start[] | null {
  const booked = booksBy(heard);
  if (booked) return [booked];
  const found = nameFirst(heard.text, heard.reading.lexicon);
  if (!found) return null;
  const { rest } = found;
  if (FILE.test(rest)) return [start(customerQuery.name, found.codes, heard, {})];
  if (PHONE.test(rest)) return [start(customerQuery.name, found.codes, heard, { field: 'phone' })];
  if (OVER.test(rest) && isAtWork(heard, found.codes)) return [recordOf(found.codes, heard)];
  if (AT_THE_COUNTER.test(rest)) return null;
  const result = callResultIn(rest);
  if (!result && !TELLS.test(rest)) return null;
  const nextDay = timeIn(heard)?.day;
  const told = { result: result ?? 'reached', note: rest, nextDay, ...paysIn(rest) };
  return [start(logCall.name, found.codes, heard, { told: wordsAlone(heard, told) ?? told })];
}

/** «约曼姐周六»: an order, though nothing says yet what for. */
function booksBy(heard: SalonHeard): Start | null {
  const { reading, lexicon } = heard.reading;
  const named = reading.mentioned?.customers ?? [];
  if (!BOOKS.test(heard.text.trim()) || named.length !== 1 || named[0].length !== 1) return null;
  const customer = customerRef(lexicon, named[0][0]);
  return customer && startBooking(heard, { customer });
}

/** She does treatments herself, or has a part in this customer today. */
function isAtWork(heard: SalonHeard, codes: string[]): boolean {
  const { speaker, inHouse } = heard.reading;
  return speaker.roles.includes('beautician') || inHouse.some((customer) => codes.includes(customer.id));
}

function recordOf(codes: string[], heard: SalonHeard): Start {
  return { ...start(recordVisit.name, codes, heard, {}), facts: openingFacts(heard) };
}

function start(flow: string, codes: string[], heard: SalonHeard, given: Values): Start {
  const people = codes.flatMap((code) => customerRef(heard.reading.lexicon, code) ?? []);
  if (people.length === 1) return { flow, values: { customer: people[0], ...given } };
  const options: Choice[] = people.map((customer) => ({ value: customer, label: customer.name }));
  return { flow, values: given, among: { slot: 'customer', options } };
}
