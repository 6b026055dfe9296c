import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import type { OnTable } from '../meetings/card';
import type { NextVisit } from '../meetings/facts';
import { keptOf } from '../meetings/tasks';
import type { OpenEndLine } from '../figures/open-ends';
import { momentAt } from '../calendar';
import { filled, inside, type Desk, type Row } from './desk';

/** 日会记录表 whole: who was there, what was open, per customer what was proposed, said and decided, by whom. */
export async function minutes(desk: Desk): Promise<Row[]> {
  const meetings = await desk.tx.find(Meeting, { order: { day: 'ASC', id: 'ASC' } });
  const held = meetings.filter((row) => row.status !== 'planned' && inside(row.day, desk.span));
  const rows: Row[] = [];
  for (const meeting of held) {
    const items = await desk.tx.find(MeetingItem, {
      where: { meetingId: meeting.id },
      order: { position: 'ASC' },
    });
    const zone = desk.store(meeting.storeId).timezone;
    const frame = {
      store: desk.store(meeting.storeId).code,
      date: meeting.day,
      chair: desk.staff(meeting.chairId),
      startedAt: meeting.openedAt === null ? null : momentAt(meeting.openedAt, zone),
      endedAt: meeting.closedAt === null ? null : momentAt(meeting.closedAt, zone),
      present: (meeting.attendance ?? []).flatMap((id) => desk.staff(id) ?? []),
    };
    const ends = (meeting.openEnds ?? []) as unknown as OpenEndLine[];
    const endOf = (customerId: string) => ends.find((end) => end.customerId === customerId)?.kind;
    rows.push(
      ...items.map((item) =>
        filled({ ...frame, ...itemRow(desk, meeting, item), openEnd: endOf(item.customerId) }),
      ),
      ...(meeting.settled ?? []).map((id) =>
        filled({ ...frame, customer: desk.customer(id), status: 'settled', openEnd: endOf(id) }),
      ),
    );
  }
  return rows;
}

function itemRow(desk: Desk, meeting: Meeting, item: MeetingItem): Row {
  const onTable = (item.proposed ?? {}) as unknown as Partial<OnTable>;
  const after = (at: number) => meeting.closedAt !== null && at >= meeting.closedAt;
  const words = (item.words ?? []).map((word) => ({
    after: after(word.at),
    text: `${desk.staff(word.staffId) ?? word.staffId}: ${word.text}`,
  }));
  return {
    customer: desk.customer(item.customerId),
    why: onTable.reasons,
    proposed: nextSaid(onTable.next),
    decided: nextSaid(keptOf(item)?.next),
    status: item.status,
    by: desk.staff(item.decidedById ?? item.deciderId),
    standInFor: desk.staff(onTable.standInFor),
    owner: desk.staff(item.ownerId),
    due: item.dueDay,
    undecidedTimes: item.undecidedTimes || null,
    words: words.filter((word) => !word.after).map((word) => word.text),
    afterwards: words.filter((word) => word.after).map((word) => word.text),
  };
}

/** What, with whom and when in one line; what was to be offered after a slash. */
function nextSaid(next: NextVisit | undefined): string | undefined {
  if (!next) return undefined;
  const what = [
    ...next.doing.map((each) => each.name),
    next.beautician?.name,
    next.day,
    next.clock,
    next.note,
  ];
  const offer = next.sell.length > 0 ? ` / ${next.sell.join('、')}` : '';
  return `${what.filter(Boolean).join(' ')}${offer}` || undefined;
}
