/**
 * The daily meeting (日会, SR-LOOP-01..02, SR-FRM-04, SR-EFF-01): the bot is agenda, clock and minutes. Only open customers are on the
 * table, each with one decider; the meeting closes by itself and nothing undecided is lost (user-days.md section 7).
 */
import { In } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { Plan } from '../../../entities/plan';
import { attendanceOf, chairOf, type Present } from '../staff/attendance';
import { addDays, businessDayOf, minuteOf } from '../calendar';
import { heldTimes, holdTimes, hourHeldFor } from '../appointments/held-times';
import { agendaOf, type Agenda, type Attendance } from './agenda';
import { proposedFor, type OnTable } from './card';
import type { MeetingCounts } from './facts';
import { tableOf, type Table } from './table';
import { openEndsOf } from '../figures/open-ends';
import { newestPlan } from '../plans/plans';
import { settingsOf } from '../settings/settings';
import { staffNamed, type Named } from '../subjects';
import type { Work } from '../work';

/** Which meeting is meant now: held today, about today's visits or, in the morning, yesterday's. */
export interface MeetingSetting {
  day: string;
  about: string;
  when: 'evening' | 'morning';
  mode: 'online' | 'together';
  /** HH:MM. */
  starts: string;
  minutes: number;
}

export async function meetingSetting(work: Work): Promise<MeetingSetting> {
  const [when] = await settingsOf(work, ['meeting.at']);
  const [mode] = await settingsOf(work, ['meeting.mode']);
  const [starts] = await settingsOf(work, ['meeting.starts']);
  const [minutes] = await settingsOf(work, ['meeting.minutes']);
  const day = businessDayOf(work.now, work.store.timezone);
  const morning = when === 'morning';
  return {
    day,
    about: morning ? addDays(day, -1) : day,
    when: morning ? 'morning' : 'evening',
    mode: mode === 'together' ? 'together' : 'online',
    starts,
    minutes,
  };
}

export interface Planned {
  meeting: Meeting;
  items: MeetingItem[];
  present: Present[];
  counts: MeetingCounts;
}

/** Today's meeting with its table as it stands now. Made where it is not there yet; decided items are left alone. */
export async function planMeeting(work: Work): Promise<Planned> {
  const setting = await meetingSetting(work);
  const meeting = await theMeeting(work, setting);
  const present = await attendanceOf(work, setting.day);
  const table = await tableOf(work, setting.about, meeting.id);
  const there = thereOf(present, meeting.chairId);
  const agenda = agendaOf(table.seen, there);
  if (meeting.status !== 'closed') await layTable(work, meeting, agenda, table, setting.about);
  const items = await itemsOf(work, meeting.id);
  return { meeting, items, present, counts: await countsOf(work, table, agenda, items, setting.about) };
}

/** Today's meeting, planned where nobody has opened it yet. */
export async function theMeeting(work: Work, setting: MeetingSetting): Promise<Meeting> {
  const known = await work.tx.one(Meeting, { storeId: work.store.id, day: setting.day });
  if (known) return known;
  const [wanted] = await settingsOf(work, ['meeting.chair']);
  const present = await attendanceOf(work, setting.day);
  const chair = chairOf(present, wanted === 'manager' ? 'manager' : 'consultant');
  return work.rows.insert(Meeting, {
    storeId: work.store.id,
    day: setting.day,
    status: 'planned',
    mode: setting.mode,
    chairId: chair?.id ?? null,
  });
}

export function thereOf(present: Present[], chairId: string | null): Attendance {
  const there = present.filter((each) => each.there);
  return {
    consultants: there
      .filter((each) => each.roles.some((role) => role === 'consultant' || role === 'manager'))
      .map((each) => each.id),
    chairId: chairId ?? there[0]?.id ?? '',
    managerId: present.find((each) => each.roles.includes('manager'))?.id ?? null,
  };
}

/** Open items of today's meeting, in the order of the table; of one decider, or of all in a meeting face to face. */
export async function openItems(work: Work, meeting: Meeting, deciderId: string): Promise<MeetingItem[]> {
  const items = await itemsOf(work, meeting.id);
  const together = meeting.mode === 'together' && meeting.chairId === deciderId;
  return items.filter((item) => item.status === 'open' && (together || item.deciderId === deciderId));
}

export async function itemsOf(work: Work, meetingId: string): Promise<MeetingItem[]> {
  return work.tx.find(MeetingItem, { where: { meetingId }, order: { position: 'ASC', id: 'ASC' } });
}

/** An item with the customer it is about, as a form is opened with it. */
export async function itemNamed(work: Work, item: MeetingItem): Promise<{ itemId: string; customer: Named }> {
  const customer = await work.tx.one(Customer, { id: item.customerId });
  return { itemId: item.id, customer: { id: item.customerId, name: customer?.name ?? '' } };
}

/** Writes the table: new open customers are added, those who have been settled meanwhile are taken off. */
async function layTable(
  work: Work,
  meeting: Meeting,
  agenda: Agenda,
  table: Table,
  about: string,
): Promise<void> {
  const before = await itemsOf(work, meeting.id);
  for (const [index, planned] of agenda.items.entries()) {
    const item = before.find((each) => each.customerId === planned.customerId);
    if (item && item.status !== 'open') continue;
    const absent = table.seen.find((each) => each.customerId === planned.customerId)?.consultantId ?? null;
    await keepTimeFree(work, planned.customerId);
    const onTable: OnTable = {
      reasons: planned.reasons,
      day: about,
      standInFor: planned.standIn ? absent : null,
      next: await proposedFor(work, planned.customerId),
    };
    const patch = {
      deciderId: planned.staffId,
      position: index + 1,
      proposed: onTable as unknown as Record<string, unknown>,
      undecidedTimes: planned.undecidedTimes,
    };
    if (item) await work.rows.update(MeetingItem, item.id, patch);
    else {
      const row = {
        meetingId: meeting.id,
        customerId: planned.customerId,
        status: 'open' as const,
        ...patch,
      };
      await work.rows.insert(MeetingItem, row);
    }
  }
  const open = new Set(agenda.items.map((each) => each.customerId));
  const gone = before.filter((each) => each.status === 'open' && !open.has(each.customerId));
  for (const item of gone) await work.rows.remove(MeetingItem, item.id);
  const ends = await openEndsOf(work, about);
  await work.rows.update(Meeting, meeting.id, {
    settled: agenda.settled,
    openEnds: ends.lines as unknown as Record<string, unknown>[],
  });
}

/** What was held when the plan was drafted is long let go: the meeting needs times that are free now. */
async function keepTimeFree(work: Work, customerId: string): Promise<void> {
  const plan = await newestPlan(work, customerId);
  const today = businessDayOf(work.now, work.store.timezone);
  if (!plan?.nextDay || plan.status !== 'draft') return;
  if ((await heldTimes(work, plan.held ?? [])).length > 0) return;
  const customer = await work.tx.one(Customer, { id: customerId });
  if (!customer) return;
  const held = await holdTimes(work, {
    customer,
    treatmentIds: (plan.nextDo ?? []).flatMap((line) => line.treatmentId ?? []),
    day: plan.nextDay > today ? plan.nextDay : addDays(today, 1),
    minute: plan.nextAt === null ? await hourHeldFor(work, plan) : minuteOf(plan.nextAt, work.store.timezone),
  });
  await work.rows.update(Plan, plan.id, { held: held.map((each) => each.id) });
}

async function countsOf(
  work: Work,
  table: Table,
  agenda: Agenda,
  items: MeetingItem[],
  about: string,
): Promise<MeetingCounts> {
  const open = items.filter((item) => item.status === 'open');
  const staff = await staffNamed(
    work,
    open.map((item) => item.deciderId),
  );
  const deciders = [...new Set(open.map((item) => item.deciderId))];
  return {
    visitors: table.visitors,
    noShows: table.noShows,
    walkIns: table.walkIns,
    settled: agenda.settled.length,
    ends: (await openEndsOf(work, about)).lines.length,
    open: deciders.map((id) => ({
      staff: staff.get(id) ?? { id, name: '' },
      count: open.filter((item) => item.deciderId === id).length,
    })),
  };
}

/** Meetings of the store that are in the status, newest first. */
export async function meetingsIn(work: Work, statuses: Meeting['status'][]): Promise<Meeting[]> {
  return work.tx.find(Meeting, {
    where: { storeId: work.store.id, status: In(statuses) },
    order: { day: 'DESC' },
    take: 5,
  });
}
