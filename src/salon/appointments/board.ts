/** Lays out what is taken on some days of a store, so that a free time can be looked for. */
import { In, MoreThan } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Room } from '../../../entities/room';
import { RoomClosure } from '../../../entities/room-closure';
import { StaffTreatment } from '../../../entities/staff-treatment';
import { MINUTE, openingSpan } from '../calendar';
import type { Board, Hands, Taken } from './free-times';
import { dayHoursOf, instantsOf } from '../staff/shifts';
import { storeStaff } from '../staff/store-staff';
import { tierOf } from '../staff/tiers';
import type { Work } from '../work';

/** What stands in the way of others. A held time does as long as it is held. */
const LIVE: Appointment['status'][] = ['held', 'booked', 'confirmed', 'arrived'];

export async function boardOf(work: Work, days: string[]): Promise<Board> {
  const beds = await work.tx.find(Room, { where: { storeId: work.store.id }, order: { name: 'ASC' } });
  const open = days.map((day) => openingSpan(work.store, day));
  const closures =
    beds.length > 0
      ? await work.tx.find(RoomClosure, {
          where: { roomId: In(beds.map((bed) => bed.id)), toAt: MoreThan(open[0].from) },
        })
      : [];
  return {
    now: work.now,
    open,
    hands: await handsOf(work, days),
    beds,
    closures: closures.map((each) => ({ ...each, from: each.fromAt, to: each.toAt })),
    taken: (await liveAppointments(work, days)).map(takenBy),
  };
}

/** Appointments of these days that still stand, by the clock. */
export async function liveAppointments(work: Work, days: string[]): Promise<Appointment[]> {
  const rows = await work.tx.find(Appointment, {
    where: { storeId: work.store.id, day: In(days), status: In(LIVE) },
    order: { at: 'ASC' },
  });
  return rows.filter((row) => isLive(row, work.now));
}

export function isLive(row: Appointment, now: number): boolean {
  return LIVE.includes(row.status) && (row.status !== 'held' || (row.heldUntil ?? 0) > now);
}

/** A customer, or somebody whom she brings and who has no file. */
export function personOf(customerId: string, companion?: string | null): string {
  return companion ? `${customerId}+${companion}` : customerId;
}

/** Somebody who comes late keeps bed and hands so much longer. */
export function takenBy(row: Appointment): Taken {
  return {
    id: row.id,
    person: personOf(row.customerId, row.companion),
    beauticianId: row.beauticianId,
    roomId: row.roomId,
    from: row.at,
    to: row.endAt + (row.lateMinutes ?? 0) * MINUTE,
    held: row.status === 'held',
  };
}

/** Everybody who treats customers: beauticians, and whoever has a treatment written down as hers. */
async function handsOf(work: Work, days: string[]): Promise<Hands[]> {
  const staff = await storeStaff(work);
  const ids = staff.map((each) => each.id);
  const skills = ids.length > 0 ? await work.tx.find(StaffTreatment, { where: { staffId: In(ids) } }) : [];
  const hours = await dayHoursOf(work, ids, days);
  return staff.flatMap((each) => {
    const own = skills.filter((skill) => skill.staffId === each.id).map((skill) => skill.treatmentId);
    if (own.length === 0 && !each.roles.includes('beautician')) return [];
    return {
      id: each.id,
      name: each.name,
      tier: tierOf(each.tier),
      skills: own.length > 0 ? new Set(own) : null,
      hours: days.flatMap((day) =>
        instantsOf(hours.get(each.id)?.get(day) ?? null, day, work.store.timezone),
      ),
    };
  });
}
