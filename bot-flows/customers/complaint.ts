/** A complaint: taken down in one card, told to the manager at once, closed with what was done. */
import type { CauseCounts, ComplaintFacts } from '../../src/salon/customers/complaints';
import {
  answeredText,
  causeButtons,
  causesText,
  complaintCard,
  complaintKept,
  complaintPrompt,
  complaintWords,
} from '../../src/text/complaints';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Input, Match, Start, Values } from '../engine';
import { customerRef, customerSlot, nameIn } from '../slots/customer';
import { readStaff } from '../slots/staff';
import { startOf } from '../starting';
import { causeIn, channelIn } from '../understanding/complaint-words';

const ASKS_FOR_CAUSES = /投诉.*(原因|统计|哪几类)|(原因|统计).*投诉/;
const ASKS_FOR_THEM =
  /投诉.*(有哪些|几[件个条]|还有|未了|没处理|列表)|(哪些|几[件个条]|未了的?|没处理的?)投诉/;

export const complaint: SalonFlow = {
  name: 'complaint',
  version: 1,
  command: 'complaint',
  title: (values) => complaintWords.title(nameIn(values)),
  slots: [
    customerSlot(),
    {
      name: 'text',
      label: complaintWords.text,
      required: true,
      question: (values) => ({ text: complaintWords.askText((values.customer as Ref).name) }),
      read: readText,
      show: (value) => String(value),
    },
    {
      name: 'about',
      label: complaintWords.about,
      read: (heard) => readStaff(heard, true),
      show: (value) => (value as Ref).name,
    },
    { name: 'said', label: complaintWords.text },
  ],
  confirm: (values) =>
    complaintPrompt(
      (values.customer as Ref).name,
      String(values.text),
      (values.about as Ref | undefined)?.name ?? null,
    ),
  commit: (values) => [
    {
      operation: 'complaints.open',
      input: {
        customerId: (values.customer as Ref).id,
        text: values.text,
        aboutStaffId: (values.about as Ref | undefined)?.id,
        cause: causeIn(String(values.text)),
        channel: channelIn(String(values.said ?? values.text)),
      },
    },
  ],
  done: ([facts]) => ({ say: [{ text: complaintKept(facts as ComplaintFacts) }] }),
  refused: () => ({ say: complaintWords.notFound, give: true }),
  unconfirmed: (values) => (values.customer ? complaintWords.notKept((values.customer as Ref).name) : null),
};

/**
 * At the one who sees to it: 处理好了 keeps what was done, 客人回话了 what she said; it is closed when both stand
 * (SR-SAT-02). The cause is asked where the words did not tell it (SR-SAT-04).
 */
export const complaintHandle: SalonFlow = {
  name: 'complaint-handle',
  version: 1,
  command: 'complaint',
  quiet: true,
  expiresAfter: 7 * 24 * 60 * 60 * 1000,
  title: (_values, facts) => complaintWords.title(complaintIn(facts).customer.name),
  slots: [
    {
      name: 'how',
      label: complaintWords.result,
      read: (heard) => (SETTLED.test(heard.text) ? { value: 'close' } : null),
    },
    {
      name: 'words',
      label: complaintWords.result,
      required: (values) => values.how !== undefined,
      question: (values) => ({
        text: values.how === 'close' ? complaintWords.askResult : complaintWords.askFeedback,
      }),
      read: readAnswer,
      show: (value) => String(value),
    },
    {
      name: 'cause',
      label: complaintWords.cause,
      required: (values, facts) => values.how === 'close' && !complaintIn(facts).cause,
      question: () => ({ text: complaintWords.askCause, choices: causeButtons }),
      read: (heard, asked) => {
        const cause = asked ? (causeIn(heard.text) ?? 'other') : null;
        return cause ? { value: cause } : null;
      },
    },
  ],
  objects: (values, facts) => {
    if (values.how) return null;
    const { text, card } = complaintCard(complaintIn(facts));
    return { text, choices: card?.kind === 'buttons' ? card.buttons : [] };
  },
  press: (key): Input[] | null => {
    if (key.startsWith('cause:')) return [{ kind: 'fill', slot: 'cause', value: key.slice(6) }];
    return key === 'close' || key === 'feedback' ? [{ kind: 'fill', slot: 'how', value: key }] : null;
  },
  commit: (values, facts) => [{ operation: 'complaints.answer', input: answerOf(values, facts) }],
  done: ([facts]) => {
    const told = facts as ComplaintFacts;
    const said = [{ text: answeredText(told) }];
    // What was done is not the end: she must have been told, and have answered.
    if (told.status !== 'answered') return { say: said };
    const next = { flow: complaintHandle.name, values: { how: 'feedback' }, facts: { complaint: told } };
    return { say: said, next };
  },
  refused: (outcome, _values, facts) => ({
    say:
      outcome.code === 'closed'
        ? complaintWords.closedBefore(complaintIn(facts).customer.name)
        : outcome.code === 'not-yours'
          ? complaintWords.notYours
          : complaintWords.notFound,
    give: true,
  }),
};

/** What is not closed yet, one form each, the nearest deadline first; hers, where somebody is named. */
export const complaintsOpen: SalonFlow = {
  name: 'complaints-open',
  version: 1,
  command: 'complaint-list',
  title: () => complaintWords.listTitle,
  slots: [],
  commit: () => [{ operation: 'complaints.list', input: {} }],
  done: ([facts], { customer, ...told }) => {
    const open = facts.complaints as ComplaintFacts[];
    const first = open.find((each) => !customer || each.customer.id === (customer as Ref).id);
    if (!first) return { say: [{ text: complaintWords.none }] };
    return { say: [], next: { flow: complaintHandle.name, values: told, facts: { complaint: first } } };
  },
  refused: () => ({ say: complaintWords.notYours, give: true }),
};

/** «本月投诉原因». */
export const complaintCauses: SalonFlow = {
  name: 'complaint-causes',
  version: 1,
  command: 'complaint-list',
  title: () => complaintWords.causesTitle,
  slots: [{ name: 'period', label: complaintWords.causesTitle }],
  commit: (values) => [{ operation: 'complaints.causes', input: { period: values.period } }],
  done: ([facts]) => ({ say: [{ text: causesText(facts as unknown as CauseCounts) }] }),
  refused: () => ({ say: complaintWords.notYours, give: true }),
};

export function startComplaint(heard: SalonHeard): Start[] {
  if (ASKS_FOR_CAUSES.test(heard.text)) {
    const period =
      heard.reading.reading.slots.period ?? (/上个?月/.test(heard.text) ? 'last_month' : undefined);
    return [{ flow: complaintCauses.name, values: { period } }];
  }
  if (ASKS_FOR_THEM.test(heard.text)) return [{ flow: complaintsOpen.name, values: {} }];
  if (SETTLED.test(heard.text)) {
    const code = heard.reading.reading.slots.customer;
    const customer = code ? customerRef(heard.reading.lexicon, code) : null;
    const words = readAnswer(heard, false);
    return [
      {
        flow: complaintsOpen.name,
        values: { how: 'close', ...(customer ? { customer } : {}), ...(words ? { words: words.value } : {}) },
      },
    ];
  }
  return [startOf(complaint, heard, { said: heard.text })];
}

export function complaintOpened(facts: Facts): Start[] {
  return [{ flow: complaintHandle.name, values: {}, facts: { complaint: facts } }];
}

function complaintIn(facts: Facts): ComplaintFacts {
  return facts.complaint as ComplaintFacts;
}

function answerOf(values: Values, facts: Facts): object {
  const { complaintId } = complaintIn(facts);
  return values.how === 'close'
    ? { complaintId, resolution: values.words, cause: values.cause }
    : { complaintId, feedback: values.words };
}

const SETTLED = /(?:处理|解决|谈)(?:好|完|妥)了?/;

/** What follows «处理好了», or the whole answer to the question; a number alone tells nothing. */
function readAnswer(heard: SalonHeard, asked: boolean): { value: string } | null {
  const settled = SETTLED.exec(heard.text);
  const said = (settled ? heard.text.slice(settled.index + settled[0].length) : asked ? heard.text : '')
    .replace(/^[\s,，。:：]+/, '')
    .trim();
  return /\p{L}{2}/u.test(said) ? { value: said } : null;
}

/** Her own words where the sentence marks them; the whole sentence where it only tells that she complained. */
function readText(heard: SalonHeard, asked: boolean): Match | null {
  const { reading } = heard.reading;
  if (asked) return { value: heard.text.trim() };
  if (reading.intent !== 'complaint' && reading.wouldBe !== 'complaint') return null;
  const said = reading.slots.feedback ?? reading.note;
  const telling = said.replace(/投诉|不满意|生气/g, '').trim();
  return telling.length > 1 ? { value: reading.slots.feedback ?? heard.text.trim() } : null;
}
