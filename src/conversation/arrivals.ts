import { menu, notices, starters } from '../../bot-flows';
import type { Ear, SalonHeard } from '../../bot-flows/ear';
import { readWireKey, type Arrival, type Start, type Prompt } from '../../bot-flows/engine';
import { byListNumber } from '../../bot-flows/morning/list-number';
import type { Reading } from '../../bot-flows/understanding/reading';
import type { Inbox } from '../../entities/inbox';

/** A message older than this when it reaches us is asked about, not carried out (a replay, a long outage). */
const LATE_MS = 10 * 60_000;

export interface Hearing {
  /** `proposal` is what a language model made of it, to be judged by the text and the store's lists. */
  read(text: string, at: number, proposal?: unknown): Reading;
  ear(reading: Reading, media?: Ear['media']): Ear;
  reader: { id: string; roles: string[] };
  lateText(text: string, at: number): Prompt;
  lateTap(): Prompt;
}

/** What one row of the inbox means to the conversation; null for what is taken and left alone. */
export function arrivalOf(row: Inbox, hearing: Hearing): Arrival<Ear> | null {
  const payload = row.payload;
  const at = row.createTime;
  const late = row.receivedAt - row.createTime > LATE_MS;
  if (row.type === 'notice') return noticed(payload, hearing.reader, row.receivedAt);
  if (row.type === 'text') {
    const content = textOf(payload.content);
    if (late) return { kind: 'say', at: row.receivedAt, say: [hearing.lateText(content, at)] };
    return { kind: 'text', heard: heardOf(content, at, hearing, undefined, row.prepared?.proposal) };
  }
  // What only opens a form or says something is not carried out by being late; it counts from when we have it.
  const from = late ? row.receivedAt : at;
  if (row.type === 'voice') return spoken(row, at, late, hearing);
  if (row.type === 'image') return started('photo', row, from, hearing, 'image');
  if (row.type === 'event') return event(payload, from, late, hearing, row);
  if (row.type === 'location' || row.type === 'link' || row.type === 'video') {
    return started('media', row, from, hearing, 'other');
  }
  return null;
}

function heardOf(
  text: string,
  at: number,
  hearing: Hearing,
  media?: Ear['media'],
  proposal?: unknown,
): SalonHeard {
  const plain = hearing.ear(hearing.read(text, at, proposal), media);
  const line = plain.reading.mentioned?.customers.length ? null : byListNumber(text, plain.list);
  if (!line) return { text, at, reading: plain };
  const reading = { ...hearing.read(line.text, at), numbers: { numbers: [line.n], rest: line.rest } };
  return { text: line.text, at, reading: { ...hearing.ear(reading, media), typed: text } };
}

function spoken(row: Inbox, at: number, late: boolean, hearing: Hearing): Arrival<Ear> | null {
  const words = textOf(row.prepared?.text) || textOf(row.payload.recognition);
  if (words && late) return { kind: 'say', at: row.receivedAt, say: [hearing.lateText(words, at)] };
  if (words) return { kind: 'text', heard: heardOf(words, at, hearing) };
  return started('voice', row, late ? row.receivedAt : at, hearing, 'voice');
}

function started(
  starter: string,
  row: Inbox,
  at: number,
  hearing: Hearing,
  kind: 'image' | 'voice' | 'other',
): Arrival<Ear> | null {
  const media = {
    kind,
    mediaId: textOf(row.payload.mediaId) || undefined,
    file: textOf(row.prepared?.file) || undefined,
  };
  const begun = starters[starter]?.(heardOf('', at, hearing, media), null);
  return begun ? opening(begun, at) : null;
}

function event(
  payload: Record<string, unknown>,
  at: number,
  late: boolean,
  hearing: Hearing,
  row: Inbox,
): Arrival<Ear> | null {
  const name = textOf(payload.event).toLowerCase();
  if (name === 'template_card_event') return tapped(payload, at, late, hearing, row);
  if (name === 'click') {
    const starts = menu[textOf(payload.eventKey)]?.(hearing.reader);
    return starts ? { kind: 'open', at, starts } : null;
  }
  if (name === 'enter_agent' || name === 'subscribe') {
    const begun = starters[name]?.(heardOf('', at, hearing), null);
    return begun ? opening(begun, at) : null;
  }
  return null;
}

function tapped(
  payload: Record<string, unknown>,
  at: number,
  late: boolean,
  hearing: Hearing,
  row: Inbox,
): Arrival<Ear> | null {
  const wire = readWireKey(textOf(payload.eventKey));
  if (!wire) return null;
  if (late) return { kind: 'say', at: row.receivedAt, say: [hearing.lateTap()] };
  const selected: Record<string, string[]> = {};
  for (const item of Array.isArray(payload.selected) ? payload.selected : []) {
    const { questionKey, optionIds } = item as { questionKey?: unknown; optionIds?: unknown };
    if (typeof questionKey === 'string' && Array.isArray(optionIds)) {
      selected[questionKey] = optionIds.map(String);
    }
  }
  return { kind: 'tap', at, ...wire, selected };
}

function noticed(
  payload: Record<string, unknown>,
  reader: { id: string; roles: string[] },
  at: number,
): Arrival<Ear> | null {
  const facts = (payload.facts ?? {}) as Record<string, unknown>;
  const made = notices[textOf(payload.name)]?.(facts, reader);
  return made ? opening(made, at) : null;
}

function opening(begun: Start[] | { say: Prompt[] }, at: number): Arrival<Ear> {
  return 'say' in begun ? { kind: 'say', at, say: begun.say } : { kind: 'open', at, starts: begun };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
