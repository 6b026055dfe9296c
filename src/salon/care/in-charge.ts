/**
 * Who is in charge of a customer so long after she was served (SR-REL-03, setting `owner.by_time`): within a month
 * those who serve her, then her consultant, after a year the store. Of those who serve her it is her consultant,
 * unless she trusts one of the beauticians as a person (SR-PER-12).
 */
import type { CustomerSummary } from '../../../entities/customer-summary';
import { Shift } from '../../../entities/shift';
import { daysBetween } from '../calendar';
import { settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';
import type { DuePromise } from './due-promises';
import { trustLevel } from '../trust/trust';
import { trustPairs } from '../trust/trust-counts';
import { inChargeAfter } from './one-voice';

type Whose = Pick<CustomerSummary, 'customerId' | 'consultantId' | 'lastVisitDay'>;

export interface Owners {
  /** Staff id; null in a store that has nobody to look after her. */
  of(customer: Whose, owner: DuePromise['owner']): Promise<string | null>;
  isOff(staffId: string): boolean;
}

export async function ownersOf(work: Work, today: string): Promise<Owners> {
  const staff = await storeStaff(work);
  const active = new Set(staff.map((each) => each.id));
  const manager = staff.find((each) => each.roles.includes('manager'))?.id ?? null;
  const limits = await settingOf(work, 'owner.by_time');
  const shifts = await work.tx.find(Shift, { where: { storeId: work.store.id, day: today, off: true } });
  const off = new Set(shifts.map((shift) => shift.staffId));
  const consultantOf = ({ consultantId }: Whose) =>
    consultantId && active.has(consultantId) ? consultantId : manager;
  return {
    async of(customer, owner) {
      const consultant = consultantOf(customer);
      if (owner === 'consultant') return consultant;
      if (owner === 'manager') return manager ?? consultant;
      const days = customer.lastVisitDay ? daysBetween(customer.lastVisitDay, today) : null;
      const inCharge = inChargeAfter(days, limits);
      if (inCharge === 'store') return manager ?? consultant;
      if (inCharge === 'consultant') return consultant;
      return (await trustedAsPerson(work, customer.customerId, active)) ?? consultant;
    },
    isOff: (staffId) => off.has(staffId),
  };
}

/** The beautician whom she trusts as a person, if there is one (SR-PER-13). */
async function trustedAsPerson(work: Work, customerId: string, active: Set<string>): Promise<string | null> {
  const pairs = await trustPairs(work, customerId);
  return pairs.find((pair) => active.has(pair.staffId) && trustLevel(pair.counts) === 4)?.staffId ?? null;
}
