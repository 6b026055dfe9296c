/**
 * Whether a time fits customer, beautician and room at once, and what stands against it. Pure: everything that can be
 * taken stands on the board, `now` included; nothing here knows where it came from.
 */
import { overlaps, type Span } from '../calendar';
import { tierSuits, type Tier } from '../staff/tiers';

export interface Bed {
  id: string;
  name: string;
  /** Null: fit for everything. */
  categories: string[] | null;
}

export interface Hands {
  id: string;
  name: string;
  /** Her grade as a technician, where she has one. */
  tier?: Tier | null;
  /** Treatment ids; null: nobody wrote down what she can do, so she is taken to do everything. */
  skills: ReadonlySet<string> | null;
  /** Her hours on the days of the board, leave taken out. */
  hours: Span[];
}

/** A time that is promised or held, of whomever. */
export interface Taken extends Span {
  id: string;
  /** Customer id, with the companion's name where the one on the bed has no file. */
  person: string;
  beauticianId: string;
  roomId: string | null;
  /** Only kept free, not promised. */
  held?: boolean;
}

export interface Board {
  now: number;
  /** Opening hours of the days looked at, in order. */
  open: Span[];
  hands: Hands[];
  beds: Bed[];
  closures: (Span & { roomId: string; reason: string })[];
  taken: Taken[];
}

export interface Need {
  person: string;
  treatmentIds: readonly string[];
  /** Categories of the treatments: the room must suit. */
  categories: readonly string[];
  /** Length, ms. */
  length: number;
  /** Asked for by name (指定): only she will do unless an alternative is looked for. */
  askedFor?: string;
  /** Who usually looks after her: taken first if nobody is asked for. */
  own?: string;
  /** Taken last: something went wrong between her and them (SR-PER-12). */
  avoid?: string[];
  /** The least grade of technician her class asks for: those go before the others (SR-LVL-05). */
  tier?: Tier | null;
  /** Kept if it is free. */
  roomId?: string;
  /** Asked for by name: only this one will do. */
  roomAsked?: string;
  /** An appointment that is about to move is not in its own way. */
  ignore?: string[];
}

export interface FreeTime extends Span {
  beauticianId: string;
  roomId: string | null;
}

/** What stands against a time. `span` is when it is taken or out of use. */
export type Obstacle =
  | { kind: 'past' }
  | { kind: 'closed'; span?: Span }
  | { kind: 'customer'; by: Taken; span: Span }
  | { kind: 'beautician'; id: string; by: Taken; span: Span }
  | { kind: 'off' | 'skill'; id: string }
  | { kind: 'room'; room?: string; by?: Taken; span?: Span; reason?: string };

/** The wished time with the best beautician and room, or what stands against it. */
export function fit(board: Board, need: Need, at: number): { free: FreeTime } | { obstacles: Obstacle[] } {
  const span = { from: at, to: at + need.length };
  const against = againstEverybody(board, need, span);
  if (against) return { obstacles: [against] };
  const rooms = freeRooms(board, need, span);
  const room = roomObstacle(board, need, span, rooms);
  const candidates = inOrder(board, need, at);
  if (need.askedFor && candidates.length === 0) return { obstacles: [{ kind: 'skill', id: need.askedFor }] };
  const able = candidates.find((hands) => !handsObstacle(board, need, hands, span));
  if (able && !room) return { free: { ...span, beauticianId: able.id, roomId: rooms[0]?.id ?? null } };
  const whys = able ? [] : candidates.flatMap((hands) => handsObstacle(board, need, hands, span) ?? []);
  const told = need.askedFor ? whys.slice(0, 1) : mostTelling(whys);
  return { obstacles: [...told, ...(room ? [room] : [])] };
}

/** Whether anybody at all is able to do it, whenever. */
export function somebodyCan(board: Board, treatmentIds: string[]): boolean {
  return board.hands.some((hands) => can(hands, treatmentIds));
}

function againstEverybody(board: Board, need: Need, span: Span): Obstacle | null {
  if (span.from < board.now) return { kind: 'past' };
  const day = board.open.find((open) => span.from >= open.from && span.from < open.to);
  if (!day || span.to > day.to) return { kind: 'closed', span: day ?? board.open[0] };
  const own = clash(board, need, span, (taken) => taken.person === need.person);
  return own ? { kind: 'customer', by: own, span: own } : null;
}

function handsObstacle(board: Board, need: Need, hands: Hands, span: Span): Obstacle | null {
  if (!can(hands, need.treatmentIds)) return { kind: 'skill', id: hands.id };
  if (!hands.hours.some((hours) => span.from >= hours.from && span.to <= hours.to)) {
    return { kind: 'off', id: hands.id };
  }
  const busy = clash(board, need, span, (taken) => taken.beauticianId === hands.id);
  return busy ? { kind: 'beautician', id: hands.id, by: busy, span: busy } : null;
}

function roomObstacle(board: Board, need: Need, span: Span, rooms: Bed[]): Obstacle | null {
  if (board.beds.length === 0 || rooms.length > 0) return null;
  const suiting = suitingBeds(board, need);
  const by = clash(board, need, span, (taken) => suiting.some((bed) => bed.id === taken.roomId));
  const room = need.roomAsked ? { room: need.roomAsked } : {};
  if (by) return { kind: 'room', ...room, by, span: by };
  const shut = board.closures.find(
    (each) => overlaps(each, span) && suiting.some((bed) => bed.id === each.roomId),
  );
  return { kind: 'room', ...room, span: shut, reason: shut?.reason };
}

function freeRooms(board: Board, need: Need, span: Span): Bed[] {
  const free = suitingBeds(board, need).filter(
    (bed) =>
      !clash(board, need, span, (taken) => taken.roomId === bed.id) &&
      !board.closures.some((closure) => closure.roomId === bed.id && overlaps(closure, span)),
  );
  // The one she has is kept; else the most particular room, so that those that suit everything stay free.
  const rank = (bed: Bed) => (bed.id === need.roomId ? -1 : (bed.categories?.length ?? 1000));
  return free.sort((one, other) => rank(one) - rank(other));
}

/** Rooms for all she wants; where no room is for all of it, those for a part; one that was asked for, alone. */
function suitingBeds(board: Board, need: Need): Bed[] {
  if (need.roomAsked) return board.beds.filter((bed) => bed.id === need.roomAsked);
  const suits = (bed: Bed, category: string) => bed.categories === null || bed.categories.includes(category);
  const forAll = board.beds.filter((bed) => need.categories.every((category) => suits(bed, category)));
  if (forAll.length > 0) return forAll;
  return board.beds.filter((bed) => need.categories.some((category) => suits(bed, category)));
}

/** The one asked for alone; else her own beautician, those of the grade her class asks for, who has least to do. */
function inOrder(board: Board, need: Need, at: number): Hands[] {
  if (need.askedFor) return board.hands.filter((hands) => hands.id === need.askedFor);
  const day = board.open.find((open) => at >= open.from && at < open.to);
  const load = new Map<string, number>();
  for (const taken of day ? board.taken : []) {
    if (!overlaps(taken, day!)) continue;
    load.set(taken.beauticianId, (load.get(taken.beauticianId) ?? 0) + taken.to - taken.from);
  }
  return board.hands
    .map((hands) => ({ hands, rank: rankOf(need, hands, load.get(hands.id) ?? 0) }))
    .sort((one, other) => one.rank - other.rank || (one.hands.id < other.hands.id ? -1 : 1))
    .map((each) => each.hands);
}

/** More than anybody can have to do in a day, ms. */
const AFTER_THOSE = 1_000_000_000;

/** @param load what she has to do that day, ms */
function rankOf(need: Need, hands: Hands, load: number): number {
  if (hands.id === need.own) return -1;
  if (need.avoid?.includes(hands.id)) return Number.MAX_SAFE_INTEGER;
  const suits = !need.tier || tierSuits(hands.tier ?? null, need.tier);
  return load + (suits ? 0 : AFTER_THOSE);
}

/** With nobody asked for: that all are busy says more than that one of them cannot do it. */
function mostTelling(obstacles: Obstacle[]): Obstacle[] {
  const busy = obstacles.filter((each) => each.kind === 'beautician');
  const off = obstacles.filter((each) => each.kind === 'off');
  return busy.length > 0 ? busy : off.length > 0 ? off : obstacles;
}

function can(hands: Hands, treatmentIds: readonly string[]): boolean {
  return !hands.skills || treatmentIds.every((id) => hands.skills!.has(id));
}

function clash(board: Board, need: Need, span: Span, which: (taken: Taken) => boolean): Taken | undefined {
  return board.taken.find(
    (taken) => which(taken) && overlaps(taken, span) && !(need.ignore ?? []).includes(taken.id),
  );
}
