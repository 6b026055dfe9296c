/** Why a message was read as it was: `dianwu read --explain`. */
import type { DoubtAbout, Intent, Reading } from '../../bot-flows/understanding';

/** Which words became which slot, why the others did not, what would be asked, and what spoke for the intent. */
export function explanation(reading: Reading): Record<string, unknown> {
  return {
    sure: reading.sure,
    ...(reading.wouldBe ? { wouldBe: reading.wouldBe } : {}),
    became: reading.spans.map(({ slot, text, start, end, value, how }) => ({
      slot,
      text,
      start,
      end,
      value,
      how,
    })),
    left: reading.unused.map(({ text, start, end, why }) => ({ text, start, end, why })),
    empty: emptySlots(reading),
    ask: reading.doubts,
    cues: reading.cues,
    likeness: reading.likeness ?? [],
    ...(reading.plain ? { byItsWords: reading.plain.intent } : {}),
    ...(reading.parts ? { parts: reading.parts.map(({ text, intent }) => ({ text, intent })) } : {}),
  };
}

/** What a message of an intent is expected to say, and what a doubt about it is called. */
const EXPECTED: Partial<Record<Intent, string[]>> = {
  record_visit: ['customer', 'treatments', 'therapist', 'cash', 'sessionsUsed', 'effect', 'feedback'],
  book: ['customer', 'treatments', 'therapist', 'nextTime'],
  reschedule: ['customer', 'oldTime', 'nextTime'],
  customer_new: ['customer', 'phone', 'source'],
  customer_update: ['customer', 'phone', 'birthday', 'allergy', 'taboo'],
  call_log: ['customer', 'callResult', 'nextTime'],
  reassign: ['customer', 'target'],
  correct: ['customer', 'field', 'value'],
};
const DOUBTED: Record<string, DoubtAbout> = {
  customer: 'customer',
  treatments: 'treatment',
  therapist: 'staff',
  target: 'staff',
  cash: 'amount',
  sessionsUsed: 'sessions',
  nextTime: 'time',
  oldTime: 'time',
};
const NAMED: Record<string, RegExp> = {
  customer: /^customer/,
  treatments: /^treatment/,
  therapist: /^staff/,
  cash: /^amount/,
  sessionsUsed: /^(?:sessions|ordinal|size|left)/,
  nextTime: /^time/,
};

/** The slots that stayed empty, each with what stands against it. */
function emptySlots({ intent, wouldBe, slots, doubts, unused }: Reading): { slot: string; why: string }[] {
  const expected = EXPECTED[wouldBe ?? intent] ?? ['customer'];
  return expected
    .filter((slot) => !(slot in slots))
    .map((slot) => {
      const doubt = doubts.find((each) => each.about === DOUBTED[slot]);
      if (doubt) return { slot, why: `asked: ${doubt.why}${doubt.words ? ` (${doubt.words})` : ''}` };
      const left = unused.find((each) => NAMED[slot]?.test(each.why));
      return { slot, why: left ? `${left.text}: ${left.why}` : 'not said' };
    });
}
