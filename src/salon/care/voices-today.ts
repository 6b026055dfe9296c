/** Whose voice each customer hears today (SR-REL-04): the same answer on everybody's list. */
import { In, LessThanOrEqual } from '../../database/conditions';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Promised } from '../../../entities/promise';
import type { Candidate } from '../morning/priorities';
import { HANDED } from '../promises/put-off';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';
import { voiceOf, type VoiceWish } from './one-voice';

/** Reasons that the summary gives of promises; those have owners of their own. */
const OF_PROMISES = new Set(['call', 'promise', 'care']);

/** Staff id by customer: of those only whom somebody has something to call about. */
export async function voicesToday(
  work: Work,
  candidates: Candidate[],
  today: string,
): Promise<Map<string, string>> {
  const ids = candidates.map((each) => each.customerId);
  if (ids.length === 0) return new Map();
  const active = new Set((await storeStaff(work)).map((each) => each.id));
  const summaries = await work.tx.find(CustomerSummary, { where: { customerId: In(ids) } });
  const promises = await work.tx.find(Promised, {
    where: { customerId: In(ids), status: 'open', dueDay: LessThanOrEqual(today) },
    select: ['id', 'customerId', 'ownerId', 'kind', 'originKind'],
  });
  const voices = new Map<string, string>();
  for (const candidate of candidates) {
    const { customerId } = candidate;
    const consultantId = summaries.find((row) => row.customerId === customerId)?.consultantId ?? null;
    const promised = promises.filter((row) => row.customerId === customerId && active.has(row.ownerId));
    const own = candidate.reasons.some((reason) => !OF_PROMISES.has(reason.code));
    const wishes: VoiceWish[] = [
      ...promised,
      ...(own && consultantId && active.has(consultantId) ? [{ ownerId: consultantId, kind: 'list' }] : []),
    ];
    const handed = promised.find((row) => row.originKind === HANDED);
    const voice = handed?.ownerId ?? voiceOf(consultantId, wishes);
    if (voice) voices.set(customerId, voice);
  }
  return voices;
}
