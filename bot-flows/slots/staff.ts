import type { Lexicon } from '../understanding/reading';
import type { Ref, SalonHeard, SalonSlot } from '../ear';
import type { Match } from '../engine';
import { words } from '../../src/text/slots';

/** Somebody of the staff: who did it, is to do it, or is asked about. */
export function staffSlot(choice: Partial<SalonSlot> = {}): SalonSlot {
  return {
    name: 'staff',
    label: words.staff,
    question: () => ({ text: words.whoDidIt }),
    read: readStaff,
    show: (value) => (value as Ref).name,
    ...choice,
  };
}

/** «倩倩做的», «是芸芸», or nothing but the name; asked for, whoever is named is the answer. */
export function readStaff(heard: SalonHeard, asked = false): Match | null {
  const { reading, lexicon } = heard.reading;
  const named = reading.slots.therapist && staffRef(lexicon, reading.slots.therapist);
  if (named) return { value: named };
  const doubt = reading.doubts.find((each) => each.about === 'staff' && each.candidates?.length);
  const [only, ...others] = reading.people;
  const nameAlone = only !== undefined && others.length === 0 && only.text === heard.text.trim();
  const saysWho = asked || nameAlone || /做的|^(?:不?是)|来做/.test(heard.text);
  const mentioned = saysWho ? (reading.mentioned?.staff.at(-1) ?? []) : [];
  const refs = (doubt?.candidates ?? mentioned).flatMap((id) => staffRef(lexicon, id) ?? []);
  if (refs.length === 1 && !doubt) return { value: refs[0] };
  return refs.length > 0 ? { among: refs.map((ref) => ({ value: ref, label: ref.name })) } : null;
}

export function staffRef(lexicon: Lexicon, id: string): Ref | null {
  const entry = lexicon.staff.find((each) => each.userid === id);
  return entry ? { id: entry.userid, name: entry.name } : null;
}
