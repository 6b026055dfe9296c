/** Grading by thresholds: a decision table whose first row that fits is the class; the last takes everybody else. */
import type { GradeFigures, Measure, Placement, Reason, Values } from './measures';

export interface Condition {
  of: Measure;
  /** At least, inclusive. */
  min?: number;
  /** Less than. */
  under?: number;
  /** Left out of the judgement where nobody has entered it. */
  ifKnown?: true;
}

/** `all` must be met, and one of `any` where there are some. */
export interface Rule {
  class: string;
  all?: Condition[];
  any?: Condition[];
}

export function classifyByRules(all: GradeFigures[], rules: Rule[]): Placement {
  return new Map(
    all.map(({ customerId, values }) => {
      const place = placeOf(values, rules);
      return [customerId, { place, reasons: met(values, rules[place]) }];
    }),
  );
}

function placeOf(values: Values, rules: Rule[]): number {
  const place = rules.findIndex((rule) => fits(values, rule));
  return place < 0 ? rules.length - 1 : place;
}

export function fits(values: Values, { all = [], any = [] }: Rule): boolean {
  const judged = (condition: Condition) => !(condition.ifKnown && isUnknown(values, condition));
  const required = all.filter(judged);
  const optional = any.filter(judged);
  if (all.length > 0 && required.length === 0) return false;
  return (
    required.every((each) => holds(values, each)) &&
    (any.length === 0 || optional.some((each) => holds(values, each)))
  );
}

function holds(values: Values, { of, min, under }: Condition): boolean {
  const value = values[of];
  if (value === null || value === undefined) return false;
  return (min === undefined || value >= min) && (under === undefined || value < under);
}

function isUnknown(values: Values, { of }: Condition): boolean {
  return values[of] === null || values[of] === undefined;
}

/** The conditions of a class that she meets. */
function met(values: Values, rule: Rule): Reason[] {
  return conditionsOf(rule)
    .filter((each) => holds(values, each))
    .map((each) => reasonOf(values, each, each.min === undefined ? '<' : '>='));
}

/** What keeps her from a class: its conditions that she does not meet. */
export function shortOf(values: Values, rule: Rule): Reason[] {
  return conditionsOf(rule)
    .filter((each) => !holds(values, each) && !(each.ifKnown && isUnknown(values, each)))
    .map((each) => reasonOf(values, each, each.min === undefined ? '>=' : '<'));
}

function conditionsOf({ all = [], any = [] }: Rule): Condition[] {
  return [...all, ...any];
}

function reasonOf(values: Values, { of, min, under }: Condition, sign: Reason['sign']): Reason {
  return { of, value: values[of] ?? null, bound: min ?? under ?? 0, sign };
}
