/** Plans against what happened for people: a consultant about herself, the manager about everybody (SR-LOOP-15, SR-LOOP-19). */
import { In, Between } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Plan } from '../../../entities/plan';
import { businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { periodOf, type PeriodName } from '../figures/periods';
import { staffNamed, type Named } from '../subjects';
import type { Work } from '../work';
import { followed, type Followed } from './history';
import { progressOf, type Progress } from './progress';

export interface PersonProgress extends Progress {
  staff: Named;
  /** Home care agreed upon, and of it kept at the last asking. */
  homeCare: { asked: number; kept: number };
  /** Who did not come by then; empty where the asker sees several people at once. */
  missing: { customer: Named; nextDay: string }[];
}

export interface ProgressFacts extends Record<string, unknown> {
  from: string;
  to: string;
  people: PersonProgress[];
  /** One person with her customers, or all with counts only. */
  own: boolean;
}

/** Refusals: `not-hers` for a consultant who asks about somebody else. */
async function progress(
  work: Work,
  input: { staffId?: string; period?: PeriodName },
): Promise<Result<ProgressFacts>> {
  const manages = work.actor.roles.some((role) => role === 'manager' || role === 'owner');
  if (!manages && input.staffId && input.staffId !== work.actor.staffId) return refused('not-hers', {});
  const staffId = manages ? input.staffId : work.actor.staffId;
  const { from, to } = periodOf(input.period ?? 'this_month', businessDayOf(work.now, work.store.timezone));
  const dueThen = await work.tx.find(Plan, {
    where: { storeId: work.store.id, nextDay: Between(from, to), status: In(['accepted', 'changed']) },
    select: ['id', 'customerId'],
  });
  const customers = await work.tx.find(Customer, {
    where: { id: In([...new Set(dueThen.map((plan) => plan.customerId))]) },
    select: ['id', 'name', 'consultantId'],
  });
  const hers = customers.filter((each) => each.consultantId && (!staffId || each.consultantId === staffId));
  const all = await followed(
    work,
    hers.map((each) => each.id),
  );
  const due = all.filter(({ plan }) => plan.nextDay >= from && plan.nextDay <= to);
  const names = await staffNamed(work, [...hers.map((each) => each.consultantId), staffId]);
  const ids = staffId ? [staffId] : [...new Set(hers.map((each) => each.consultantId!))];
  const people = ids.map((id) => {
    const own = new Map(hers.filter((each) => each.consultantId === id).map((each) => [each.id, each]));
    const lines = due.filter((line) => own.has(line.customerId));
    return {
      staff: names.get(id) ?? { id, name: '' },
      ...progressOf(lines),
      homeCare: homeCareOf(lines),
      missing: staffId ? missingOf(lines, own) : [],
    };
  });
  return done({ from, to, people: people.sort((a, b) => b.due - a.due), own: staffId !== undefined });
}

function homeCareOf(lines: Followed[]): PersonProgress['homeCare'] {
  const newest = new Map(lines.map(({ customerId, row }) => [customerId, row]));
  const heard = [...newest.values()].flatMap((row) => row.homeCareHeard?.at(-1) ?? []);
  return { asked: heard.length, kept: heard.filter((each) => each.kept).length };
}

function missingOf(lines: Followed[], own: Map<string, Customer>): PersonProgress['missing'] {
  return lines
    .filter(({ what }) => what.state === 'missed')
    .map(({ customerId, plan }) => ({
      customer: { id: customerId, name: own.get(customerId)!.name },
      nextDay: plan.nextDay,
    }));
}

export const planProgressOperations: Operation[] = [
  { name: 'plans.progress', command: 'plan-progress', kind: 'read', run: progress },
];
