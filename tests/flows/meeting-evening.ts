/** Wednesday 25 November 2026 as the daily meeting finds it: who came, who did what, what is open. */
import { Appointment } from '../../entities/appointment';
import type { VisitSaid } from '../../src/salon/visits/visits';
import { runOnce } from '../../src/jobs/once';
import type { Result } from '../../src/salon/operation';
import type { Work } from '../../src/salon/work';
import { act } from '../support/acting';
import type { SalonChat } from '../support/salon-chat';
import { businessDayOf, instantAt, MINUTE } from '../../src/salon/calendar';

export const WEDNESDAY = '2026-11-25';

export function clock(time: string, day = WEDNESDAY): number {
  return instantAt(day, time, 'Asia/Shanghai');
}

export interface Came {
  customer: string;
  at: string;
  by: string;
  treatments: string[];
  minutes?: number;
  status?: Appointment['status'];
  /** Said by her beautician after it; left out: nobody has written the record. */
  said?: Partial<VisitSaid>;
}

/** Somebody was booked, came, was served, and what was said of it is recorded by her beautician. */
export async function came(chat: SalonChat, who: Came): Promise<void> {
  const { cast, db } = chat;
  const customer = cast.customers[who.customer];
  const at = clock(who.at);
  await db.insert(Appointment, {
    storeId: cast.store.id,
    customerId: customer.id,
    day: WEDNESDAY,
    at,
    endAt: at + (who.minutes ?? 60) * MINUTE,
    beauticianId: cast.staff[who.by].id,
    roomId: null,
    treatments: who.treatments.map((code) => cast.treatments[code].id),
    status: who.status ?? 'arrived',
    createdById: cast.staff.PanYan.id,
    createdAt: at - 86_400_000,
  });
  if (!who.said) return;
  const services = who.treatments.map((code) => ({
    treatmentId: cast.treatments[code].id,
    beauticianId: cast.staff[who.by].id,
    times: 1,
  }));
  const now = at + (who.minutes ?? 60) * MINUTE;
  const input = { customerId: customer.id, day: WEDNESDAY, services, ...who.said };
  factsOf(await act(db, cast, { userid: who.by, now }, 'visits.record', input));
}

/** Her consultant accepts the newest draft with the first time that is held for it. */
export async function agreed(
  chat: SalonChat,
  customer: string,
  consultant: string,
  at: string,
): Promise<void> {
  const { cast, db } = chat;
  const customerId = cast.customers[customer].id;
  const as = { userid: consultant, now: clock(at) };
  const plan = factsOf(await act(db, cast, as, 'plans.current', { customerId }));
  const held = plan.held as { id: string }[];
  factsOf(await act(db, cast, as, 'plans.accept', { planId: plan.planId, heldId: held[0]?.id ?? null }));
}

export function factsOf(result: Result): Record<string, unknown> {
  if (!result.done) throw new Error(`refused: ${result.code} ${JSON.stringify(result.facts)}`);
  return result.facts;
}

/** Runs one call of the schedule at a clock of the evening, and lets everybody read what comes of it. */
export async function tick(
  chat: SalonChat,
  time: string,
  run: (work: Work) => Promise<Result>,
  day = WEDNESDAY,
): Promise<Record<string, unknown>> {
  chat.at(clock(time, day));
  let facts: Record<string, unknown> = {};
  const job = {
    name: run.name,
    when: { everyMinutes: 5, offset: 0 },
    lateBy: MINUTE,
    run: async (work: Work) => {
      const result = await run(work);
      facts = factsOf(result);
      return result;
    },
  };
  const status = await runOnce(chat.db, job, chat.now, chat.cast.store, chat.now);
  if (status !== 'done')
    throw new Error(`${run.name} ${status} on ${businessDayOf(chat.now, 'Asia/Shanghai')}`);
  await chat.settle();
  return facts;
}
