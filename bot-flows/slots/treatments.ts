import type { Lexicon } from '../understanding/reading';
import type { Ref, SalonHeard, SalonSlot } from '../ear';
import type { Match } from '../engine';
import { words } from '../../src/text/slots';

/** One or several treatments of the price list. */
export function treatmentsSlot(choice: Partial<SalonSlot> = {}): SalonSlot {
  return {
    name: 'treatments',
    label: words.treatments,
    required: true,
    question: () => ({ text: words.whichTreatments }),
    read: readTreatments,
    show: (value) => (value as Ref[]).map((treatment) => treatment.name).join(words.and),
    ...choice,
  };
}

/** Asked for, whatever treatment is named is the answer. */
export function readTreatments(heard: SalonHeard, asked = false): Match | null {
  const { reading, lexicon } = heard.reading;
  const named = asked ? (reading.mentioned?.treatments ?? []) : [];
  const refs = treatmentRefs(lexicon, reading.slots.treatments ?? [...new Set(named)]);
  if (refs.length > 0) return { value: refs };
  const doubt = reading.doubts.find((each) => each.about === 'treatment' && each.candidates?.length);
  const possible = treatmentRefs(lexicon, doubt?.candidates ?? []);
  return possible.length > 0 ? { among: possible.map((ref) => ({ value: [ref], label: ref.name })) } : null;
}

export function treatmentRefs(lexicon: Lexicon, codes: string[]): Ref[] {
  return codes.flatMap((code) => treatmentRef(lexicon, code) ?? []);
}

/** Called by the short name that staff use. */
export function treatmentRef(lexicon: Lexicon, code: string): Ref | null {
  const entry = lexicon.treatments.find((each) => each.code === code);
  return entry ? { id: entry.code, name: entry.aliases[0] ?? entry.name } : null;
}
