/** A correction found and worded as data before anything is written. */
import { Payment } from '../../../entities/payment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf } from '../calendar';
import { named, type Named } from '../subjects';
import type { Work } from '../work';
import type { Change, CorrectionSaid, Found, Stands } from './change';
import { standing, visitMeant, whoIsMeant } from './entry';
import { hanging } from './hanging';
import { changeOf } from './what-is-right';

/** The entry meant and the change; a code where it cannot be found or several could be meant. */
export async function findChange(
  work: Work,
  said: CorrectionSaid,
): Promise<Found | { code: string; stands?: Stands }> {
  const meant = await whoIsMeant(work, said);
  if (!('id' in meant)) return meant;
  const visit = await visitMeant(work, meant, said.day);
  const day = said.day ?? visit?.day ?? businessDayOf(work.now, work.store.timezone);
  const services = visit ? await work.tx.find(VisitService, { where: { visitId: visit.id } }) : [];
  const payments = await work.tx.find(Payment, { where: { customerId: meant.id, day, status: 'confirmed' } });
  const entry = { customer: meant, visit, services, payments };
  const change = await changeOf(work, said, entry);
  if ('code' in change) return { ...change, stands: await standing(work, entry, day) };
  if (isAsItStands(change)) return { code: 'as-it-stands', stands: await standing(work, entry, day) };
  return {
    customer: named(meant),
    day,
    change,
    hangs: await hanging(work, change, services),
    ownerIds: ownersOf(change, visit, services, payments),
  };
}

/** What somebody says is right is what is written. */
function isAsItStands(change: Change): boolean {
  switch (change.kind) {
    case 'beautician':
      return change.before.length === 1 && change.before[0] === change.after.name;
    case 'consumed':
    case 'amount':
      return change.beforeFen === change.afterFen;
    case 'sessions':
      return change.before === change.after;
    case 'method':
      return change.before.every((method) => method === change.after);
    case 'words':
      return change.before === change.after;
    case 'treatments': {
      const ids = (list: Named[]) =>
        list
          .map((each) => each.id)
          .sort()
          .join();
      return ids(change.before) === ids(change.after);
    }
    default:
      return false;
  }
}

function ownersOf(
  change: Change,
  visit: Visit | undefined,
  services: VisitService[],
  payments: Payment[],
): string[] {
  const paymentIds =
    change.kind === 'move' || change.kind === 'method'
      ? change.paymentIds
      : change.kind === 'amount'
        ? [change.paymentId]
        : [];
  const ofMoney = payments
    .filter((payment) => paymentIds.includes(payment.id))
    .map((payment) => payment.byId);
  if (paymentIds.length > 0 && !('visitId' in change && change.visitId)) return ofMoney;
  const ofVisit = services.flatMap((service) => [service.byId, service.beauticianId ?? '']);
  return [...ofMoney, ...ofVisit, ...(visit && services.length === 0 ? [visit.createdById] : [])];
}
