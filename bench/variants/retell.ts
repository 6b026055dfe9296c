import { createReader, type Lexicon, type Reader } from '../../bot-flows/understanding';
import { applyCorrections } from '../../bot-flows/understanding/corrections';
import { buildNames } from '../../bot-flows/understanding/name-index';
import { normalise } from '../../bot-flows/understanding/normalise';
import { scan, type Indexes } from '../../bot-flows/understanding/scan';
import { buildTreatments } from '../../bot-flows/understanding/treatments';
import type { Labelled } from '../score';
import { AMOUNTS, compare, gravest, stable, WRITTEN, type Fault } from './compare';
import { chooser, seedOf } from './choose';
import { joined, order } from './joined';
import { forms, homophones, people, treatments } from './names';
import {
  commas,
  dictated,
  fullWidth,
  fullWidthCommas,
  lines,
  lists,
  spaced,
  spaces,
  stops,
} from './punctuation';
import { counts, sums } from './sums';
import { clocks, days } from './times';
import { traditional } from './traditional';
import type { Rule, Told } from './variant';
import { fillers, manners, synonyms } from './wording';

export const RULES: Rule[] = [
  sums,
  counts,
  clocks,
  days,
  synonyms,
  manners,
  fillers,
  spaces,
  commas,
  fullWidthCommas,
  stops,
  lines,
  lists,
  dictated,
  spaced,
  fullWidth,
  traditional,
  people,
  forms,
  homophones,
  treatments,
  order,
  joined,
];

/** Ways in which nothing may come out wrong; the others are told only by `bench/variants.ts`. */
export const SOUND = [
  sums,
  counts,
  days,
  manners,
  fillers,
  spaces,
  commas,
  fullWidthCommas,
  stops,
  lines,
  fullWidth,
  traditional,
  forms,
].map((one) => one.name);

export interface Outcome {
  rule: string;
  set: string;
  id: string;
  text: string;
  original: string;
  faults: Fault[];
  worst?: Fault;
}

export interface LabelledSet {
  name: string;
  lexicon: Lexicon;
  labels: Labelled[];
}

/** Tells each message that is read as it is labelled in each way that it offers a place for. */
export function retell(sets: LabelledSet[], at: number, rules: Rule[] = RULES, seed = 1): Outcome[] {
  const readers = new Map<string, Reader>();
  const ids = new Map<Lexicon, number>();
  const reader = (lexicon: Lexicon, set: string): Reader => {
    if (!ids.has(lexicon)) ids.set(lexicon, ids.size);
    const key = `${ids.get(lexicon)} ${set}`;
    const known = readers.get(key) ?? createReader(lexicon, set);
    readers.set(key, known);
    return known;
  };
  const told = sets.flatMap((set) => toldIn(set, reader(set.lexicon, set.name), at));
  const others = told.map((one) => one.told);
  return told.flatMap(({ set, label, told: one }) =>
    rules.flatMap((rule) => {
      const variant = rule.vary(one, chooser(seedOf(`${seed} ${rule.name} ${set} ${label.id}`)), others);
      if (!variant || variant.text === one.text) return [];
      const lexicon = variant.lexicon ?? one.lexicon;
      const got = reader(lexicon, set).read(variant.text, { speaker: variant.speaker ?? one.speaker, at });
      const faults = compare(variant.expected ?? one.reading, got);
      return [
        {
          rule: rule.name,
          set,
          id: label.id,
          text: variant.text,
          original: one.text,
          faults,
          worst: gravest(faults),
        },
      ];
    }),
  );
}

function toldIn(
  set: LabelledSet,
  reader: Reader,
  at: number,
): { set: string; label: Labelled; told: Told }[] {
  const indexes: Indexes = {
    names: buildNames(set.lexicon),
    treatments: buildTreatments(set.lexicon),
    rooms: [],
    hours: set.lexicon.store,
  };
  return set.labels.flatMap((label) => {
    const reading = reader.read(label.text, { speaker: label.speaker, at });
    if (!asLabelled(label, reading.intent, reading.slots)) return [];
    const norm = normalise(label.text);
    const mentions = scan(norm, indexes);
    applyCorrections(norm, mentions, indexes.hours);
    return [
      {
        set: set.name,
        label,
        told: { text: label.text, speaker: label.speaker, lexicon: set.lexicon, reading, mentions },
      },
    ];
  });
}

function asLabelled(label: Labelled, intent: string, slots: Labelled['slots']): boolean {
  return (
    label.intent === intent &&
    (['customer', ...AMOUNTS, ...WRITTEN] as const).every(
      (slot) => slot === 'nextDo' || stable(label.slots[slot]) === stable(slots[slot]),
    )
  );
}
