import { readBeyond } from './beyond';
import type { Scored } from './intents';
import { leftovers } from './leftovers';
import { mentionedIn } from './mentioned';
import type { Entry, Intent, MoneyDetails, PersonNamed, Reading, Slots } from './reading';
import { nearestCustomers, unknownName } from './unknown-names';
import type { View } from './view';
import { readVisit } from './visit';

/** Intents that are about one customer, and cannot be carried out without knowing which. */
export const ABOUT_A_CUSTOMER = new Set<Intent>([
  'record_visit',
  'plan_query',
  'plan_adjust',
  'book',
  'reschedule',
  'cancel_booking',
  'confirm_booking',
  'arrived',
  'no_show',
  'customer_query',
  'customer_update',
  'call_log',
  'complaint',
  'balance_query',
  'reassign',
]);

/** Intents that write; where nothing but its likeness to other messages speaks for one, it is asked about first. */
export const WRITES = new Set<Intent>([
  'record_visit',
  'plan_adjust',
  'book',
  'reschedule',
  'cancel_booking',
  'confirm_booking',
  'arrived',
  'no_show',
  'call_log',
  'customer_new',
  'customer_update',
  'complaint',
  'reassign',
  'correct',
]);

/** Makes the reading of what was found, with what must be asked before anything is written. */
export function conclude(
  view: View,
  scored: Scored,
  entries: Entry[],
  money: MoneyDetails | undefined,
): Reading {
  const [first, ...others] = entries;
  const slots: Slots = { ...first.slots };
  let intent = scored.intent;
  let wouldBe: Intent | undefined;
  const unnamed = ABOUT_A_CUSTOMER.has(intent) && !slots.customer && !first.walkIn;
  if (unnamed || slots.candidates) {
    wouldBe = intent;
    intent = 'ambiguous';
    slots.candidates ??= [];
    if (!view.doubts.some((one) => one.about === 'customer')) {
      askWho(view);
    }
  }
  if (others.length) slots.also = others.map((one) => one.slots);
  const close = scored.margin < 1 || (scored.plain && WRITES.has(scored.intent));
  if (close && scored.runnerUp && scored.intent !== 'smalltalk') {
    view.doubts.push({ about: 'intent', why: 'unclear', candidates: [scored.intent, scored.runnerUp] });
  }
  noteImpossible(view);
  const unused = leftovers(view);
  const reading: Reading = {
    text: view.text,
    speaker: view.context.speaker,
    at: view.context.at,
    intent,
    ...(wouldBe ? { wouldBe } : {}),
    slots,
    entries,
    sure: false,
    doubts: view.doubts,
    spans: view.spans,
    unused,
    people: peopleNamed(view),
    cues: scored.cues,
    likeness: scored.likeness,
    note: unused
      .map((one) => one.text)
      .join(' ')
      .trim(),
    ...(money ? { money } : {}),
    mentioned: mentionedIn(view),
  };
  readBeyond(view, reading, readVisit);
  reading.sure = reading.doubts.length === 0;
  return reading;
}

function peopleNamed(view: View): PersonNamed[] {
  return view.mentions
    .filter((one) => one.kind === 'customer' || one.kind === 'staff')
    .map(({ start, end, customers = [], staff = [] }) => ({
      start,
      end,
      text: view.text.slice(start, end),
      customers,
      staff,
    }));
}

/** Somebody whom nobody knows, with the nearest names; or nobody at all, with those who are open. */
function askWho(view: View): void {
  const unknown = unknownName(view.norm, view.mentions);
  if (!unknown) {
    view.doubts.push({
      about: 'customer',
      why: 'nobody_named',
      candidates: view.context.openCustomers ?? [],
    });
    return;
  }
  const words = view.text.slice(unknown.start, unknown.end);
  view.doubts.push({
    about: 'customer',
    why: 'unknown_name',
    words,
    candidates: nearestCustomers(words, view.lexicon),
  });
}

function noteImpossible(view: View): void {
  for (const one of view.mentions) {
    if (one.dropped) continue;
    const words = view.text.slice(one.start, one.end);
    if (one.kind === 'time' && one.how === 'impossible')
      view.doubts.push({ about: 'time', why: 'not_possible', words });
    if (one.kind === 'treatment' && one.how === 'several') {
      view.doubts.push({ about: 'treatment', why: 'several', words, candidates: one.unit?.split(' ') ?? [] });
    }
  }
}
