/** What is said about one line of the digest instead of doing it: another day, somebody else, not at all. */
import type { DueItem } from '../../src/salon/morning/due-items';
import type { Ref, SalonHeard } from '../ear';
import { staffRef } from '../slots/staff';
import { timeIn } from '../slots/time';

export type Instead =
  | { kind: 'move'; item: DueItem; day: string | null }
  | { kind: 'hand'; item: DueItem; to: Ref | null }
  | { kind: 'drop'; item: DueItem; reason: string };

const DROPPED = /^(?:先)?(?:不用?|别)(?:再)?(?:办|催|打|联系|跟|管)了?|^算了/;
const HANDED = /(?:换|交给|转给|让|叫).{0,5}(?:打|联系|办|跟|催)|^换(?:个)?人|^(?:换|交给|转给)/;
const MOVED = /^(?:先)?(?:改|推|挪|延)|再(?:打|说|联系|办|催)|^(?:明天|后天|过几天|改天|下周)/;

/** Null where the sentence names no line of the digest, or says something else about it. */
export function insteadIn(heard: SalonHeard, items: DueItem[]): Instead | null {
  const line = lineOf(heard, items);
  if (!line) return null;
  const { item, rest } = line;
  const dropped = DROPPED.exec(rest);
  if (dropped) {
    const reason = rest.slice(dropped[0].length).replace(/^[\s,,。、]*(?:因为)?/u, '');
    return { kind: 'drop', item, reason };
  }
  if (HANDED.test(rest)) return { kind: 'hand', item, to: staffIn(heard) };
  if (MOVED.test(rest)) return { kind: 'move', item, day: dayMeant(heard) };
  return null;
}

const WEEK_MS = 7 * 86_400_000;

/** «改到周五» said on a Friday is the next one; null where no day was named. */
function dayMeant(heard: SalonHeard): string | null {
  const day = timeIn(heard)?.day ?? null;
  if (day === null || day > heard.reading.today) return day;
  return new Date(Date.parse(day) + WEEK_MS).toISOString().slice(0, 10);
}

/** By its number; by name only where the words are about doing it, not about an appointment of hers. */
function lineOf(heard: SalonHeard, items: DueItem[]): { item: DueItem; rest: string } | null {
  const { numbers, mentioned } = heard.reading.reading;
  if (numbers?.numbers.length === 1) {
    const item = items.find((each) => each.n === numbers.numbers[0]);
    return item?.customer ? { item, rest: numbers.rest.trim() } : null;
  }
  const [codes] = mentioned?.customers ?? [];
  const item = codes?.length === 1 ? items.find((each) => each.customer?.id === codes[0]) : undefined;
  if (!item?.customer || !/打|办|催|联系/.test(heard.text)) return null;
  const rest = heard.text.replace(/^[^换不别改推先再明后过下]*/u, '').trim();
  return { item, rest };
}

function staffIn(heard: SalonHeard): Ref | null {
  const { reading, lexicon, speaker } = heard.reading;
  const codes = (reading.mentioned?.staff ?? []).filter((each) => each.length === 1).flat();
  const other = codes.find((id) => id !== speaker.id);
  return other ? staffRef(lexicon, other) : null;
}
