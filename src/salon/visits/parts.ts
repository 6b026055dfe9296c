/**
 * The parts of a visit (SR-LOOP-03, SR-LOOP-08): the beautician's (done, seen, heard), the consultant's (next to do,
 * to offer, next time) and the counter's. It stays open until each stands or is waived with a reason. Pure.
 */
import type { NextLine, NextTime, NoneBecause, Visit } from '../../../entities/visit';

export type { NextLine, NextTime, NoneBecause };

export type Part = 'done' | 'nextDo' | 'nextSell' | 'nextTime' | 'money';
export const NEXT_PARTS = ['nextDo', 'nextSell', 'nextTime'] as const;

export interface VisitParts {
  nextDo: NextLine[] | null;
  nextSell: NextLine[] | null;
  nextTime: NextTime | null;
  noneBecause: NoneBecause | null;
}

export interface PartFacts {
  services: { paidBy: string; consumedFen: number }[];
  /** Something was received on this visit or day. */
  moneyCame: boolean;
  visit: VisitParts & Pick<Visit, 'counterDoneAt'>;
}

/** What is still missing, in the order in which it is asked. */
export function openParts(facts: PartFacts): Part[] {
  const { visit, services } = facts;
  const waived = visit.noneBecause ?? {};
  const open: Part[] = [];
  if (services.length === 0) open.push('done');
  if (!visit.nextDo?.length && !waived.nextDo) open.push('nextDo');
  if (!visit.nextSell?.length && !waived.nextSell) open.push('nextSell');
  if (!visit.nextTime && !waived.nextTime) open.push('nextTime');
  const toBePaid = services.some((service) => service.paidBy === 'cash' && service.consumedFen > 0);
  if (toBePaid && !facts.moneyCame && !visit.counterDoneAt && !waived.money) open.push('money');
  return open;
}

/** What stands of a visit after something was said: what is new is added, what was said is never lost. */
export function added<T extends { treatmentId?: string; text?: string }>(
  before: T[] | null,
  more?: T[],
): T[] | null {
  const lines = [...(before ?? [])];
  for (const line of more ?? []) {
    const known = lines.some((each) =>
      line.treatmentId ? each.treatmentId === line.treatmentId : each.text === line.text,
    );
    if (!known) lines.push(line);
  }
  return lines.length > 0 ? lines : null;
}

/** Words of a second person behind those of the first; nothing is written twice. */
export function joined(before: string | null, more?: string | null): string | null {
  if (!more || before?.includes(more)) return before;
  return before && !more.includes(before) ? `${before}; ${more}` : more;
}
