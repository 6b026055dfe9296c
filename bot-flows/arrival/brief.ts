/** What is pushed when a customer comes in, and at the end of her slot: one tap is the record. */
import type { Booking } from '../../src/salon/appointments/appointments';
import type { BeauticianBrief, ConsultantBrief } from '../../src/salon/arrival/brief';
import type { PlanFacts } from '../../src/salon/plans/facts';
import {
  beauticianBriefText,
  briefLookText,
  consultantBriefText,
  endedCard,
  nextSays,
} from '../../src/text/arrival';
import { bookingWords, whoText } from '../../src/text/appointments';
import { words } from '../../src/text/slots';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Input, Start, Values } from '../engine';
import { customerSlot } from '../slots/customer';
import { timeIn } from '../slots/time';

const DONE = /^(按计划)?(都)?(做完|做好|完|好|搞定)(了|啦)?[。!!~]?$/u;

/** To the beautician: 按计划做完 is the record with what was planned, 有改动 asks what was done instead. */
export const beauticianBrief: SalonFlow = {
  name: 'brief-beautician',
  version: 1,
  command: 'brief',
  quiet: true,
  title: (values) => nextSays.title((values.customer as Ref).name),
  slots: [
    { name: 'customer', label: words.customer },
    { name: 'booking', label: bookingWords.appointment },
    { name: 'ended', label: bookingWords.when },
  ],
  confirm: (values, facts) =>
    values.ended
      ? endedCard(values.booking as Booking)
      : beauticianBriefText(facts as unknown as BeauticianBrief),
  hears: (heard) => (DONE.test(heard.text.trim()) ? [{ kind: 'confirm' }] : null),
  press: (key, values, facts) => {
    if (key === 'planned') return [{ kind: 'confirm' }];
    return key === 'changed' ? [{ kind: 'start', start: recordOf(values, facts, false) }] : null;
  },
  commit: () => [],
  done: (_outcomes, values, facts) => ({ say: [], next: recordOf(values, facts, true) }),
};

/** To the consultant: what to speak of, and three times that are held for the next visit. */
export const consultantBrief: SalonFlow = {
  name: 'brief-consultant',
  version: 1,
  command: 'plan-decide',
  quiet: true,
  title: (values) => nextSays.title((values.customer as Ref).name),
  slots: [
    { name: 'customer', label: words.customer },
    { name: 'held', label: bookingWords.when },
  ],
  confirm: (_values, facts) =>
    consultantBriefText(facts as unknown as ConsultantBrief & { plan: PlanFacts | null }),
  hears: (heard, _values, facts) => heldSaid(heard, facts.plan as PlanFacts | null),
  claims: (heard, _values, facts) => heldSaid(heard, facts.plan as PlanFacts | null) !== null,
  press: (key) => {
    const held = key === 'later' ? 'none' : key.startsWith('held:') ? key.slice('held:'.length) : null;
    return held === null ? null : [{ kind: 'fill', slot: 'held', value: held }, { kind: 'confirm' }];
  },
  commit: (values, facts) => {
    const plan = facts.plan as PlanFacts | null;
    if (!plan || !values.held || values.held === 'none') return [];
    return [{ operation: 'plans.accept', input: { planId: plan.planId, heldId: values.held } }];
  },
  done: ([facts], values) => {
    const { name } = values.customer as Ref;
    const booking = facts?.booking as Booking | undefined;
    return { say: [{ text: booking ? nextSays.booked(name, booking) : nextSays.later(name) }] };
  },
  refused: ({ code, facts }, values) => {
    const { name } = values.customer as Ref;
    if (code === 'taken') return { say: nextSays.taken(name), give: true };
    return { say: facts.status === 'superseded' ? nextSays.newer(name) : nextSays.decided(name), give: true };
  },
};

const NOT_NOW = /^(?:她说)?(?:先|暂时)?(?:不约|不定|再说)/;

/** «就约周三», «第一个», «先不约»: one of the times that are held for whoever is in the house. */
function heldSaid(heard: SalonHeard, plan: PlanFacts | null): Input[] | null {
  const { reading } = heard.reading;
  if (!plan || reading.mentioned?.customers.length || reading.mentioned?.treatments.length) return null;
  const text = heard.text.trim();
  const take = (held: string): Input[] => [{ kind: 'fill', slot: 'held', value: held }, { kind: 'confirm' }];
  if (NOT_NOW.test(text)) return take('none');
  if (!TAKES.test(text)) return null;
  const when = timeIn(heard);
  const fits = plan.held.filter((each) => when && sameDay(each.day, when.day) && fitsHour(each, when.clock));
  return fits.length === 1 ? take(fits[0].id) : null;
}

/** Of two Wednesdays the one that is held is meant. */
function sameDay(held: string, said: string): boolean {
  return Math.abs(Date.parse(held) - Date.parse(said)) % WEEK_MS === 0;
}

function fitsHour(held: { time: string }, clock: string | null): boolean {
  return clock === null || held.time === clock;
}

const WEEK_MS = 7 * 86_400_000;
const TAKES = /^(?:她(?:说|要|选))?(?:就|那就|要|选|定|约)/;

/** «婷姐今天聊什么» from a beautician, or whoever asks for the brief itself. */
export const lookBrief: SalonFlow = {
  name: 'brief',
  version: 1,
  command: 'brief',
  title: (values) => nextSays.title((values.customer as Ref | undefined)?.name ?? words.customer),
  slots: [customerSlot()],
  commit: (values) => [{ operation: 'brief.look', input: { customerId: (values.customer as Ref).id } }],
  done: ([facts]) => ({ say: [{ text: textOf(facts) }] }),
  refused: () => ({ say: bookingWords.notFound, give: true }),
};

function textOf(facts: Facts): string {
  return briefLookText(facts as unknown as ConsultantBrief, (facts.plan as PlanFacts | undefined) ?? null);
}

function recordOf(values: Values, facts: Facts, planned: boolean): Start {
  const { customer } = values;
  const booking = values.booking as Booking | null | undefined;
  const services = booking?.treatments.map((treatment) => ({ treatment, times: 1 }));
  // Who has no file is a 散客 with the name by which she is known here.
  const who = booking?.companion ? { walkIn: whoText(booking) } : { customer };
  return {
    flow: 'record-visit',
    values: planned && services ? { ...who, services } : who,
    facts: { speaker: facts.reader, changed: !planned },
    turns: true,
    resumes: { flow: 'record-visit', slot: 'customer' },
  };
}
