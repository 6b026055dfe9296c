/** The history of who looks after a customer (客户分配, SR-FRM-01): never overwritten, each stretch with its days. */
import { In, IsNull } from '../../database/conditions';
import type { Customer } from '../../../entities/customer';
import { CustomerOwner } from '../../../entities/customer-owner';
import { Staff } from '../../../entities/staff';
import { businessDayOf } from '../calendar';
import { byWhom, type Work } from '../work';

/** Ends the stretch that runs and begins the next one; a stretch nobody had written down is written down first. */
export async function ownedFrom(
  work: Work,
  customer: Customer,
  role: CustomerOwner['role'],
  hands: { before: string | null; after: string | null },
  reason: string | null = null,
): Promise<void> {
  const today = businessDayOf(work.now, work.store.timezone);
  const byId = byWhom(work.actor);
  const { before, after } = hands;
  const where = { customerId: customer.id, role, toDay: IsNull() };
  const ended = await work.rows.update(CustomerOwner, where as never, { toDay: today });
  if (ended === 0 && before) {
    const fromDay = customer.firstVisitDay ?? today;
    await work.rows.insert(CustomerOwner, {
      customerId: customer.id,
      role,
      staffId: before,
      fromDay,
      toDay: today,
      byId,
    });
  }
  if (!after) return;
  await work.rows.insert(CustomerOwner, {
    customerId: customer.id,
    role,
    staffId: after,
    fromDay: today,
    byId,
    reason,
  });
}

export interface OwnedBy {
  role: CustomerOwner['role'];
  staff: string;
  from: string;
  until: string | null;
  left: boolean;
}

/** Everybody who looked after her, the newest first. */
export async function ownersOf(work: Work, customerId: string): Promise<OwnedBy[]> {
  const rows = await work.tx.find(CustomerOwner, { where: { customerId }, order: { fromDay: 'DESC' } });
  if (rows.length === 0) return [];
  const staff = await work.tx.find(Staff, { where: { id: In(rows.map((row) => row.staffId)) } });
  return rows
    .map((row) => {
      const one = staff.find((each) => each.id === row.staffId);
      const left = one?.status === 'left';
      return { role: row.role, staff: one?.name ?? '', from: row.fromDay, until: row.toDay, left };
    })
    .sort((one, other) => Number(one.until !== null) - Number(other.until !== null));
}
