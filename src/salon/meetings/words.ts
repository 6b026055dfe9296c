/** Words for the meeting: anybody may speak before, during and after it; they land at the decider. */
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { Staff } from '../../../entities/staff';
import { deciderOf } from './agenda';
import { cardOf, type OnTable } from './card';
import { itemNamed, itemsOf, meetingSetting, openItems, theMeeting, thereOf } from './meetings';
import { attendanceOf } from '../staff/attendance';
import { addDays } from '../calendar';
import { done, refused, type Result, type Tell } from '../operation';
import { theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';

/**
 * Keeps a word about a customer. Before the meeting it puts her on the table; after it, it is kept as said afterwards
 * (会后) and goes to her consultant. Refusals: `not-found`, `nothing-said`.
 */
export async function sayWord(work: Work, input: { customerId: string; text: string }): Promise<Result> {
  const text = input.text.trim();
  if (!text) return refused('nothing-said', {});
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const meeting = await meetingFor(work);
  const items = await itemsOf(work, meeting.id);
  const known = items.find((each) => each.customerId === customer.id);
  const after = meeting.status === 'closed';
  const item = known ?? (after ? null : await putOnTable(work, meeting, customer, items.length));
  const word = { staffId: byWhom(work.actor), at: work.now, text };
  if (item) await work.rows.update(MeetingItem, item.id, { words: [...(item.words ?? []), word] });
  const to = (after ? customer.consultantId : item?.deciderId) ?? meeting.chairId;
  const decider = to ? await work.tx.one(Staff, { id: to }) : undefined;
  const facts = {
    customer: { id: customer.id, name: customer.name },
    by: work.actor.name ?? '',
    text,
    after,
    meetingId: meeting.id,
  };
  const tells: Tell[] = to && to !== work.actor.staffId ? [{ to, notice: 'meeting.word', facts }] : [];
  return done({ customer: facts.customer, decider: decider?.name ?? '', after }, tells);
}

/** Today's meeting; where the store meets in the morning and has met, tomorrow's, which is about today. */
async function meetingFor(work: Work): Promise<Meeting> {
  const setting = await meetingSetting(work);
  const meeting = await theMeeting(work, setting);
  if (meeting.status !== 'closed' || setting.when !== 'morning') return meeting;
  return theMeeting(work, { ...setting, day: addDays(setting.day, 1), about: setting.day });
}

async function putOnTable(
  work: Work,
  meeting: Meeting,
  customer: { id: string; consultantId: string | null },
  position: number,
): Promise<MeetingItem> {
  const there = thereOf(await attendanceOf(work, meeting.day), meeting.chairId);
  const decider = deciderOf({ consultantId: customer.consultantId, undecidedTimes: 0 }, there);
  const onTable: OnTable = {
    reasons: ['word'],
    day: (await meetingSetting(work)).when === 'morning' ? addDays(meeting.day, -1) : meeting.day,
    standInFor: decider.standIn ? customer.consultantId : null,
  };
  return work.rows.insert(MeetingItem, {
    meetingId: meeting.id,
    customerId: customer.id,
    deciderId: decider.staffId,
    position: position + 1,
    status: 'open',
    proposed: onTable as unknown as Record<string, unknown>,
    undecidedTimes: 0,
  });
}

/**
 * One tap asks the one who served her; nobody waits for the answer: the asker's other customers come first, and this one
 * again after them. Refusals: `not-found`, `nobody-to-ask`.
 */
export async function askOne(work: Work, input: { itemId: string; question?: string }): Promise<Result> {
  const item = await work.tx.one(MeetingItem, { id: input.itemId });
  const meeting = item && (await work.tx.one(Meeting, { id: item.meetingId }));
  if (!item || !meeting || meeting.storeId !== work.store.id) return refused('not-found', {});
  const card = await cardOf(work, item, { position: 1, total: 1, closedAt: meeting.closedAt });
  if (!card.ask) return refused('nobody-to-ask', { customer: card.customer });
  const question = {
    customer: card.customer,
    said: card.said,
    doing: card.proposed.doing,
    beautician: card.proposed.beautician,
    question: input.question ?? null,
  };
  const tell: Tell = { to: card.ask.id, notice: 'meeting.ask', facts: question };
  const open = await openItems(work, meeting, work.actor.staffId ?? '');
  const next = open.find((each) => each.position > item.position) ?? open[0] ?? item;
  const facts = { customer: card.customer, asked: card.ask, nextItem: await itemNamed(work, next) };
  return done(facts, [tell]);
}
