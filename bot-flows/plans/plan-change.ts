/** What a sentence changes of a plan: what to do, what to offer, when. */
import type { ChangePlan } from '../../src/salon/plans/plans';
import type { SalonHeard } from '../ear';
import { timeIn } from '../slots/time';
import { treatmentsIn } from '../understanding/call-words';

type NextLine = NonNullable<ChangePlan['nextDo']>[number];

export interface PlanChange {
  nextDo?: NextLine[];
  /** An empty list: nothing is offered this time. */
  nextSell?: NextLine[];
  nextDay?: string;
  nextClock?: string | null;
  beauticianId?: string;
}

/** «做肩颈», «换成艾灸» as an answer. */
const DO = /^(下次|改成|换成|就)?(做|改|换)/;
const NOT_SOLD = /(先|这次|暂时|下次)?(不卖|不提|不推|别卖|别提|别推|不要推)(了)?/;

export function changesIn(heard: SalonHeard): PlanChange {
  const { slots } = heard.reading.reading;
  const said = slots.nextDo?.length ? slots.nextDo : slots.treatments;
  const when = timeIn(heard);
  const change: PlanChange = {};
  const named = said?.length
    ? said
    : DO.test(heard.text)
      ? treatmentsIn(heard.text, heard.reading.lexicon).map((each) => each.code)
      : [];
  if (named.length > 0) change.nextDo = named.map((words) => lineOf(heard, words));
  if (slots.nextSell?.length) change.nextSell = slots.nextSell.map((words) => lineOf(heard, words));
  else if (NOT_SOLD.test(heard.text)) change.nextSell = [];
  if (when) {
    change.nextDay = when.day;
    if (when.clock) change.nextClock = when.clock;
  }
  const staff = staffIn(heard);
  if (staff) change.beauticianId = staff;
  return change;
}

/** «…倩倩»: who is to do it; null where nobody or several are named. */
function staffIn(heard: SalonHeard): string | null {
  const { slots, mentioned } = heard.reading.reading;
  const named = (mentioned?.staff ?? []).filter((each) => each.length === 1).flat();
  return slots.therapist ?? (named.length === 1 ? named[0] : null);
}

/** A treatment of the price list with its price, else the words as they were said. */
function lineOf(heard: SalonHeard, words: string): NextLine {
  const { treatments } = heard.reading.lexicon;
  const entry =
    treatments.find((each) => each.code === words) ??
    treatments.find((each) => [each.name, ...each.aliases].some((name) => name === words)) ??
    treatments.find((each) => each.aliases.some((name) => words.includes(name)));
  if (!entry) return { text: words };
  return { treatmentId: entry.code, priceFen: entry.price === undefined ? undefined : entry.price * 100 };
}
