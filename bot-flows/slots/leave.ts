/** What a sentence says of a leave: who is off, from when to when, who has her list meanwhile. */
import type { Ref, SalonHeard } from '../ear';
import type { Values } from '../engine';
import { resolveDay } from '../understanding';
import type { TimeSaid } from '../understanding/reading';
import { readStaff, staffRef } from './staff';

export function readSpan(heard: SalonHeard) {
  const [from, to] = (heard.reading.reading.mentioned?.times ?? []).flatMap((each) => each.time ?? []);
  return from && to ? { value: { from, to } } : null;
}

/** «我明天休息 单子给唐琳»: the one who writes is off, whoever else is named. */
const SELF_OFF = /(?<![跟和与同给])我[^,,。;;\s]{0,6}(休|请假|不在|不上班|来不了|不来)/;
const COVERED = /给|交|让|叫|由|代|替|顶|帮我|帮忙|盯|看着/;

/** Whoever is named; nobody named: at the start the one who writes. */
export function readWho(heard: SalonHeard, asked: boolean, values: Values) {
  const { leave: said, mentioned } = heard.reading.reading;
  if (SELF_OFF.test(heard.text)) return { value: speakerOf(heard) };
  if (!said && !asked && values.staff) return null;
  const [first] = said && COVERED.test(heard.text) ? staffIn(heard) : [];
  if (first) return { value: first };
  const named = said?.staff ? staffRef(heard.reading.lexicon, said.staff) : null;
  if (named) return { value: named };
  const other = readStaff(heard, true);
  if (other || asked)
    return other ?? (/^我(自己)?[。!]?$/.test(heard.text.trim()) ? { value: speakerOf(heard) } : null);
  return values.staff || mentioned?.staff.length ? null : { value: speakerOf(heard) };
}

/** Who has the list meanwhile: somebody else than the one who is off. */
export function readCover(heard: SalonHeard, _asked: boolean, values: Values) {
  const { leave: said, beyond } = heard.reading.reading;
  if (!(said || beyond === 'handover') || !COVERED.test(heard.text)) return null;
  const cover = staffIn(heard).find((each) => each.id !== (values.staff as Ref | undefined)?.id);
  return cover ? { value: cover } : null;
}

function staffIn(heard: SalonHeard): Ref[] {
  const { reading, lexicon } = heard.reading;
  const codes = (reading.mentioned?.staff ?? []).filter((each) => each.length === 1).flat();
  return [...new Set(codes)].flatMap((id) => staffRef(lexicon, id) ?? []);
}

function speakerOf(heard: SalonHeard): Ref {
  const { id, name } = heard.reading.speaker;
  return { id, name };
}

/** «下午先回去了»: whoever is said to have gone is off today. */
const GONE = /(?:先|已经|刚刚?)(?:回去|回家|走)了/;

export function readDay(heard: SalonHeard, asked: boolean) {
  const { today, reading } = heard.reading;
  const said = reading.leave;
  const day = dayOf(heard, said?.day, asked ? 0 : null);
  return day ?? (said?.kind === 'off' && GONE.test(heard.text) ? { value: today } : null);
}

function dayOf(heard: SalonHeard, said: TimeSaid | undefined, mentionedAt: number | null) {
  const time =
    said ?? (mentionedAt === null ? undefined : heard.reading.reading.mentioned?.times[mentionedAt]);
  const day = time?.day ? resolveDay(time.day, heard.reading.today) : null;
  return day ? { value: day } : null;
}

/** «请假到周五», «今天明天都休»: the last of several days. */
export function readUntil(heard: SalonHeard, _asked: boolean, values: Values) {
  const said = heard.reading.reading.leave;
  const until = dayOf(heard, said?.until, null);
  if (until || !said) return until;
  const days = (heard.reading.reading.mentioned?.times ?? []).flatMap((time) =>
    time.day ? (resolveDay(time.day, heard.reading.today) ?? []) : [],
  );
  const last = days.sort().at(-1);
  return last && values.day && last > String(values.day) ? { value: last } : null;
}

/** «下午请假», «早班», «两点到五点不在». */
export function readHours(heard: SalonHeard) {
  const said = heard.reading.reading.leave;
  if (!said) return null;
  const part = said.from || said.to ? null : halfDay(heard.text);
  const from = said.from ?? part?.from;
  const to = said.to ?? part?.to;
  if (!from && !to) return said.kind === 'shift' ? { value: { off: false } } : null;
  return { value: { off: said.kind === 'off', from, to } };
}

function halfDay(text: string): { from?: string; to?: string } | null {
  if (/上午|早上/.test(text)) return { to: '13:00' };
  if (/下午/.test(text)) return { from: '13:00' };
  return /晚上/.test(text) ? { from: '18:00' } : null;
}
