import type { Mentioned, TimeSaid } from './reading';
import { live, type View } from './view';

/**
 * Everything a message names, whatever it is for. An answer to a question («周四三点», «莹莹», «肩颈») says only that;
 * what it is for, the form that asked knows.
 */
export function mentionedIn(view: View): Mentioned {
  return {
    customers: live(view, 'customer').map((one) => one.customers ?? []),
    staff: live(view, 'staff').map((one) => one.staff ?? []),
    treatments: live(view, 'treatment').flatMap((one) => one.treatment ?? []),
    times: live(view, 'time').flatMap((one) => (one.time ? saidOf(one.time) : [])),
    amounts: live(view, 'amount').flatMap((one) => one.value ?? []),
  };
}

function saidOf({ day, time, vague }: TimeSaid): TimeSaid {
  return vague ? { day, time, vague } : { day, time };
}
