import { readBooking } from './bookings';
import { readCall, readComplaint } from './calls';
import { splitClauses } from './clauses';
import { ABOUT_A_CUSTOMER, conclude } from './conclude';
import { applyCorrections } from './corrections';
import { shareOut, type Part } from './entries';
import { newName, otherField, readFile } from './files';
import { asWritten, hear, type Heard } from './heard';
import { scoreIntents, type Scored } from './intents';
import { likeness, teach, type Taught } from './likeness';
import { mask, type Mention } from './mentions';
import { buildNames } from './name-index';
import { fileAndRecord } from './parts';
import { normalise } from './normalise';
import { readNumeral } from './numerals';
import { customersTold } from './people';
import { readQuery } from './queries';
import { readCorrection, readHandOver, readPlanChange } from './repairs';
import { shareSums } from './shared-sums';
import { scan, spelt, type Indexes } from './scan';
import { simplified } from './traditional';
import { buildTreatments } from './treatments';
import { readFeelings } from './spans';
import { clauseOf, use, type View } from './view';
import { readVisit } from './visit';
import type { Entry, Intent, Lexicon, MoneyDetails, Reader, ReadContext, Reading, Slots } from './reading';

/** Builds the indexes of a store once; `read` is then a pure function of text and context. */
export function createReader(lexicon: Lexicon, heldOut?: string): Reader {
  const heardAs = inOneSpelling(lexicon);
  const indexes: Indexes = {
    names: buildNames(heardAs),
    treatments: buildTreatments(heardAs),
    rooms: roomWords(lexicon.rooms),
    hours: lexicon.store,
  };
  const taught = heldOut ? teach(heldOut) : taughtByAll();
  return {
    read: (text, context) => read(text, context, lexicon, indexes, taught),
    mask: (text) => maskOf(text, indexes),
  };
}

/** The names of the store as the normalised text has them; they are shown as the store writes them. */
function inOneSpelling(lexicon: Lexicon): Lexicon {
  const spelt = <T extends { name: string; aliases: string[] }>(one: T): T => ({
    ...one,
    name: simplified(one.name),
    aliases: one.aliases.map(simplified),
  });
  return {
    ...lexicon,
    customers: lexicon.customers.map(spelt),
    staff: lexicon.staff.map(spelt),
    treatments: lexicon.treatments.map(spelt),
  };
}

let all: Taught | undefined;

/** Every reader of a process is taught by the same examples. */
function taughtByAll(): Taught {
  return (all ??= teach());
}

/** A message with its names, sums and times masked, as the examples are. */
function maskOf(text: string, indexes: Indexes): string {
  const { norm } = heardOf(text, indexes);
  const mentions = scan(norm, indexes);
  applyCorrections(norm, mentions, indexes.hours);
  return mask(norm, mentions).text;
}

/** What the store calls its people and treatments stays as it is spelt. */
function heardOf(text: string, indexes: Indexes): Heard {
  return hear(text, (norm) => spelt(norm, indexes));
}

function roomWords(rooms: string[]): Indexes['rooms'] {
  return rooms
    .flatMap((name) => {
      const word = normalise(name);
      const spelt = word.replace(/^([1-9]|10)(?=号)/, (figure) => '一二三四五六七八九十'[Number(figure) - 1]);
      return spelt === word
        ? [{ word, name }]
        : [
            { word, name },
            { word: spelt, name },
          ];
    })
    .sort((a, b) => b.word.length - a.word.length);
}

/** A message with two things in it is read as one, as its words go, and each of the two by itself. */
function read(
  text: string,
  context: ReadContext,
  lexicon: Lexicon,
  indexes: Indexes,
  taught: Taught,
): Reading {
  const heard = heardOf(text, indexes);
  return asWritten(readHeard(heard, context, lexicon, indexes, taught), heard, text);
}

function readHeard(
  heard: Heard,
  context: ReadContext,
  lexicon: Lexicon,
  indexes: Indexes,
  taught: Taught,
): Reading {
  const view = viewOf(heard, context, lexicon, indexes);
  const reading = readView(view, taught);
  const said = fileAndRecord(view, reading.intent);
  if (!said) return reading;
  const [record, file] = [said.record, said.file].map((part) =>
    readView(viewOf(heardOf(part, indexes), context, lexicon, indexes), taught),
  );
  const isRecord = (record.wouldBe ?? record.intent) === 'record_visit';
  const isFile = file.intent === (reading.intent === 'customer_new' ? 'customer_new' : 'customer_update');
  return isRecord && isFile && !file.plain ? { ...reading, parts: [record, file] } : reading;
}

function readView(view: View, taught: Taught): Reading {
  const scored = scoreIntents(view, likeness(taught, view.masked.text));
  const asLikely = readAs(view, scored);
  if (!scored.plain) return asLikely;
  const plain = readAs({ ...view, spans: [], doubts: [] }, scored.plain);
  return plain.beyond ? plain : { ...asLikely, plain };
}

function readAs(view: View, scored: Scored): Reading {
  const { entries, money } = readEntries(view, scored.intent);
  return conclude(view, scored, entries, money);
}

/** The message with everything that it names, before anything is decided. */
function viewOf({ text, norm }: Heard, context: ReadContext, lexicon: Lexicon, indexes: Indexes): View {
  const mentions = scan(norm, indexes);
  applyCorrections(norm, mentions, indexes.hours);
  return {
    text,
    norm,
    mentions,
    clauses: splitClauses(norm, mentions),
    masked: mask(norm, mentions),
    context,
    lexicon,
    spans: [],
    doubts: [],
  };
}

function readEntries(view: View, intent: Intent): { entries: Entry[]; money?: MoneyDetails } {
  const parts = ABOUT_A_CUSTOMER.has(intent) && intent !== 'complaint' ? shareOut(view, intent) : [];
  if (parts.length < 2) {
    const one = readOne(view, intent);
    return {
      entries: [{ intent, slots: withCustomer(view, intent, one.slots), ...one.entry }],
      money: one.money,
    };
  }
  shareSums(view, parts);
  const read = parts.map((part) => readPart(view, part, intent));
  if (intent === 'book')
    shareDay(
      view,
      read.map((one) => one.entry.slots),
    );
  return { entries: read.map((one) => one.entry), money: read[0].money };
}

/** «樱桃和果果约周六,樱桃十点,果果十一点»: the day is said once for all. */
function shareDay(view: View, all: Slots[]): void {
  const days = view.mentions.filter((one) => one.time?.day && !one.dropped && !one.time.time);
  if (days.length !== 1) return;
  for (const { nextTime } of all) if (nextTime && nextTime.day === null) nextTime.day = days[0].time!.day;
}

function readPart(view: View, part: Part, intent: Intent): { entry: Entry; money?: MoneyDetails } {
  const mentions = [...new Set(part.mentions)].sort((a, b) => a.start - b.start);
  const clauses = [...part.clauses]
    .sort((a, b) => a.start - b.start)
    .map((clause) => ({
      ...clause,
      mentions: clause.mentions.filter((one) => mentions.includes(one)),
    }));
  const from = Math.min(...clauses.map((one) => one.start), part.customer.start);
  const to = Math.max(...clauses.map((one) => one.end), part.customer.end);
  const own: View = { ...view, mentions, clauses, masked: mask(view.norm, mentions, from, to) };
  const one = readOne(own, intent);
  const slots = nameCustomer(view, part.customer, {});
  return { entry: { intent, slots: { ...slots, ...one.slots }, ...one.entry }, money: one.money };
}

interface One {
  slots: Slots;
  entry?: Partial<Entry>;
  money?: MoneyDetails;
}

function readOne(view: View, intent: Intent): One {
  switch (intent) {
    case 'record_visit':
      return readVisit(view);
    case 'book':
    case 'reschedule':
    case 'cancel_booking':
    case 'confirm_booking':
    case 'arrived':
    case 'no_show':
      return { slots: readBooking(view, intent) };
    case 'schedule_query':
    case 'plan_query':
    case 'customer_query':
    case 'balance_query':
    case 'sales_query':
      return { slots: readQuery(view, intent) };
    case 'customer_new':
      return { slots: { ...newcomer(view), ...readFile(view) } };
    case 'customer_update':
      return { slots: updated(view) };
    case 'call_log':
      return { slots: readCall(view) };
    case 'complaint':
      return { slots: readComplaint(view) };
    case 'reassign':
      return { slots: readHandOver(view) };
    case 'plan_adjust':
      return { slots: readPlanChange(view) };
    case 'correct':
      return { slots: readCorrection(view) };
    default:
      return { slots: {} };
  }
}

function newcomer(view: View): Slots {
  const slots: Slots = {};
  const name = newName(view);
  if (name) slots.customer = name;
  const codes = view.mentions
    .filter(
      (one) => one.kind === 'treatment' && !one.dropped && !isAllergy(view, one) && !isAskedFor(view, one),
    )
    .map((one) => use(view, 'treatments', one, one.treatment!));
  if (codes.length) slots.treatments = [...new Set(codes)];
  const asked: Slots = {};
  readFeelings(view, asked);
  if (asked.needs) slots.needs = asked.needs;
  const age = bareAge(view);
  if (age) slots.age ??= age;
  return slots;
}

/** «叫柯蓝,二十六,闺蜜推荐»: a number by itself among what is told of a newcomer. */
function bareAge(view: View): number | undefined {
  const m = /(?:^|[,.;。 、])([1-8]\d|[二三四五六七八]?十[一二三四五六七八九]?)(?=$|[,.;。 、])/.exec(
    view.norm,
  );
  const value = m ? readNumeral(m[1]) : null;
  return value !== null && value >= 14 && value <= 89 ? value : undefined;
}

/** 想看看防脱, 问了祛斑: a wish; 做小气泡, 想做针清 is what she is here for. */
function isAskedFor(view: View, one: Mention): boolean {
  const clause = clauseOf(view, one);
  return Boolean(clause?.need) && !/(?:想|要|来|约)(?:做|体验)/.test(clause!.masked.text);
}

/** 对果酸过敏: what she cannot bear is not what she came for. */
function isAllergy(view: View, one: Mention): boolean {
  const forbidden = /(?:不能|不可以|不要|别|不宜)(?:再|给她|给他)?(?:做|弄|用|碰)?(?:Ⓣ[和跟、及])*$/;
  const at = view.masked.mention.indexOf(one);
  return (
    /^(?:有点|会|严重)?过敏/.test(view.norm.slice(one.end)) || forbidden.test(view.masked.text.slice(0, at))
  );
}

function updated(view: View): Slots {
  const slots = readFile(view);
  delete slots.source;
  if (Object.keys(slots).length) return slots;
  return { ...slots, ...otherField(view) };
}

/** Puts the customer into the slots, or the candidates to ask about. */
function withCustomer(view: View, intent: Intent, slots: Slots): Slots {
  if (intent === 'customer_new' || slots.customer) return slots;
  // 上一条客人搞错了: the entry is named by its place, not by a customer.
  if (intent === 'correct' && slots.field === 'customer') return slots;
  const silent = ['smalltalk', 'help', 'undo', 'meeting_start', 'my_list', 'sales_query'].includes(intent);
  if (silent && intent !== 'undo') return slots;
  const told = customersTold(view, intent);
  return told.length ? nameCustomer(view, told[0], slots) : slots;
}

function nameCustomer(view: View, one: Mention, slots: Slots): Slots {
  const codes = one.customers ?? [];
  if (codes.length === 1) return { customer: use(view, 'customer', one, codes[0]), ...slots };
  view.doubts.push({
    about: 'customer',
    why: codes.length ? 'several' : 'unknown_name',
    words: view.text.slice(one.start, one.end),
    candidates: codes,
  });
  return { candidates: use(view, 'candidates', one, codes), ...slots };
}
