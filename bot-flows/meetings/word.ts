/** What somebody wants to say for the meeting, before, during or after it; and the answer of one who was asked. */
import { wordWords } from '../../src/text/meeting';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Start } from '../engine';
import { customerRef, customerSlot, readCustomer } from '../slots/customer';

export const meetingWord: SalonFlow = {
  name: 'meeting-word',
  version: 1,
  command: 'meeting-word',
  quiet: true,
  expiresAfter: 3 * 60 * 60 * 1000,
  title: (values) => wordWords.title((values.customer as Ref | undefined)?.name ?? null),
  slots: [
    customerSlot({
      label: wordWords.customer,
      question: () => ({ text: wordWords.whichCustomer }),
      read: (heard, asked, values) => (values.customer && !asked ? null : readCustomer(heard, asked)),
    }),
    {
      name: 'text',
      label: wordWords.text,
      required: true,
      question: (_values, facts) => ({ text: facts.question ? String(facts.question) : wordWords.whatText }),
      read: (heard, asked) => (asked ? { value: heard.text.trim() } : null),
      show: (value) => String(value),
    },
    { name: 'sure', label: wordWords.text },
  ],
  objects: (values, facts) => {
    if (!facts.unasked || values.sure) return null;
    return wordWords.forMeeting((values.customer as Ref).name, String(values.text));
  },
  press: (key) => (key === 'take' ? [{ kind: 'fill', slot: 'sure', value: true }] : null),
  commit: (values) => [
    { operation: 'meetings.word', input: { customerId: (values.customer as Ref).id, text: values.text } },
  ],
  done: ([facts]) => ({
    say: [{ text: wordWords.landed((facts.customer as Ref).name, String(facts.decider)) }],
  }),
  refused: (_outcome, values) => ({
    say: wordWords.notKept((values.customer as Ref | undefined)?.name ?? ''),
    give: true,
  }),
};

const FOR_THE_MEETING = /^(?:给)?日会(?:带话|带一?句|上?说)?[\s::,,]*/;
/** An order or a matter of its own, which nobody would say for the meeting. */
const AN_ORDER =
  /约|改|换成|取消|提醒|记一?下|打个?电话|电话给|跟我|归我|交给|(好|完|到|休|走)了[。!]*$|答应|[充付退买办]|尾款|定金|生日|请假|\d{3}/;
const A_QUESTION = /[??吗呢几谁哪]|多少|什么|怎么/;

/**
 * «日会带话 芳姐左肩还痛» is a word for the meeting; «芳姐 左肩还痛» alone may be one, and is asked about. Null for
 * what names nobody, several, or says nothing of her.
 */
export function wordFor(heard: SalonHeard): Start | null {
  const { reading, lexicon } = heard.reading;
  const text = heard.text.trim();
  const named = reading.mentioned?.customers ?? [];
  const customer = named.length === 1 && named[0].length === 1 ? customerRef(lexicon, named[0][0]) : null;
  const told = FOR_THE_MEETING.test(text);
  if (told) {
    const rest = text.replace(FOR_THE_MEETING, '');
    const values = { ...(customer ? { customer } : {}), ...(rest.length > 1 ? { text: rest } : {}) };
    return { flow: meetingWord.name, values };
  }
  const says = reading.note.replace(/[\s,,。.]/g, '').length;
  if (!customer || A_QUESTION.test(text) || AN_ORDER.test(text) || says <= customer.name.length + 1)
    return null;
  return { flow: meetingWord.name, values: { customer, text }, facts: { unasked: true } };
}
