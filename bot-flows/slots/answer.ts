import type { SalonHeard } from '../ear';
import { answerIn } from '../understanding/plan-words';
import { timeIn } from './time';

export interface AnswerHeard {
  result: 'yes' | 'no' | 'later';
  reason?: string;
  treatmentIds: string[];
  /** Day on which she pays or is asked again. */
  day?: string;
}

/** What a message tells of a customer's answer to an offer (SR-LOOP-07); null where it tells none. */
export function answerOf(heard: SalonHeard): AnswerHeard | null {
  const said = answerIn(heard.text, heard.reading.lexicon);
  if (!said) return null;
  const { result, reason, treatments } = said;
  const day = result === 'no' ? null : (timeIn(heard)?.day ?? null);
  return { result, ...(reason ? { reason } : {}), treatmentIds: treatments, ...(day ? { day } : {}) };
}
