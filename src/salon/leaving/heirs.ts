/**
 * Who takes over from somebody who leaves: each of her customers goes to the one who knows her best, and where
 * nobody knows her, to the one who has the fewest, so that nobody is given more than she can look after.
 */
import { In } from '../../database/conditions';
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { CustomerOwner } from '../../../entities/customer-owner';
import type { Staff } from '../../../entities/staff';
import { VisitService } from '../../../entities/visit-service';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';

export type Part = 'consultant' | 'beautician';

export interface Candidate {
  id: string;
  name: string;
  /** Customers she looks after already. */
  has: number;
}

/** How well somebody knows a customer: `${customerId} ${staffId}` → points. */
export type Known = ReadonlyMap<string, number>;

/** A customer who asked for her by name counts as much as three visits. */
const ASKED = 3;

/** Pure: customer → heir, in the order given; empty where nobody is left. */
export function shareOut(customers: string[], candidates: Candidate[], known: Known): Map<string, Candidate> {
  const load = new Map(candidates.map((each) => [each.id, each.has]));
  const heirs = new Map<string, Candidate>();
  const points = (customer: string, each: Candidate) => known.get(`${customer} ${each.id}`) ?? 0;
  const best = (customer: string) => Math.max(0, ...candidates.map((each) => points(customer, each)));
  // Those whom somebody knows go first; the others even out what they leave.
  const order = [...customers].sort((one, other) => best(other) - best(one));
  for (const customer of order) {
    const [heir] = [...candidates].sort(
      (one, other) =>
        points(customer, other) - points(customer, one) || load.get(one.id)! - load.get(other.id)!,
    );
    if (!heir) break;
    heirs.set(customer, heir);
    load.set(heir.id, load.get(heir.id)! + 1);
  }
  return heirs;
}

export interface Shares {
  part: Part;
  /** Customers of hers, in this part. */
  customers: string[];
  candidates: Candidate[];
  heirs: Map<string, Candidate>;
  known: Known;
}

/** All of hers in one part, shared out; with `toId` all go to that one. */
export async function sharesOf(work: Work, leaver: Staff, part: Part, toId?: string): Promise<Shares> {
  const column = part === 'consultant' ? 'consultantId' : 'beauticianId';
  const rows = await work.tx.find(Customer, {
    where: { storeId: work.store.id, [column]: leaver.id },
    select: ['id', 'mergedIntoId'],
    order: { id: 'ASC' },
  });
  const customers = rows.map((row) => row.id);
  const able = await ableTo(work, leaver.id, part);
  const counts = await customersOf(work, able, column);
  const candidates = able.map((each) => ({ id: each.id, name: each.name, has: counts.get(each.id) ?? 0 }));
  const chosen = candidates.filter((each) => each.id === toId);
  const known = await knowledgeOf(work, customers);
  const heirs = shareOut(customers, chosen.length > 0 ? chosen : candidates, known);
  return { part, customers, candidates, heirs, known };
}

/** Consultants for a consultant's customers, managers where there are none; beauticians for a beautician's. */
async function ableTo(work: Work, leaverId: string, part: Part): Promise<Staff[]> {
  const staff = (await storeStaff(work)).filter((each) => each.id !== leaverId);
  const own = staff.filter((each) => each.roles.includes(part));
  if (own.length > 0 || part === 'beautician') return own;
  return staff.filter((each) => each.roles.includes('manager'));
}

async function customersOf(
  work: Work,
  staff: Staff[],
  column: 'consultantId' | 'beauticianId',
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const each of staff) {
    counts.set(each.id, await work.tx.count(Customer, { storeId: work.store.id, [column]: each.id }));
  }
  return counts;
}

/** Visits (asked for by name counts threefold), talks, and having looked after her before. */
async function knowledgeOf(work: Work, customers: string[]): Promise<Known> {
  const points = new Map<string, number>();
  if (customers.length === 0) return points;
  const add = (customerId: string, staffId: string | null, by: number) => {
    if (!staffId) return;
    const key = `${customerId} ${staffId}`;
    points.set(key, (points.get(key) ?? 0) + by);
  };
  const where = { customerId: In(customers) };
  const services = await work.tx.find(VisitService, {
    where,
    select: ['id', 'customerId', 'beauticianId', 'asked'],
  });
  for (const row of services) add(row.customerId, row.beauticianId, row.asked ? ASKED : 1);
  const contacts = await work.tx.find(Contact, { where, select: ['id', 'customerId', 'byId'] });
  for (const row of contacts) add(row.customerId, row.byId, 1);
  const owners = await work.tx.find(CustomerOwner, { where, select: ['id', 'customerId', 'staffId'] });
  for (const row of owners) add(row.customerId, row.staffId, 1);
  return points;
}
