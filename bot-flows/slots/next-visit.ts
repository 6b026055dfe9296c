/** What is said about the next visit of an open customer: what, by whom, who sees to it, what to offer, when. */
import type { MeetingCard } from '../../src/salon/meetings/facts';
import type { Ref, SalonHeard } from '../ear';
import type { Facts, Match, Values } from '../engine';
import { resolveTime } from '../understanding/calendar';
import { readStaff } from './staff';
import { treatmentRefs } from './treatments';

/** A time that was said or chosen; a chosen one brings the beautician who is free then. */
export interface When {
  day: string;
  clock: string | null;
  at: number | null;
  beautician?: Ref;
}

/** Without it, nothing would fill a slot for «先不卖». */
export interface Offers {
  items: string[];
}

const NOT_SOLD = /(先|这次|暂时)?(不卖|不提|不推|别卖|别提|不要推)/;

export function readDoing(heard: SalonHeard): Match | null {
  const { reading, lexicon } = heard.reading;
  const planned = treatmentRefs(lexicon, reading.slots.nextDo ?? []);
  const named = reading.mentioned?.treatments ?? reading.slots.treatments ?? [];
  const refs = planned.length > 0 ? planned : treatmentRefs(lexicon, [...new Set(named)]);
  return refs.length > 0 ? { value: refs } : null;
}

/** «倩倩去办»: whoever is named last is to see to it. */
const SEES_TO_IT = /(去|来)(办|打|说|发|跟|约|联系|道歉)|负责/;

/** A beautician named is to do the treatment; anybody else, or whoever «去办», is to see to it. */
export function readHands(heard: SalonHeard): Match | null {
  const { hands } = staffIn(heard);
  return hands ? { value: hands } : readStaffInDoubt(heard);
}

export function readOwner(heard: SalonHeard): Match | null {
  const { owner } = staffIn(heard);
  return owner ? { value: owner } : null;
}

function staffIn(heard: SalonHeard): { hands: Ref | null; owner: Ref | null } {
  const { reading, lexicon } = heard.reading;
  const said = reading.mentioned?.staff.filter((codes) => codes.length === 1).map(([code]) => code) ?? [];
  const named = said.flatMap((code) => lexicon.staff.find((each) => each.userid === code) ?? []);
  const refOf = (entry: { userid: string; name: string }) => ({ id: entry.userid, name: entry.name });
  const isHands = (entry: { roles: string[] }) => entry.roles.includes('beautician');
  const sees = SEES_TO_IT.test(heard.text) ? named.at(-1) : named.findLast((each) => !isHands(each));
  const does = named.find((each) => isHands(each) && each !== sees);
  return { hands: does ? refOf(does) : null, owner: sees ? refOf(sees) : null };
}

function readStaffInDoubt(heard: SalonHeard): Match | null {
  const match = readStaff(heard);
  return match && 'among' in match ? match : null;
}

export function readSell(heard: SalonHeard): Match | null {
  if (NOT_SOLD.test(heard.text)) return { value: { items: [] } };
  const said = heard.reading.reading.slots.nextSell;
  if (!said?.length) return null;
  const nameOf = (code: string) => heard.reading.lexicon.treatments.find((each) => each.code === code)?.name;
  return { value: { items: said.map((each) => nameOf(each) ?? each) } };
}

/** An hour without a day means the day that is proposed. */
export function readWhen(heard: SalonHeard, _asked: boolean, values: Values, facts: Facts): Match | null {
  const { slots, mentioned } = heard.reading.reading;
  const said = slots.nextTime ?? mentioned?.times[0];
  if (!said) return null;
  const proposed = (facts.item as MeetingCard | undefined)?.proposed.day;
  const day = (values.when as When | undefined)?.day ?? proposed ?? null;
  if (said.day === null && day) return { value: { day, clock: said.time, at: null } };
  if (said.day === null) return null;
  const time = resolveTime(said, heard.at, heard.reading.store);
  if (!time || (time.at !== undefined && time.at <= heard.at)) return null;
  return { value: { day: time.day, clock: said.vague ? null : said.time, at: time.at ?? null } };
}

/** A wish in words; a bare number chooses from a card and is none. */
export function saysNothingElse(heard: SalonHeard): boolean {
  if (!/\p{L}/u.test(heard.text)) return false;
  const { slots, mentioned } = heard.reading.reading;
  const timed = slots.nextTime ?? mentioned?.times[0];
  return !readDoing(heard) && !readSell(heard) && !timed && !readStaff(heard, true);
}
