/** Which entry is meant: whose, of which day, and what stands of it. */
import { In, IsNull } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Operation as OperationRow } from '../../../entities/operation';
import { Payment } from '../../../entities/payment';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { addDays, businessDayOf } from '../calendar';
import { shortName } from '../plans/facts';
import { named, staffNamed, theCustomer, type Named } from '../subjects';
import type { Work } from '../work';
import type { CorrectionSaid, Stands } from './change';

export interface Entry {
  customer: Customer;
  visit: Visit | undefined;
  services: VisitService[];
  payments: Payment[];
}

export async function whoIsMeant(work: Work, said: CorrectionSaid): Promise<Customer | { code: string }> {
  if (said.customerId) return (await theCustomer(work, said.customerId)) ?? { code: 'no-such-customer' };
  if (said.walkIn) return walkInOf(work, said);
  return (await lastCustomer(work)) ?? { code: 'nothing-to-correct' };
}

/** «昨天那个散客»: she is known by her day, and by her sum where there were several. */
async function walkInOf(work: Work, said: CorrectionSaid): Promise<Customer | { code: string }> {
  const day = said.day ?? businessDayOf(work.now, work.store.timezone);
  const visits = await work.tx.find(Visit, { where: { storeId: work.store.id, day } });
  const paid = await work.tx.find(Payment, {
    where: { storeId: work.store.id, day, status: 'confirmed' },
  });
  const ids = new Set([...visits, ...paid].map((row) => row.customerId));
  const people = ids.size
    ? await work.tx.find(Customer, { where: { id: In([...ids]), isWalkIn: true, mergedIntoId: IsNull() } })
    : [];
  const fitting = people.filter(
    ({ id }) =>
      said.wasFen === undefined ||
      paid.some((each) => each.customerId === id && each.amountFen === said.wasFen),
  );
  if (fitting.length === 1) return fitting[0];
  return { code: fitting.length === 0 ? 'no-such-entry' : 'several-sums' };
}

/** «上一条», «刚才»: whom her last record or payment was about. */
async function lastCustomer(work: Work): Promise<Customer | null> {
  const [last] = await work.tx.find(OperationRow, {
    where: {
      storeId: work.store.id,
      actorId: work.actor.staffId ?? '',
      name: In(['visits.record', 'payments.record']),
      undoneAt: IsNull(),
    },
    order: { at: 'DESC' },
    take: 1,
  });
  const facts = (last?.outcome as { facts?: { customer?: { id?: string } } } | null | undefined)?.facts;
  return theCustomer(work, facts?.customer?.id);
}

/** Days back in which an entry without a day is looked for. */
const LOOK_BACK_DAYS = 7;

/** The visit of the day said, else her latest of the last days. */
export async function visitMeant(work: Work, customer: Customer, day?: string): Promise<Visit | undefined> {
  if (day) return work.tx.one(Visit, { customerId: customer.id, day });
  const since = addDays(businessDayOf(work.now, work.store.timezone), -LOOK_BACK_DAYS);
  const [last] = await work.tx.find(Visit, {
    where: { customerId: customer.id },
    order: { day: 'DESC' },
    take: 1,
  });
  return last && last.day >= since ? last : undefined;
}

export async function standing(work: Work, entry: Entry, day: string): Promise<Stands> {
  const { customer, services, payments } = entry;
  const people = await staffNamed(
    work,
    services.map((service) => service.beauticianId),
  );
  const treatments = await treatmentsNamed(
    work,
    services.map((service) => service.treatmentId),
  );
  return {
    customer: named(customer),
    day,
    services: treatments.map((treatment) => treatment.name),
    beauticians: [...people.values()].map((person) => person.name),
    sums: payments.map(({ amountFen, method }) => ({ amountFen, method })),
  };
}

export async function treatmentsNamed(work: Work, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  const rows = await work.tx.find(Treatment, { where: { id: In([...new Set(ids)]) } });
  return rows.map((row) => ({ id: row.id, name: shortName(row) }));
}
