/** What happened between a customer and each who served her: counted from the rows whenever it is asked for. */
import { In, IsNull, Not } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Complaint } from '../../../entities/complaint';
import { Payment } from '../../../entities/payment';
import { Plan } from '../../../entities/plan';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { addDays, businessDayOf } from '../calendar';
import type { Work } from '../work';
import { handsFor, NO_COUNTS, type Hands, type TrustCounts } from './trust';

/** Older than this says little of today. */
const DAYS_BACK = 730;

export interface TrustPair {
  staffId: string;
  lastDay: string;
  counts: TrustCounts;
}

/** One pair for each beautician who served her, whoever served her last first. */
export async function trustPairs(work: Work, customerId: string): Promise<TrustPair[]> {
  const since = addDays(businessDayOf(work.now, work.store.timezone), -DAYS_BACK);
  const visits = await work.tx.find(Visit, { where: { customerId }, select: ['id', 'day'] });
  const days = new Map(visits.filter((row) => row.day >= since).map((row) => [row.id, row.day]));
  const services = (
    await work.tx.find(VisitService, { where: { customerId, beauticianId: Not(IsNull()) } })
  ).filter((row) => days.has(row.visitId));
  const hands = [...new Set(services.map((row) => row.beauticianId!))];
  if (hands.length === 0) return [];
  const sources = await sourcesOf(work, customerId, services);
  return hands
    .map((staffId) => ({
      staffId,
      lastDay: services
        .filter((row) => row.beauticianId === staffId)
        .map((row) => days.get(row.visitId)!)
        .sort()
        .at(-1)!,
      counts: countsOf(staffId, services, days, sources),
    }))
    .sort((one, other) => (one.lastDay < other.lastDay ? 1 : one.lastDay > other.lastDay ? -1 : 0));
}

/** Whom to look for first and whom to take last for her. */
export async function trustedHands(work: Work, customerId: string): Promise<Hands> {
  return handsFor(await trustPairs(work, customerId));
}

async function sourcesOf(work: Work, customerId: string, services: VisitService[]) {
  return {
    redone: new Set(
      (
        await work.tx.find(VisitService, {
          where: { redoOfId: In(services.map((row) => row.id)) },
          select: ['id', 'redoOfId'],
        })
      ).map((row) => row.redoOfId),
    ),
    appointments: await work.tx.find(Appointment, {
      where: { customerId, status: In(['arrived', 'done']) },
      select: ['id', 'beauticianId', 'lateMinutes'],
    }),
    plans: await work.tx.find(Plan, {
      where: { customerId, visitId: Not(IsNull()) },
      select: ['id', 'visitId', 'outcome'],
    }),
    cards: await work.tx.find(Payment, {
      where: { customerId, kind: 'course', status: 'confirmed' },
      select: ['id', 'day'],
    }),
    complaints: await work.tx.find(Complaint, {
      where: { customerId, aboutStaffId: Not(IsNull()) },
      select: ['id', 'aboutStaffId'],
    }),
  };
}

function countsOf(
  staffId: string,
  services: VisitService[],
  days: Map<string, string>,
  sources: Awaited<ReturnType<typeof sourcesOf>>,
): TrustCounts {
  const own = services.filter((row) => row.beauticianId === staffId);
  const visits = new Set(own.map((row) => row.visitId));
  const ownDays = new Set(own.map((row) => days.get(row.visitId)));
  const kept = sources.appointments.filter((row) => row.beauticianId === staffId);
  const answers = sources.plans.filter((row) => visits.has(row.visitId!)).map((row) => row.outcome?.result);
  return {
    ...NO_COUNTS,
    served: visits.size,
    asked: new Set(own.filter((row) => row.asked).map((row) => row.visitId)).size,
    kept: kept.length,
    onTime: kept.filter((row) => !row.lateMinutes).length,
    accepted: answers.filter((result) => result === 'yes').length,
    refused: answers.filter((result) => result === 'no').length,
    renewals: sources.cards.filter((row) => ownDays.has(row.day)).length,
    redone: own.filter((row) => sources.redone.has(row.id)).length,
    complaints: sources.complaints.filter((row) => row.aboutStaffId === staffId).length,
  };
}
