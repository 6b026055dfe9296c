import { FILE_CUES } from './cues-file';
import { QUERY_CUES } from './cues-query';
import { RECORD_CUES } from './cues-record';
import type { Intent } from './reading';

/**
 * What speaks for an intent. Patterns see the masked message: Ⓒ customer, Ⓢ staff, Ⓣ treatment, Ⓜ sum,
 * Ⓝ sessions, Ⓞ ordinal, Ⓩ size of a card, Ⓛ what is left, Ⓟ telephone, Ⓡ room, Ⓐ age, Ⓤ duration, and times:
 * Ⓓ to come, Ⓙ today, Ⓖ past, Ⓔ any of them. Weights add up; a negative one speaks against.
 */
export type Cue = [intent: Intent, weight: number, pattern: RegExp];

export const CUES: Cue[] = [...RECORD_CUES, ...FILE_CUES, ...QUERY_CUES].map(([intent, weight, pattern]) => [
  intent,
  weight,
  new RegExp(pattern.source.replace(/Ⓔ/g, '[ⒹⒿⒼ]'), pattern.flags),
]);

/** However much speaks for these, it counts no more: a long record must not drown a complaint. */
export const CEILING: Partial<Record<Intent, number>> = { record_visit: 5.5, book: 5 };

/** Order of preference where scores are equal. */
export const PREFERENCE: Intent[] = [
  'undo',
  'correct',
  'help',
  'complaint',
  'customer_new',
  'customer_update',
  'reassign',
  'call_log',
  'no_show',
  'cancel_booking',
  'reschedule',
  'confirm_booking',
  'record_visit',
  'plan_adjust',
  'balance_query',
  'plan_query',
  'customer_query',
  'my_list',
  'sales_query',
  'schedule_query',
  'book',
  'arrived',
  'meeting_start',
  'smalltalk',
];
