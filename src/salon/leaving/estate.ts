/** Who gets what of a leaver's: her customers in both parts, in every store of hers, and who has the rest. */
import { In } from '../../database/conditions';
import type { Staff } from '../../../entities/staff';
import { StaffStore } from '../../../entities/staff-store';
import { Store } from '../../../entities/store';
import { Customer } from '../../../entities/customer';
import { storeStaff } from '../staff/store-staff';
import type { Named } from '../subjects';
import type { Work } from '../work';
import { sharesOf, type Part, type Shares } from './heirs';

export interface Estate {
  shares: Shares[];
  /** Customer → heir. */
  consultants: Map<string, Named>;
  beauticians: Map<string, Named>;
  /** Store → who has what hangs on no customer, or may not go to a beautician. */
  rest: Map<string, Named>;
  /** Store → beauticians, for appointments of customers who are not shared out. */
  hands: Map<string, Named[]>;
}

/** With `toId` that one takes all she can take. */
export async function estateOf(work: Work, leaver: Staff, toId?: string): Promise<Estate> {
  const estate: Estate = {
    shares: [],
    consultants: new Map(),
    beauticians: new Map(),
    rest: new Map(),
    hands: new Map(),
  };
  for (const store of await storesOf(work, leaver.id)) {
    const there = { ...work, store };
    const parts: Part[] = ['consultant', 'beautician'];
    for (const part of parts) {
      const shares = await sharesOf(there, leaver, part, toId);
      estate.shares.push(shares);
      const into = part === 'consultant' ? estate.consultants : estate.beauticians;
      for (const [customer, heir] of shares.heirs) into.set(customer, { id: heir.id, name: heir.name });
      if (part === 'beautician') estate.hands.set(store.id, shares.candidates);
    }
    const rest = await restOf(there, leaver, estate.shares.at(-2)!, toId);
    if (rest) estate.rest.set(store.id, rest);
  }
  return estate;
}

/** Work that is no customer's in particular: the chosen one, the one with most of the customers, the manager. */
async function restOf(work: Work, leaver: Staff, shares: Shares, toId?: string): Promise<Named | null> {
  const staff = (await storeStaff(work)).filter((each) => each.id !== leaver.id);
  const plans = staff.filter((each) =>
    each.roles.some((role) => role === 'consultant' || role === 'manager'),
  );
  const chosen = plans.find((each) => each.id === toId);
  const most = [...countByHeir(shares)].sort((one, other) => other[1].count - one[1].count)[0]?.[0];
  const heir =
    chosen ??
    plans.find((each) => each.id === most) ??
    plans.find((each) => each.roles.includes('manager')) ??
    plans[0];
  return heir ? { id: heir.id, name: heir.name } : null;
}

/** Heir → how many, and how many of them know her. */
export function countByHeir(
  shares: Pick<Shares, 'heirs' | 'known'>,
): Map<string, { name: string; count: number; known: number }> {
  const counts = new Map<string, { name: string; count: number; known: number }>();
  for (const [customer, heir] of shares.heirs) {
    const one = counts.get(heir.id) ?? { name: heir.name, count: 0, known: 0 };
    one.count += 1;
    if (shares.known.has(`${customer} ${heir.id}`)) one.known += 1;
    counts.set(heir.id, one);
  }
  return counts;
}

/** Who has a customer's affairs from now on: where a beautician may not have them, her consultant. */
export async function heirOf(
  work: Work,
  estate: Estate,
  row: { customerId?: string | null; storeId?: string },
  may: 'anybody' | 'planner' = 'anybody',
): Promise<string | null> {
  const { customerId } = row;
  const rest = estate.rest.get(row.storeId ?? work.store.id) ?? [...estate.rest.values()][0];
  if (!customerId) return rest?.id ?? null;
  const shared = estate.consultants.get(customerId);
  if (shared) return shared.id;
  const hands = may === 'anybody' ? estate.beauticians.get(customerId) : undefined;
  if (hands) return hands.id;
  const customer = await work.tx.one(Customer, { id: customerId });
  const active = (await storeStaff(work)).map((each) => each.id);
  const own = customer?.consultantId;
  return own && active.includes(own) ? own : (rest?.id ?? null);
}

async function storesOf(work: Work, staffId: string): Promise<Store[]> {
  const links = await work.tx.find(StaffStore, { where: { staffId } });
  const ids = [...new Set(links.map((link) => link.storeId))];
  return ids.length > 0 ? work.tx.find(Store, { where: { id: In(ids) }, order: { code: 'ASC' } }) : [];
}
