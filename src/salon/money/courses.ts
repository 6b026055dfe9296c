/** Courses (疗程卡): whose they are, who may use them, and sessions taken off them, never below zero. */
import { In } from '../../database/conditions';
import { Course } from '../../../entities/course';
import { CourseEntry } from '../../../entities/course-entry';
import { refused, type Facts, type Refusal } from '../operation';
import { byWhom, type Work } from '../work';

/** A course as somebody who wants to use it sees it. */
export interface CourseAtHand {
  id: string;
  treatmentId: string;
  /** Differs from the user's id where the course is somebody else's. */
  ownerId: string;
  total: number;
  used: number;
  left: number;
  priceFen: number | null;
}

/**
 * Courses of a treatment that a customer may use: her own first, then those she is a permitted user of; within each
 * the one bought first, and one with sessions left before one without.
 */
export async function coursesFor(
  work: Work,
  customerId: string,
  treatmentId: string,
): Promise<CourseAtHand[]> {
  const own = await work.tx.find(Course, { where: { customerId, treatmentId, status: 'active' } });
  const lent = await lentCourses(work, treatmentId);
  const usable = lent.filter(
    (course) => course.userIds?.includes(customerId) && course.customerId !== customerId,
  );
  return [...inOrder(own), ...inOrder(usable)].map(atHand);
}

/** Courses of the store that have users besides their owner. */
async function lentCourses(work: Work, treatmentId: string): Promise<Course[]> {
  const rows = await work.tx.query<{ id: string }>(
    "SELECT id FROM course WHERE storeId = ? AND treatmentId = ? AND status = 'active' AND userIds IS NOT NULL",
    [work.store.id, treatmentId],
  );
  return rows.length > 0 ? work.tx.find(Course, { where: { id: In(rows.map((row) => row.id)) } }) : [];
}

export function atHand(course: Course): CourseAtHand {
  const { id, treatmentId, total, used, priceFen } = course;
  return { id, treatmentId, ownerId: course.customerId, total, used, left: total - used, priceFen };
}

function inOrder(courses: Course[]): Course[] {
  const hasLeft = (course: Course) => Number(course.total - course.used > 0);
  const bought = (course: Course) => course.boughtDay ?? '';
  return [...courses].sort(
    (one, other) => hasLeft(other) - hasLeft(one) || bought(one).localeCompare(bought(other)),
  );
}

export interface Use {
  courseId: string;
  sessions: number;
  /** Who lay on the bed. */
  userId: string;
  visitServiceId: string;
  day: string;
}

/**
 * Takes sessions off a course. Refused where fewer are left («not-enough-sessions», with what is there), where she
 * may not use it («not-her-course») or where it is closed.
 */
export async function useCourse(work: Work, use: Use): Promise<{ course: Course } | { refusal: Refusal }> {
  const course = await work.tx.lock(Course, use.courseId);
  if (!course || course.status !== 'active')
    return { refusal: refused('no-such-course', { courseId: use.courseId }) };
  if (course.customerId !== use.userId && !course.userIds?.includes(use.userId)) {
    return { refusal: refused('not-her-course', { courseId: course.id, ownerId: course.customerId }) };
  }
  const left = course.total - course.used;
  if (use.sessions > left) {
    return { refusal: refused('not-enough-sessions', { ...shortOf(course, use.sessions) }) };
  }
  await moveSessions(work, course, { ...use, delta: -use.sessions, kind: 'use' });
  return { course: { ...course, used: course.used + use.sessions } };
}

export function shortOf(
  course: Pick<Course, 'id' | 'treatmentId' | 'total' | 'used'>,
  wanted: number,
): Facts {
  const left = course.total - course.used;
  return { courseId: course.id, treatmentId: course.treatmentId, left, total: course.total, wanted };
}

/** Gives back what a line of a visit took off its course, as an entry of its own. */
export async function giveBack(work: Work, visitServiceId: string, day: string): Promise<string[]> {
  const entries = await work.tx.find(CourseEntry, { where: { visitServiceId } });
  const owners: string[] = [];
  for (const courseId of new Set(entries.map((entry) => entry.courseId))) {
    const taken = entries
      .filter((entry) => entry.courseId === courseId)
      .reduce((sum, entry) => sum + entry.delta, 0);
    const course = await work.tx.lock(Course, courseId);
    if (!course || taken === 0) continue;
    const userId = entries[0].customerId;
    await moveSessions(work, course, { userId, visitServiceId, day, delta: -taken, kind: 'correct' });
    owners.push(course.customerId);
  }
  return owners;
}

interface Movement {
  userId: string;
  visitServiceId: string | null;
  day: string;
  delta: number;
  kind: CourseEntry['kind'];
}

/** Writes the entry and, so that the next reader of this transaction sees it, the count kept from the entries. */
async function moveSessions(work: Work, course: Course, movement: Movement): Promise<void> {
  await work.rows.insert(CourseEntry, {
    courseId: course.id,
    customerId: movement.userId,
    delta: movement.delta,
    kind: movement.kind,
    visitServiceId: movement.visitServiceId,
    at: work.now,
    day: movement.day,
    byId: byWhom(work.actor),
  });
  await work.tx.add(Course, { id: course.id }, { used: -movement.delta });
}
