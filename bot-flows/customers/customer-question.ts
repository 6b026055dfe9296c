/** «婷姐问孕期能不能做补水,还没回她», and later «婷姐回了»: what a customer waits for (SR-REL-12). */
import { askedText, questionWords, stillToAnswerText, toAnswerText } from '../../src/text/customer-questions';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Dialog, Facts, Prompt, Start } from '../engine';
import { customerRef, customerSlot, nameIn } from '../slots/customer';
import { startOf } from '../starting';

/** One sentence, written at once: it can be taken back. */
export const customerQuestion: SalonFlow = {
  name: 'customer-question',
  version: 1,
  command: 'customer-question',
  title: (values) => questionWords.title(nameIn(values)),
  slots: [
    customerSlot(),
    {
      name: 'question',
      label: questionWords.question,
      required: true,
      question: (values) => ({ text: questionWords.askQuestion(nameIn(values)) }),
      read: (heard, asked) => (asked && heard.text.trim() ? { value: heard.text.trim() } : null),
    },
    { name: 'to', label: questionWords.question },
    { name: 'consultant', label: questionWords.question },
  ],
  commit: ({ customer, question, to, consultant }) => [
    {
      operation: 'questions.ask',
      input: { customerId: (customer as Ref).id, question, toId: (to as Ref | undefined)?.id, consultant },
    },
  ],
  done: ([facts]) => ({ say: [{ text: askedText(facts) }] }),
  refused: ({ code }) => ({
    say: code === 'nobody' ? questionWords.nobody : questionWords.notFound,
    give: true,
  }),
};

export const questionAnswered: SalonFlow = {
  name: 'question-answered',
  version: 1,
  command: 'customer-question',
  title: (values) => questionWords.title(nameIn(values)),
  slots: [
    customerSlot({ required: false }),
    { name: 'answer', label: questionWords.question },
    { name: 'surely', label: questionWords.question },
  ],
  commit: ({ customer, answer }) => [
    {
      operation: 'questions.answer',
      input: { customerId: (customer as Ref | undefined)?.id, answer },
    },
  ],
  done: ([facts], values) => {
    const customer = facts.customer as Ref | null;
    if (Number(facts.answered) > 0) {
      return { say: [{ text: questionWords.answered(customer!.name, Number(facts.answered)) }] };
    }
    // She was asked something herself, and it is she who has answered.
    if (customer && !values.surely)
      return { say: [], next: { flow: 'confirm-booking', values: { customer: values.customer } } };
    return { say: [{ text: questionWords.none }] };
  },
  refused: ({ code, facts }) => ({
    say:
      code === 'which'
        ? questionWords.which((facts.customers as Ref[]).map((each) => each.name))
        : questionWords.notFound,
    give: true,
  }),
};

export const questionFlows = [customerQuestion, questionAnswered];

export const questionNotices: Record<string, (facts: Facts) => { say: Prompt[] }> = {
  'question.asked': (facts) => ({ say: [{ text: toAnswerText(facts) }] }),
  'question.answered': (facts) => ({
    say: [{ text: questionWords.toldAnswered((facts.customer as Ref).name, String(facts.by)) }],
  }),
  'question.due': (facts) => ({
    say: [{ text: stillToAnswerText(facts.asked as { customer: string; question: string }[]) }],
  }),
};

/** «芳姐问那个射频疼不疼 我不知道咋回», «…我等会回她»: she waits as well. */
const TO_COME =
  /问(?:我|我们|一下|过|起|了)*[::]?\s*(.{2,80}?)[,,。;;、!?!?\s]+(?:我|我们)?(?:(?:也|还)?不(?:知道|晓得|会|懂)(?:怎么|咋|该怎么|要怎么)?(?:回|答|说)[复覆]?(?:她|人家)?|(?:先)?(?:去)?(?:查|问)(?:一下|查|问)?(?:再|了再)(?:回|答)[复覆]?(?:她|人家)?|(?:等会儿?|等下|回头|晚点|晚上|一会儿?|稍后|待会儿?)(?:再)?(?:回|答)[复覆]?(?:她|人家))[。!\s]*$/;
const WAITS =
  /问(?:我|我们|一下|过|起|了)*[::]?\s*(.{2,80}?)[,,。;;、!?!?\s]*(?:我|我们)?(?:(?:还|暂时|都|一直)*没(?:有)?(?:来得及)?(?:回|答)[复覆应]?(?:她|人家)?(?:呢|的)?|(?:还)?在?等(?:着)?(?:我|我们)?(?:的)?(?:回|答)[复覆话]?|(?:让|叫|请|转给?|交给|麻烦)(.{0,8}?)(?:来|去)?(?:回|答)[复覆]?(?:她|一下)?)[。!\s]*$/;
const ANSWERED =
  /^(?:的)?(?:那个|这个)?(?:问题|消息|微信)?(?:我)?(?:已经?|刚刚?|都)?(?:回|答)(?:复|覆)?(?:过|好)?了?(?:她|人家)?(?:了|过了|好了)(?:[,,。:\s]+|$|(?=(?:跟她)?说))(?:跟她)?(?:说(?:的)?(?:是)?)?[:\s]*(.*)$/;
const ANSWERED_HER = /^(?:我)?(?:已经?|刚刚?)?(?:回|答)(?:复|覆)?(?:过|好)?了?$/;

/** Null where nobody waits for an answer in it. `text` is the sentence without spaces at its ends. */
export function questionIn(heard: SalonHeard, text: string): Start[] | null {
  const { reading, lexicon } = heard.reading;
  const [person, ...others] = reading.people.filter((each) => each.customers.length === 1);
  if (!person || others.length > 0) return null;
  const found = WAITS.exec(text) ?? TO_COME.exec(text);
  if (!found || text.indexOf('问') < person.start) return null;
  const customer = customerRef(lexicon, person.customers[0])!;
  const staff = (reading.mentioned?.staff ?? []).filter((each) => each.length === 1).flat()[0];
  const assigned = found[2] !== undefined;
  const to = assigned && staff ? { to: { id: staff, name: '' } } : {};
  const consultant = assigned && !staff && /顾问/.test(found[2]);
  return [
    startOf(customerQuestion, heard, {
      customer,
      question: found[1].trim().replace(/^的(?=.{2})/, ''),
      ...to,
      consultant,
    }),
  ];
}

/** «婷姐回了», «回婷姐了»; without a name only where nothing else is being spoken about. */
export function answerIn(heard: SalonHeard, text: string, current: Dialog | null): Start[] | null {
  const { reading, lexicon } = heard.reading;
  if (reading.mentioned?.times.length || reading.mentioned?.treatments.length) return null;
  const people = reading.people.filter((each) => each.customers.length > 0);
  if (people.length === 0) {
    const bare =
      current === null || current.flow === 'owed'
        ? /^(?:已经?|刚)?回(?:复|了她)?(?:她)?了$/.exec(text)
        : null;
    return bare ? [startOf(questionAnswered, heard, {})] : null;
  }
  if (people.length !== 1 || people[0].customers.length !== 1) return null;
  const [person] = people;
  const before = text.slice(0, text.indexOf(person.text)).trim();
  const after = text.slice(text.indexOf(person.text) + person.text.length).trim();
  const found = before === '' ? ANSWERED.exec(after) : null;
  const turned = ANSWERED_HER.test(before) && /^了?[。!]?$/.test(after) && /了/.test(before + after);
  if (!found && !turned) return null;
  const customer = customerRef(lexicon, person.customers[0])!;
  // Said the other way round, or of her question: it was we who have answered.
  const surely = turned || /^(?:的)?(?:那个|这个)?问题/.test(after);
  const answer = found?.[1] ? { answer: found[1] } : {};
  return [startOf(questionAnswered, heard, { customer, surely, ...answer })];
}
