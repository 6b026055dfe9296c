import { alarmOf, fullJitter, type Alarm, type ErrorRow, type Remedy } from './errors';
import type { ApiAnswer } from './http';

/** What became of one body. Userids in `failedFor` are lower-cased, as WeCom gives them back. */
export type SendOutcome =
  | { kind: 'sent'; msgId: string; responseCode: string | null; failedFor: string[] }
  /** Nobody of the receivers can be reached; for good. */
  | { kind: 'recipient-failed'; code: number; failedFor: string[]; alarm: Alarm | null }
  /** Send the same bytes again after `afterMs`. */
  | {
      kind: 'retry';
      afterMs: number;
      reason: RetryReason;
      code: number | null;
      /** After so many tries in all, dead letter and alarm; null = until its time to live is over. */
      maxTries: number | null;
    }
  /** Nothing goes out by this API until `untilMs`; keep the queue, and ring once. */
  | { kind: 'paused'; untilMs: number; alarm: Alarm }
  /** This body will never be taken. `remedy` says what would be. */
  | { kind: 'refused-for-good'; code: number; alarm: Alarm | null; remedy: Remedy | null };

export type Failure = Exclude<SendOutcome, { kind: 'sent' }>;

/** `budget` is our own limit and no try at all. */
export type RetryReason = 'budget' | 'busy' | 'no-answer' | 'slower' | 'token' | 'unknown';

export const UNKNOWN_TRIES = 5;

/** Reads an answer with errcode 0: who got it and who did not. */
export function delivered(answer: ApiAnswer, receivers: string[], api: string): SendOutcome {
  if (/wrong json format/i.test(answer.errmsg)) {
    return { kind: 'refused-for-good', code: 0, alarm: { code: 'sloppy-json', api }, remedy: null };
  }
  const failedFor = [...new Set([...names(answer.invaliduser), ...names(answer.unlicenseduser)])];
  const nobody = receivers.length > 0 && receivers.every((id) => failedFor.includes(id.toLowerCase()));
  if (nobody) return { kind: 'recipient-failed', code: 0, failedFor, alarm: null };
  return {
    kind: 'sent',
    msgId: String(answer.msgid ?? ''),
    responseCode: typeof answer.response_code === 'string' ? answer.response_code : null,
    failedFor,
  };
}

/** The outcome of a refusal that calls for nothing more than its row in the table. */
export function refused(answer: ApiAnswer, row: ErrorRow, receivers: string[], api: string): Failure {
  const code = answer.errcode;
  const alarm = row.alarm ? alarmOf(api, code, answer.errmsg) : null;
  if (row.action === 'recipient') {
    return { kind: 'recipient-failed', code, failedFor: receivers.map((id) => id.toLowerCase()), alarm };
  }
  return { kind: 'refused-for-good', code, alarm, remedy: row.remedy ?? null };
}

/** Spread so that a thousand failures of one instant do not come back in one. */
export function later(reason: RetryReason, code: number | null, random: () => number): Failure {
  const [least, most] = reason === 'slower' ? [1000, 5000] : [2000, 30_000];
  const afterMs = least + fullJitter(0, random, most - least);
  return { kind: 'retry', afterMs, reason, code, maxTries: reason === 'unknown' ? UNKNOWN_TRIES : null };
}

/** `message/send` joins names by `|`, the card update sends an array. */
function names(value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(String) : String(value ?? '').split('|');
  return list.filter((name) => name !== '').map((name) => name.toLowerCase());
}
