/** What may be asked of the daily meeting by name. */
import { Customer } from '../../../entities/customer';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { cardOf } from './card';
import { attendanceFacts, endMeeting, startMeeting } from './clock';
import { decide, putOff } from './decide';
import { minutes } from './minutes';
import { askOne, sayWord } from './words';
import { decidedSince } from './left';
import { itemNamed, itemsOf, meetingsIn, openItems, planMeeting } from './meetings';
import { done, refused, type Operation, type Result } from '../operation';
import type { Work } from '../work';

/**
 * «开始»: lays the table and answers the asker's first open customer. Before the hour she may decide her own at
 * once; face to face the chair is first asked who is there. Refusal: `already-closed`.
 */
async function begin(work: Work, input: { there?: string[] }): Promise<Result> {
  const planned = await planMeeting(work);
  const { meeting } = planned;
  if (meeting.status === 'closed') return refused('already-closed', { day: meeting.day });
  const me = work.actor.staffId ?? '';
  const together = meeting.mode === 'together' && meeting.chairId === me;
  if (together && meeting.status === 'planned' && !input.there) {
    return done({ attendance: attendanceFacts(planned) });
  }
  if (input.there && meeting.status === 'planned') await startMeeting(work, planned, input.there);
  const [first] = await openItems(work, meeting, me);
  return done({
    meetingId: meeting.id,
    nextItem: first ? await itemNamed(work, first) : null,
    counts: planned.counts,
  });
}

/** The card of one open customer. Refusals: `not-found`, `already-decided`. */
async function item(work: Work, input: { itemId?: string; meetingId?: string }): Promise<Result> {
  const row = input.itemId
    ? await work.tx.one(MeetingItem, { id: input.itemId })
    : await firstOf(work, input.meetingId);
  if (!row) return done({ item: null });
  const meeting = await work.tx.one(Meeting, { id: row.meetingId });
  if (!meeting || meeting.storeId !== work.store.id) return refused('not-found', {});
  if (row.status === 'decided') {
    const customer = await work.tx.one(Customer, { id: row.customerId });
    return refused('already-decided', { customerId: row.customerId, customer: customer?.name ?? '' });
  }
  await work.rows.look(row.customerId);
  const me = work.actor.staffId ?? '';
  const all = await itemsOf(work, meeting.id);
  const together = meeting.mode === 'together' && meeting.chairId === me;
  const own = all.filter((each) => together || each.deciderId === row.deciderId);
  const position = own.findIndex((each) => each.id === row.id) + 1;
  const place = { position, total: own.length, closedAt: meeting.closedAt };
  return done({ item: await cardOf(work, row, place), today: meeting.day });
}

async function firstOf(work: Work, meetingId: string | undefined): Promise<MeetingItem | undefined> {
  const meeting = meetingId ? await work.tx.one(Meeting, { id: meetingId }) : undefined;
  return meeting ? (await openItems(work, meeting, work.actor.staffId ?? ''))[0] : undefined;
}

/** 散会. Refusals: `not-open`; `already-closed`; `not-yours` for somebody who neither chairs nor manages. */
async function close(work: Work, input: { meetingId?: string }): Promise<Result> {
  const [open] = await meetingsIn(work, ['open']);
  const meeting = input.meetingId ? await work.tx.one(Meeting, { id: input.meetingId }) : open;
  if (!meeting || meeting.storeId !== work.store.id) return refused('not-open', {});
  const may = meeting.chairId === work.actor.staffId || work.actor.roles.includes('manager');
  if (!may) return refused('not-yours', {});
  return endMeeting(work, meeting);
}

/** What the manager may be asked to take over: left undecided twice (rule 5). */
export async function leftToManager(work: Work): Promise<MeetingItem[]> {
  const [last] = await meetingsIn(work, ['closed']);
  if (!last) return [];
  const items = await itemsOf(work, last.id);
  const left: MeetingItem[] = [];
  for (const each of items.filter((row) => row.status === 'undecided' && row.undecidedTimes >= 2)) {
    if (!(await decidedSince(work, each.customerId, last.closedAt ?? work.now))) left.push(each);
  }
  return left;
}

/** The first of them as a form is opened with it. */
async function left(work: Work): Promise<Result> {
  const [first] = await leftToManager(work);
  return done({ nextItem: first ? await itemNamed(work, first) : null });
}

export const meetingOperations: Operation[] = [
  { name: 'meetings.begin', command: 'meeting', kind: 'write', run: begin },
  { name: 'meetings.left', command: 'meeting', kind: 'read', run: left },
  { name: 'meetings.minutes', command: 'meeting', kind: 'read', run: minutes },
  { name: 'meetings.item', command: 'meeting', kind: 'read', run: item },
  { name: 'meetings.decide', command: 'meeting', kind: 'write', run: decide },
  { name: 'meetings.putOff', command: 'meeting', kind: 'write', run: putOff },
  { name: 'meetings.ask', command: 'meeting', kind: 'write', run: askOne },
  { name: 'meetings.word', command: 'meeting-word', kind: 'write', run: sayWord },
  { name: 'meetings.close', command: 'meeting', kind: 'write', run: close },
];
