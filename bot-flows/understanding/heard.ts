/**
 * The message as it is read aloud: without what only keyboards and manners put there (收 300, 嗯, 谢谢), and with one
 * spelling for what is spelt in several ways (下一次, WX). Positions in it lead back to the message as written.
 */
import { dialectIn, reworded } from './dialect';
import { normalise } from './normalise';
import type { Reading } from './reading';
import { spellingsIn, type Spelling } from './spellings';

export interface Heard {
  /** As written, without what is not heard. */
  text: string;
  /** For matching: normalised, in Mandarin; same length as `text`. */
  norm: string;
  /** Of each unit of `text`, where it begins and ends in the message. */
  from: number[];
  to: number[];
}

/** Stretches of names, treatments and rooms in a normalised text: they stay as the store spells them. */
export type Names = (norm: string) => { start: number; end: number }[];

export function hear(written: string, namesIn: Names): Heard {
  const spelt = normalise(written);
  const dialect = dialectIn(spelt);
  const names = dialect.length ? namesIn(spelt) : [];
  const norm = dialect.length
    ? reworded(
        spelt,
        dialect.filter((one) => !meets(one, names)),
      )
    : spelt;
  const changes = spellingsIn(norm);
  if (!changes.length) return { text: written, norm, from: [], to: [] };
  const own = namesIn(norm);
  return applied(
    written,
    norm,
    changes.filter((one) => one.always || !meets({ ...one, end: one.end + 1 }, own)),
  );
}

function meets(one: { start: number; end: number }, list: { start: number; end: number }[]): boolean {
  return list.some((other) => other.start < one.end && one.start < other.end);
}

function applied(written: string, norm: string, changes: Spelling[]): Heard {
  const heard: Heard = { text: '', norm: '', from: [], to: [] };
  const keep = (end: number): void => {
    for (; at < end; at++) {
      heard.text += written[at];
      heard.norm += norm[at];
      heard.from.push(at);
      heard.to.push(at + 1);
    }
  };
  let at = 0;
  for (const { start, end, word } of changes) {
    if (start < at) continue;
    keep(start);
    for (let i = 0; i < word.length; i++) {
      heard.from.push(Math.min(start + i, end - 1));
      heard.to.push(i === word.length - 1 ? end : Math.min(start + i + 1, end));
    }
    heard.text += word;
    heard.norm += word;
    at = end;
  }
  keep(written.length);
  return heard;
}

/** The reading with every position and every quotation as they stand in the message. */
export function asWritten(reading: Reading, heard: Heard, written: string): Reading {
  if (!heard.from.length) return reading;
  const place = (start: number, end: number): { start: number; end: number } =>
    end > start
      ? { start: heard.from[start], end: heard.to[end - 1] }
      : { start: heard.from[start] ?? written.length, end: heard.from[start] ?? written.length };
  const quote = (said: string): string => {
    if (!/[^\0-\x7f]/.test(said) || written.includes(said)) return said;
    const at = heard.text.indexOf(said);
    if (at < 0) return said;
    const { start, end } = place(at, at + said.length);
    return written.slice(start, end);
  };
  const restore = (value: unknown): unknown => {
    if (typeof value === 'string') return quote(value);
    if (Array.isArray(value)) return value.map(restore);
    if (!value || typeof value !== 'object') return value;
    const out: Record<string, unknown> = {};
    for (const [key, own] of Object.entries(value)) out[key] = restore(own);
    const { start, end, text } = value as { start?: number; end?: number; text?: string };
    if (start === undefined || end === undefined || text === undefined) return out;
    const stands = place(start, end);
    return { ...out, ...stands, text: written.slice(stands.start, stands.end) };
  };
  const { plain, parts, ...own } = reading;
  return {
    ...(restore(own) as Reading),
    text: written,
    ...(plain ? { plain: asWritten(plain, heard, written) } : {}),
    ...(parts ? { parts } : {}),
  };
}
