import { AccountEntry } from '../../../entities/account-entry';
import { Payment } from '../../../entities/payment';
import { Visit, type NextTime, type NoneBecause } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import type { Store } from '../../../entities/store';
import { businessDayOf, instantAt, momentAt } from '../calendar';
import { filled, inside, lines, yuan, type Desk, type Row } from './desk';

/** 服务记录表: one row a customer and business day. */
export async function visits(desk: Desk): Promise<Row[]> {
  const services = groupBy(await desk.tx.find(VisitService, { order: { id: 'ASC' } }), (row) => row.visitId);
  const payments = groupBy(
    (await desk.tx.find(Payment, { where: { status: 'confirmed' } })).filter((row) => row.kind === 'topUp'),
    (row) => row.visitId,
  );
  const owed = groupBy(
    (await desk.tx.find(AccountEntry, { where: { account: 'arrears' } })).filter((row) => row.deltaFen > 0),
    (row) => row.visitId,
  );
  const rows = await desk.tx.find(Visit, { order: { day: 'ASC', openedAt: 'ASC', id: 'ASC' } });
  return rows
    .filter((row) => inside(row.day, desk.span) && desk.sees(row.customerId))
    .map((row) => visitRow(desk, row, services.get(row.id) ?? [], payments.get(row.id), owed.get(row.id)));
}

function visitRow(
  desk: Desk,
  row: Visit,
  services: VisitService[],
  topUps: Payment[] = [],
  owed: AccountEntry[] = [],
): Row {
  const store = desk.store(row.storeId);
  return filled({
    id: row.id,
    customer: desk.customer(row.customerId),
    at: momentAt(startOf(row, store), store.timezone),
    services: services.map((each) =>
      filled({
        treatment: desk.treatment(each.treatmentId),
        times: each.times,
        beautician: desk.staff(each.beauticianId),
      }),
    ),
    cash: yuan(row.cashFen),
    consumed: yuan(row.consumedFen),
    topUp: positive(topUps.reduce((sum, each) => sum + each.amountFen, 0)),
    arrears: positive(owed.reduce((sum, each) => sum + each.deltaFen, 0)),
    sessionsUsed: services.reduce((sum, each) => sum + each.sessionsUsed, 0) || undefined,
    effect: row.effect,
    feedback: row.feedback,
    needs: row.needs,
    nextDo: lines(desk, row.nextDo),
    nextSell: lines(desk, row.nextSell),
    nextTime: nextTimeSaid(row.nextTime, store),
    noneBecause: becauseSaid(row.noneBecause),
    note: row.note,
  });
}

/** When she was there. What is written down on a later day lies at noon of its own. */
function startOf(row: Visit, store: Store): number {
  const known = [row.arrivedAt, row.openedAt].find(
    (at) => at !== null && businessDayOf(at, store.timezone) === row.day,
  );
  return known ?? instantAt(row.day, '12:00', store.timezone);
}

function nextTimeSaid(next: NextTime | null, store: Store): string | undefined {
  if (next?.at !== undefined) return momentAt(next.at, store.timezone);
  return next?.day ?? next?.text;
}

function becauseSaid(because: NoneBecause | null): string | undefined {
  return because ? [...new Set(Object.values(because).filter(Boolean))].join('; ') : undefined;
}

function positive(fen: number): number | undefined {
  return fen > 0 ? yuan(fen) : undefined;
}

/** 收款: what was received; a refund is an amount given back. Lines that were taken back are left out with their reverse. */
export async function payments(desk: Desk): Promise<Row[]> {
  const all = await desk.tx.find(Payment, { order: { at: 'ASC', id: 'ASC' } });
  const takenBack = new Set(all.flatMap((row) => (row.kind === 'refund' ? [] : (row.reversesId ?? []))));
  return all
    .filter((row) => row.status === 'confirmed' && inside(row.day, desk.span))
    .filter((row) => desk.sees(row.customerId) || desk.sees(row.forCustomerId))
    .filter((row) => !takenBack.has(row.id) && !(row.kind !== 'refund' && row.reversesId))
    .map((row) =>
      filled({
        customer: desk.customer(row.forCustomerId ?? row.customerId),
        payer: row.forCustomerId ? desk.customer(row.customerId) : undefined,
        at: momentAt(row.at, desk.store(row.storeId).timezone),
        kind: row.kind,
        amount: yuan(Math.abs(row.amountFen)),
        method: row.method,
        treatment: desk.treatment(row.treatmentId),
        sessions: row.sessions,
        sellers: row.sellers?.map((each) => desk.staff(each.staffId)),
        product: row.product,
        gift: row.giftFen ? yuan(row.giftFen) : undefined,
        note: row.note,
      }),
    );
}

export function groupBy<E>(rows: E[], key: (row: E) => string | null): Map<string, E[]> {
  const groups = new Map<string, E[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
