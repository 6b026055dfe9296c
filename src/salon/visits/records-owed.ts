/** Records that are still owed at the end of the day: who came and of whom nobody has written what was done. */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { bookingsOf, type Booking } from '../appointments/appointments';
import { businessDayOf } from '../calendar';
import { done, type Operation, type Result, type Tell } from '../operation';
import type { Work } from '../work';

/** Of everybody, or of one beautician: her customers of today whose time is over and whose record is missing. */
export async function owedRecords(work: Work, beauticianId?: string): Promise<Booking[]> {
  const day = businessDayOf(work.now, work.store.timezone);
  const appointments = await work.tx.find(Appointment, {
    where: {
      storeId: work.store.id,
      day,
      status: In(['booked', 'confirmed', 'arrived', 'done']),
      ...(beauticianId ? { beauticianId } : {}),
    },
    order: { at: 'ASC' },
  });
  const over = appointments.filter((each) => each.endAt <= work.now && !each.companion);
  const visits = await work.tx.find(Visit, {
    where: { day, customerId: In(over.map((each) => each.customerId)) },
  });
  const services = await work.tx.find(VisitService, {
    where: { visitId: In(visits.map((each) => each.id)) },
  });
  const owed = over.filter((each) => {
    const visit = visits.find((one) => one.customerId === each.customerId);
    if (!visit) return true;
    const hers = services.some((one) => one.visitId === visit.id && one.beauticianId === each.beauticianId);
    return !hers && visit.beauticianDoneAt === null;
  });
  return bookingsOf(work, owed);
}

/** 20:15, before the meeting: only those who owe hear of it. */
export async function recordsOwed(work: Work): Promise<Result> {
  const owed = await owedRecords(work);
  const beauticians = [...new Set(owed.map((each) => each.beautician.id))];
  const tells = beauticians.map((to): Tell => ({ to, notice: 'records.owed', facts: {} }));
  return done({ owed: owed.length }, tells);
}

async function mine(work: Work): Promise<Result> {
  return done({ bookings: await owedRecords(work, work.actor.staffId) });
}

export const recordsOwedOperations: Operation[] = [
  { name: 'records.owed', command: 'record-visit', kind: 'read', run: mine },
];
