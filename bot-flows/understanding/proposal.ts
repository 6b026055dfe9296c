/**
 * A language model's reading of a message that the rules are not sure of: building the request and judging the
 * answer, both pure. What comes back is a draft that is shown and confirmed, never written by itself: spans must
 * stand in the text, sums must be written there, people must be those that the rules found.
 */
import { z } from 'zod';
import { normalise } from './normalise';
import { maskNames, numbersWritten, type MaskedText } from './proposal-mask';
import { INTENTS, type Intent, type Lexicon, type Reading, type Slots } from './reading';
import { findTimes } from './times';

export interface ProposalOptions {
  model: string;
  /** Names of people may leave the house. Off by default: the model then sees 客人1, 员工1. */
  namesAllowed: boolean;
}

/** The body of a POST to `/chat/completions` of an OpenAI-compatible endpoint. */
export interface ProposalRequest {
  model: string;
  temperature: 0;
  messages: { role: 'system' | 'user'; content: string }[];
  response_format: { type: 'json_schema'; json_schema: { name: string; strict: true; schema: object } };
}

const text = z.string().nullable();
const amount = z.number().nullable();
const ANSWER = z.strictObject({
  intent: z.enum(INTENTS),
  customer: text.describe('the token or name of the customer, as in the text'),
  therapist: text.describe('the token or name of the staff, as in the text'),
  treatments: z.array(z.strictObject({ code: z.string(), words: z.string().describe('as in the text') })),
  cash: amount,
  consumed: amount,
  topUp: amount,
  arrears: amount,
  sessionsUsed: amount,
  effect: text.describe('the visible result, copied from the text'),
  feedback: text.describe('what the customer says or feels, copied from the text'),
  needs: z.array(z.string()),
  nextSell: z.array(z.string()),
  nextTime: text.describe('the words for the next time, copied from the text'),
});

type Answer = z.infer<typeof ANSWER>;

const RULES = `You read messages of a beauty salon's staff. Answer with the JSON of the schema only.
Copy every string exactly from the message. Give a number only if it is written in the message. Null or [] where
the message does not say. Cash is money received now; consumed is value taken from stored value or 实耗; gifts
count nowhere; an ordinal (第3次) and the size of a card (10次卡) are not sessions used; what was not done (没做) is
not a treatment. Use "ambiguous" where it is not clear who or what is meant.`;

/** The request for a message; nothing of people in it unless names are allowed. */
export function buildProposal(reading: Reading, lexicon: Lexicon, options: ProposalOptions): ProposalRequest {
  const masked = maskNames(reading, options.namesAllowed);
  const treatments = lexicon.treatments.map((one) => `${one.code} ${[one.name, ...one.aliases].join('、')}`);
  return {
    model: options.model,
    temperature: 0,
    messages: [
      { role: 'system', content: `${RULES}\nTreatments:\n${treatments.join('\n')}` },
      { role: 'user', content: masked.text },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'reading', strict: true, schema: z.toJSONSchema(ANSWER) },
    },
  };
}

/**
 * Whether a model is worth asking: the rules are in doubt, or they found people and no meaning, or a visit of which
 * nothing was done and nothing paid.
 */
export function isUnsure(reading: Reading): boolean {
  if (!reading.sure || reading.plain) return true;
  if (reading.intent === 'smalltalk') return !reading.beyond && reading.people.length > 0;
  const empty = !reading.slots.treatments?.length && !reading.money?.lines.length;
  return reading.intent === 'record_visit' && !reading.beyond && empty;
}

/**
 * The draft that an answer makes of a reading, or null where the answer is no answer. `content` is the text of
 * `choices[0].message.content`. What the rules found stays; the answer only fills what they left open.
 */
export function readProposal(
  content: string,
  reading: Reading,
  lexicon: Lexicon,
  options: Pick<ProposalOptions, 'namesAllowed'>,
): Reading | null {
  const answer = answerOf(content);
  if (!answer) return null;
  const masked = maskNames(reading, options.namesAllowed);
  const proposed = {
    ...people(answer, masked),
    ...treatments(answer, reading, lexicon, masked),
    ...sums(answer, reading),
    ...spans(answer, reading, masked),
    ...time(answer, reading, lexicon, masked),
  };
  const slots: Slots = { ...proposed, ...reading.slots };
  if (slots.customer) delete slots.candidates;
  const intent = intentOf(answer, reading, slots);
  return {
    ...reading,
    intent,
    slots,
    entries: [{ ...reading.entries[0], intent, slots }, ...reading.entries.slice(1)],
    sure: false,
    doubts: [
      ...reading.doubts.filter((one) => one.about !== 'intent'),
      { about: 'intent', why: 'proposed_by_model', candidates: [answer.intent] },
    ],
  };
}

function answerOf(content: string): Answer | null {
  try {
    const result = ANSWER.safeParse(JSON.parse(content));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** A question about who is meant stays a question, whatever the model says. */
function intentOf(answer: Answer, reading: Reading, slots: Slots): Intent {
  return reading.intent === 'ambiguous' && !slots.customer ? 'ambiguous' : answer.intent;
}

/** Only people whom the rules found in the text, and only where the words mean one. */
function people(answer: Answer, masked: MaskedText): Slots {
  const slots: Slots = {};
  const customer = masked.tokens.find((one) => one.token === answer.customer);
  if (customer?.customers.length === 1) slots.customer = customer.customers[0];
  const staff = masked.tokens.find((one) => one.token === answer.therapist);
  if (staff?.staff.length === 1) slots.therapist = staff.staff[0];
  return slots;
}

function treatments(answer: Answer, reading: Reading, lexicon: Lexicon, masked: MaskedText): Slots {
  const codes = answer.treatments
    .filter((one) => lexicon.treatments.some((known) => known.code === one.code))
    .filter((one) => one.words.trim().length > 1 && reading.text.includes(masked.restore(one.words)))
    .map((one) => one.code);
  return codes.length ? { treatments: [...new Set(codes)] } : {};
}

/** A sum counts where the same number is written in the text. */
function sums(answer: Answer, reading: Reading): Slots {
  const written = numbersWritten(reading.text);
  const slots: Slots = {};
  for (const slot of ['cash', 'consumed', 'topUp', 'arrears', 'sessionsUsed'] as const) {
    const value = answer[slot];
    if (value !== null && value > 0 && written.has(value)) slots[slot] = value;
  }
  return slots;
}

function spans(answer: Answer, reading: Reading, masked: MaskedText): Slots {
  const slots: Slots = {};
  const inText = (span: string | null): string | undefined => {
    const words = span === null ? '' : masked.restore(span).trim();
    return words && reading.text.includes(words) ? words : undefined;
  };
  for (const slot of ['effect', 'feedback'] as const) {
    const words = inText(answer[slot]);
    if (words) slots[slot] = words;
  }
  for (const slot of ['needs', 'nextSell'] as const) {
    const list = answer[slot].map(inText).filter((one): one is string => one !== undefined);
    if (list.length) slots[slot] = list;
  }
  return slots;
}

/** The model only points at the words; what day they mean is read by our own rules. */
function time(answer: Answer, reading: Reading, lexicon: Lexicon, masked: MaskedText): Slots {
  const words = answer.nextTime === null ? '' : masked.restore(answer.nextTime);
  if (!words || !reading.text.includes(words)) return {};
  const [found] = findTimes(normalise(words), () => true, lexicon.store);
  if (!found?.time || found.how === 'impossible') return {};
  const { day, time: clock, vague } = found.time;
  return { nextTime: { day, time: clock, ...(vague ? { vague } : {}) } };
}
