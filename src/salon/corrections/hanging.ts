/** What hangs on a change: sessions, cards, shares and plans that move with it, and what it leaves unpaid. */
import { In } from '../../database/conditions';
import { Payment } from '../../../entities/payment';
import { Plan } from '../../../entities/plan';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import type { Work } from '../work';
import type { Change, ChangeOf, Hanging } from './change';
import { treatmentsNamed } from './entry';
import { linesInstead } from './lines-instead';

export async function hanging(work: Work, change: Change, services: VisitService[]): Promise<Hanging[]> {
  const hangs: Hanging[] = [];
  if (change.kind === 'move' || change.kind === 'amount') {
    const ids = change.kind === 'move' ? change.paymentIds : [change.paymentId];
    const payments = ids.length > 0 ? await work.tx.find(Payment, { where: { id: In(ids) } }) : [];
    const courses = payments.filter((payment) => payment.courseId).length;
    if (courses > 0) hangs.push({ what: 'course', count: courses });
    const sellers = new Set(
      payments.flatMap((payment) => payment.sellers?.map((seller) => seller.staffId) ?? []),
    );
    if (sellers.size > 0) hangs.push({ what: 'share', count: sellers.size });
  }
  const moved = movedLines(change, services);
  const names = await treatmentsNamed(
    work,
    moved.map((service) => service.treatmentId),
  );
  for (const service of moved.filter((each) => each.sessionsUsed > 0)) {
    const name = names.find((each) => each.id === service.treatmentId)?.name ?? '';
    hangs.push({ what: 'sessions', name, count: service.sessionsUsed });
  }
  if (change.kind === 'treatments') hangs.push(...(await newLines(work, change, services)));
  const visitId = 'visitId' in change ? change.visitId : null;
  const plan = visitId && change.kind === 'move' ? await work.tx.one(Plan, { visitId }) : undefined;
  if (plan) hangs.push({ what: 'plan', status: plan.status });
  return hangs;
}

/** Lines whose sessions go elsewhere: those of a visit that moves, and those that were not done. */
function movedLines(change: Change, services: VisitService[]): VisitService[] {
  if (change.kind === 'move') return change.visitId ? services : [];
  if (change.kind !== 'treatments') return [];
  return services.filter((service) => !change.after.some((each) => each.id === service.treatmentId));
}

/** What is done instead or besides: what it consumes, and whether anything pays for it. */
async function newLines(
  work: Work,
  change: ChangeOf<'treatments'>,
  services: VisitService[],
): Promise<Hanging[]> {
  const visit = (await work.tx.one(Visit, { id: change.visitId }))!;
  const stays = services.filter((service) => change.after.some((each) => each.id === service.treatmentId));
  const lines = await linesInstead(work, visit, change, services);
  const beforeFen = services.reduce((sum, service) => sum + service.consumedFen, 0);
  const afterFen = [...stays, ...lines].reduce((sum, line) => sum + line.consumedFen, 0);
  const unpaid = lines.filter((line) => line.paidBy === 'cash');
  return [
    ...(beforeFen === afterFen ? [] : [{ what: 'consumed' as const, beforeFen, afterFen }]),
    ...unpaid.map((line) => ({ what: 'unpaid' as const, name: line.name, priceFen: line.listFen })),
  ];
}
