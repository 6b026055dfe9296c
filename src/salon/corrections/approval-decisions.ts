/** The manager's word on what waits for it, and what follows from it. */
import { Approval } from '../../../entities/approval';
import { applyApproved } from './corrections';
import type { CorrectionSaid } from './change';
import { done, refused, type Facts, type Operation, type Result, type Tell } from '../operation';
import { mayDo } from '../permissions';
import { giveBackApproved, type RefundSubject } from '../money/refunds';
import { staffNamed } from '../subjects';
import { byWhom, type Work } from '../work';

interface Decision {
  approvalId: string;
  verdict: 'approved' | 'refused';
  /** Another sum than was worked out, for a refund. */
  amountFen?: number;
  note?: string;
}

/** Refusals: `no-such-approval`, `decided` with what became of it; and what stands against carrying it out. */
async function decide(work: Work, input: Decision): Promise<Result> {
  const approval = await work.tx.lock(Approval, input.approvalId);
  if (!approval || mayDo(work.actor, 'approve', { storeId: approval.storeId }) === 'deny') {
    return refused('no-such-approval', {});
  }
  if (approval.status !== 'open') return refused('decided', { status: approval.status });
  const outcome = input.verdict === 'approved' ? await carryOut(work, approval, input) : done({});
  if (!outcome.done) return outcome;
  await work.rows.update(Approval, approval.id, {
    status: input.verdict,
    decidedById: byWhom(work.actor),
    decidedAt: work.now,
    note: input.note ?? null,
  });
  const facts: Facts = {
    approvalId: approval.id,
    kind: approval.kind,
    verdict: input.verdict,
    subject: approval.subject,
    outcome: outcome.facts,
    by: work.actor.name ?? '',
    note: input.note ?? null,
  };
  const tell: Tell = { to: approval.requestedById, notice: 'approval-decided', facts };
  return done(facts, approval.requestedById === work.actor.staffId ? [] : [tell]);
}

async function carryOut(work: Work, approval: Approval, input: Decision): Promise<Result> {
  if (approval.kind === 'correction') {
    return applyApproved(work, approval.subject as unknown as { said: CorrectionSaid });
  }
  return giveBackApproved(work, approval.subject as unknown as RefundSubject, input.amountFen);
}

/** What waits in the actor's store, oldest first. */
async function open(work: Work): Promise<Result> {
  const rows = await work.tx.find(Approval, {
    where: { storeId: work.store.id, status: 'open' },
    order: { at: 'ASC' },
  });
  const staff = await staffNamed(
    work,
    rows.map((row) => row.requestedById),
  );
  const by = (row: Approval) => staff.get(row.requestedById)?.name ?? '';
  return done({
    approvals: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      subject: row.subject,
      at: row.at,
      by: by(row),
    })),
  });
}

export const approvalOperations: Operation[] = [
  { name: 'approvals.decide', command: 'approve', kind: 'write', run: decide },
  { name: 'approvals.open', command: 'approve', kind: 'read', run: open },
];
