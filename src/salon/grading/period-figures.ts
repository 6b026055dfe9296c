/** Every customer's figures of a period, out of the source rows; only columns that are not sealed, but for assets. */
import { IsNull } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Payment } from '../../../entities/payment';
import { Visit } from '../../../entities/visit';
import { addDays, businessDayOf, daysBetween } from '../calendar';
import { figuresOf, sumOf, type Known } from './customer-figures';
import type { GradeDesk } from './desk';
import { sourcesOf } from './figure-sources';
import { friendsBrought } from './friends';
import type { GradeFigures } from './measures';

export interface FiguresChoice {
  periodDays: number;
  /** Read the estimates of assets as well (setting `level.asset_cut`). */
  assets: boolean;
  /** Read the estimates of what they spend elsewhere as well (measure `walletShare`). */
  wallet?: boolean;
  /** Who brought whom. */
  referrals?: boolean;
  /** Of one customer alone: enough for a method that holds nobody against the others. */
  only?: string;
}

export interface GradedCustomer {
  id: string;
  grade: string | null;
  consultantId: string | null;
  firstVisitDay: string | null;
  createdDay: string;
}

export interface PeriodFigures {
  /** Business days looked at, both inside: the last is yesterday. */
  from: string;
  to: string;
  customers: GradedCustomer[];
  figures: GradeFigures[];
  /** What keeps a margin from being known: treatments done in the period that have no cost, the most done first. */
  uncosted: string[];
  /** Whether the store's records reach back to the first day. */
  covered: boolean;
}

/** SR-TIER-04: a friend she brought is large from 50万 on. */
const LARGE_EVER = 50_000_000;

/** Walk-ins and files joined to another are nobody's to grade. */
export async function periodFigures(desk: GradeDesk, choice: FiguresChoice): Promise<PeriodFigures> {
  const today = businessDayOf(desk.now, desk.store.timezone);
  const to = addDays(today, -1);
  const from = addDays(today, -choice.periodDays);
  const rows = await customersOf(desk, choice);
  const sources = await sourcesOf(desk, { from, to }, choice.only);
  const since = await recordsSince(desk);
  const covered = since !== null && since <= from;
  const judge = { from, to, today, coveredDays: since === null ? 0 : Math.max(0, daysBetween(since, today)) };
  const brought = choice.referrals ? await friendsBrought(desk) : new Map<string, string[]>();
  const figures = rows.map((row) => {
    const { values, ...rest } = figuresOf(row, sources, judge, choice.assets);
    const friends = brought.get(row.id) ?? [];
    const large = friends.filter((friend) => sumOf(sources.payments(friend)) >= LARGE_EVER);
    return { ...rest, values: { ...values, referrals: friends.length, largeReferrals: large.length } };
  });
  return {
    from,
    to,
    covered,
    customers: rows.map((row) => ({
      id: row.id,
      grade: row.grade,
      consultantId: row.consultantId,
      firstVisitDay: sources.summary(row.id)?.firstVisitDay ?? row.firstVisitDay,
      createdDay: businessDayOf(row.createdAt, desk.store.timezone),
    })),
    figures,
    uncosted: sources.uncosted,
  };
}

async function customersOf({ tx, store }: GradeDesk, choice: FiguresChoice): Promise<Known[]> {
  const select: (keyof Customer)[] = [
    'id',
    'grade',
    'consultantId',
    'firstVisitDay',
    'createdAt',
    'namedLevel',
    ...(choice.assets ? (['assets'] as const) : []),
    ...(choice.wallet ? (['wallet'] as const) : []),
  ];
  return tx.find(Customer, {
    where: {
      storeId: store.id,
      isWalkIn: false,
      mergedIntoId: IsNull(),
      erasedAt: IsNull(),
      ...(choice.only ? { id: choice.only } : {}),
    },
    select,
  });
}

/** Since when both visits and money are written down: an import may bring the one without the other. */
async function recordsSince({ tx, store }: GradeDesk): Promise<string | null> {
  const order = { day: 'ASC' as const };
  const where = { storeId: store.id };
  const [visit] = await tx.find(Visit, { where, order, take: 1, select: ['id', 'day'] });
  const [payment] = await tx.find(Payment, { where, order, take: 1, select: ['id', 'day'] });
  if (!visit || !payment) return null;
  return visit.day > payment.day ? visit.day : payment.day;
}
