import { dueArrivals } from '../salon/arrival/arrival';
import { HOUR, MINUTE } from '../salon/calendar';
import { festivalProposal } from '../salon/care/festival-plan';
import { keepPromises } from '../salon/care/keep-promises';
import { forgetWithdrawn } from '../salon/customer-file/forget-withdrawn';
import { dailySummary } from '../salon/figures/daily-summary';
import { mondayReport } from '../salon/figures/week';
import { followUps, timedReminders } from '../salon/contacts/follow-ups';
import { askManagersTonight, monthlyRound } from '../salon/grading';
import { keepMeeting, openMeeting } from '../salon/meetings/clock';
import { monthIsOver } from '../salon/month/pack';
import { morningLists } from '../salon/morning/morning';
import { recordsOwed } from '../salon/visits/records-owed';
import { tomorrowTable } from '../salon/appointments/table';
import type { Result } from '../salon/operation';
import { rewardProposal } from '../salon/gifts/rewards';
import { eraseAsked } from './erase-asked';
import type { Work } from '../salon/work';

/** Store time. Nothing runs on minute 0 or 30, when everybody else's messages go out. */
export type When =
  | { at: string; dayOfMonth?: number; /** 1 is Monday. */ weekday?: number }
  | { everyMinutes: number; offset: number };

export interface Job {
  name: string;
  when: When;
  /** Setting that holds another time for a store. */
  setting?: string;
  /** A missed run is made up for as long as this, ms; later it would say what no longer holds. */
  lateBy: number;
  /** One call into the salon; whom it tells gets it through their inboxes. */
  run(work: Work): Promise<Result>;
}

/** THE schedule: everything that happens by the clock. */
export const jobs: Job[] = [
  // Every night: what customers have taken back their word for.
  { name: 'forget-withdrawn', when: { at: '04:43' }, lateBy: 20 * HOUR, run: forgetWithdrawn },
  { name: 'erase-asked', when: { everyMinutes: 5, offset: 3 }, lateBy: 5 * MINUTE, run: eraseAsked },
  { name: 'keep-promises', when: { at: '07:43' }, lateBy: 6 * HOUR, run: keepPromises },
  {
    name: 'morning-list',
    when: { at: '09:12' },
    setting: 'morning.at',
    lateBy: 4 * HOUR,
    run: morningLists,
  },
  {
    name: 'grade',
    when: { at: '10:17', dayOfMonth: 1 },
    lateBy: 12 * HOUR,
    run: monthlyRound,
  },
  {
    name: 'grade-card',
    when: { at: '17:22', dayOfMonth: 1 },
    lateBy: 24 * HOUR,
    run: askManagersTonight,
  },
  { name: 'month-over', when: { at: '10:37' }, lateBy: 10 * HOUR, run: monthIsOver },
  { name: 'monday-report', when: { at: '09:07', weekday: 1 }, lateBy: 10 * HOUR, run: mondayReport },
  { name: 'festival-proposal', when: { at: '10:23' }, lateBy: 8 * HOUR, run: festivalProposal },
  { name: 'rewards', when: { at: '10:43', dayOfMonth: 1 }, lateBy: 8 * HOUR, run: rewardProposal },
  { name: 'arrivals', when: { everyMinutes: 5, offset: 2 }, lateBy: 5 * MINUTE, run: dueArrivals },
  { name: 'reminders', when: { everyMinutes: 5, offset: 4 }, lateBy: 5 * MINUTE, run: timedReminders },
  {
    name: 'follow-ups',
    when: { at: '17:07' },
    setting: 'followups.at',
    lateBy: 3 * HOUR,
    run: followUps,
  },
  { name: 'records-owed', when: { at: '20:15' }, setting: 'records.at', lateBy: 2 * HOUR, run: recordsOwed },
  {
    name: 'open-daily-meeting',
    when: { at: '20:45' },
    setting: 'meeting.starts',
    lateBy: 30 * MINUTE,
    run: openMeeting,
  },
  {
    name: 'keep-daily-meeting',
    when: { everyMinutes: 5, offset: 2 },
    lateBy: 5 * MINUTE,
    run: keepMeeting,
  },
  {
    name: 'daily-summary',
    when: { at: '21:32' },
    setting: 'summary.at',
    lateBy: 2 * HOUR,
    run: dailySummary,
  },
  { name: 'tomorrow-table', when: { at: '21:21' }, lateBy: 2 * HOUR, run: tomorrowTable },
];

export function jobNamed(name: string): Job | undefined {
  return jobs.find((job) => job.name === name);
}
