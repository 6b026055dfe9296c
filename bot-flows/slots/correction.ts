import type { Method } from '../../src/salon/money/cash';
import type { CorrectionSaid } from '../../src/salon/corrections/change';
import type { SalonHeard } from '../ear';
import { resolveDay } from '../understanding';
import { fen, methodIn, PAYS } from './money';
import { nextLine, nextTimeOf } from './visit';

const MOVES = /改到|记到|算到|转到|挪到|应该是|其实是|记成|写成|是.{1,4}的/;

/** What a message says is right, and as far as it does, what was wrong; null where it says nothing of the kind. */
export function correctionOf(heard: SalonHeard, asked = false): CorrectionSaid | null {
  const moved = moveOf(heard);
  const method = moved ? null : methodPutRight(heard.text, asked);
  const said = moved ?? (method ? byMethod(heard, method) : { ...fieldOf(heard, asked) });
  if (Object.keys(said).length === 0) return null;
  const { customer } = heard.reading.reading.slots;
  const day = pastDayOf(heard);
  return {
    ...whose(heard, moved ? undefined : customer),
    ...(day ? { day } : {}),
    ...said,
  };
}

/** The customer named, or whoever came without a file. */
export function whose(heard: SalonHeard, named?: string): CorrectionSaid {
  const mentioned = heard.reading.reading.mentioned?.customers ?? [];
  const customerId = named ?? (mentioned.length === 1 && mentioned[0].length === 1 ? mentioned[0][0] : null);
  if (customerId) return { customerId };
  return /散客/.test(heard.text) ? { walkIn: true } : {};
}

const PUT_RIGHT = new RegExp(
  `(?:其实|应该|才|都)是?(?:用|付的?|扣的?)?${PAYS}|改成(?:是)?${PAYS}|${PAYS}.{0,3}不是(?:用)?${PAYS}|不是(?:用)?${PAYS}.{0,3}是?${PAYS}|(?:那笔|那个|刚才|上一?笔).{0,12}是(?:用)?${PAYS}|${PAYS}(?:付的)?才对`,
);

/** «刚才那笔其实是支付宝», «996是微信不是刷卡»: how a sum that stands was really paid. */
export function methodPutRight(text: string, asked = false): Method | null {
  if (!asked && !PUT_RIGHT.test(text)) return null;
  const right = text.replace(new RegExp(`不是(?:用)?${PAYS}|${PAYS}改成`, 'g'), '');
  return methodIn(right) ?? (/储值|余额/.test(right) ? 'stored_value' : null);
}

function byMethod(heard: SalonHeard, method: Method): CorrectionSaid {
  const amount = heard.reading.reading.mentioned?.amounts[0];
  return { method, ...(amount === undefined ? {} : { wasFen: fen(amount) }) };
}

/** «把刚才周丽的5000改到周莉»: from the one named first to the one named last. */
function moveOf(heard: SalonHeard): CorrectionSaid | null {
  const { reading } = heard.reading;
  const people = (reading.mentioned?.customers ?? [])
    .filter((codes) => codes.length === 1)
    .map(([code]) => code);
  const [from, to] = [people[0], people.at(-1)];
  if (reading.slots.field === 'customer' && typeof reading.slots.value === 'string') {
    return {
      ...(from && from !== reading.slots.value ? { customerId: from } : {}),
      toCustomerId: reading.slots.value,
    };
  }
  if (!from || !to || from === to || !MOVES.test(heard.text)) return null;
  const amount = reading.mentioned?.amounts[0];
  return { customerId: from, toCustomerId: to, ...(amount === undefined ? {} : { wasFen: fen(amount) }) };
}

function fieldOf(heard: SalonHeard, asked: boolean): CorrectionSaid {
  const { slots, mentioned } = heard.reading.reading;
  const value = slots.value;
  const amounts = mentioned?.amounts ?? [];
  const beauticianId = rightPerson(heard);
  if (beauticianId && (asked || slots.field === 'therapist' || /不是/.test(heard.text)))
    return { beauticianId };
  if (slots.field === 'therapist' && typeof value === 'string') return { beauticianId: value };
  if (slots.field === 'consumed' && typeof value === 'number') return { consumedFen: fen(value) };
  if (slots.field === 'cash' && typeof value === 'number') return amountOf(heard, value);
  if (slots.field === 'sessionsUsed' && typeof value === 'number')
    return withTreatment(heard, { sessions: value });
  const more = MORE.test(heard.text) ? (mentioned?.treatments ?? []) : [];
  if (more.length > 0) return { moreTreatmentIds: more };
  if (slots.field === 'treatments' && Array.isArray(value)) {
    const all = mentioned?.treatments.length ? mentioned.treatments : (value as string[]);
    return { treatmentIds: all };
  }
  if (slots.field === 'effect' || slots.field === 'feedback')
    return { words: { [slots.field]: String(value) } };
  if (asked && mentioned?.treatments.length && !slots.sessionsUsed)
    return { treatmentIds: mentioned.treatments };
  return freeOf(heard, amounts);
}

/** «加了头疗», «还做了头疗». */
const MORE = /加了|还做了|又做了|多做了|漏了|少记了/;

/** «不是我做的,是芸芸», «是莹莹做的不是我»: whoever is named and not denied. */
function rightPerson(heard: SalonHeard): string | null {
  const { reading, lexicon, speaker } = heard.reading;
  const named = (reading.mentioned?.staff ?? []).flatMap((ids) => (ids.length === 1 ? ids : []));
  const denied = (id: string) => {
    const entry = lexicon.staff.find((each) => each.userid === id);
    const names = [entry?.name, ...(entry?.aliases ?? []), ...(id === speaker.id ? ['我'] : [])];
    return names.some((name) => name && heard.text.includes(`不是${name}`));
  };
  return named.findLast((id) => !denied(id)) ?? null;
}

/** Without a field that was read: whatever a record would say. */
function freeOf(heard: SalonHeard, amounts: number[]): CorrectionSaid {
  const { slots } = heard.reading.reading;
  const nextTime = nextTimeOf(heard);
  if (slots.therapist) return { beauticianId: slots.therapist };
  if (slots.consumed !== undefined) return { consumedFen: fen(slots.consumed) };
  if (slots.cash !== undefined) return amountOf(heard, slots.cash);
  if (slots.sessionsUsed !== undefined) return withTreatment(heard, { sessions: slots.sessionsUsed });
  if (slots.treatments?.length) return { treatmentIds: slots.treatments };
  if (slots.effect) return { words: { effect: slots.effect } };
  if (slots.feedback) return { words: { feedback: slots.feedback } };
  if (slots.nextDo?.length) return { nextDo: slots.nextDo.map((each) => nextLine(heard, each)) };
  if (slots.nextSell?.length) return { nextSell: slots.nextSell.map((each) => nextLine(heard, each)) };
  if (nextTime) return { nextTime };
  if (amounts.length > 0) return amountOf(heard, amounts.at(-1)!);
  const swap = swapIn(heard.text);
  return swap ? { swap } : {};
}

const SWAP =
  /不是(?:有点|有些)?([^,,。;;是\s]{1,8}?)[,,。;;\s]*(?:而|应该)?是(?:有点|有些)?([^,,。;;是\s了]{1,8}?)[了啊呀的。!]*$/;

/** «不是肿是干»: one word of what was seen or heard for another. */
function swapIn(text: string): CorrectionSaid['swap'] | null {
  const said = SWAP.exec(text.normalize('NFKC').trim());
  return said && { wrong: said[1], right: said[2] };
}

/** «12800 应该 1280»: the other sum is the one that was wrong. */
function amountOf(heard: SalonHeard, right: number): CorrectionSaid {
  const sums = (heard.text.normalize('NFKC').match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const mentioned = heard.reading.reading.mentioned?.amounts ?? [];
  const wrong = [...mentioned, ...sums].find((amount) => amount !== right && amount >= 10);
  return { amountFen: fen(right), ...(wrong === undefined ? {} : { wasFen: fen(wrong) }) };
}

function withTreatment(heard: SalonHeard, said: CorrectionSaid): CorrectionSaid {
  const [treatmentId] = heard.reading.reading.mentioned?.treatments ?? [];
  return treatmentId ? { ...said, treatmentId } : said;
}

/** «昨天曼姐的»: a day that is over. */
export function pastDayOf(heard: SalonHeard): string | null {
  const { slots, mentioned } = heard.reading.reading;
  const said =
    slots.visitDay ??
    mentioned?.times.find((time) => time.day?.startsWith('-') || time.day?.endsWith('/last'))?.day;
  return said ? resolveDay(said, heard.reading.today, true) : null;
}
