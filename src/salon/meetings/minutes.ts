/** What the newest daily meeting came to, for whoever asks afterwards: the record (日会记录表) in a few lines. */
import { Customer } from '../../../entities/customer';
import { endOf } from './clock';
import type { MeetingMinutes } from './facts';
import { keptOf } from './tasks';
import { itemsOf, meetingsIn } from './meetings';
import { done, refused, type Result } from '../operation';
import { staffNamed } from '../subjects';
import type { Work } from '../work';

/** Refusals: `none` where no meeting was held yet. */
export async function minutes(work: Work): Promise<Result> {
  const [meeting] = await meetingsIn(work, ['open', 'closed']);
  if (!meeting) return refused('none', {});
  const items = await itemsOf(work, meeting.id);
  const owners = await staffNamed(
    work,
    items.map((item) => item.ownerId),
  );
  const decided: MeetingMinutes['decided'] = [];
  for (const item of items.filter((each) => each.status === 'decided')) {
    const customer = await work.tx.one(Customer, { id: item.customerId });
    const next = keptOf(item)?.next;
    decided.push({
      customer: customer?.name ?? '',
      doing: item.doing,
      day: next?.day ?? null,
      clock: next?.clock ?? null,
      owner: owners.get(item.ownerId ?? '')?.name ?? null,
    });
  }
  const end = await endOf(work, meeting, items);
  const facts: MeetingMinutes = {
    day: meeting.day,
    open: meeting.status === 'open',
    decided,
    undecided: end.undecided.map((each) => ({ customer: each.customer.name, decider: each.decider })),
    absent: end.absent,
    settled: meeting.settled?.length ?? 0,
  };
  return done({ ...facts });
}
