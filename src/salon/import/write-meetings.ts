import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { counted, type Desk } from './write';

/** Meetings that were held; a store's day has one, and one that stands is left as it is. */
export async function writeMeetings(desk: Desk): Promise<void> {
  const { tx, known } = desk;
  for (const row of desk.document.dailyMeetings ?? []) {
    const storeId = known.idOf('stores', row.store)!;
    const before = await tx.one(Meeting, { storeId, day: row.date });
    counted(desk, 'dailyMeetings', !before);
    if (before) continue;
    const chairId = row.chair ? known.idOf('staff', row.chair)! : null;
    const held = { storeId, day: row.date, status: 'closed' as const, mode: 'together', chairId };
    const meeting = await tx.insert(Meeting, held);
    const items = (row.items ?? []).map((item, index) => {
      const ownerId = item.owner ? known.idOf('staff', item.owner)! : null;
      return {
        meetingId: meeting.id,
        customerId: known.idOf('customers', item.customer)!,
        deciderId: ownerId ?? chairId ?? 'import',
        position: index + 1,
        status: 'decided' as const,
        discuss: item.discuss,
        sell: item.sell,
        doing: item.do,
        decision: item.decision ? { text: item.decision } : null,
        ownerId,
        dueDay: item.due,
      };
    });
    await tx.insert(MeetingItem, items);
  }
}
