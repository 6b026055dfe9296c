/** A time for one or several customers: the one they wish with who and where, or what is taken and what is near. */
import { In } from '../../database/conditions';
import type { Appointment } from '../../../entities/appointment';
import type { Customer } from '../../../entities/customer';
import { Room } from '../../../entities/room';
import { Treatment } from '../../../entities/treatment';
import { boardOf, personOf } from './board';
import { addDays, businessDayOf, clockOf, instantAt, MINUTE, type Span } from '../calendar';
import {
  few,
  fit,
  fitAll,
  freeTimes,
  nearest,
  scattered,
  somebodyCan,
  type Board,
  type FreeTime,
  type Hands,
  type Need,
} from './free-times';
import { offersOf, shownObstacles, type Offer, type ShownObstacle } from './offers';
import { done, refused, type Operation, type Result } from '../operation';
import { storeStaff } from '../staff/store-staff';
import { tierSuits, tierWanted, type Tier } from '../staff/tiers';
import { named, theCustomer, type Named } from '../subjects';
import { theAppointment } from './appointments';
import type { Hands as TrustedHands } from '../trust/trust';
import { trustedHands } from '../trust/trust-counts';
import { warningsOf, type Warning } from '../arrival/warnings';
import type { Work } from '../work';

/** Somebody who comes: a customer, or with `companion` somebody she brings who has no file. */
export interface Coming {
  customerId: string;
  companion?: string;
  treatmentIds: string[];
  /** Asked for by name. */
  beauticianId?: string;
  roomId?: string;
  /** A room asked for, by its name. */
  room?: string;
}

export interface Wish {
  day?: string;
  /** HH:MM. */
  time?: string;
  /** Only starts within these hours, HH:MM: an afternoon. */
  within?: { from: string; to: string };
}

export type { Offer, ShownObstacle } from './offers';

export interface Proposal extends Record<string, unknown> {
  match: Offer[] | null;
  obstacles: ShownObstacle[];
  options: Offer[][];
  /** Everybody who could do it at the wished time. */
  hands: Named[];
  warnings: Warning[];
}

/** How many times are offered, and how many days are looked through for them. */
const OFFERED = 4;
const DAYS_AHEAD = 5;

interface ProposeInput extends Wish {
  lines: Coming[];
  /** An appointment that would move there: it is not in its own way. */
  moves?: string;
}

/** Refusals: `not-found` for a customer or treatment that is none of hers. */
async function propose(work: Work, input: ProposeInput): Promise<Result> {
  const party = await partyOf(work, input.lines);
  if (!party) return refused('not-found', {});
  const moves = input.moves ? await theAppointment(work, input.moves) : null;
  const proposal = await proposalFor(work, party, input, moves ? [moves] : []);
  return done(proposal);
}

export interface Party {
  lines: (Coming & {
    customer: Named;
    roomAsked?: string;
    own?: string;
    avoid?: string[];
    tier?: Tier | null;
  })[];
  treatments: Map<string, Treatment>;
}

/** The customers, treatments and rooms meant; null where one of them is none that the actor may touch. */
export async function partyOf(work: Work, lines: Coming[]): Promise<Party | null> {
  const ids = [...new Set(lines.flatMap((line) => line.treatmentIds))];
  const rows = ids.length > 0 ? await work.tx.find(Treatment, { where: { id: In(ids) } }) : [];
  if (rows.length < ids.length || ids.length === 0) return null;
  const asked = lines.some((line) => line.room)
    ? await work.tx.find(Room, { where: { storeId: work.store.id } })
    : [];
  const found: Party['lines'] = [];
  for (const line of lines) {
    const customer = await theCustomer(work, line.customerId);
    if (!customer) return null;
    const roomAsked = line.room ? asked.find((room) => room.name === line.room)?.id : undefined;
    if (line.room && !roomAsked) return null;
    const { prefer, avoid } = await handsOf(work, customer, line);
    const own = line.companion ? undefined : (prefer ?? undefined);
    const tier = line.companion ? null : await tierWanted(work, customer.grade);
    found.push({ ...line, customerId: customer.id, customer: named(customer), roomAsked, own, avoid, tier });
  }
  return { lines: found, treatments: new Map(rows.map((row) => [row.id, row])) };
}

/** Her own beautician, else the one who books, else whom she trusts (SR-PER-12). */
async function handsOf(work: Work, customer: Customer, line: Coming): Promise<TrustedHands> {
  if (line.companion) return { prefer: null, avoid: [] };
  const { prefer, avoid } = await trustedHands(work, customer.id);
  return { prefer: customer.beauticianId ?? herself(work) ?? prefer, avoid };
}

/** A beautician who books means herself, unless the customer has one of her own. */
function herself(work: Work): string | undefined {
  return work.actor.roles.includes('beautician') ? work.actor.staffId : undefined;
}

export async function proposalFor(
  work: Work,
  party: Party,
  wish: Wish,
  moving: Appointment[] = [],
): Promise<Proposal> {
  const today = businessDayOf(work.now, work.store.timezone);
  const first = wish.day ?? today;
  const warnings = await warningsOf(work, [...new Set(party.lines.map((line) => line.customerId))]);

  const board = await boardOf(work, [first]);
  const lines = linesOf(board, party, ignoredOf(board, party, moving));
  const wished = wish.day && wish.time ? instantAt(wish.day, wish.time, work.store.timezone) : null;
  const answer = wished === null ? null : fitAll(board, lines, wished);
  const match = answer && 'free' in answer ? offersOf(work, board, party, lines, answer.free) : null;
  const obstacles =
    answer && 'obstacles' in answer
      ? shownObstacles(work, board, party, answer.obstacles, (await storeStaff(work)).map(named))
      : [];

  const wide = { board, lines };
  let options = optionsOn(work, board, lines, wish, wished);
  if ((options.length < 3 || !wish.day) && !match) {
    wide.board = await boardOf(
      work,
      Array.from({ length: DAYS_AHEAD }, (_, index) => addDays(first, index)),
    );
    wide.lines = linesOf(wide.board, party, ignoredOf(wide.board, party, moving));
    options = optionsOn(work, wide.board, wide.lines, wish, wished);
  }
  return {
    match,
    hands: wished === null ? [] : freeHands(board, lines[0], wished),
    obstacles,
    options: options
      .filter((free) => !isAsItStands(free, moving))
      .map((free) => offersOf(work, wide.board, party, wide.lines, free)),
    warnings,
  };
}

export interface Line extends Need {
  coming: Party['lines'][number];
}

/** One need each; where nobody can do all that a customer wants, one after the other by several people. */
export function linesOf(board: Board, party: Party, ignore: string[]): Line[] {
  return party.lines.flatMap((coming) => {
    const together = coming.beauticianId || somebodyCan(board, coming.treatmentIds);
    const parts = together ? [coming.treatmentIds] : coming.treatmentIds.map((id) => [id]);
    return parts.map((treatmentIds) => {
      const treatments = treatmentIds.map((id) => party.treatments.get(id)!);
      return {
        coming,
        person: personOf(coming.customerId, coming.companion),
        treatmentIds,
        categories: [...new Set(treatments.map((each) => each.category))],
        length: treatments.reduce((sum, each) => sum + each.minutes, 0) * MINUTE,
        askedFor: coming.beauticianId,
        own: coming.own,
        avoid: coming.avoid,
        tier: coming.tier,
        roomId: coming.roomId,
        roomAsked: coming.roomAsked,
        ignore,
      };
    });
  });
}

/** Times that are held for these very customers, and what is about to move, are not in the way. */
export function ignoredOf(board: Board, party: Party, moving: { id: string }[]): string[] {
  const persons = new Set(party.lines.map((line) => personOf(line.customerId, line.companion)));
  const held = board.taken.filter((taken) => taken.held && persons.has(taken.person));
  return [...held, ...moving].map((each) => each.id);
}

/** Where it stands already is no offer. */
function isAsItStands([first]: FreeTime[], moving: Appointment[]): boolean {
  return moving.some((row) => row.at === first.from && row.beauticianId === first.beauticianId);
}

function freeHands(board: Board, need: Need, wished: number): Named[] {
  return board.hands
    .filter((hands) => 'free' in fit(board, { ...need, askedFor: hands.id }, wished))
    .sort((one, other) => Number(suits(need, other)) - Number(suits(need, one)))
    .map((hands) => ({ id: hands.id, name: hands.name }));
}

function suits({ tier }: Need, hands: Hands): boolean {
  return !tier || tierSuits(hands.tier ?? null, tier);
}

function optionsOn(work: Work, board: Board, needs: Need[], wish: Wish, wished: number | null): FreeTime[][] {
  if (wished !== null) return nearest(board, needs, wished, OFFERED);
  const within = wish.within && wish.day ? spanOf(work, wish.day, wish.within) : undefined;
  const there = freeTimes(board, needs, within);
  const times = there.length > 0 || !within ? there : freeTimes(board, needs);
  if (wish.time) return few(atHour(work, times, wish.time), OFFERED);
  return scattered(times, OFFERED);
}

/** An hour without a day: that hour on the days to come. */
function atHour(work: Work, times: FreeTime[][], time: string): FreeTime[][] {
  const fitting = times.filter(([first]) => clockOf(first.from, work.store.timezone) === time);
  return fitting.length > 0 ? fitting : times;
}

function spanOf(work: Work, day: string, within: { from: string; to: string }): Span {
  const zone = work.store.timezone;
  return { from: instantAt(day, within.from, zone), to: instantAt(day, within.to, zone) };
}

export const proposeOperations: Operation[] = [
  { name: 'appointments.propose', command: 'free-times', kind: 'read', run: propose },
];
