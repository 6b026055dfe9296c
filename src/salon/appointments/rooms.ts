/** A room that cannot be used for a while: what was to be done there goes to another one at the same hour. */
import { In, LessThan, MoreThan } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Room } from '../../../entities/room';
import { RoomClosure } from '../../../entities/room-closure';
import { Treatment } from '../../../entities/treatment';
import { bookingsOf, type Booking } from './appointments';
import { boardOf, liveAppointments, personOf, takenBy } from './board';
import { holdDays } from '../store-day';
import { businessDaySpan, businessDayOf, daysFrom, instantAt, overlaps, type Span } from '../calendar';
import { fit, type Board } from './free-times';
import { done, refused, type Operation, type Result } from '../operation';
import { named } from '../subjects';
import type { Work } from '../work';

export interface CloseRoom {
  roomId?: string;
  /** Its name, where the id is not known. */
  room?: string;
  day: string;
  /** The last day of it. */
  until?: string;
  /** HH:MM; without it from now or from opening. */
  from?: string;
  to?: string;
  reason?: string;
}

interface Moves {
  booking: Booking;
  /** The other room; null where none is free at that hour. */
  room: { id: string; name: string } | null;
}

async function preview(work: Work, input: CloseRoom): Promise<Result> {
  const room = await roomOf(work, input);
  if (!room) return refused('not-found', {});
  return done({ room: named(room), moves: await movesFor(work, room, spanOf(work, input)) });
}

/** Refusals: `not-found`. Appointments that find no other room keep their hour and stand in `left`. */
async function close(work: Work, input: CloseRoom): Promise<Result> {
  const room = await roomOf(work, input);
  if (!room) return refused('not-found', {});
  const span = spanOf(work, input);
  await holdDays(work, daysFrom(input.day, input.until ?? input.day));
  await work.rows.insert(RoomClosure, {
    roomId: room.id,
    fromAt: span.from,
    toAt: span.to,
    reason: (input.reason ?? '').slice(0, 120),
  });
  const moves = await movesFor(work, room, span);
  for (const move of moves) {
    if (move.room) await work.rows.update(Appointment, move.booking.id, { roomId: move.room.id });
  }
  const [moved, left] = [moves.filter((each) => each.room), moves.filter((each) => !each.room)];
  return done({ room: named(room), moved, left, reason: input.reason ?? null });
}

/** The room can be used again, from now on. Refusals: `not-found`, `open` where it was not shut. */
async function reopen(work: Work, input: { roomId?: string; room?: string }): Promise<Result> {
  const room = await roomOf(work, input);
  if (!room) return refused('not-found', {});
  const where = { roomId: room.id, toAt: MoreThan(work.now) };
  const shut = await work.tx.find(RoomClosure, { where });
  if (shut.length === 0) return refused('open', { room: named(room) });
  await work.rows.remove(RoomClosure, { ...where, fromAt: MoreThan(work.now) });
  await work.rows.update(RoomClosure, { ...where, fromAt: LessThan(work.now + 1) }, { toAt: work.now });
  return done({ room: named(room) });
}

async function movesFor(work: Work, room: Room, span: Span): Promise<Moves[]> {
  const days = daysFrom(
    businessDayOf(span.from, work.store.timezone),
    businessDayOf(span.to - 1, work.store.timezone),
  );
  const rows = (await liveAppointments(work, days)).filter(
    (row) => row.roomId === room.id && row.endAt > work.now && overlaps(takenBy(row), span),
  );
  if (rows.length === 0) return [];
  const whole = await boardOf(work, days);
  const board: Board = { ...whole, beds: whole.beds.filter((bed) => bed.id !== room.id) };
  const bookings = await bookingsOf(work, rows);
  let taken = board.taken;
  const moves: Moves[] = [];
  for (const [index, row] of rows.entries()) {
    const treatments = await work.tx.find(Treatment, { where: { id: In(row.treatments) } });
    const answer = fit(
      { ...board, taken, now: Math.min(board.now, row.at) },
      {
        person: personOf(row.customerId, row.companion),
        treatmentIds: row.treatments,
        categories: [...new Set(treatments.map((each) => each.category))],
        length: row.endAt - row.at,
        askedFor: row.beauticianId,
        ignore: [row.id],
      },
      row.at,
    );
    const bed = 'free' in answer ? board.beds.find((each) => each.id === answer.free.roomId) : undefined;
    if (bed) taken = taken.map((each) => (each.id === row.id ? { ...each, roomId: bed.id } : each));
    moves.push({ booking: bookings[index], room: bed ? { id: bed.id, name: bed.name } : null });
  }
  return moves;
}

async function roomOf(work: Work, asked: { roomId?: string; room?: string }): Promise<Room | undefined> {
  const rooms = await work.tx.find(Room, { where: { storeId: work.store.id } });
  return rooms.find((room) => (asked.roomId ? room.id === asked.roomId : room.name === asked.room));
}

function spanOf(work: Work, input: CloseRoom): Span {
  const zone = work.store.timezone;
  const whole = {
    from: businessDaySpan(input.day, zone).from,
    to: businessDaySpan(input.until ?? input.day, zone).to,
  };
  return {
    from: input.from
      ? instantAt(input.day, input.from, zone)
      : Math.max(whole.from, Math.min(work.now, whole.to)),
    to: input.to ? instantAt(input.until ?? input.day, input.to, zone) : whole.to,
  };
}

export const roomOperations: Operation[] = [
  { name: 'rooms.preview', command: 'room-out', kind: 'read', run: preview },
  { name: 'rooms.close', command: 'room-out', kind: 'write', run: close },
  { name: 'rooms.reopen', command: 'room-out', kind: 'write', run: reopen },
];
