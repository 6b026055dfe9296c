/** The clock of the daily meeting: announced, opened, asked whether it is over, closed by itself. */
import { Customer } from '../../../entities/customer';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem, type MeetingWord } from '../../../entities/meeting-item';
import { attendanceOf } from '../staff/attendance';
import { instantAt, MINUTE } from '../calendar';
import { clockSays, GRACE_MINUTES } from './agenda';
import type { MeetingEnd } from './facts';
import { tellTasks } from './tasks';
import { itemsOf, meetingSetting, meetingsIn, planMeeting, type Planned } from './meetings';
import { done, refused, THE_GROUP, type Result, type Tell } from '../operation';
import { staffNamed } from '../subjects';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';

/** Minutes before its start at which the deciders are told what is coming. */
const ANNOUNCED = 5;

/** Five minutes before: one text to each who has something to decide. */
export async function announceMeeting(work: Work): Promise<Result> {
  const setting = await meetingSetting(work);
  const planned = await planMeeting(work);
  if (planned.meeting.status !== 'planned') return done({ meetingId: planned.meeting.id, already: true });
  const tells = planned.counts.open.map((open): Tell => {
    const facts = {
      open: open.count,
      settled: planned.counts.settled,
      at: setting.starts,
      when: setting.when,
    };
    return { to: open.staff.id, notice: 'meeting.soon', facts };
  });
  return done({ meetingId: planned.meeting.id, counts: planned.counts }, tells);
}

/**
 * The start. Online each decider gets her first card; face to face the chair is asked who is there, and her phone
 * shows every customer. The group hears numbers only.
 */
export async function openMeeting(work: Work): Promise<Result> {
  const planned = await planMeeting(work);
  const { meeting, counts } = planned;
  if (meeting.status !== 'planned') return done({ meetingId: meeting.id, already: true });
  const { minutes } = await meetingSetting(work);
  const group: Tell = { to: THE_GROUP, notice: 'meeting.opened', facts: { counts, minutes } };
  if (meeting.mode === 'together' && meeting.chairId) {
    const tell: Tell = { to: meeting.chairId, notice: 'meeting.attendance', facts: attendanceFacts(planned) };
    return done({ meetingId: meeting.id, counts }, [group, tell]);
  }
  await startMeeting(work, planned, null);
  const tells = counts.open.map((open): Tell => ({
    to: open.staff.id,
    notice: 'meeting.item',
    facts: { meetingId: meeting.id },
  }));
  // Nobody has anything to decide, and nobody is asked whether that is all.
  if (tells.length === 0) return endMeeting(work, (await work.tx.one(Meeting, { id: meeting.id }))!, [group]);
  return done({ meetingId: meeting.id, counts }, [group, ...tells]);
}

export function attendanceFacts(planned: Planned): Record<string, unknown> {
  return {
    meetingId: planned.meeting.id,
    open: planned.items.filter((item) => item.status === 'open').length,
    staff: planned.present.map((each) => ({ id: each.id, name: each.name, there: each.there })),
  };
}

/** Opens it; `there` are the ids of those whom the chair ticked, or null where the shifts say it. */
export async function startMeeting(work: Work, planned: Planned, there: string[] | null): Promise<void> {
  const onShift = planned.present.filter((each) => each.there).map((each) => each.id);
  await work.rows.update(Meeting, planned.meeting.id, {
    status: 'open',
    openedAt: work.now,
    attendance: there ?? onShift,
  });
}

/** What the clock of an open meeting asks for: nothing yet, the chair's word, or the end. */
export async function closeMeeting(work: Work): Promise<Result> {
  const [meeting] = await meetingsIn(work, ['open']);
  if (!meeting) return done({ open: false });
  const items = await itemsOf(work, meeting.id);
  const left = items.filter((item) => item.status === 'open').length;
  const { minutes } = await meetingSetting(work);
  const says = clockSays({ openedAt: meeting.openedAt ?? work.now, minutes, left }, work.now);
  if (says === 'close') return endMeeting(work, meeting);
  if (says === 'go-on') return done({ open: true, left });
  return done({ open: true, left }, await askToClose(work, meeting, items));
}

/** To the chair and the managers: is it over? */
export async function askToClose(work: Work, meeting: Meeting, items: MeetingItem[]): Promise<Tell[]> {
  const end = await endOf(work, meeting, items);
  const managers = await storeStaff(work, 'manager');
  const to = new Set([meeting.chairId, ...managers.map((each) => each.id)]);
  return [...to].flatMap((id): Tell[] => {
    return id ? [{ to: id, notice: 'meeting.close', facts: { meetingId: meeting.id, end } }] : [];
  });
}

/** Closes it: what is open stays undecided and comes first next time; each gets only her own tasks. */
export async function endMeeting(work: Work, meeting: Meeting, before: Tell[] = []): Promise<Result> {
  if (meeting.status === 'closed') return refused('already-closed', { meetingId: meeting.id });
  const items = await itemsOf(work, meeting.id);
  for (const item of items) {
    if (item.status !== 'open' && item.status !== 'later') continue;
    const patch = { status: 'undecided' as const, undecidedTimes: item.undecidedTimes + 1 };
    await work.rows.update(MeetingItem, item.id, patch);
  }
  await work.rows.update(Meeting, meeting.id, { status: 'closed', closedAt: work.now });
  const after = await itemsOf(work, meeting.id);
  const end = await endOf(work, { ...meeting, closedAt: work.now }, after);
  // A meeting that has left nothing is one line of the evening's summary.
  const managers = end.undecided.length > 0 ? await storeStaff(work, 'manager') : [];
  const chair = items.length > 0 ? meeting.chairId : null;
  const told = new Set([chair, ...managers.map((each) => each.id)]);
  const tells: Tell[] = [...told].flatMap((id): Tell[] => {
    return id && id !== work.actor.staffId ? [{ to: id, notice: 'meeting.closed', facts: { end } }] : [];
  });
  const counts = { decided: end.decided, undecided: end.undecided.length, minutes: end.minutes };
  const group: Tell = { to: THE_GROUP, notice: 'meeting.thanks', facts: counts };
  const tasks = await tellTasks(work, meeting.id, after);
  return done({ meetingId: meeting.id, end }, [...before, group, ...tasks, ...tells]);
}

/** How a meeting stands: what is decided, what is not, who was away. */
export async function endOf(work: Work, meeting: Meeting, items: MeetingItem[]): Promise<MeetingEnd> {
  const left = items.filter((item) => item.status !== 'decided');
  const deciders = await staffNamed(
    work,
    left.map((item) => item.deciderId),
  );
  const undecided: MeetingEnd['undecided'] = [];
  for (const item of left) {
    const customer = await work.tx.one(Customer, { id: item.customerId });
    undecided.push({
      customer: { id: item.customerId, name: customer?.name ?? '' },
      decider: deciders.get(item.deciderId)?.name ?? '',
      times: item.undecidedTimes,
    });
  }
  const present = await attendanceOf(work, meeting.day);
  const ticked = meeting.attendance;
  const absent = present.filter((each) => (ticked ? !ticked.includes(each.id) : !each.there));
  return {
    meetingId: meeting.id,
    decided: items.length - left.length,
    undecided,
    absent: absent.map((each) => ({ name: each.name, reason: each.reason, off: !each.there })),
    minutes: Math.max(
      1,
      Math.round(((meeting.closedAt ?? work.now) - (meeting.openedAt ?? work.now)) / MINUTE),
    ),
  };
}

/**
 * One call for a tick every five minutes, whatever hour the store meets at: announces, opens, asks and closes when
 * it is time. Each step is taken once because the meeting's own status says which were taken.
 */
export async function keepMeeting(work: Work): Promise<Result> {
  const setting = await meetingSetting(work);
  const starts = instantAt(setting.day, setting.starts, work.store.timezone);
  const minutes = Math.floor((work.now - starts) / MINUTE);
  if (minutes >= -ANNOUNCED && minutes < 0) return announceMeeting(work);
  if (minutes >= 0 && minutes < setting.minutes) return openMeeting(work);
  if (minutes >= setting.minutes && minutes < setting.minutes + GRACE_MINUTES * 6) return closeMeeting(work);
  return done({ idle: true });
}

/** What is said before, during or after the meeting, as it is kept. */
export function wordOf(staffId: string, at: number, text: string): MeetingWord {
  return { staffId, at, text };
}
