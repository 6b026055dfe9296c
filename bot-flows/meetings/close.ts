/** The chair's last word: 散会, or five minutes more. Without a tap the meeting closes by itself. */
import type { MeetingEnd } from '../../src/salon/meetings/facts';
import { closing, closingChoice, closingPrompt } from '../../src/text/meeting';
import type { SalonFlow } from '../ear';

export const meetingClose: SalonFlow = {
  name: 'meeting-close',
  version: 1,
  command: 'meeting',
  quiet: true,
  expiresAfter: 60 * 60 * 1000,
  title: () => closing.title,
  slots: [{ name: 'verdict', label: closing.title }],
  confirm: (_values, facts) => {
    if (facts.end) return closingPrompt(facts.end as MeetingEnd);
    return { text: closing.sure, card: { kind: 'buttons', title: closing.title, buttons: [closingChoice] } };
  },
  press: (key) =>
    key === 'wait' ? [{ kind: 'fill', slot: 'verdict', value: 'wait' }, { kind: 'confirm' }] : null,
  commit: (values, facts) =>
    values.verdict === 'wait' ? [] : [{ operation: 'meetings.close', input: { meetingId: facts.meetingId } }],
  done: ([facts], values) => ({
    say: [{ text: values.verdict === 'wait' ? closing.waits : closing.closed(facts.end as MeetingEnd) }],
  }),
  refused: (outcome) => ({
    say:
      outcome.code === 'not-yours'
        ? closing.notYours
        : outcome.code === 'already-closed'
          ? closing.alreadyClosed
          : closing.notOpen,
    give: true,
  }),
};
