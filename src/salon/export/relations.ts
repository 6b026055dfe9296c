/** What the house gave away, and who was asked to its events. */
import { EventGuest } from '../../../entities/event-guest';
import { SalonEvent } from '../../../entities/event';
import { Gift } from '../../../entities/gift';
import { Impression } from '../../../entities/impression';
import { byDay, filled, inside, yuan, type Desk, type Row } from './desk';

export async function gifts(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Gift, { order: { at: 'ASC', id: 'ASC' } });
  return byDay(desk, rows, (row) => ({
    customer: desk.customer(row.customerId),
    day: row.day,
    what: row.what,
    cost: yuan(row.costFen),
    kind: row.kind,
    by: desk.staff(row.byId),
  }));
}

export async function eventGuests(desk: Desk): Promise<Row[]> {
  const events = new Map((await desk.tx.find(SalonEvent)).map((row) => [row.id, row]));
  const rows = await desk.tx.find(EventGuest, { order: { id: 'ASC' } });
  return rows.flatMap((row): Row[] => {
    const event = events.get(row.eventId);
    if (!event || !desk.sees(row.customerId) || !inside(event.day, desk.span)) return [];
    const shown = filled({
      customer: desk.customer(row.customerId),
      event: event.name,
      day: event.day,
      status: row.status,
      by: desk.staff(row.ownerId),
    });
    return [shown];
  });
}

/** How she seemed and how she was found to be. */
export async function impressions(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Impression, { order: { at: 'ASC', id: 'ASC' } });
  return byDay(desk, rows, (row) => ({
    customer: desk.customer(row.customerId),
    day: row.day,
    kind: row.kind,
    text: row.text,
    by: desk.staff(row.byId),
  }));
}
