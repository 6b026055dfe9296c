/** Writes the lines of a visit and takes what they cost off courses and stored value. */
import { IsNull } from '../../database/conditions';
import { Course } from '../../../entities/course';
import type { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { balanceOf, post } from '../money/accounts';
import { useCourse } from '../money/courses';
import { refused } from '../operation';
import type { Line } from './lines';
import { byWhom, type Work } from '../work';

type Refusal = ReturnType<typeof refused>;

/** How the lines were done, beside what each says itself. */
interface Manner {
  minutes?: number;
  asked?: boolean;
}

/** Null when all lines are written; else the refusal: the caller's transaction then takes everything back. */
export async function writeLines(
  work: Work,
  visit: Visit,
  lines: Line[],
  said: Manner,
): Promise<Refusal | null> {
  for (const line of lines) {
    if (line.state === 'same') {
      await completeLine(work, line);
      continue;
    }
    const serviceId = await writeLine(work, visit, line, said);
    const refusal = await payLine(work, visit, line, serviceId);
    if (refusal) return refusal;
  }
  return null;
}

/** A line told before learns who did it, if nobody had said so. */
async function completeLine(work: Work, line: Line): Promise<void> {
  if (!line.beauticianId) return;
  await work.rows.update(
    VisitService,
    { id: line.beforeId, beauticianId: IsNull() },
    { beauticianId: line.beauticianId },
  );
}

async function writeLine(work: Work, visit: Visit, line: Line, said: Manner): Promise<string> {
  const before = line.beforeId ? await work.tx.one(VisitService, { id: line.beforeId }) : undefined;
  if (before && (before.paidBy === line.paidBy || before.sessionsUsed === 0)) {
    await work.rows.update(VisitService, before.id, {
      times: Math.max(before.times, before.paidBy === line.paidBy ? before.times + line.times : line.times),
      paidBy: line.paidBy,
      courseId: line.courseId ?? before.courseId,
      sessionsUsed: before.sessionsUsed + line.sessionsUsed,
      consumedFen: before.paidBy === line.paidBy ? before.consumedFen + line.consumedFen : line.consumedFen,
      beauticianId: before.beauticianId ?? line.beauticianId,
    });
    return before.id;
  }
  const service = await work.rows.insert(VisitService, {
    visitId: visit.id,
    customerId: visit.customerId,
    treatmentId: line.treatmentId,
    beauticianId: line.beauticianId,
    times: line.times,
    courseId: line.courseId,
    sessionsUsed: line.sessionsUsed,
    consumedFen: line.consumedFen,
    paidBy: line.paidBy,
    gift: line.gift,
    asked: said.asked === true,
    minutes: said.minutes ?? null,
    redo: line.redo,
    byId: byWhom(work.actor),
    at: work.now,
  });
  return service.id;
}

/** Takes what a line costs off its course or off stored value. */
async function payLine(work: Work, visit: Visit, line: Line, serviceId: string): Promise<Refusal | null> {
  const { customerId, day } = visit;
  if (line.paidBy === 'course' && line.sessionsUsed > 0) {
    if (line.courseOwnerId) await permitUser(work, line.courseId!, customerId);
    const used = await useCourse(work, {
      courseId: line.courseId!,
      sessions: line.sessionsUsed,
      userId: customerId,
      visitServiceId: serviceId,
      day,
    });
    return 'refusal' in used ? used.refusal : null;
  }
  if (line.paidBy === 'stored' && line.consumedFen > 0) {
    const { storedFen } = await balanceOf(work, customerId);
    if (storedFen < line.consumedFen) {
      return refused('not-enough-stored', { storedFen, amountFen: line.consumedFen });
    }
    const entry = { customerId, day, visitId: visit.id, kind: 'use' };
    await post(work, { ...entry, account: 'stored', deltaFen: -line.consumedFen });
  }
  return null;
}

/** The owner has agreed that somebody else uses her course; from then on she may. */
async function permitUser(work: Work, courseId: string, userId: string): Promise<void> {
  const course = await work.tx.lock(Course, courseId);
  if (!course || course.userIds?.includes(userId)) return;
  await work.rows.update(Course, courseId, { userIds: [...(course.userIds ?? []), userId] });
}
