/** A remark keeps the day on which it was said, and grows old (SR-FLD-20). */
import type { Customer } from '../../../entities/customer';
import { daysBetween } from '../calendar';

/** Key of the file's further fields that holds the day of the newest remark; no field that is said or shown by itself. */
export const REMARK_DAY = 'noteDay';

/** A remark that nobody has added to for so long is asked about before it is relied on. */
export const STALE_DAYS = 180;

export interface Remark {
  /** Null where it came in before days were kept. */
  day: string | null;
  /** Whole months, once it has grown old; else null. */
  staleMonths: number | null;
}

/** The further fields with the day of a remark made today. */
export function remarkedOn(customer: Customer, today: string): Record<string, unknown> {
  return { ...customer.profile, [REMARK_DAY]: today };
}

export function remarkOf(customer: Customer, today: string): Remark {
  const said = customer.profile?.[REMARK_DAY];
  const day = customer.note && typeof said === 'string' ? said : null;
  const age = day ? daysBetween(day, today) : 0;
  return { day, staleMonths: age >= STALE_DAYS ? Math.floor(age / 30) : null };
}
