/** What waits for the manager's word: refunds, corrections, taking back what others have acted on. */
import { Approval } from '../../../entities/approval';
import type { Tell } from '../operation';
import { storeStaff } from '../staff/store-staff';
import { byWhom, type Work } from '../work';

export type ApprovalKind = 'refund' | 'correction';

/** Puts it before the managers of the store; whoever asks is told what became of it. */
export async function requestApproval(
  work: Work,
  kind: ApprovalKind,
  subject: Record<string, unknown>,
): Promise<{ approval: Approval; tells: Tell[] }> {
  const approval = await work.rows.insert(Approval, {
    storeId: work.store.id,
    kind,
    subject,
    status: 'open',
    requestedById: byWhom(work.actor),
    at: work.now,
  });
  const managers = await storeStaff(work, 'manager');
  const facts = { approvalId: approval.id, kind, subject, by: work.actor.name ?? '' };
  const tells = managers
    .filter((manager) => manager.id !== work.actor.staffId)
    .map((manager) => ({ to: manager.id, notice: 'approval', facts }));
  return { approval, tells };
}
