/**
 * The figures of a month (SR-FRM-11, SR-MIS-05): of the store, of each person, of each treatment. Read from the record where the
 * month is locked, counted where it is not. Money in fen; no customer stands in them.
 */
import { Between, In } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { GradeChange } from '../../../entities/grade-change';
import { Payment } from '../../../entities/payment';
import { StaffTreatment } from '../../../entities/staff-treatment';
import { Treatment } from '../../../entities/treatment';
import { businessDaySpan, monthEnd } from '../calendar';
import { causesIn } from '../customers/complaints';
import { ownFigures, paymentsIn, servicesOf, visitsIn, type OwnFigures } from '../figures/figures';
import type { Period } from '../figures/periods';
import { storeFigures, type StoreFigures } from '../figures/store-figures';
import { moversOf, type Movers } from '../grading/history';
import { isCash } from '../money/cash';
import { unservedIn } from '../money/till';
import { storeStaff } from '../staff/store-staff';
import { staffNamed } from '../subjects';
import type { Work } from '../work';
import { enteredIn, recordOf } from './locked';

export interface PersonMonth extends OwnFigures {
  staffId: string;
  name: string;
  /** New customers whom she served. */
  newCustomers: number;
}

export interface TreatmentMonth {
  treatmentId: string;
  name: string;
  /** How often it was done, paid by whatever. */
  times: number;
  sessions: number;
  consumedFen: number;
  /** Received for it by name: cards and single payments. */
  cashFen: number;
  /** How many here are able to do it. */
  able: number;
}

export interface StoreMonth extends StoreFigures {
  /** What customers have paid for and not had, as it stood when this was counted. */
  owed: { cardsFen: number; storedFen: number };
  movers: Movers;
  complaints: { total: number; causes: { cause: string; count: number }[] };
}

export interface MonthFigures {
  month: string;
  store: StoreMonth;
  people: PersonMonth[];
  treatments: TreatmentMonth[];
}

/** First and last day of a month `YYYY-MM`. */
export function daysOf(month: string): Period {
  const from = `${month}-01`;
  return { from, to: monthEnd(from) };
}

/** As it was locked, or as it stands now. */
export async function figuresOf(work: Work, month: string): Promise<MonthFigures> {
  const record = await recordOf(work, daysOf(month).from);
  return record ? (record.figures as unknown as MonthFigures) : countMonth(work, month);
}

/** Only the people of it, for whoever asks for one of them. */
export async function peopleOf(work: Work, month: string): Promise<PersonMonth[]> {
  const record = await recordOf(work, daysOf(month).from);
  return record ? (record.figures as unknown as MonthFigures).people : people(work, daysOf(month));
}

/** Only the treatments of it. */
export async function treatmentsOf(work: Work, month: string): Promise<TreatmentMonth[]> {
  const record = await recordOf(work, daysOf(month).from);
  return record ? (record.figures as unknown as MonthFigures).treatments : treatments(work, daysOf(month));
}

export async function countMonth(work: Work, month: string): Promise<MonthFigures> {
  const period = daysOf(month);
  return {
    month,
    store: await storeMonth(work, period),
    people: await people(work, period),
    treatments: await treatments(work, period),
  };
}

async function storeMonth(work: Work, period: Period): Promise<StoreMonth> {
  const figures = await storeFigures(work, period);
  const { worthFen, storedFen } = await unservedIn(work);
  const zone = work.store.timezone;
  const moved = await work.tx.find(GradeChange, {
    where: {
      storeId: work.store.id,
      status: 'confirmed',
      decidedAt: Between(businessDaySpan(period.from, zone).from, businessDaySpan(period.to, zone).to - 1),
    },
    select: ['id', 'direction'],
  });
  const { total, causes } = await causesIn(work, period);
  return {
    ...figures,
    owed: { cardsFen: worthFen, storedFen },
    movers: moversOf(moved),
    complaints: { total, causes },
  };
}

async function people(work: Work, period: Period): Promise<PersonMonth[]> {
  const visits = await visitsIn(work, period);
  const services = await servicesOf(work, visits);
  const fresh = await freshIn(work, period, [...new Set(visits.map((each) => each.customerId))]);
  const paid = await paymentsIn(work, period);
  const acted = [
    ...services.map((each) => each.beauticianId),
    ...paid.flatMap((each) => (each.sellers ?? []).map((seller) => seller.staffId)),
  ];
  const rows: PersonMonth[] = [];
  for (const { id, name } of await everybody(work, acted)) {
    const own = services.filter((each) => each.beauticianId === id && fresh.has(each.customerId));
    rows.push({
      staffId: id,
      name,
      ...(await ownFigures(work, id, period)),
      newCustomers: new Set(own.map((each) => each.customerId)).size,
    });
  }
  return rows;
}

/** The staff of today, and whoever has left since she did or sold something. */
async function everybody(work: Work, acted: (string | null)[]): Promise<{ id: string; name: string }[]> {
  const here = await storeStaff(work);
  const known = new Set(here.map((each) => each.id));
  const others = await staffNamed(
    work,
    acted.filter((id) => id && !known.has(id)),
  );
  return [...here, ...others.values()];
}

/** Those of the customers who were here for the first time. */
export async function freshIn(work: Work, period: Period, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const customers = await work.tx.find(Customer, {
    where: { id: In(ids), isWalkIn: false, firstVisitDay: Between(period.from, period.to) },
    select: ['id'],
  });
  return new Set(customers.map((each) => each.id));
}

async function treatments(work: Work, period: Period): Promise<TreatmentMonth[]> {
  const services = await servicesOf(work, await visitsIn(work, period));
  const later = (await enteredIn(work, period)).map((each) => ({ ...each, sessionsUsed: each.sessions }));
  const done = [...services, ...later];
  const payments = await work.tx.find(Payment, {
    where: { storeId: work.store.id, day: Between(period.from, period.to), status: 'confirmed' },
    select: ['id', 'treatmentId', 'amountFen', 'kind', 'method'],
  });
  const staff = await storeStaff(work);
  const able = await work.tx.find(StaffTreatment, { where: { staffId: In(staff.map((each) => each.id)) } });
  const all = await work.tx.find(Treatment, { where: { active: true }, order: { code: 'ASC' } });
  return all.map(({ id, name }): TreatmentMonth => {
    const own = done.filter((each) => each.treatmentId === id);
    return {
      treatmentId: id,
      name,
      times: own.reduce((sum, each) => sum + each.times, 0),
      sessions: own.reduce((sum, each) => sum + each.sessionsUsed, 0),
      consumedFen: own.reduce((sum, each) => sum + each.consumedFen, 0),
      cashFen: payments
        .filter((each) => each.treatmentId === id && isCash(each))
        .reduce((sum, each) => sum + each.amountFen, 0),
      able: able.filter((each) => each.treatmentId === id).length,
    };
  });
}
