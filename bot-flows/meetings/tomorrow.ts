/** The last turn of a decider's card: what tomorrow brings. */
import type { Tomorrow } from '../../src/salon/meetings/facts';
import { meetingWords, tomorrowPrompt, tomorrowWords } from '../../src/text/meeting';
import type { SalonFlow } from '../ear';

export const meetingTomorrow: SalonFlow = {
  name: 'meeting-tomorrow',
  version: 1,
  command: 'meeting',
  quiet: true,
  expiresAfter: 12 * 60 * 60 * 1000,
  title: () => meetingWords.title,
  slots: [{ name: 'adjust', label: meetingWords.change }],
  confirm: (_values, facts) => tomorrowPrompt(facts.tomorrow as Tomorrow),
  press: (key) =>
    key === 'adjust' ? [{ kind: 'fill', slot: 'adjust', value: true }, { kind: 'confirm' }] : null,
  commit: () => [],
  done: (_outcomes, values) => ({
    say: [{ text: values.adjust ? tomorrowWords.adjust : tomorrowWords.fine }],
  }),
};
