/** What of a morning list still holds later in the day: money that has come and promises that are ended are no reason any more. */
import { In } from '../../database/conditions';
import { Course } from '../../../entities/course';
import { CustomerSummary } from '../../../entities/customer-summary';
import type { DailyListItem, ListReason } from '../../../entities/daily-list';
import { Promised } from '../../../entities/promise';
import { lastSessionsIn } from '../money/last-sessions';
import type { Work } from '../work';

/** Items keep number and place; a call for which no reason is left is none. */
export async function asItStands(work: Work, items: DailyListItem[]): Promise<DailyListItem[]> {
  const idsOf = (source: string) =>
    items.flatMap((item) =>
      item.reasons.flatMap((reason) => (reason.source === source ? (reason.sourceId ?? []) : [])),
    );
  const owed = await work.tx.find(CustomerSummary, {
    where: { customerId: In(items.map((item) => item.customerId)) },
    select: ['customerId', 'arrearsFen'],
  });
  const owes = new Map(owed.map((row) => [row.customerId, row.arrearsFen]));
  const courses = await work.tx.find(Course, {
    where: { customerId: In(items.map((item) => item.customerId)), status: 'active' },
  });
  const lastOnes = new Set(
    [...new Set(courses.map((each) => each.customerId))].flatMap((id) =>
      lastSessionsIn(courses.filter((each) => each.customerId === id)),
    ),
  );
  const promises = await work.tx.find(Promised, {
    where: { id: In(idsOf('promise')), status: 'open' },
    select: ['id'],
  });
  const open = new Set(promises.map((each) => each.id));
  const now = (customerId: string, reason: ListReason): ListReason[] => {
    if (reason.code === 'arrearsDue') {
      const fen = owes.get(customerId) ?? 0;
      return fen > 0 ? [{ ...reason, fen: Math.min(reason.fen ?? fen, fen) }] : [];
    }
    if (reason.code === 'lastSession' && reason.sourceId)
      return lastOnes.has(reason.sourceId) ? [reason] : [];
    return reason.source === 'promise' && !open.has(reason.sourceId ?? '') ? [] : [reason];
  };
  return items.map((item) => {
    const reasons = item.reasons.flatMap((reason) => now(item.customerId, reason));
    return { ...item, reasons, call: item.call && reasons.length > 0 };
  });
}
