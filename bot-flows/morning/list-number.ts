/** «7 不想做了», «6号的电话», «13没接»: a line of her list by its number, as if she had named the customer. */
import type { Numbered } from '../ear';
import { isSettled } from '../promises/settled-words';
import { AFTER_NUMBER } from '../understanding/beyond-cues';

/** «1好了», «2 不对», «2 是芸芸做的»: answers to a card whose lines have numbers of their own. */
const ANSWERS = /^(?:对|好|是|不对|不是|错|改成|划|换成|可以|行|嗯|ok|确认|没错)/i;

/** What would make the number a quantity, an hour or a day. */
const MEASURE = /^[\d次点号月日个位支瓶盒套张块元万千百十天年周分折%:/-]|^小时/;

/** Behind «6号»: only what cannot be said of the sixth of the month. */
const OF_A_PERSON = /^的?(?:电话|号码|手机|档案|资料)|^(?:没接|打通|接了|关机|微信)/;

const NUMBER = /^第?(\d{1,2})(号|个|位|条)?(的)?([\s、.,:]*)(.+)$/su;

export interface ByNumber {
  n: number;
  /** The sentence with the name in the place of the number. */
  text: string;
  rest: string;
}

/** Null for a number alone, for a quantity, and for what answers a card. */
export function byListNumber(said: string, list: Numbered[]): ByNumber | null {
  const found = NUMBER.exec(said.normalize('NFKC').trim());
  if (!found) return null;
  const [, digits, counter, of, gap, rest] = found;
  const line = list.find((each) => each.n === Number(digits));
  if (!line || isSettled(rest) || ANSWERS.test(rest)) return null;
  if (counter && !OF_A_PERSON.test(rest)) return null;
  const apart = gap !== '' || of !== undefined || counter !== undefined;
  if (MEASURE.test(rest) || !(apart || AFTER_NUMBER.test(rest))) return null;
  return { n: line.n, text: `${line.customer.name} ${rest}`, rest };
}
