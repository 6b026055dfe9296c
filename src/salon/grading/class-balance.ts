/** Is the spread of the classes healthy, and does the effort go where the money comes from? (SR-ABC-04, SR-ABC-05) */
import { GRADES, type Grade } from './measures';

export type Counts = Partial<Record<Grade, number>>;

export interface Balance {
  /** Heads in A, B, C. */
  heads: number[];
  target: number[];
  /** Heads of B and C for one of A, rounded; null where nobody is in A. */
  ratio: number[] | null;
  healthy: boolean;
}

const CLASSES: Grade[] = ['A', 'B', 'C'];

/**
 * «你们 A:B:C 是 1:3:9,合理比例 1:2:2». A share that is more than twice or less than half of its target is told as a
 * warning; it changes nobody's class.
 */
export function balanceOf(counts: Counts, target: number[]): Balance {
  const heads = CLASSES.map((grade) => counts[grade] ?? 0);
  const all = heads.reduce((sum, each) => sum + each, 0);
  const parts = target.reduce((sum, each) => sum + each, 0);
  const ratio = heads[0] > 0 ? heads.map((each) => Math.round(each / heads[0])) : null;
  const healthy = heads.every((each, index) => {
    const aim = target[index] * all;
    return each * parts * 2 >= aim && each * parts <= aim * 2;
  });
  return { heads, target, ratio, healthy: all === 0 || healthy };
}

export interface Effort {
  customers: number;
  /** Fen. */
  revenue: number;
  /** Minutes or contacts. */
  effort: number;
}

export interface EffortLine {
  grade: Grade;
  /** Whole per cent of all. */
  revenue: number;
  customers: number;
  effort: number;
}

/** The effort table (SR-ABC-05): what part of revenue, heads and effort each class has. */
export function effortTable(by: Partial<Record<Grade, Effort>>): EffortLine[] {
  const grades = GRADES.filter((grade) => by[grade]);
  const share = (of: (each: Effort) => number, grade: Grade) => {
    const all = grades.reduce((sum, each) => sum + of(by[each]!), 0);
    return all > 0 ? Math.round((of(by[grade]!) * 100) / all) : 0;
  };
  return grades.map((grade) => ({
    grade,
    revenue: share((each) => each.revenue, grade),
    customers: share((each) => each.customers, grade),
    effort: share((each) => each.effort, grade),
  }));
}

/** 60 % of the people on 10 % of the revenue is waste: class C takes at least the alert and brings less than it takes. */
export function isWasted(table: EffortLine[], alert: number): boolean {
  const c = table.find((line) => line.grade === 'C');
  return c !== undefined && c.effort >= alert && c.revenue < c.effort;
}
