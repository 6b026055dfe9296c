import { words } from '../../src/text/slots';
import type { Ref, SalonHeard, SalonSlot } from '../ear';
import { staffRef } from './staff';
import { treatmentRefs } from './treatments';

/** Who did which treatment, by its id. */
export type Hands = Record<string, Ref>;

/** «肩颈我做的 头疗倩倩做的»: one visit, and each has done her part of it. */
export const hands: SalonSlot = {
  name: 'hands',
  label: words.staff,
  read: (heard) => {
    const said = handsOf(heard);
    return new Set(Object.values(said).map((each) => each.id)).size > 1 ? { value: said } : null;
  },
};

function handsOf(heard: SalonHeard): Hands {
  const { lexicon, reading, speaker } = heard.reading;
  const treatments = treatmentRefs(lexicon, [...new Set(reading.mentioned?.treatments ?? [])]);
  if (treatments.length < 2) return {};
  const people = new Map<string, Ref>([['我', { id: speaker.id, name: speaker.name }]]);
  for (const { userid, name, aliases } of lexicon.staff) {
    for (const called of [name, ...aliases]) people.set(called, staffRef(lexicon, userid)!);
  }
  const names = [...people.keys()].sort((a, b) => b.length - a.length);
  const found: Hands = {};
  for (const treatment of treatments) {
    const entry = lexicon.treatments.find((each) => each.code === treatment.id)!;
    const called = [entry.name, ...entry.aliases].find((name) => heard.text.includes(name));
    if (!called) continue;
    const at = heard.text.indexOf(called);
    const behind = heard.text.slice(at + called.length);
    const before = heard.text.slice(0, at);
    const first = names.find((name) => behind.replace(/^(?:是|由|找)/, '').startsWith(`${name}做`));
    const ahead = names.find((name) => new RegExp(`(?:^|[\\s,,。])${name}做的?了?$`).test(before));
    const who = ahead ?? first;
    if (who) found[treatment.id] = people.get(who)!;
  }
  return found;
}
