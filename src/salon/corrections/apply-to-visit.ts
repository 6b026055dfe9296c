/** The visit put right: its treatments, sessions, consumption and what comes next. */
import { Course } from '../../../entities/course';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf } from '../calendar';
import { recount } from '../customers/summary';
import { post } from '../money/accounts';
import { dealOut, lineConsumption } from '../money/consumption';
import { giveBack, useCourse } from '../money/courses';
import { refused, type Refusal } from '../operation';
import { settleParts } from '../visits/completion';
import { writeLines } from '../visits/writing';
import type { Work } from '../work';
import type { ChangeOf } from './change';
import { linesInstead } from './lines-instead';

export async function changeNext(work: Work, change: ChangeOf<'next'>): Promise<null> {
  const { nextDo, nextSell, nextTime } = change;
  await work.rows.update(Visit, change.visitId, { nextDo, nextSell, nextTime });
  await settleParts(work, change.visitId);
  return null;
}

export async function changeConsumed(
  work: Work,
  customerId: string,
  change: ChangeOf<'consumed'>,
): Promise<null> {
  const services = await work.tx.find(VisitService, {
    where: { visitId: change.visitId },
    order: { id: 'ASC' },
  });
  const dealt = dealOut(
    change.afterFen,
    services.map((service) => service.consumedFen),
  );
  for (const [index, service] of services.entries()) {
    await work.rows.update(VisitService, service.id, { consumedFen: dealt[index] });
    if (service.paidBy !== 'stored') continue;
    const deltaFen = service.consumedFen - dealt[index];
    const day = businessDayOf(work.now, work.store.timezone);
    await post(work, {
      customerId,
      account: 'stored',
      deltaFen,
      kind: 'correct',
      day,
      visitId: change.visitId,
    });
  }
  await recount(work, customerId, [change.visitId]);
  return null;
}

export async function changeSessions(
  work: Work,
  customerId: string,
  change: ChangeOf<'sessions'>,
): Promise<Refusal | null> {
  const service = (await work.tx.one(VisitService, { id: change.serviceId }))!;
  const day = businessDayOf(work.now, work.store.timezone);
  const owners = await giveBack(work, service.id, day);
  if (!service.courseId) return refused('no-such-course', {});
  const course = await work.tx.one(Course, { id: service.courseId });
  const used = await useCourse(work, {
    courseId: service.courseId,
    sessions: change.after,
    userId: customerId,
    visitServiceId: service.id,
    day,
  });
  if ('refusal' in used) return used.refusal;
  const price = service.times > 0 ? Math.round(service.consumedFen / service.times) : 0;
  const consumedFen = lineConsumption({
    paidBy: 'course',
    times: change.after,
    priceFen: price,
    sessionsUsed: change.after,
    course,
  });
  await work.rows.update(VisitService, service.id, {
    sessionsUsed: change.after,
    times: change.after,
    consumedFen,
  });
  for (const id of new Set([...owners, customerId]))
    await recount(work, id, id === customerId ? [change.visitId] : []);
  return null;
}

/** What was not done goes, with its sessions given back; what was done instead comes. */
export async function changeTreatments(
  work: Work,
  customerId: string,
  change: ChangeOf<'treatments'>,
): Promise<Refusal | null> {
  const visit = (await work.tx.one(Visit, { id: change.visitId }))!;
  const services = await work.tx.find(VisitService, { where: { visitId: visit.id } });
  const day = businessDayOf(work.now, work.store.timezone);
  const stays = new Set(change.after.map((treatment) => treatment.id));
  const gone = services.filter((service) => !stays.has(service.treatmentId));
  const owners = new Set([customerId]);
  for (const service of gone) {
    for (const owner of await giveBack(work, service.id, day)) owners.add(owner);
    await work.rows.remove(VisitService, service.id);
  }
  if (gone.some((service) => service.paidBy === 'stored')) await giveBackStored(work, visit, gone, day);
  const lines = await linesInstead(work, visit, change, services);
  const refusal = await writeLines(work, visit, lines, {});
  if (refusal) return refusal;
  for (const id of owners) await recount(work, id, id === customerId ? [visit.id] : []);
  await settleParts(work, visit.id);
  return null;
}

async function giveBackStored(work: Work, visit: Visit, gone: VisitService[], day: string): Promise<void> {
  const deltaFen = gone
    .filter((service) => service.paidBy === 'stored')
    .reduce((sum, service) => sum + service.consumedFen, 0);
  const { customerId, id: visitId } = visit;
  await post(work, { customerId, account: 'stored', deltaFen, kind: 'correct', day, visitId });
}
