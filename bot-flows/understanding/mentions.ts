import type { TimeSaid } from './reading';

/** A stretch of text that names something. `how` says by which rule it was found. */
export interface Mention {
  kind: MentionKind;
  start: number;
  end: number;
  how: string;
  customers?: string[];
  staff?: string[];
  treatment?: string;
  room?: string;
  time?: TimeMention;
  value?: number;
  digits?: string;
  /** Set where a later word takes it back (三点,不对,四点). */
  dropped?: string;
  /** It may be a name, but the spelling is nobody's. */
  sounded?: boolean;
  /** A treatment of a person who has no file, or that is denied. */
  unit?: string;
}

export interface TimeMention extends TimeSaid {
  /** A part of the day was said (下午), whether or not with an hour. */
  part?: string;
  /** Hour as said, before opening hours decide. */
  hour?: number;
}

export type MentionKind =
  | 'customer'
  | 'staff'
  | 'treatment'
  | 'room'
  | 'time'
  | 'amount'
  | 'sessions'
  | 'ordinal'
  | 'size'
  | 'left'
  | 'minutes'
  | 'phone'
  | 'age'
  | 'duration';

/** One circled letter for each kind, so that a rule can be read: Ⓒ今天做了Ⓣ. */
export const MASK: Record<MentionKind, string> = {
  customer: 'Ⓒ',
  staff: 'Ⓢ',
  treatment: 'Ⓣ',
  room: 'Ⓡ',
  time: 'Ⓓ',
  amount: 'Ⓜ',
  sessions: 'Ⓝ',
  ordinal: 'Ⓞ',
  size: 'Ⓩ',
  left: 'Ⓛ',
  minutes: 'Ⓗ',
  phone: 'Ⓟ',
  age: 'Ⓐ',
  duration: 'Ⓤ',
};

/** A day to come, or a bare hour; today counts where an hour is given. */
export function isFuture(day: string | null, time: string | null): boolean {
  if (day === null) return time !== null;
  return !/^-|^\+0d|\/last$/.test(day) || (day === '+0d' && time !== null);
}

/** Times tell apart: Ⓓ to come (or a bare hour), Ⓙ today without an hour, Ⓖ past. */
export function glyphOf(one: Mention): string {
  if (one.kind !== 'time') return MASK[one.kind];
  const day = one.time?.day ?? null;
  if (day && /^-|\/last$/.test(day)) return 'Ⓖ';
  return day === '+0d' && !one.time?.time ? 'Ⓙ' : 'Ⓓ';
}

/** The text with each mention as one letter, and the way back to the original positions. */
export interface Masked {
  text: string;
  /** Original position of each masked character; one more at the end. */
  at: number[];
  /** The mention at a masked position, where there is one. */
  mention: (Mention | undefined)[];
}

export function mask(text: string, mentions: Mention[], from = 0, to = text.length): Masked {
  const inside = mentions.filter((one) => one.start >= from && one.end <= to && !one.dropped);
  inside.sort((a, b) => a.start - b.start);
  let out = '';
  const at: number[] = [];
  const mention: (Mention | undefined)[] = [];
  let position = from;
  for (const one of inside) {
    if (one.start < position) continue;
    for (; position < one.start; position++) {
      out += text[position];
      at.push(position);
      mention.push(undefined);
    }
    out += glyphOf(one);
    at.push(one.start);
    mention.push(one);
    position = one.end;
  }
  for (; position < to; position++) {
    out += text[position];
    at.push(position);
    mention.push(undefined);
  }
  at.push(to);
  return { text: out, at, mention };
}
