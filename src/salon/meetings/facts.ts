/** What the salon tells of a meeting: the data behind its cards and texts. Names are opened, sentences are not made. */
import type { OpenReason } from './agenda';
import type { Warning } from '../arrival/warnings';
import type { Named } from '../subjects';

export type { Named };

/** What is proposed for an open customer, or was decided about her. */
export interface NextVisit {
  doing: Named[];
  /** What to offer, in words; none: nothing is offered this time. */
  sell: string[];
  /** Instant of the next time, where it has an hour. */
  at: number | null;
  /** Business day of the next time. */
  day: string | null;
  /** `HH:MM` in the store. */
  clock: string | null;
  beautician: Named | null;
  /** The slot that is kept free for her: an appointment id. */
  held: string | null;
  note: string | null;
}

/** One open customer, as her decider sees her. */
export interface MeetingCard {
  itemId: string;
  meetingId: string;
  /** Position among the items of this decider, from 1. */
  position: number;
  total: number;
  customer: Named;
  decider: Named;
  /** Decided in the place of her absent consultant (代). */
  standInFor: string | null;
  reasons: OpenReason[];
  served: { by: string | null; what: string; left: number | null }[];
  said: string | null;
  /** Allergy, taboo, last reaction: known before anything is decided. */
  warning: Warning | null;
  words: { by: string; text: string; after: boolean }[];
  /** What is still owed to her or by her, without figures. */
  pending: ('money' | 'promise' | 'complaint')[];
  proposed: NextVisit;
  /** Who may be given the task: her consultant, those who served her, the manager. */
  owners: Named[];
  /** Whom to ask: the beautician of the day. */
  ask: Named | null;
  undecidedTimes: number;
}

export interface Decided {
  customer: Named;
  next: NextVisit;
  owner: Named | null;
  dueDay: string | null;
  standInFor: string | null;
}

/** Tomorrow of one consultant, said when her last customer is decided. */
export interface Tomorrow {
  day: string;
  visitors: number;
  cash: number;
  fresh: number;
}

export interface MeetingCounts {
  visitors: number;
  noShows: number;
  walkIns: number;
  settled: number;
  /** Where the loop is not closed at the start (SR-LOOP-17). */
  ends: number;
  /** Open customers by decider. */
  open: { staff: Named; count: number }[];
}

/** The record of a meeting as it is read afterwards. */
export interface MeetingMinutes {
  day: string;
  open: boolean;
  decided: {
    customer: string;
    doing: string | null;
    day: string | null;
    clock: string | null;
    owner: string | null;
  }[];
  undecided: { customer: string; decider: string }[];
  absent: Absent[];
  /** How many needed no word. */
  settled: number;
}

export interface MeetingEnd {
  meetingId: string;
  decided: number;
  undecided: { customer: Named; decider: string; times: number }[];
  absent: Absent[];
  minutes: number;
}

/** What somebody has to do after the meeting. */
export interface Task {
  promiseId: string;
  customer: Named;
  kind: string;
  next: NextVisit;
  dueDay: string;
}

/** Who was not there: off by her shift, with the reason where one was written, or not ticked by the chair. */
export interface Absent {
  name: string;
  reason: string | null;
  off?: boolean;
}
