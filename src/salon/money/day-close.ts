/** Day close (日结): what was counted against the lines, by way of payment; later changes are entries of their own. */
import { DayClose } from '../../../entities/day-close';
import { StoreDay } from '../../../entities/store-day';
import { businessDayOf, isDay } from '../calendar';
import { CASH_METHODS, isCash, UNKNOWN_METHOD } from './cash';
import { completeness, paymentsIn } from '../figures/figures';
import { MOST_FEN } from './money-lines';
import { done, refused, type Operation, type Result } from '../operation';
import { holdDays } from '../store-day';
import { byWhom, type Work } from '../work';

export interface Counted {
  day?: string;
  /** Fen by way of payment. */
  counted: Record<string, number>;
  /** Why it differs. */
  explanation?: string;
  /** What the lines came to when she looked; not closed where that has changed meanwhile. */
  seen?: Record<string, number>;
}

export interface CloseShown {
  day: string;
  today: string;
  lines: { method: string; expectedFen: number; countedFen: number | null }[];
  differenceFen: number;
  /** A way of payment differs, even where the differences cancel out. */
  differs: boolean;
  complete: { recorded: number; expected: number };
  closed: boolean;
}

async function preview(work: Work, input: Counted): Promise<Result> {
  const fault = faultOf(work, input);
  if (fault) return fault;
  return done({ refused: null, shown: await compare(work, input) });
}

/** Refused «moved» where the lines changed since she looked, «unexplained» where it differs and nobody says why, «closed» where it is closed already. */
async function close(work: Work, input: Counted): Promise<Result> {
  const fault = faultOf(work, input);
  if (fault) return fault;
  const { id: storeId } = work.store;
  const day = input.day ?? businessDayOf(work.now, work.store.timezone);
  await holdDays(work, [day]);
  const shown = await compare(work, input);
  if (shown.closed) return refused('closed', { day });
  if (input.seen && shown.lines.some((line) => (input.seen?.[line.method] ?? 0) !== line.expectedFen))
    return refused('moved', { ...shown });
  if (shown.differs && !input.explanation) return refused('unexplained', { ...shown });
  const row = await work.rows.insertIfNew(DayClose, {
    storeId,
    day,
    expected: Object.fromEntries(shown.lines.map((line) => [line.method, line.expectedFen])),
    counted: input.counted,
    differenceFen: shown.differenceFen,
    explanation: input.explanation ?? null,
    closedById: byWhom(work.actor),
    at: work.now,
  });
  if (!row) return refused('closed', { day });
  await work.rows.update(StoreDay, { storeId, day }, { closedAt: work.now });
  return done({ shown, explanation: input.explanation ?? null });
}

function faultOf(work: Work, input: Counted) {
  const today = businessDayOf(work.now, work.store.timezone);
  const day = input.day ?? today;
  if (!isDay(day) || day > today) return refused('not-a-day', { day });
  const sums = Object.values(input.counted);
  const sound = sums.every((sum) => Number.isSafeInteger(sum) && sum >= 0 && sum <= MOST_FEN);
  return sound ? null : refused('not-an-amount', { sums });
}

async function compare(work: Work, input: Counted): Promise<CloseShown> {
  const today = businessDayOf(work.now, work.store.timezone);
  const day = input.day ?? today;
  const payments = (await paymentsIn(work, { from: day, to: day })).filter(isCash);
  const expected = new Map<string, number>();
  for (const { method, amountFen } of payments) expected.set(method, (expected.get(method) ?? 0) + amountFen);
  const told = new Set([...expected.keys(), ...Object.keys(input.counted)]);
  const methods = [...CASH_METHODS.filter((method) => told.delete(method)), ...told];
  const lines = methods.map((method) => ({
    method,
    expectedFen: expected.get(method) ?? 0,
    countedFen: input.counted[method] ?? null,
  }));
  const row = await work.tx.one(StoreDay, { storeId: work.store.id, day });
  return {
    day,
    today,
    lines,
    differenceFen: lines.reduce((sum, line) => sum + (line.countedFen ?? 0) - line.expectedFen, 0),
    differs: differs(lines),
    complete: await completeness(work, day),
    closed: Boolean(row?.closedAt),
  };
}

/**
 * Sums of which nobody said how they came in lie in some drawer: they count as found where the others hold just so
 * much more, and none of them less.
 */
function differs(lines: CloseShown['lines']): boolean {
  const unsaidFen = lines.find((line) => line.method === UNKNOWN_METHOD)?.expectedFen ?? 0;
  const over = lines
    .filter((line) => line.method !== UNKNOWN_METHOD)
    .map((line) => (line.countedFen ?? 0) - line.expectedFen);
  return over.some((fen) => fen < 0) || over.reduce((sum, fen) => sum + fen, 0) !== unsaidFen;
}

export const dayCloseOperations: Operation[] = [
  { name: 'day-close.preview', command: 'day-close', kind: 'read', run: preview },
  { name: 'day-close.close', command: 'day-close', kind: 'write', run: close },
];
