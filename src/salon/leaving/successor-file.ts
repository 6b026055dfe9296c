/**
 * What a successor must know of a customer, on one screen (SR-KAM-20): her story, what was promised, what works with
 * her, what she has left. A beautician's screen has no class, debt or offers.
 */
import { In, IsNull } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { CustomerOwner } from '../../../entities/customer-owner';
import { Plan } from '../../../entities/plan';
import { Staff } from '../../../entities/staff';
import { VisitService } from '../../../entities/visit-service';
import { addDays, businessDayOf } from '../calendar';
import { customerFacts, type CustomerFacts } from '../customer-file';
import { storyOf, type VisitTold } from '../customer-file/story';
import { done, refused, type Operation, type Result } from '../operation';
import { shortName, treatmentsFor } from '../plans/facts';
import { openPromises } from '../promises/promises';
import { named, theCustomer, type Named } from '../subjects';
import type { Work } from '../work';

export interface SuccessorFile {
  file: CustomerFacts;
  /** Who looked after her before and has left. */
  before: { staff: string; from: string } | null;
  story: VisitTold[];
  promises: { kind: string; why: string; dueDay: string }[];
  /** How often she asked for whoever served her by name. */
  asked: { staff: string; count: number }[];
  /** What she agreed to and what she refused of what was proposed; not for a beautician. */
  agreed: string[];
  refusedBefore: string[];
  [fact: string]: unknown;
}

const VISITS_TOLD = 3;
const PLANS_READ = 20;

/** Refusal: `not-found`. */
async function file(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const facts = await customerFacts(work, customer);
  const promises = await openPromises(work, customer.id);
  const mine = promises.filter((each) => !facts.masked || each.ownerId === work.actor.staffId);
  const offers = facts.masked ? { agreed: [], refusedBefore: [] } : await offersOf(work, customer.id);
  const told: SuccessorFile = {
    file: facts,
    before: await predecessorOf(work, customer.id),
    story: await storyOf(work, customer.id, VISITS_TOLD),
    promises: mine.map(({ kind, why, dueDay }) => ({ kind, why, dueDay })),
    asked: await askedOf(work, customer.id),
    ...offers,
  };
  return done(told);
}

async function predecessorOf(work: Work, customerId: string): Promise<SuccessorFile['before']> {
  const rows = await work.tx.find(CustomerOwner, {
    where: { customerId },
    order: { toDay: 'DESC', fromDay: 'DESC' },
  });
  for (const row of rows.filter((each) => each.toDay !== null)) {
    const staff = await work.tx.one(Staff, { id: row.staffId });
    if (staff?.status === 'left') return { staff: staff.name, from: row.fromDay };
  }
  return null;
}

async function askedOf(work: Work, customerId: string): Promise<SuccessorFile['asked']> {
  const services = await work.tx.find(VisitService, { where: { customerId, asked: true } });
  const counts = new Map<string, number>();
  for (const { beauticianId } of services) {
    if (beauticianId) counts.set(beauticianId, (counts.get(beauticianId) ?? 0) + 1);
  }
  const staff = counts.size > 0 ? await work.tx.find(Staff, { where: { id: In([...counts.keys()]) } }) : [];
  return staff.map((each) => ({ staff: each.name, count: counts.get(each.id)! }));
}

async function offersOf(
  work: Work,
  customerId: string,
): Promise<Pick<SuccessorFile, 'agreed' | 'refusedBefore'>> {
  const plans = await work.tx.find(Plan, {
    where: { customerId },
    order: { version: 'DESC' },
    take: PLANS_READ,
  });
  const sold = (statuses: Plan['status'][]) =>
    plans.filter((plan) => statuses.includes(plan.status)).flatMap((plan) => plan.nextSell ?? []);
  const agreed = sold(['accepted', 'changed']);
  const no = sold(['refused']);
  const ids = [...agreed, ...no].flatMap((line) => line.treatmentId ?? []);
  const treatments = await treatmentsFor(work, ids);
  const names = (lines: typeof agreed) => [
    ...new Set(
      lines.map((line) => (line.treatmentId ? shortName(treatments.get(line.treatmentId)) : line.text)),
    ),
  ];
  return { agreed: names(agreed).filter(isName), refusedBefore: names(no).filter(isName) };
}

function isName(name: string | undefined): name is string {
  return !!name;
}

/** Days during which a customer counts as newly taken over. */
const NEW_DAYS = 30;

/** The asker's customers whom somebody who has left had before her. */
async function inherited(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const rows = await work.tx.find(CustomerOwner, {
    where: { staffId: work.actor.staffId ?? '', toDay: IsNull() },
    order: { fromDay: 'DESC', id: 'ASC' },
  });
  const late = rows.filter((row) => row.fromDay >= addDays(today, -NEW_DAYS));
  const ended =
    late.length > 0
      ? await work.tx.find(CustomerOwner, { where: { customerId: In(late.map((row) => row.customerId)) } })
      : [];
  const left = new Set((await work.tx.find(Staff, { where: { status: 'left' } })).map((each) => each.id));
  const mine = late.filter((row) =>
    ended.some(
      (one) =>
        one.customerId === row.customerId &&
        one.role === row.role &&
        one.toDay === row.fromDay &&
        left.has(one.staffId),
    ),
  );
  const ids = [...new Set(mine.map((row) => row.customerId))];
  const customers = ids.length > 0 ? await work.tx.find(Customer, { where: { id: In(ids) } }) : [];
  const byId = new Map(customers.map((each) => [each.id, each]));
  const shown: Named[] = ids.flatMap((id) => (byId.has(id) ? [named(byId.get(id)!)] : []));
  return done({ customers: shown });
}

export const leavingFileOperations: Operation[] = [
  { name: 'leaving.file', command: 'customer-query', kind: 'read', run: file },
  { name: 'leaving.inherited', command: 'customer-query', kind: 'read', run: inherited },
];
