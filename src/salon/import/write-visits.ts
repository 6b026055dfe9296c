import { Payment } from '../../../entities/payment';
import { Visit, type NextLine, type NextTime } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf, instantSaid, isDay } from '../calendar';
import { UNKNOWN_METHOD } from '../money/cash';
import type { RowOf } from './tables';
import { counted, fen, rowsOf, type Desk } from './write';

/** A visit as it stands or as it will be written, with what it takes to recognise it again. */
interface Standing {
  visit: Visit;
  services: VisitService[];
  /** What merging changed of one that is in the database already. */
  patch?: Partial<Visit>;
  fresh: boolean;
}

/**
 * Visits of before: one per customer and business day. A row with the same customer, time and beautician (or the same
 * id) is known already and skipped; another one of the same day is added to that day's visit. Courses and balances
 * are stated as of today, so nothing here moves them.
 */
export async function writeVisits(desk: Desk): Promise<void> {
  const rows = (desk.document.visits ?? []).map((row) => {
    const customerId = desk.known.idOf('customers', row.customer)!;
    const store = desk.storeOfCustomer.get(customerId)!;
    const at = instantSaid(row.at, store.timezone);
    return { row, customerId, store, at, day: businessDayOf(at, store.timezone) };
  });
  const standing = await readStanding(
    desk,
    rows.map((each) => each.customerId),
  );
  const freeId = await freeIds(desk, rows);
  const payments: Partial<Payment>[] = [];
  const services: VisitService[] = [];
  for (const { row, customerId, store, at, day } of rows) {
    const key = `${customerId}|${day}`;
    const before = standing.get(key);
    const lines = linesOf(desk, row, at);
    if (before && isKnown(before, row, at, lines)) {
      counted(desk, 'visits', false);
      continue;
    }
    const told = toldIn(desk, row, store.timezone);
    const visit =
      before?.visit ??
      ({
        id: freeId(row.id),
        storeId: store.id,
        customerId,
        day,
        status: 'complete',
        openedAt: at,
        doneAt: at,
        beauticianDoneAt: at,
        consultantDoneAt: at,
        counterDoneAt: at,
        createdById: 'import',
        consumedFen: 0,
        cashFen: 0,
      } as Visit);
    const written = lines.map(
      (line) => ({ ...line, id: desk.newId(), visitId: visit.id, customerId }) as VisitService,
    );
    const entry = before ?? { visit, services: [], fresh: true };
    const patch = merged(visit, told, at, fen(row.cash), fen(row.consumed));
    Object.assign(visit, patch);
    if (!entry.fresh) entry.patch = { ...entry.patch, ...patch };
    entry.services.push(...written);
    services.push(...written);
    payments.push(...cashLines(row, visit, at));
    standing.set(key, entry);
    desk.touched.add(customerId);
    counted(desk, 'visits', true);
  }
  await save(desk, [...standing.values()], services, payments);
}

async function readStanding(desk: Desk, customerIds: string[]): Promise<Map<string, Standing>> {
  const visits = await rowsOf(desk.tx, Visit, 'customerId', customerIds);
  const services = await rowsOf(desk.tx, VisitService, 'customerId', customerIds);
  const byVisit = new Map<string, VisitService[]>();
  for (const row of services) byVisit.set(row.visitId, [...(byVisit.get(row.visitId) ?? []), row]);
  return new Map(
    visits.map((visit) => [
      `${visit.customerId}|${visit.day}`,
      { visit, services: byVisit.get(visit.id) ?? [], fresh: false },
    ]),
  );
}

/** A visit of an export keeps its id where that is free here. */
async function freeIds(
  desk: Desk,
  rows: { row: RowOf<'visits'> }[],
): Promise<(wanted: string | undefined) => string> {
  const wished = rows.flatMap(({ row }) => (row.id && ULID.test(row.id) ? row.id : []));
  const taken = new Set((await rowsOf(desk.tx, Visit, 'id', wished, ['id'])).map((visit) => visit.id));
  return (wanted) => {
    const id = wanted && ULID.test(wanted) && !taken.has(wanted) ? wanted : desk.newId();
    taken.add(id);
    return id;
  };
}

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

function isKnown(
  before: Standing,
  row: RowOf<'visits'>,
  at: number,
  lines: Partial<VisitService>[],
): boolean {
  if (row.id === before.visit.id) return true;
  const by = lines[0].beauticianId ?? null;
  return before.services.some((line) => sameSecond(line.at, at) && (line.beauticianId ?? null) === by);
}

function sameSecond(one: number, other: number): boolean {
  return Math.floor(one / 1000) === Math.floor(other / 1000);
}

/** What was consumed is stated for the whole visit: it is shared out evenly, the first line takes the rest. */
function linesOf({ known }: Desk, row: RowOf<'visits'>, at: number): Partial<VisitService>[] {
  const said: NonNullable<RowOf<'visits'>['services']> = row.services?.length
    ? row.services
    : (row.treatments ?? []).map((treatment) => ({ treatment }));
  const whole = fen(row.consumed);
  const each = Math.floor(whole / said.length);
  let sessions = row.sessionsUsed ?? 0;
  return said.map((line, index) => {
    const times = line.times ?? 1;
    const sessionsUsed = index === said.length - 1 ? sessions : Math.min(times, sessions);
    sessions -= sessionsUsed;
    const by = line.beautician ?? row.beautician;
    return {
      treatmentId: known.idOf('treatments', line.treatment)!,
      beauticianId: by ? known.idOf('staff', by)! : null,
      times,
      sessionsUsed,
      consumedFen: index === 0 ? whole - each * (said.length - 1) : each,
      paidBy: sessionsUsed > 0 ? ('course' as const) : ('cash' as const),
      byId: 'import',
      at,
    };
  });
}

type Told = Partial<
  Pick<Visit, 'effect' | 'feedback' | 'needs' | 'nextDo' | 'nextSell' | 'nextTime' | 'noneBecause' | 'note'>
>;

function toldIn({ known }: Desk, row: RowOf<'visits'>, zone: string): Told {
  const lines = (list: string[] | undefined): NextLine[] | undefined =>
    list?.map((text) => {
      const treatmentId = known.idOf('treatments', text);
      return treatmentId ? { treatmentId } : { text };
    });
  return {
    effect: row.effect,
    feedback: row.feedback,
    needs: row.needs,
    nextDo: lines(row.nextDo),
    nextSell: lines(row.nextSell),
    nextTime: row.nextTime ? nextTimeOf(row.nextTime, zone) : undefined,
    noneBecause: row.noneBecause ? { nextDo: row.noneBecause } : undefined,
    note: row.note,
  };
}

export function nextTimeOf(said: string, zone: string): NextTime {
  const at = instantSaid(said, zone);
  if (Number.isFinite(at)) return { at, day: businessDayOf(at, zone) };
  return isDay(said) ? { day: said } : { text: said };
}

/** What the visit becomes when this is added: nothing that was said is lost, nothing is said twice. */
function merged(visit: Visit, told: Told, at: number, cashFen: number, consumedFen: number): Partial<Visit> {
  const text = (name: 'effect' | 'feedback' | 'note') =>
    [...new Set([visit[name], told[name]].filter(Boolean))].join('\n') || null;
  const list = <T>(before: T[] | null | undefined, more: T[] | null | undefined): T[] | null => {
    const all = [...(before ?? []), ...(more ?? [])];
    const unlike = new Map(all.map((item) => [JSON.stringify(item), item]));
    return unlike.size > 0 ? [...unlike.values()] : null;
  };
  return {
    openedAt: Math.min(visit.openedAt, at),
    effect: text('effect'),
    feedback: text('feedback'),
    note: text('note'),
    needs: list(visit.needs, told.needs),
    nextDo: list(visit.nextDo, told.nextDo),
    nextSell: list(visit.nextSell, told.nextSell),
    nextTime: visit.nextTime ?? told.nextTime ?? null,
    noneBecause: visit.noneBecause ?? told.noneBecause ?? null,
    cashFen: visit.cashFen + cashFen,
    consumedFen: visit.consumedFen + consumedFen,
  };
}

/** What came in on the visit, a top-up apart; how it was paid nobody said. */
function cashLines(row: RowOf<'visits'>, visit: Visit, at: number): Partial<Payment>[] {
  const topUpFen = Math.min(fen(row.topUp ?? 0), fen(row.cash));
  const sums: [Payment['kind'], number][] = [
    ['topUp', topUpFen],
    ['single', fen(row.cash) - topUpFen],
  ];
  return sums
    .filter(([, amountFen]) => amountFen > 0)
    .map(([kind, amountFen]) => ({
      storeId: visit.storeId,
      customerId: visit.customerId,
      at,
      day: visit.day,
      kind,
      amountFen,
      method: UNKNOWN_METHOD,
      visitId: visit.id,
      byId: 'import',
    }));
}

async function save(
  { tx }: Desk,
  standing: Standing[],
  services: VisitService[],
  payments: Partial<Payment>[],
): Promise<void> {
  await tx.insert(
    Visit,
    standing.filter((each) => each.fresh).map((each) => each.visit),
  );
  for (const { visit, patch } of standing) {
    if (patch) await tx.update(Visit, { id: visit.id }, patch);
  }
  await tx.insert(VisitService, services);
  await tx.insert(Payment, payments);
}
