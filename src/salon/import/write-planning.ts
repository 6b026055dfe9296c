import { Appointment } from '../../../entities/appointment';
import { Plan, type PlanOutcome } from '../../../entities/plan';
import { Room } from '../../../entities/room';
import { Treatment } from '../../../entities/treatment';
import type { NextLine } from '../../../entities/visit';
import { isOnlyHeld } from '../appointments/held-times';
import { businessDayOf, instantSaid, MINUTE } from '../calendar';
import type { RowOf } from './tables';
import { changes, counted, fen, queues, rowsOf, type Desk } from './write';
import { nextTimeOf } from './write-visits';

/** Once it is settled, a sheet that is older does not unsettle it. */
const SETTLED = ['arrived', 'done', 'noShow', 'cancelled', 'moved'];

/** Appointments, by customer and time; where somebody has two at once, by beautician. */
export async function writeAppointments(desk: Desk): Promise<void> {
  const { tx, document } = desk;
  const rooms = await tx.find(Room);
  const minutesOf = new Map((await tx.find(Treatment)).map((row) => [row.id, row.minutes]));
  const given = (document.appointments ?? []).map((row) => ({ row, wanted: wantedOf(desk, row, rooms) }));
  const standing = queues(
    (
      await rowsOf(
        tx,
        Appointment,
        'customerId',
        given.map(({ wanted }) => wanted.customerId),
      )
    ).filter((row) => !isOnlyHeld(row)),
    (row) => `${row.customerId}|${row.at}`,
  );
  const fresh: Partial<Appointment>[] = [];
  for (const { row, wanted } of given) {
    const before = takeOne(standing(`${wanted.customerId}|${wanted.at}`), wanted);
    const asked = wanted.treatments.reduce((sum, id) => sum + (minutesOf.get(id) ?? 60), 0);
    const endAt = wanted.at + (row.minutes ?? asked) * MINUTE;
    const patch = before
      ? changes(before, { ...wanted, endAt, status: statusAfter(before, row.status) })
      : null;
    if (before && patch) await tx.update(Appointment, { id: before.id }, patch);
    if (!before) fresh.push({ ...wanted, endAt, createdById: 'import', createdAt: desk.now });
    if (!before || patch) desk.touched.add(wanted.customerId);
    counted(desk, 'appointments', !before || patch !== null);
  }
  await tx.insert(Appointment, fresh);
}

type Wanted = ReturnType<typeof wantedOf>;

function wantedOf({ known, storeOfCustomer }: Desk, row: RowOf<'appointments'>, rooms: Room[]) {
  const customerId = known.idOf('customers', row.customer)!;
  const store = storeOfCustomer.get(customerId)!;
  const at = instantSaid(row.at, store.timezone);
  return {
    storeId: store.id,
    customerId,
    at,
    day: businessDayOf(at, store.timezone),
    beauticianId: known.idOf('staff', row.beautician)!,
    roomId: rooms.find((room) => room.storeId === store.id && room.name === row.room)?.id,
    treatments: row.treatments.map((said) => known.idOf('treatments', said)!),
    status: row.status,
  };
}

function takeOne(standing: Appointment[], wanted: Wanted): Appointment | undefined {
  const alike = [
    (row: Appointment) => row.beauticianId === wanted.beauticianId && row.status === wanted.status,
    (row: Appointment) => row.beauticianId === wanted.beauticianId,
    () => true,
  ];
  for (const fits of alike) {
    const at = standing.findIndex(fits);
    if (at >= 0) return standing.splice(at, 1)[0];
  }
  return undefined;
}

function statusAfter(before: Appointment, stated: Appointment['status']): Appointment['status'] {
  return SETTLED.includes(before.status) && !SETTLED.includes(stated) ? before.status : stated;
}

/** Plans: another one than the newest becomes the next version. */
export async function writePlans(desk: Desk): Promise<void> {
  const { tx, known, document } = desk;
  const ids = (document.plans ?? []).map((row) => known.idOf('customers', row.customer)!);
  const all = await rowsOf(tx, Plan, 'customerId', ids);
  const newest = new Map<string, Plan>();
  for (const plan of all) {
    if ((newest.get(plan.customerId)?.version ?? 0) < plan.version) newest.set(plan.customerId, plan);
  }
  const fresh: Partial<Plan>[] = [];
  for (const row of document.plans ?? []) {
    const customerId = known.idOf('customers', row.customer)!;
    const store = desk.storeOfCustomer.get(customerId)!;
    const wanted = planOf(desk, row, store.timezone);
    const latest = newest.get(customerId);
    const same = latest !== undefined && saysTheSame(latest, wanted);
    if (!same) {
      const plan = {
        customerId,
        storeId: store.id,
        version: (latest?.version ?? 0) + 1,
        status: 'accepted' as const,
        ...wanted,
        authorId: 'import',
        at: desk.now,
      };
      fresh.push(plan);
      newest.set(customerId, plan as unknown as Plan);
      desk.touched.add(customerId);
    }
    counted(desk, 'plans', !same);
  }
  await tx.insert(Plan, fresh);
}

/** What the sheet holds of a plan; prices and the words beside a treatment it does not. */
type Held = Omit<ReturnType<typeof planOf>, 'outcome'> & { outcome: PlanOutcome | null };

function saysTheSame(latest: Plan, wanted: Held): boolean {
  return JSON.stringify(onTheSheet(latest)) === JSON.stringify(onTheSheet(wanted));
}

function onTheSheet(plan: Held | Plan): unknown[] {
  const lines = (list: NextLine[] | null) => (list ?? []).map((line) => line.treatmentId ?? line.text);
  const { goal, problem, renewal, homeCare, reviewDay, outcome } = plan;
  return [
    lines(plan.nextDo),
    lines(plan.nextSell),
    plan.nextAt === null ? plan.nextDay : plan.nextAt,
    plan.expectedCashFen ?? 0,
    ...[goal, problem, renewal, homeCare, reviewDay].map((each) => each ?? null),
    (plan.steps ?? []).map((step) => [step.text, step.day ?? null, step.doneAt !== undefined]),
    outcome && [outcome.result, outcome.paid ?? false, outcome.reason ?? null],
  ];
}

function planOf({ known, now }: Desk, row: RowOf<'plans'>, zone: string) {
  const lines = (list: string[] | undefined): NextLine[] | null =>
    list?.map((text) => {
      const treatmentId = known.idOf('treatments', text);
      return treatmentId ? { treatmentId } : { text };
    }) ?? null;
  const next = row.nextTime ? nextTimeOf(row.nextTime, zone) : {};
  const { outcome: result, paid, reason } = row;
  const steps = row.steps?.map(({ text, day, done }) => ({
    text,
    ...(day ? { day } : {}),
    ...(done ? { doneAt: now } : {}),
  }));
  return {
    nextDo: lines(row.nextDo),
    nextSell: lines(row.nextSell),
    nextDay: next.day ?? null,
    nextAt: next.at ?? null,
    expectedCashFen: fen(row.expectedCash) ?? null,
    goal: row.goal ?? null,
    problem: row.problem ?? null,
    renewal: row.renewal ?? null,
    homeCare: row.homeCare ?? null,
    reviewDay: row.reviewDay ?? null,
    steps: steps ?? null,
    outcome: result ? { result, ...(paid ? { paid } : {}), ...(reason ? { reason } : {}) } : null,
  };
}
