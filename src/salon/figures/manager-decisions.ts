/** What waits for the manager's word: at most three things, the heaviest first. */
import { In } from '../../database/conditions';
import { Approval } from '../../../entities/approval';
import { Complaint } from '../../../entities/complaint';
import { openChanges } from '../grading/shown-changes';
import { leftToManager } from '../meetings/operations';
import type { Work } from '../work';

export type DecisionKind = 'dayClose' | 'complaint' | 'approval' | 'undecided' | 'grades';

/** One kind with how many there are, and the row that a tap opens first. */
export interface ToDecide {
  kind: DecisionKind;
  count: number;
  id: string | null;
  /** What sort of approval it is. */
  of?: string;
}

const MOST = 3;

export async function decisionsFor(work: Work, day: string, dayIsOpen: boolean): Promise<ToDecide[]> {
  const storeId = work.store.id;
  const complaints = await work.tx.find(Complaint, {
    where: { storeId, status: In(['open', 'working']) },
    order: { deadlineAt: 'ASC' },
  });
  const approvals = await work.tx.find(Approval, {
    where: { storeId, status: 'open' },
    order: { at: 'ASC' },
  });
  const undecided = await leftToManager(work);
  const all: ToDecide[] = [
    ...(complaints.length > 0
      ? [{ kind: 'complaint' as const, count: complaints.length, id: complaints[0].id }]
      : []),
    ...(approvals.length > 0
      ? [{ kind: 'approval' as const, count: approvals.length, id: approvals[0].id, of: approvals[0].kind }]
      : []),
    ...(dayIsOpen ? [{ kind: 'dayClose' as const, count: 1, id: day }] : []),
    ...(undecided.length > 0
      ? [{ kind: 'undecided' as const, count: undecided.length, id: undecided[0].id }]
      : []),
  ];
  const grades = await openChanges(work);
  if (grades.length > 0) all.push({ kind: 'grades', count: grades.length, id: grades[0].roundId });
  return all.slice(0, MOST);
}
