/** A plan as it is shown: names opened, reasons with the names of their treatments, the times still held. */
import { In, MoreThan } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import type { Plan, PlanReason } from '../../../entities/plan';
import { Treatment } from '../../../entities/treatment';
import type { NextLine } from '../../../entities/visit';
import { bookingsOf, type Booking } from '../appointments/appointments';
import { businessDayOf, clockOf } from '../calendar';
import { heldTimes } from '../appointments/held-times';
import { named, type Named } from '../subjects';
import { warningsOf, type Warning } from '../arrival/warnings';
import type { Work } from '../work';

/** Something to do or to offer, by the short name staff use. */
export interface PlanLine {
  treatment: Named | null;
  /** Short name of the treatment, or the words that were said. */
  words: string;
  sessions: number | null;
  fen: number | null;
}

export interface ShownReason extends PlanReason {
  treatment?: string;
}

export interface HeldTime {
  id: string;
  day: string;
  time: string;
  beautician: string;
  room: string | null;
}

export interface PlanFacts {
  planId: string;
  version: number;
  status: Plan['status'];
  customer: Named;
  doing: PlanLine[];
  selling: PlanLine[];
  nextDay: string | null;
  /** HH:MM where an hour stands. */
  nextClock: string | null;
  expectedCashFen: number;
  basis: { money: ShownReason[]; time: ShownReason[]; relationship: ShownReason[] };
  held: HeldTime[];
  /** The appointment that stands for it. */
  booked: HeldTime | null;
  /** Allergy, taboo, last reaction: known before anything is agreed. */
  warning: Warning | null;
  reason: string | null;
  today: string;
  [fact: string]: unknown;
}

/** What of a plan is shown; a draft that was never written has an empty id. */
export type ShownPlan = Pick<
  Plan,
  | 'id'
  | 'customerId'
  | 'version'
  | 'status'
  | 'nextDo'
  | 'nextSell'
  | 'nextDay'
  | 'nextAt'
  | 'expectedCashFen'
  | 'basis'
  | 'held'
  | 'reason'
>;

export async function planFacts(work: Work, plan: ShownPlan): Promise<PlanFacts> {
  const customer = await work.tx.one(Customer, { id: plan.customerId });
  const basis = plan.basis ?? { money: [], time: [], relationship: [] };
  const reasons = [...basis.money, ...basis.time, ...basis.relationship];
  const lines = [...(plan.nextDo ?? []), ...(plan.nextSell ?? [])];
  const treatments = await treatmentsFor(
    work,
    [...reasons, ...lines].flatMap((each) => each.treatmentId ?? []),
  );
  const shown = (each: PlanReason): ShownReason => ({
    ...each,
    treatment: each.treatmentId ? shortName(treatments.get(each.treatmentId)) : undefined,
  });
  return {
    planId: plan.id,
    version: plan.version,
    status: plan.status,
    customer: customer ? named(customer) : { id: plan.customerId, name: '' },
    doing: (plan.nextDo ?? []).map((line) => planLine(line, treatments)),
    selling: (plan.nextSell ?? []).map((line) => planLine(line, treatments)),
    nextDay: plan.nextDay,
    nextClock: plan.nextAt === null ? null : clockOf(plan.nextAt, work.store.timezone),
    expectedCashFen: plan.expectedCashFen ?? 0,
    basis: {
      money: basis.money.map(shown),
      time: basis.time.map(shown),
      relationship: basis.relationship.map(shown),
    },
    held: (await heldTimes(work, plan.held ?? [])).map(heldTime),
    booked: await bookedOf(work, plan),
    warning: (await warningsOf(work, [plan.customerId]))[0] ?? null,
    reason: plan.reason,
    today: businessDayOf(work.now, work.store.timezone),
  };
}

/** Of the times that were held for it the one that became an appointment and is still to come. */
async function bookedOf(work: Work, plan: ShownPlan): Promise<HeldTime | null> {
  if (!plan.held?.length) return null;
  const rows = await work.tx.find(Appointment, {
    where: { id: In(plan.held), status: In(['booked', 'confirmed']), at: MoreThan(work.now) },
  });
  const [booking] = await bookingsOf(work, rows);
  return booking ? heldTime(booking) : null;
}

export function heldTime(booking: Booking): HeldTime {
  return {
    id: booking.id,
    day: booking.day,
    time: booking.time,
    beautician: booking.beautician.name,
    room: booking.room?.name ?? null,
  };
}

/** The first word staff use for it: 拉提 for 冻龄抗衰拉提. */
export function shortName(treatment: { name: string; aliases: string[] } | undefined): string {
  return treatment?.aliases[0] ?? treatment?.name ?? '';
}

export async function treatmentsFor(work: Work, ids: string[]): Promise<Map<string, Treatment>> {
  if (ids.length === 0) return new Map();
  const rows = await work.tx.find(Treatment, { where: { id: In([...new Set(ids)]) } });
  return new Map(rows.map((row) => [row.id, row]));
}

function planLine(line: NextLine, treatments: Map<string, Treatment>): PlanLine {
  const treatment = line.treatmentId ? treatments.get(line.treatmentId) : undefined;
  return {
    treatment: treatment ? named(treatment) : null,
    words:
      treatment && (!line.text || line.text === treatment.name) ? shortName(treatment) : (line.text ?? ''),
    sessions: line.sessions ?? null,
    fen: line.priceFen ?? null,
  };
}
