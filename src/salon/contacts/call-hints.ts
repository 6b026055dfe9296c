/**
 * How to talk differs by kind of customer and by stage (SR-FRM-20, SR-REL-06, SR-DUTY-08), and so does the manner with
 * key customers (SR-DUTY-05): one line on the card of a call. The store's own words are the setting `call.hints`; where
 * it has none, those of the program are shown, and an empty text shows nothing.
 */
import type { ListClass } from '../../../entities/daily-list';
import { done, refused, type Operation, type Result } from '../operation';
import { changeSetting, settingOf } from '../settings/settings';
import type { Work } from '../work';

export const HINT_KINDS = ['new', 'sleeping', 'A', 'B', 'C', 'other'] as const;
export type HintKind = (typeof HINT_KINDS)[number];

export interface CallHint {
  kind: HintKind;
  /** The store's own words; null where it has none. */
  own: string | null;
}

/** As much as a row of a card holds. */
const LONGEST = 30;

/** The stage goes before the class: who sleeps, then who is new. Pure. */
export function hintKindOf(her: { class: ListClass; grade: string | null; sleeping: boolean }): HintKind {
  if (her.sleeping) return 'sleeping';
  if (her.class === 'new') return 'new';
  return HINT_KINDS.find((kind) => kind === her.grade) ?? 'other';
}

export async function hintFor(
  work: Work,
  her: { class: ListClass; grade: string | null; sleeping: boolean },
): Promise<CallHint> {
  const kind = hintKindOf(her);
  const own = await settingOf(work, 'call.hints');
  return { kind, own: own[kind] ?? null };
}

/** Refusals: `too-long` with how long it may be; those of a setting. */
async function set(work: Work, input: { kind: HintKind; text: string }): Promise<Result> {
  const text = input.text.trim();
  if (text.length > LONGEST) return refused('too-long', { longest: LONGEST });
  const value = { ...(await settingOf(work, 'call.hints')), [input.kind]: text };
  const changed = await changeSetting(work, { name: 'call.hints', value });
  return changed.done ? done({ kind: input.kind, text }) : changed;
}

async function list(work: Work): Promise<Result> {
  return done({ own: await settingOf(work, 'call.hints') });
}

export const callHintOperations: Operation[] = [
  { name: 'hints.list', command: 'settings', kind: 'read', run: list },
  { name: 'hints.set', command: 'settings', kind: 'write', run: set },
];
