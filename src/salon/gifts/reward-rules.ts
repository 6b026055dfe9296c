/**
 * Who has earned what by a store's own rules (SR-REL-11): by what she paid or how often she came within so many days,
 * or by friends she brought herself. One level only: friends of friends count for nobody (SR-RISK-05, SR-SAT-09).
 * Pure.
 */
export interface RewardRule {
  days: number;
  /** Cash received of her. */
  fen?: number;
  visits?: number;
  /** Customers she introduced herself, who paid for the first time in these days. */
  friends?: number;
  /** Gift, treatment or points, in words. */
  what: string;
}

export interface Earned {
  fen: number;
  visits: number;
  friends: number;
}

/** Names the rule in what was given by it; another sum or another gift is another rule. */
export function ruleName({ days, fen, visits, friends }: RewardRule): string {
  return [days, fen && `f${fen}`, visits && `v${visits}`, friends && `r${friends}`].filter(Boolean).join('-');
}

export function isEarned(rule: RewardRule, earned: Earned): boolean {
  const asks = [
    [rule.fen, earned.fen],
    [rule.visits, earned.visits],
    [rule.friends, earned.friends],
  ].filter(([wanted]) => wanted !== undefined) as [number, number][];
  return asks.length > 0 && asks.every(([wanted, has]) => has >= wanted);
}

const MOST_RULES = 6;

export function areRules(value: RewardRule[]): boolean {
  const whole = (each: number | undefined, least: number, most: number): boolean =>
    each === undefined || (Number.isInteger(each) && each >= least && each <= most);
  return (
    value.length <= MOST_RULES &&
    value.every(
      (rule) =>
        typeof rule.what === 'string' &&
        rule.what.length > 0 &&
        rule.what.length <= 60 &&
        rule.days !== undefined &&
        whole(rule.days, 7, 400) &&
        whole(rule.fen, 1, 100_000_000) &&
        whole(rule.visits, 1, 400) &&
        whole(rule.friends, 1, 50) &&
        [rule.fen, rule.visits, rule.friends].some((each) => each !== undefined),
    )
  );
}
