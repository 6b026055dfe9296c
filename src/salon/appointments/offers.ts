/** Free times and what stands against a time, with names: what a card shows and what is booked as shown. */
import { shortNamed } from './appointments';
import { businessDayOf, clockOf } from '../calendar';
import type { Board, FreeTime, Obstacle } from './free-times';
import { mayDo } from '../permissions';
import { tierSuits, type Tier } from '../staff/tiers';
import type { Line, Party } from './propose';
import { named, type Named } from '../subjects';
import type { Work } from '../work';

/** Who, what, when, with whom and where, with names: what a card shows and what is booked as shown. */
export interface Offer {
  customer: Named;
  companion: string | null;
  treatments: Named[];
  day: string;
  time: string;
  until: string;
  beautician: Named;
  /** Her grade, where the store matches by it and it suits; null for whoever may not know of classes. */
  byTier?: Tier | null;
  room: Named | null;
}

export interface ShownObstacle {
  kind: Obstacle['kind'];
  staff?: Named;
  /** The room that was asked for. */
  room?: Named;
  /** Who has it. */
  customer?: Named;
  from?: string;
  to?: string;
  reason?: string;
}

export function offersOf(work: Work, board: Board, party: Party, lines: Line[], free: FreeTime[]): Offer[] {
  const zone = work.store.timezone;
  const mayKnow = mayDo(work.actor, 'customer-query') === 'allow';
  return free.map((time, index) => {
    const { coming, treatmentIds, tier } = lines[index];
    const bed = board.beds.find((each) => each.id === time.roomId);
    const hands = board.hands.find((each) => each.id === time.beauticianId)!;
    return {
      customer: coming.customer,
      companion: coming.companion ?? null,
      treatments: treatmentIds.flatMap((id) => shortNamed(party.treatments.get(id))),
      day: businessDayOf(time.from, zone),
      time: clockOf(time.from, zone),
      until: clockOf(time.to, zone),
      beautician: named(hands),
      byTier: mayKnow ? tierOfMatch(hands.tier, tier) : null,
      room: bed ? named(bed) : null,
    };
  });
}

/** The technician's grade where it is what the class asks for; null where nothing is matched. */
export function tierOfMatch(has: Tier | null | undefined, wanted: Tier | null | undefined): Tier | null {
  return has && wanted && tierSuits(has, wanted) ? has : null;
}

export function shownObstacles(
  work: Work,
  board: Board,
  party: Party,
  obstacles: Obstacle[],
  staff: Named[],
): ShownObstacle[] {
  const zone = work.store.timezone;
  const customers = new Map(party.lines.map((line) => [line.customerId, line.customer]));
  return obstacles.map((each) => {
    const id = 'id' in each ? each.id : undefined;
    const hands = board.hands.find((one) => one.id === id);
    const span = 'span' in each ? each.span : undefined;
    const bed = 'room' in each ? board.beds.find((one) => one.id === each.room) : undefined;
    return {
      kind: each.kind,
      staff: hands ? named(hands) : (staff.find((one) => one.id === id) ?? undefined),
      customer: 'by' in each && each.by ? customers.get(each.by.person.split('+')[0]) : undefined,
      ...(bed ? { room: named(bed) } : {}),
      from: span ? clockOf(span.from, zone) : undefined,
      to: span ? clockOf(span.to, zone) : undefined,
      reason: 'reason' in each ? each.reason : undefined,
    };
  });
}
