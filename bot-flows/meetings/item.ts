/** One open customer of the daily meeting: a card that turns to the next one with each decision. */
import type { MeetingCard, NextVisit, Tomorrow } from '../../src/salon/meetings/facts';
import type { Offer } from '../../src/salon/appointments/propose';
import { cut } from '../../src/text/days';
import { meetingWords, wordWords } from '../../src/text/meeting';
import {
  decidedLine,
  doingText,
  isNothing,
  itemPrompt,
  meetingChoices,
  whenText,
} from '../../src/text/meeting-card';
import type { Ref, SalonFlow } from '../ear';
import type { Ending, Facts, Input, Mend, Values } from '../engine';
import {
  readDoing,
  readHands,
  readOwner,
  readSell,
  readWhen,
  saysNothingElse,
  type Offers,
  type When,
} from '../slots/next-visit';
import { nameIn } from '../slots/customer';

const EXPIRES = 14 * 60 * 60 * 1000;

export const meetingItem: SalonFlow = {
  name: 'meeting-item',
  version: 1,
  command: 'meeting',
  expiresAfter: EXPIRES,
  quiet: true,
  title: (values) => meetingWords.itemTitle(nameIn(values)),
  slots: [
    {
      name: 'doing',
      label: meetingWords.doing,
      read: readDoing,
      show: (value) => (value as Ref[]).map((each) => each.name).join('、'),
    },
    {
      name: 'beautician',
      label: meetingWords.beautician,
      read: readHands,
      show: (value) => (value as Ref).name,
    },
    {
      name: 'owner',
      label: meetingWords.owner,
      read: readOwner,
      show: (value) => (value as Ref).name,
    },
    {
      name: 'sell',
      label: meetingWords.sell,
      read: readSell,
      show: (value) => (value as Offers).items.join('、') || meetingWords.nothingToSell,
    },
    {
      name: 'when',
      label: meetingWords.when,
      read: readWhen,
      show: (value) => whenText({ ...EMPTY, ...(value as When) }),
    },
    {
      name: 'change',
      label: meetingWords.change,
      question: (values) => ({ text: meetingWords.askChange((values.customer as Ref).name) }),
      read: (heard, asked) => (asked && saysNothingElse(heard) ? { value: heard.text.trim() } : null),
      show: (value) => String(value),
    },
    { name: 'verdict', label: meetingWords.title },
  ],
  wants: (values) => ({ operation: 'meetings.item', input: { itemId: values.itemId } }),
  objects: (values, facts) => {
    if (!facts.refused) return null;
    const name = nameIn(values);
    return { text: meetingWords.alreadyDecided(name), choices: [meetingChoices.seen] };
  },
  confirm: (values, facts) => {
    const card = facts.item as MeetingCard;
    const owner = (values.owner as Ref | undefined)?.id ?? null;
    return itemPrompt(card, nextOf(values, card), owner);
  },
  press,
  commit: (values, facts) => {
    const itemId = values.itemId;
    if (values.verdict === 'later') return [{ operation: 'meetings.putOff', input: { itemId } }];
    const next = nextOf(values, facts.item as MeetingCard);
    if (values.verdict === 'ask') {
      const question = wordWords.defaultQuestion(doingText(next));
      return [{ operation: 'meetings.ask', input: { itemId, question } }];
    }
    const ownerId = (values.owner as Ref | undefined)?.id;
    return [{ operation: 'meetings.decide', input: { itemId, next, ownerId } }];
  },
  done: ([outcome]) => goOn(outcome),
  refused: (outcome, values) => mend(outcome, nameIn(values)),
};

const EMPTY: NextVisit = {
  doing: [],
  sell: [],
  at: null,
  day: null,
  clock: null,
  beautician: null,
  held: null,
  note: null,
};

/** The proposal with everything that was changed by word or tap. */
export function nextOf(values: Values, card: MeetingCard): NextVisit {
  const proposed = card.proposed;
  const when = values.when as When | undefined;
  const beautician = when?.beautician ?? (values.beautician as Ref | undefined) ?? proposed.beautician;
  const changed = [when, values.doing, values.beautician].some((value) => value !== undefined);
  return {
    doing: (values.doing as Ref[] | undefined) ?? proposed.doing,
    sell: (values.sell as Offers | undefined)?.items ?? proposed.sell,
    day: when ? when.day : proposed.day,
    clock: when ? when.clock : proposed.clock,
    at: when ? when.at : proposed.at,
    beautician,
    held: changed ? null : proposed.held,
    note: (values.change as string | undefined) ?? proposed.note,
  };
}

function press(
  key: string,
  values: Values,
  facts: Facts,
  selected: Record<string, string[]>,
): Input[] | null {
  const card = facts.item as MeetingCard | undefined;
  if (!card) return null;
  if (key === 'later') return [{ kind: 'fill', slot: 'verdict', value: 'later' }, { kind: 'confirm' }];
  if (key === 'ask') return [{ kind: 'fill', slot: 'verdict', value: 'ask' }, { kind: 'confirm' }];
  if (key !== 'yes') return null;
  if (isNothing(nextOf(values, card))) return [{ kind: 'ask', slot: 'change' }];
  const chosen = card.owners.find((each) => each.id === selected.owner?.[0]);
  const owner: Input[] = chosen ? [{ kind: 'fill', slot: 'owner', value: chosen }] : [];
  return [...owner, { kind: 'fill', slot: 'verdict', value: 'decide' }, { kind: 'confirm' }];
}

/** After a decision the same card shows the next customer; after the last one, her tomorrow. */
function goOn(facts: Facts): Ending {
  const before = lineBefore(facts);
  const say = [{ text: before }];
  const next = facts.nextItem as { itemId: string; customer: Ref } | null;
  if (next) return { say, next: { flow: 'meeting-item', values: { ...next }, turns: true } };
  const tomorrow = { tomorrow: facts.tomorrow };
  if ((facts.tomorrow as Tomorrow).visitors === 0)
    return { say: [{ text: `${before}\n${meetingWords.allYours}` }] };
  return { say, next: { flow: 'meeting-tomorrow', values: {}, facts: tomorrow, turns: true } };
}

/** What became of the one before. Whoever was asked about comes back when the others are decided. */
function lineBefore(facts: Facts): string {
  if (facts.decided) return decidedLine(facts.decided as Parameters<typeof decidedLine>[0]);
  const { name } = (facts.later ?? facts.customer) as Ref;
  return facts.asked ? meetingWords.asked((facts.asked as Ref).name, name) : meetingWords.later(name);
}

function mend(outcome: { code: string; facts: Facts }, name: string): Mend {
  if (outcome.code === 'taken') {
    const options = (outcome.facts.options as Offer[][] | undefined) ?? [];
    const choices = options.slice(0, 4).map(([offer]) => ({
      value: { day: offer.day, clock: offer.time, at: null, beautician: offer.beautician },
      label: cut(meetingWords.takenOption(offer.day, offer.time), 10),
      hint: `${offer.day.slice(5)} ${offer.beautician.name}`,
    }));
    if (choices.length === 0) return { say: meetingWords.taken(name), clear: ['when', 'verdict'] };
    return {
      say: meetingWords.takenNear(name),
      clear: ['verdict'],
      choose: { slot: 'when', options: choices },
    };
  }
  if (outcome.code === 'nobody-to-ask') return { say: meetingWords.nobodyToAsk(name), clear: ['verdict'] };
  if (outcome.code === 'nothing-decided') {
    return { say: meetingWords.askChange(name), clear: ['verdict'] };
  }
  if (outcome.code === 'not-yours') {
    return { say: meetingWords.notYours(name, String(outcome.facts.decider ?? '')), give: true };
  }
  return { say: meetingWords.alreadyDecided(name), give: true };
}
