/** 〔问倩倩〕: one tap asks the one who served her; nobody waits for the answer. */
import { meetingWords, wordWords } from '../../src/text/meeting';
import type { Ref, SalonFlow } from '../ear';

export const meetingAsk: SalonFlow = {
  name: 'meeting-ask',
  version: 1,
  command: 'meeting',
  title: (values) => meetingWords.itemTitle((values.customer as Ref).name),
  slots: [],
  commit: (values) => [
    {
      operation: 'meetings.ask',
      input: { itemId: values.itemId, question: wordWords.defaultQuestion(String(values.doing)) },
    },
  ],
  done: ([facts]) => ({
    say: [{ text: meetingWords.asked((facts.asked as Ref).name, (facts.customer as Ref).name) }],
  }),
  refused: (_outcome, values) => ({
    say: meetingWords.nobodyToAsk((values.customer as Ref).name),
    give: true,
  }),
};
