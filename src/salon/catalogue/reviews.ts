/**
 * Treatments under review (项目整合表, SR-FRM-08): what each brought last month, who can do it, what was decided about it
 * and who sees to it by when. «有人做才留,没人做就不要» (SR-PRJ-05): what nobody did for some months, or nobody here is
 * able to do, is named as a candidate; the decision is the manager's.
 */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { StaffTreatment } from '../../../entities/staff-treatment';
import { Treatment } from '../../../entities/treatment';
import { TreatmentReview } from '../../../entities/treatment-review';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { addMonths, businessDayOf, isDay } from '../calendar';
import { treatmentsOf, type TreatmentMonth } from '../month/figures';
import { lastMonth } from '../month/lock';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { shortName } from '../plans/facts';
import { makePromise } from '../promises/promises';
import { settingOf } from '../settings/settings';
import { oneOfStore, storeStaff } from '../staff/store-staff';
import { staffNamed } from '../subjects';
import { byWhom, type Work } from '../work';

export type Verdict = TreatmentReview['decision'];

export interface ReviewLine extends Pick<
  TreatmentMonth,
  'times' | 'sessions' | 'consumedFen' | 'cashFen' | 'able'
> {
  treatmentId: string;
  name: string;
  /** Who here is able to do it. */
  who: string[];
  /** Day on which it was last done here, as far as it was looked for. */
  lastDay: string | null;
  candidate: 'nobodyAble' | 'notDone' | null;
  decided: {
    decision: Verdict;
    words: string | null;
    owner: string | null;
    dueDay: string | null;
    targetTimes: number | null;
    day: string;
  } | null;
}

export interface TreatmentReviews extends Record<string, unknown> {
  month: string;
  /** Months without a session after which a treatment is a candidate. */
  months: number;
  lines: ReviewLine[];
}

/** Visits of a treatment looked through for one of this store. */
const LOOKED_THROUGH = 200;

/** `month` is YYYY-MM; the one that is over where none is named. */
export async function reviewsOf(work: Work, month = lastMonth(work)): Promise<TreatmentReviews> {
  const months = await settingOf(work, 'treatment.drop_months');
  const since = addMonths(businessDayOf(work.now, work.store.timezone), -months);
  const figures = await treatmentsOf(work, month);
  const last = await lastDays(work, since);
  const knownSince = await firstDay(work);
  const staff = await storeStaff(work);
  const able = await work.tx.find(StaffTreatment, { where: { staffId: In(staff.map((each) => each.id)) } });
  const decided = await standing(work);
  const owners = await staffNamed(
    work,
    [...decided.values()].map((row) => row.ownerId),
  );
  const treatments = await work.tx.find(Treatment, { where: { active: true }, order: { code: 'ASC' } });
  const lines: ReviewLine[] = [];
  for (const treatment of treatments) {
    const who = staff.filter((one) =>
      able.some((each) => each.treatmentId === treatment.id && each.staffId === one.id),
    );
    const lastDay = last.get(treatment.id) ?? (await lastDayBefore(work, treatment.id));
    // A store that has not written for so long cannot know that nobody did it.
    const notDone = knownSince !== null && knownSince <= since && (lastDay === null || lastDay < since);
    const row = decided.get(treatment.id);
    const brought = figures.find((each) => each.treatmentId === treatment.id);
    lines.push({
      treatmentId: treatment.id,
      name: shortName(treatment),
      times: brought?.times ?? 0,
      sessions: brought?.sessions ?? 0,
      consumedFen: brought?.consumedFen ?? 0,
      cashFen: brought?.cashFen ?? 0,
      able: who.length,
      who: who.map((each) => each.name),
      lastDay,
      candidate: who.length === 0 ? 'nobodyAble' : notDone ? 'notDone' : null,
      decided: row
        ? {
            decision: row.decision,
            words: row.words,
            owner: owners.get(row.ownerId ?? '')?.name ?? null,
            dueDay: row.dueDay,
            targetTimes: row.targetTimes,
            day: row.day,
          }
        : null,
    });
  }
  return { month, months, lines };
}

/** The newest decision about each treatment. */
async function standing(work: Work): Promise<Map<string, TreatmentReview>> {
  const rows = await work.tx.find(TreatmentReview, {
    where: { storeId: work.store.id },
    order: { at: 'ASC', id: 'ASC' },
  });
  return new Map(rows.map((row) => [row.treatmentId, row]));
}

/** Treatments that the store offers no more; cards of them are still used up. */
export async function droppedTreatments(work: Work): Promise<Set<string>> {
  const rows = await standing(work);
  return new Set([...rows.values()].filter((row) => row.decision === 'drop').map((row) => row.treatmentId));
}

/** Of what was done here since a day: when last. */
async function lastDays(work: Work, since: string): Promise<Map<string, string>> {
  const visits = await work.tx.find(Visit, {
    where: { storeId: work.store.id, day: MoreThanOrEqual(since) },
    select: ['id', 'day'],
  });
  if (visits.length === 0) return new Map();
  const days = new Map(visits.map((each) => [each.id, each.day]));
  const services = await work.tx.find(VisitService, {
    where: { visitId: In([...days.keys()]) },
    select: ['id', 'visitId', 'treatmentId'],
  });
  const last = new Map<string, string>();
  for (const { treatmentId, visitId } of services) {
    const day = days.get(visitId)!;
    if (day > (last.get(treatmentId) ?? '')) last.set(treatmentId, day);
  }
  return last;
}

async function lastDayBefore(work: Work, treatmentId: string): Promise<string | null> {
  const services = await work.tx.find(VisitService, {
    where: { treatmentId },
    order: { at: 'DESC' },
    take: LOOKED_THROUGH,
    select: ['id', 'visitId', 'at'],
  });
  if (services.length === 0) return null;
  const visits = await work.tx.find(Visit, {
    where: { id: In(services.map((each) => each.visitId)), storeId: work.store.id },
    order: { day: 'DESC' },
    take: 1,
    select: ['id', 'day'],
  });
  return visits[0]?.day ?? null;
}

async function firstDay(work: Work): Promise<string | null> {
  const [first] = await work.tx.find(Visit, {
    where: { storeId: work.store.id },
    order: { day: 'ASC' },
    take: 1,
    select: ['id', 'day'],
  });
  return first?.day ?? null;
}

async function list(work: Work, { month }: { month?: string }): Promise<Result<TreatmentReviews>> {
  return done(await reviewsOf(work, month));
}

export interface ReviewSaid {
  treatmentId: string;
  decision: Verdict;
  words?: string;
  ownerId?: string;
  dueDay?: string;
  targetTimes?: number;
}

/**
 * Kept beside the earlier decisions; with an owner and a day it becomes something she has promised. Refused
 * `no-such-treatment`, `no-such-staff`, `not-a-day`, `too-late`.
 */
async function decide(work: Work, said: ReviewSaid): Promise<Result> {
  const treatment = await work.tx.one(Treatment, { id: said.treatmentId });
  if (!treatment) return refused('no-such-treatment', {});
  const owner = said.ownerId ? await oneOfStore(work, said.ownerId) : undefined;
  if (said.ownerId && !owner) return refused('no-such-staff', {});
  const today = businessDayOf(work.now, work.store.timezone);
  if (said.dueDay && !isDay(said.dueDay)) return refused('not-a-day', {});
  if (said.dueDay && said.dueDay < today) return refused('too-late', {});
  const row = await work.rows.insert(TreatmentReview, {
    storeId: work.store.id,
    treatmentId: treatment.id,
    decision: said.decision,
    words: said.words ?? null,
    ownerId: owner?.id ?? null,
    dueDay: said.dueDay ?? null,
    targetTimes: said.targetTimes ?? null,
    day: today,
    byId: byWhom(work.actor),
    at: work.now,
  });
  const name = shortName(treatment);
  const words = `${name}:${said.words ?? ''}`;
  const tells: Tell[] = [];
  if (owner && said.dueDay) {
    await makePromise(work, {
      customerId: null,
      ownerId: owner.id,
      kind: 'task',
      why: words,
      dueDay: said.dueDay,
      originKind: 'treatment-review',
      originId: row.id,
    });
    const facts = { words, dueDay: said.dueDay };
    if (owner.id !== work.actor.staffId) tells.push({ to: owner.id, notice: 'treatment.task', facts });
  }
  return done({ name, decision: said.decision, owner: owner?.name ?? null, dueDay: row.dueDay }, tells);
}

export const treatmentReviewOperations: Operation[] = [
  { name: 'treatments.review', command: 'treatment-review', kind: 'read', run: list },
  { name: 'treatments.decide', command: 'treatment-review', kind: 'write', run: decide },
];
