/**
 * The five qualities of the store's files (SR-FLD-28) and the roster that is gone through once a year (SR-FRM-18,
 * SR-CAL-07), for the manager who asks. Definitions of ours, each from what is written anyway:
 * timely — visits of the last 30 days written on their own business day; consistent — files whose consultant works
 * here; continuous — who came within 90 days and whose loop goes on (a time, a plan, a promise); valid — files with a
 * number by which she can be reached; right — files that are nobody's double.
 */
import { In, IsNull, MoreThanOrEqual } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Plan } from '../../../entities/plan';
import { Visit } from '../../../entities/visit';
import { addDays, businessDayOf } from '../calendar';
import { done, type Operation, type Result } from '../operation';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';
import { duplicatesIn } from './duplicates';

export const QUALITIES = ['timely', 'consistent', 'continuous', 'valid', 'right'] as const;
export type Quality = (typeof QUALITIES)[number];

export interface QualityLine {
  of: Quality;
  good: number;
  all: number;
  /** Names of some whose file falls short, at most three. */
  short: string[];
}

export interface FileQuality extends Record<string, unknown> {
  files: number;
  lines: QualityLine[];
}

const WRITTEN = 30;
const CAME = 90;
const SHOWN = 3;

async function quality(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const files = await work.tx.find(Customer, {
    where: { storeId: work.store.id, isWalkIn: false, mergedIntoId: IsNull(), erasedAt: IsNull() },
    select: ['id', 'name', 'phone', 'phoneIndex', 'birthday', 'consultantId'],
  });
  const here = new Set((await storeStaff(work)).map((each) => each.id));
  const doubles = new Set(duplicatesIn(files).flatMap(({ one, other }) => [one.id, other.id]));
  const lines = [
    await timely(work, today),
    judged('consistent', files, (file) => here.has(file.consultantId ?? '')),
    await continuous(work, files, today),
    judged('valid', files, (file) => !!file.phone),
    judged('right', files, (file) => !doubles.has(file.id)),
  ];
  const shown: FileQuality = { files: files.length, lines };
  return done(shown);
}

function judged<F extends { name: string }>(
  of: Quality,
  files: F[],
  isGood: (file: F) => boolean,
): QualityLine {
  const bad = files.filter((file) => !isGood(file));
  return {
    of,
    good: files.length - bad.length,
    all: files.length,
    short: bad.slice(0, SHOWN).map((each) => each.name),
  };
}

async function timely(work: Work, today: string): Promise<QualityLine> {
  const visits = await work.tx.find(Visit, {
    where: { storeId: work.store.id, day: MoreThanOrEqual(addDays(today, -WRITTEN)) },
    select: ['id', 'day', 'openedAt'],
  });
  const good = visits.filter((each) => businessDayOf(each.openedAt, work.store.timezone) === each.day).length;
  return { of: 'timely', good, all: visits.length, short: [] };
}

async function continuous(
  work: Work,
  files: Pick<Customer, 'id' | 'name'>[],
  today: string,
): Promise<QualityLine> {
  const came = await work.tx.find(CustomerSummary, {
    where: { storeId: work.store.id, lastVisitDay: MoreThanOrEqual(addDays(today, -CAME)) },
  });
  const plans = await work.tx.find(Plan, {
    where: { customerId: In(came.map((row) => row.customerId)), status: In(['accepted', 'changed']) },
    select: ['id', 'customerId', 'nextDay'],
  });
  const planned = new Set(
    plans.filter((plan) => (plan.nextDay ?? '') >= today).map((plan) => plan.customerId),
  );
  const goesOn = new Map(
    came.map((row) => [
      row.customerId,
      row.nextAppointmentAt !== null ||
        planned.has(row.customerId) ||
        [row.callDueDay, row.promiseDueDay, row.careDueDay].some((day) => day !== null),
    ]),
  );
  return judged(
    'continuous',
    files.filter((file) => goesOn.has(file.id)),
    (file) => goesOn.get(file.id)!,
  );
}

export const qualityOperations: Operation[] = [
  { name: 'files.quality', command: 'file-quality', kind: 'read', run: quality },
];
