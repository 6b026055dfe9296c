/**
 * Consumption (实耗): the value of service really delivered, never added to cash.
 *
 * Of a course it is course price ÷ sessions × sessions used, of anything else the single price. All sums are fen.
 */

/** What a course cost altogether and how many sessions that bought, gifts included; null where nobody knows. */
export interface CoursePrice {
  priceFen: number | null;
  total: number;
}

/**
 * What using `sessions` of a course consumes when `usedBefore` were used already. Counted from the running total, so
 * that a finished course has consumed its price to the fen. Null where the course has no price.
 */
export function courseConsumption(course: CoursePrice, usedBefore: number, sessions: number): number | null {
  if (course.priceFen === null || course.total <= 0) return null;
  return (
    consumedBy(course.priceFen, course.total, usedBefore + sessions) -
    consumedBy(course.priceFen, course.total, usedBefore)
  );
}

/** What the sessions left on a course are worth: its price less what was consumed, so that both make it up to the fen. */
export function courseLeftFen(course: CoursePrice, used: number): number {
  if (course.priceFen === null || course.total <= 0) return 0;
  return course.priceFen - consumedBy(course.priceFen, course.total, used);
}

function consumedBy(priceFen: number, total: number, used: number): number {
  return Math.round((priceFen * used) / total);
}

export interface Delivered {
  paidBy: 'course' | 'stored' | 'cash' | 'gift' | 'voucher';
  times: number;
  /** Single price of the treatment. */
  priceFen: number;
  sessionsUsed: number;
  course?: (CoursePrice & { used: number }) | null;
}

/** What one line of a visit consumes. A gift consumes nothing; a course without a price counts at the single price. */
export function lineConsumption(line: Delivered): number {
  if (line.paidBy === 'gift') return 0;
  if (line.paidBy !== 'course' || !line.course) return line.priceFen * line.times;
  const ofCourse = courseConsumption(line.course, line.course.used, line.sessionsUsed);
  return ofCourse ?? line.priceFen * line.sessionsUsed;
}

/** Deals a total out by weight, to the fen; the remainders go to the largest parts. Equal shares where no part weighs. */
export function dealOut(totalFen: number, weights: number[]): number[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const parts = weights.map((weight) => (sum > 0 ? (totalFen * weight) / sum : totalFen / weights.length));
  const dealt = parts.map(Math.floor);
  const left = totalFen - dealt.reduce((all, part) => all + part, 0);
  const byRemainder = parts
    .map((part, index) => ({ index, rest: part - dealt[index] }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) dealt[index]++;
  return dealt;
}
