/** What was seen and heard in the visit: what she needs, how she reacted, what she said. */
import { words } from '../../../src/text/slots';
import { visitWords } from '../../../src/text/visit/words';
import type { SalonHeard, SalonSlot } from '../../ear';
import { answerOf } from '../answer';
import { talkIn } from '../heard-of-her';
import { worthKeeping } from '../note-words';
import { firstEntry, given } from './entry';
import { leavesItToHer } from './next';

export const needs: SalonSlot = {
  name: 'needs',
  label: visitWords.needs,
  read: (heard) => {
    const said = (heard.reading.reading.slots.needs ?? []).filter((need) => !leavesItToHer(`顾${need}`));
    return said.length > 0 ? { value: said } : null;
  },
  show: (value) => (value as string[]).join(words.and),
};

/** The whole words in which it was told, not only those that gave it away. */
function reactionOf(heard: SalonHeard): string | undefined {
  const entry = firstEntry(heard);
  if (!entry?.reaction) return undefined;
  const told = [entry.slots.effect, entry.slots.feedback].find(
    (words) => words && /[烫红痛疼痒青肿辣刺]/.test(words),
  );
  return told ?? entry.reaction;
}

export const reaction: SalonSlot = {
  name: 'reaction',
  label: visitWords.reaction,
  read: (heard) => given(reactionOf(heard)),
};

/** 指定: she asked for this beautician by name. */
export const askedFor: SalonSlot = {
  name: 'asked',
  label: visitWords.askedFor,
  read: (heard) => (/点名|指定(?:要|她|的|做)|点的钟|点钟/.test(heard.text) ? { value: true } : null),
};

/** «又做了一次»: done once more on this day, not told once more. */
export const again: SalonSlot = {
  name: 'again',
  label: '',
  read: (heard) => (/(?<!没)[又再]做了(?:[一1两二2]次|一遍)/.test(heard.text) ? { value: true } : null),
};

export const minutes: SalonSlot = {
  name: 'minutes',
  label: visitWords.minutes,
  read: (heard) => given(heard.reading.reading.slots.minutes),
};

/** «聊到女儿要考研» in the sentence that records (SR-FLD-14); of one customer's message only. */
export const talk: SalonSlot = {
  name: 'talk',
  label: visitWords.talk,
  read: (heard) => {
    const said = heard.reading.reading.entries.length > 1 ? null : talkIn(heard.text);
    return said ? { value: said } : null;
  },
  show: (value) => String(value),
};

/** What she answered to an offer, of one customer's message only. */
export const answer: SalonSlot = {
  name: 'answer',
  label: visitWords.answer,
  read: (heard) => {
    const said = heard.reading.reading.entries.length > 1 ? null : answerOf(heard);
    return said && { value: said };
  },
};

/** A repair is for the form to take, or to say that it does not understand; it is nothing about the customer. */
const SAID_TO_THE_FORM = /^(?:不是|不对|没做|没有做|加一个|去掉|改成|应该是)/;

/** What became nothing else is kept as the note. */
export const note: SalonSlot = {
  name: 'note',
  label: visitWords.note,
  read: (heard, _asked, values) => {
    const names = heard.reading.lexicon.treatments.flatMap((each) => [each.name, ...each.aliases]);
    const { customers, staff } = heard.reading.lexicon;
    const people = [...customers, ...staff].flatMap((each) => [each.name, ...each.aliases]);
    const said = withoutTalk(heard.reading.reading.note, heard.text);
    const left = SAID_TO_THE_FORM.test(said) ? '' : worthKeeping(said, [...names, ...people]);
    return left && values.note === undefined ? { value: left } : null;
  },
};

function withoutTalk(note: string, text: string): string {
  const said = talkIn(text);
  return said ? note.replace(said, '').replace(/聊(?:到|起|了|的是)|说起/, '') : note;
}
