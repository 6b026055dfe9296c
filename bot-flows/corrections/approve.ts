/** What waits for the manager's word: one card, «同意», another sum, or «不同意». */
import {
  approvalCard,
  approvalWords,
  decided,
  refundRefused,
  type ApprovalShown,
} from '../../src/text/refunds';
import { visitWords } from '../../src/text/visit/words';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start } from '../engine';
import { fen, isSum } from '../slots/money';

export const approve: SalonFlow = {
  name: 'approve',
  version: 1,
  command: 'approve',
  title: () => approvalWords.title,
  slots: [
    {
      name: 'amount',
      label: approvalWords.amount,
      question: () => ({ text: approvalWords.howMuch }),
      read: (heard: SalonHeard, asked) => {
        const said = asked ? heard.reading.reading.mentioned?.amounts[0] : undefined;
        return said === undefined ? null : { value: fen(said) };
      },
      check: (value) => (isSum(value) ? null : visitWords.notASum),
    },
    { name: 'verdict', label: '' },
  ],
  confirm: (values, facts) =>
    approvalCard(facts as unknown as ApprovalShown, (values.amount as number | undefined) ?? null),
  press: (key) => {
    if (key === 'refuse') return [{ kind: 'fill', slot: 'verdict', value: 'refused' }, { kind: 'confirm' }];
    if (key === 'talk') return [{ kind: 'fill', slot: 'verdict', value: 'talk' }, { kind: 'confirm' }];
    return null;
  },
  commit: (values, facts) => {
    if (values.verdict === 'talk') return [];
    const { approvalId } = facts as { approvalId: string };
    const input = { approvalId, verdict: values.verdict ?? 'approved', amountFen: values.amount };
    return [{ operation: 'approvals.decide', input }];
  },
  done: (_outcomes, values) => {
    if (values.verdict === 'talk') return { say: [{ text: approvalWords.iTalk }] };
    return {
      say: [{ text: values.verdict === 'refused' ? approvalWords.refusedSaid : approvalWords.approved }],
    };
  },
  refused: ({ code, facts }) =>
    code === 'decided' || code === 'no-such-approval'
      ? { say: refundRefused(code, facts), give: true }
      : { say: refundRefused(code, facts), clear: ['amount'] },
};

/** The card in the manager's chat. */
export function askApproval(facts: Facts): Start[] {
  return [{ flow: approve.name, values: {}, facts }];
}

/** What the one who asked hears. */
export function saysDecided(facts: Facts) {
  return { say: [{ text: decided(facts) }] };
}
