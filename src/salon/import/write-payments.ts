import { Payment, type Seller } from '../../../entities/payment';
import { Visit } from '../../../entities/visit';
import { businessDayOf, instantSaid } from '../calendar';
import { isCash, UNKNOWN_METHOD } from '../money/cash';
import type { RowOf } from './tables';
import { counted, fen, queues, rowsOf, type Desk } from './write';

/**
 * Money of before, line by line; an equal line is known already. Where a visit of the same day brought its cash with
 * it, these lines are that cash told better: they take its place, nothing is counted twice.
 */
export async function writePayments(desk: Desk): Promise<void> {
  const given = (desk.document.payments ?? []).map((row) => wantedOf(desk, row));
  const standing = await rowsOf(
    desk.tx,
    Payment,
    'customerId',
    given.map((line) => line.customerId),
  );
  const equal = queues(standing, keyOf);
  const brought = standing.filter(
    (line) => line.byId === 'import' && line.method === UNKNOWN_METHOD && line.visitId,
  );
  const ofVisits = queues(brought, (line) => `${line.customerId}|${line.day}`);
  // A line of the visit's own minute is its cash before any other of that day is.
  const moments = new Set(brought.map(momentOf));
  const isOfVisit = (line: Line) => moments.has(momentOf(line));
  const inTurn = [...given.filter(isOfVisit), ...given.filter((line) => !isOfVisit(line))];
  const reduced = new Map<string, number>();
  const fresh: Partial<Payment>[] = [];
  for (const line of inTurn) {
    const known = equal(keyOf(line)).shift() !== undefined;
    counted(desk, 'payments', !known);
    if (known) continue;
    const visitId = isCash(line)
      ? await takePlace(desk, line, ofVisits(`${line.customerId}|${line.day}`), reduced)
      : null;
    fresh.push({ ...line, visitId });
    desk.touched.add(line.customerId);
  }
  for (const [id, amountFen] of reduced) {
    if (amountFen > 0) await desk.tx.update(Payment, { id }, { amountFen });
    else await desk.tx.remove(Payment, { id });
  }
  await desk.tx.insert(Payment, fresh);
}

type Line = Pick<Payment, 'storeId' | 'customerId' | 'at' | 'day' | 'kind' | 'amountFen' | 'method'> &
  Partial<Payment>;

function wantedOf(desk: Desk, row: RowOf<'payments'>): Line {
  const { known } = desk;
  const customerId = known.idOf('customers', row.payer ?? row.customer)!;
  const userId = known.idOf('customers', row.customer)!;
  const store = desk.storeOfCustomer.get(customerId)!;
  const at = instantSaid(row.at, store.timezone);
  return {
    storeId: store.id,
    customerId,
    forCustomerId: userId === customerId ? null : userId,
    at,
    day: businessDayOf(at, store.timezone),
    kind: row.kind,
    amountFen: fen(row.amount) * (row.kind === 'refund' ? -1 : 1),
    method: row.method,
    treatmentId: row.treatment ? known.idOf('treatments', row.treatment)! : null,
    sessions: row.sessions ?? null,
    sellers: sellersOf((row.sellers ?? []).map((said) => known.idOf('staff', said)!)),
    product: row.product || null,
    giftFen: row.gift ? fen(row.gift) : null,
    note: row.note || null,
    byId: 'import',
  };
}

/** Equal shares; the first takes what does not divide. */
function sellersOf(staffIds: string[]): Seller[] | null {
  if (staffIds.length === 0) return null;
  const share = Math.floor(100 / staffIds.length);
  return staffIds.map((staffId, index) => ({
    staffId,
    share: index === 0 ? 100 - share * (staffIds.length - 1) : share,
  }));
}

function momentOf(line: Pick<Payment, 'customerId' | 'at'>): string {
  return `${line.customerId}|${line.at}`;
}

function keyOf(line: Pick<Payment, 'customerId' | 'at' | 'kind' | 'amountFen' | 'method'>): string {
  return [line.customerId, Math.floor(line.at / 1000), line.kind, line.amountFen, line.method].join('|');
}

/** @returns the visit whose cash this line is, if it is one's */
async function takePlace(
  desk: Desk,
  line: Line,
  ofVisit: Payment[],
  reduced: Map<string, number>,
): Promise<string | null> {
  let rest = line.amountFen;
  let visitId: string | null = null;
  // A visit's top-up is told by a top-up only; the rest of its cash by whatever it was for.
  for (const each of ofVisit.filter((one) => one.kind === line.kind || one.kind === 'single')) {
    const left = reduced.get(each.id) ?? each.amountFen;
    const taken = Math.min(left, rest);
    if (taken <= 0) continue;
    reduced.set(each.id, left - taken);
    rest -= taken;
    visitId = each.visitId;
  }
  if (visitId && rest > 0) await desk.tx.add(Visit, { id: visitId }, { cashFen: rest });
  return visitId;
}
