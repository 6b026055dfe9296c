/**
 * Whether a sentence stands on its own while a form is open. Only an answer to what was asked, or a correction that
 * names nobody else, may fill a form; a question, an order, or a sentence about another customer never does.
 */
import type { Ref, SalonHeard } from './ear';
import type { Begin, Dialog, Start } from './engine';
import { namedInstead } from './slots/customer';

/** Questions: they answer nothing in any form, whatever day or name they hold. */
const LOOK_UPS = new Set([
  'my_list',
  'schedule_query',
  'customer_query',
  'plan_query',
  'balance_query',
  'sales_query',
  'my_figures',
  'help',
  'menu',
  'more',
  'why',
  'brief',
  'page',
]);

/** Orders that concern the store, not the customer of a form. */
const ORDERS = new Set([
  'leave',
  'shift',
  'room_out',
  'handover',
  'day_close',
  'undo',
  'meeting_start',
  'settings',
]);

/** Forms that only their own words start: they are another matter, also where they name the customer of a form. */
const OWN_WORDS = new Set([
  'customer-question',
  'customer-erase',
  'customer-export',
  'gift',
  'gift-sum',
  'rewards',
  'reward-rules',
  'hold-event',
  'change-event',
  'event-guests',
  'event-look',
  'impression',
  'month-pack',
  'month-lock',
  'own-month',
  'month-decision',
  'month-decisions',
  'treatment-reviews',
  'treatment-review',
  'staff-left',
  'start-calls',
]);

/** Words that only mean something to the form that is open. */
const ANSWERS = new Set(['confirm', 'cancel', 'list_wrong', 'settle_all', 'voice', 'media', 'photo']);

/** A name with a particle («红姐的») answers a question for a name. */
const LONGEST_NAME = 5;

export function standsAlone(heard: SalonHeard, dialog: Dialog, begin: Begin): boolean {
  const { reading } = heard.reading;
  const start = begin && 'starts' in begin ? begin.starts[0] : undefined;
  const what = reading.beyond ?? reading.intent;
  if (ANSWERS.has(what)) return false;
  if (!start) return opensWithAnother(heard, dialog);
  const same = start.flow === dialog.flow;
  if (OWN_WORDS.has(start.flow) || (start.flow === 'question-answered' && start.values.surely)) return !same;
  if (what === 'list_number') return isOtherLine(heard, dialog);
  if (isPutRight(heard, dialog)) return false;
  if (LOOK_UPS.has(what)) return reading.sure && !same;
  if (isJustAName(heard, dialog)) return false;
  if (ORDERS.has(what))
    return reading.sure && (!same || isOfOtherStaff(start, dialog) || isOfOtherRoom(start, dialog));
  if (isOfThatHour(heard, dialog)) return true;
  return same ? isOfAnother(heard, dialog) : isOfAnother(heard, dialog) || isOfSomebody(heard, dialog);
}

/** «三点半那个客人换到四点» while a record stands there: an appointment, named by its hour, is no time of the record. */
function isOfThatHour(heard: SalonHeard, dialog: Dialog): boolean {
  const { wouldBe, slots } = heard.reading.reading;
  const hour = slots.oldTime?.time ?? (wouldBe !== 'reschedule' && slots.nextTime?.time);
  return (
    !!wouldBe &&
    OF_AN_HOUR[wouldBe] !== undefined &&
    OF_AN_HOUR[wouldBe] !== dialog.flow &&
    !!hour &&
    THAT_ONE.test(heard.text)
  );
}

/** What becomes of an appointment, and its form. */
const OF_AN_HOUR: Record<string, string> = {
  reschedule: 'reschedule',
  cancel_booking: 'cancel-booking',
  no_show: 'no-show',
};

const THAT_ONE = /那(?:一)?(?:个|位)|的那个?客/u;

/** True when the message names the customer of the form. */
export function namesItsCustomer(heard: SalonHeard, dialog: Dialog): boolean {
  const customer = customerOf(dialog);
  return !!customer && namedIn(heard).some((codes) => codes.length === 1 && codes[0] === customer.id);
}

/** Names other people than the customer of the form, or somebody without a file. */
function isOfAnother(heard: SalonHeard, dialog: Dialog): boolean {
  const customer = customerOf(dialog);
  const { slots, entries } = heard.reading.reading;
  const walkIn = entries.some((entry) => entry.walkIn) && Boolean(slots.treatments?.length);
  if (walkIn) return !!customer || dialog.values.walkIn !== undefined;
  const named = namedIn(heard);
  const { payer, lender } = dialog.values as { payer?: Ref; lender?: Ref };
  const hers = [customer, payer, lender].flatMap((each) => each?.id ?? []);
  const about = !!customer || dialog.values.walkIn !== undefined;
  return about && named.length > 0 && !named.some((codes) => codes.some((code) => hers.includes(code)));
}

/** Not understood by itself, and still no note of this form: it asks nothing, and the sentence begins with somebody else. */
function opensWithAnother(heard: SalonHeard, dialog: Dialog): boolean {
  const { people } = heard.reading.reading;
  const first = people.find((each) => each.start === 0 && each.customers.length > 0);
  return (
    !!first &&
    dialog.asking === null &&
    dialog.among === null &&
    !isPutRight(heard, dialog) &&
    isOfAnother(heard, dialog)
  );
}

/** In a form that is about nobody yet: another form's sentence about a customer who is named. */
function isOfSomebody(heard: SalonHeard, dialog: Dialog): boolean {
  const { reading } = heard.reading;
  return !customerOf(dialog) && reading.intent !== 'smalltalk' && reading.slots.customer !== undefined;
}

/** «3 约周六三点» while the card of another customer stands there. */
function isOtherLine(heard: SalonHeard, dialog: Dialog): boolean {
  const customer = customerOf(dialog);
  const numbers = heard.reading.reading.numbers?.numbers ?? [];
  const line = heard.reading.list.find((each) => each.n === numbers[0]);
  return !!customer && !!line && line.customer.id !== customer.id;
}

function isOfOtherStaff(start: Start, dialog: Dialog): boolean {
  const said = start.values.staff as Ref | undefined;
  const current = dialog.values.staff as Ref | undefined;
  return !!said && !!current && said.id !== current.id && start.values.day !== undefined;
}

function isOfOtherRoom(start: Start, dialog: Dialog): boolean {
  const { room } = start.values;
  return room !== undefined && dialog.values.room !== undefined && room !== dialog.values.room;
}

function isJustAName(heard: SalonHeard, dialog: Dialog): boolean {
  const asked = dialog.asking !== null || dialog.among !== null;
  return asked && namedIn(heard).length > 0 && heard.text.trim().length <= LONGEST_NAME;
}

/** «不是李婷 是李春梅»: the form's own customer was the wrong one. */
function isPutRight(heard: SalonHeard, dialog: Dialog): boolean {
  return /不是|不对|错|应该/.test(heard.text) && namedInstead(heard, customerOf(dialog)).length > 0;
}

function namedIn(heard: SalonHeard): string[][] {
  const { slots, mentioned } = heard.reading.reading;
  const said = mentioned?.customers ?? [];
  return slots.customer ? [[slots.customer], ...said] : said;
}

function customerOf(dialog: Dialog): Ref | undefined {
  return dialog.values.customer as Ref | undefined;
}
