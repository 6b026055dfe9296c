/** Somebody's own month (SR-FRM-11, user-days 1): her figures against the month before, and the visits behind them. */
import { In } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Treatment } from '../../../entities/treatment';
import { addMonths, monthStart } from '../calendar';
import { servicesOf, visitsIn } from '../figures/figures';
import { done, refused, type Operation, type Result } from '../operation';
import { shortName } from '../plans/facts';
import type { Work } from '../work';
import { daysOf, peopleOf, type PersonMonth } from './figures';
import { lastMonth } from './lock';
import { isLocked } from './locked';

export interface OwnMonth {
  month: string;
  locked: boolean;
  figures: PersonMonth;
  before: PersonMonth | null;
  /** Only where they are asked for: each day with whom she served and what. */
  days: { day: string; visits: { customer: string; treatments: string[] }[] }[] | null;
}

async function own(work: Work, input: { month?: string; lines?: boolean }): Promise<Result> {
  const { staffId } = work.actor;
  const month = input.month ?? lastMonth(work);
  const figures = (await peopleOf(work, month)).find((each) => each.staffId === staffId);
  if (!staffId || !figures) return refused('no-figures', { month });
  const { from } = daysOf(month);
  const earlier = await peopleOf(work, addMonths(monthStart(from), -1).slice(0, 7));
  const before = earlier.find((each) => each.staffId === staffId);
  const shown: OwnMonth = {
    month,
    locked: await isLocked(work, from),
    figures,
    before: before && (before.visits > 0 || before.cashFen !== 0) ? before : null,
    days: input.lines ? await linesOf(work, staffId, month) : null,
  };
  return done({ shown });
}

async function linesOf(work: Work, staffId: string, month: string): Promise<OwnMonth['days']> {
  const visits = await visitsIn(work, daysOf(month));
  const services = (await servicesOf(work, visits)).filter((each) => each.beauticianId === staffId);
  const mine = visits.filter((visit) => services.some((each) => each.visitId === visit.id));
  const customers = await work.tx.find(Customer, {
    where: { id: In(mine.map((each) => each.customerId)) },
    select: ['id', 'name'],
  });
  const treatments = await work.tx.find(Treatment);
  const names = new Map(treatments.map((each) => [each.id, shortName(each)]));
  const days = [...new Set(mine.map((each) => each.day))].sort();
  return days.map((day) => ({
    day,
    visits: mine
      .filter((visit) => visit.day === day)
      .map((visit) => ({
        customer: customers.find((each) => each.id === visit.customerId)?.name ?? '',
        treatments: services
          .filter((each) => each.visitId === visit.id)
          .map((each) => names.get(each.treatmentId) ?? ''),
      })),
  }));
}

export const ownMonthOperations: Operation[] = [
  { name: 'month.own', command: 'my-figures', kind: 'read', run: own },
];
