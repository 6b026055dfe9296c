import type { Course } from '../../../entities/course';

/** Cards that stand at one session left, where no other card of hers has sessions of that treatment. */
export function lastSessionsIn(
  courses: Pick<Course, 'id' | 'treatmentId' | 'total' | 'used' | 'status'>[],
): string[] {
  const open = courses.filter((each) => each.status === 'active' && each.total > each.used);
  return open
    .filter((each) => each.total - each.used === 1)
    .filter((each) => !open.some((other) => other.id !== each.id && other.treatmentId === each.treatmentId))
    .map((each) => each.id);
}
