/** When the fact behind a promise has changed: what was promised is done, or need not be done any more. Pure. */
import type { Promised } from '../../../entities/promise';

export type PromiseKind =
  | 'call'
  | 'reminder'
  | 'care'
  | 'birthday'
  | 'first-week'
  | 'word'
  | 'pay'
  | 'complaint'
  | 'reaction'
  | 'task'
  /** An appointment that its beautician cannot keep; the words are its day and hour. */
  | 'rebook'
  /** A word of thanks for somebody she brought; the words are that customer's name (SR-PER-17). */
  | 'thanks'
  /** Made by the store's rules (salon/care): a class's duty, the half-year invitation, a festival, a category left out. */
  | 'duty'
  | 'see'
  | 'invite'
  | 'festival'
  | 'quiet'
  | 'win-back'
  /** The day has come on which her whole plan is looked at again (SR-DUTY-11). */
  | 'plan-review'
  /** The manager goes through the roster of customers once a year (SR-FRM-18, SR-CAL-07). */
  | 'roster'
  /** She has asked something and waits for the answer; the words are her question (SR-REL-12). */
  | 'answer'
  /** Something the house has decided to give her (SR-REL-11); the words are what. */
  | 'reward'
  /** She is asked to an event (SR-REL-10); the words are its day, hour and name. */
  | 'event';

/** What ends by a talk with the customer, whoever held it. */
export const ENDS_BY_TALK: ReadonlySet<string> = new Set<PromiseKind>([
  'call',
  'reminder',
  'care',
  'birthday',
  'first-week',
  'reaction',
  'duty',
  'see',
  'invite',
  'festival',
  'quiet',
  'win-back',
  'thanks',
  'event',
]);

/** What asks for a time: need not be asked once she has one. */
const FOR_A_TIME = new Set<string>(['call', 'reminder', 'see', 'quiet', 'win-back']);
/** What her visit itself keeps, because she was there. */
const KEPT_BY_COMING = new Set<string>(['see', 'festival', 'win-back', 'thanks']);

/** What has happened to her since the promise was made, and what her file says now. */
export interface Since {
  today: string;
  /** Somebody has spoken to her. */
  talked: boolean;
  /** She has an appointment still to come that was made since. */
  booked: boolean;
  /** She has been here on a later day than the promise was made. */
  came: boolean;
  arrearsFen: number;
  /** Her file was joined to another. */
  gone: boolean;
  grade: string | null;
  /** MM-DD. */
  birthday: string | null;
}

export function endOf(promise: Pick<Promised, 'kind' | 'facts'>, since: Since): 'done' | 'withdrawn' | null {
  const { kind, facts } = promise;
  if (since.gone || fallsBy(facts, since)) return 'withdrawn';
  if (kind === 'pay') return since.arrearsFen <= 0 ? 'done' : null;
  if (!ENDS_BY_TALK.has(kind)) return null;
  if (since.talked || (since.came && KEPT_BY_COMING.has(kind))) return 'done';
  if (FOR_A_TIME.has(kind) && since.booked) return 'withdrawn';
  return since.came && kind !== 'reaction' ? 'withdrawn' : null;
}

/** Its last day is over, she has left the class whose duty it is, or her birthday is another. */
function fallsBy(facts: Promised['facts'], since: Since): boolean {
  if (!facts) return false;
  if (facts.until && facts.until < since.today) return true;
  if (facts.grade && facts.grade !== since.grade) return true;
  return !!facts.on && facts.on.slice(5) !== since.birthday;
}

export type Rung = 'owner' | 'ask' | 'manager';

/**
 * Who hears of a promise that is still open: her owner, her owner again, then once the question whether it still
 * makes sense, and from then on the manager, by number only.
 */
export function rungOf(step: number, managerAfter: number): Rung {
  if (step < managerAfter) return 'owner';
  return step === managerAfter ? 'ask' : 'manager';
}
