/** An entry that is somebody else's goes to her. */
import { AccountEntry } from '../../../entities/account-entry';
import { Course } from '../../../entities/course';
import { Payment } from '../../../entities/payment';
import { Plan } from '../../../entities/plan';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { notPaidAfterAll } from '../action-plan/outcome';
import { businessDayOf } from '../calendar';
import { recount } from '../customers/summary';
import { coursesFor, giveBack, useCourse } from '../money/courses';
import { refused, type Refusal } from '../operation';
import { draftPlan } from '../plans/plans';
import { settleParts } from '../visits/completion';
import type { Work } from '../work';
import type { ChangeOf } from './change';

/** Everything of the entry goes to whom it belongs: money and what it bought, services and the sessions they took. */
export async function move(work: Work, change: ChangeOf<'move'>): Promise<Refusal | null> {
  const { from, to } = change;
  const today = businessDayOf(work.now, work.store.timezone);
  const visitIds: string[] = [];
  for (const id of change.paymentIds) {
    const payment = (await work.tx.one(Payment, { id }))!;
    await work.rows.update(Payment, id, {
      customerId: to.id,
      visitId: change.visitId ? payment.visitId : null,
    });
    if (payment.visitId) visitIds.push(payment.visitId);
    await work.rows.update(AccountEntry, { paymentId: id }, { customerId: to.id });
    if (payment.courseId) await work.rows.update(Course, payment.courseId, { customerId: to.id });
    await notPaidAfterAll(work, id, from.id);
  }
  if (change.visitId) await notPaidAfterAll(work, change.visitId, from.id);
  const refusal = change.visitId ? await moveVisit(work, change.visitId, from.id, to.id, today) : null;
  if (refusal) return refusal;
  await recount(work, from.id, visitIds);
  await recount(work, to.id, change.visitId ? [change.visitId] : []);
  return null;
}

async function moveVisit(
  work: Work,
  visitId: string,
  fromId: string,
  toId: string,
  today: string,
): Promise<Refusal | null> {
  const visit = (await work.tx.one(Visit, { id: visitId }))!;
  if (await work.tx.one(Visit, { customerId: toId, day: visit.day })) return refused('both-have-visits', {});
  const services = await work.tx.find(VisitService, { where: { visitId } });
  await work.rows.update(Visit, visitId, { customerId: toId });
  for (const service of services) {
    await giveBack(work, service.id, today);
    await work.rows.update(VisitService, service.id, { customerId: toId });
    if (service.sessionsUsed === 0) continue;
    const [course] = await coursesFor(work, toId, service.treatmentId);
    const fits = course && course.left >= service.sessionsUsed;
    await work.rows.update(VisitService, service.id, {
      courseId: fits ? course.id : null,
      paidBy: fits ? 'course' : 'cash',
      sessionsUsed: fits ? service.sessionsUsed : 0,
    });
    if (!fits) continue;
    const use = {
      courseId: course.id,
      sessions: service.sessionsUsed,
      userId: toId,
      visitServiceId: service.id,
    };
    const used = await useCourse(work, { ...use, day: today });
    if ('refusal' in used) return used.refusal;
  }
  await work.rows.update(AccountEntry, { visitId, customerId: fromId }, { customerId: toId });
  await work.rows.update(Plan, { visitId, customerId: fromId, status: 'draft' }, { status: 'superseded' });
  await settleParts(work, visitId);
  await draftPlan(work, { customerId: toId, visitId });
  return null;
}
