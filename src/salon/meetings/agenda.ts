/**
 * What stands on the table of the daily meeting (日会), in which order, and who decides it. Pure.
 *
 * A customer is settled when her visit is written, its plan is accepted by her consultant and nothing new came up
 * (SR-LOOP-03, SR-LOOP-08). Only the others are discussed.
 */

/** Why a customer is open; the first one is what the card leads with. */
export type OpenReason =
  | 'undecided'
  | 'complaint'
  | 'reaction'
  | 'word'
  | 'recordMissing'
  | 'planRefused'
  | 'planUnanswered'
  | 'moneyNotCome'
  | 'proposalFailed'
  | 'promiseBroken'
  | 'newNeed'
  | 'firstVisit'
  | 'noNextTime';

const ORDER: OpenReason[] = [
  'undecided',
  'complaint',
  'reaction',
  'word',
  'moneyNotCome',
  'promiseBroken',
  'planRefused',
  'proposalFailed',
  'planUnanswered',
  'newNeed',
  'firstVisit',
  'recordMissing',
  'noNextTime',
];

/** What is known of a customer of the day the meeting is about. */
export interface Seen {
  customerId: string;
  consultantId: string | null;
  /** Instant of the appointment or the visit; null for somebody who was not in the house. */
  at: number | null;
  /** Null: she did not come. */
  visit: null | {
    /** The beautician's part stands: done, seen and heard. */
    written: boolean;
    first: boolean;
    needs: boolean;
    reaction: boolean;
    /** The next time is an instant, or waived with a reason. */
    nextTime: boolean;
  };
  /** The newest version of her plan, if one was made for this visit or later. */
  plan: null | { status: 'draft' | 'accepted' | 'changed' | 'refused' | 'superseded'; withTime: boolean };
  complaint: boolean;
  /** Money that was due by this day and did not come. */
  moneyNotCome: boolean;
  /** A proposal for this visit that she did not take. */
  proposalFailed: boolean;
  promiseBroken: boolean;
  /** Somebody has said something about her for the meeting. */
  word: boolean;
  /** How often a meeting has left her undecided. */
  undecidedTimes: number;
}

/** Twice undecided is the manager's (user-days.md section 7, rule 5). */
export const MANAGER_AFTER = 2;

/** The reasons for which she is on the table, weightiest first; none: she is settled. */
export function whyOpen(seen: Seen): OpenReason[] {
  const visit = seen.visit;
  const answered = seen.plan?.status === 'accepted' || seen.plan?.status === 'changed';
  const holds: Record<OpenReason, boolean> = {
    undecided: seen.undecidedTimes > 0,
    complaint: seen.complaint,
    reaction: visit?.reaction ?? false,
    word: seen.word,
    recordMissing: visit !== null && !visit.written,
    planRefused: visit !== null && seen.plan?.status === 'refused',
    planUnanswered: visit !== null && seen.plan?.status === 'draft',
    moneyNotCome: seen.moneyNotCome,
    proposalFailed: seen.proposalFailed,
    promiseBroken: seen.promiseBroken,
    newNeed: (visit?.needs ?? false) && !answered,
    firstVisit: (visit?.first ?? false) && !answered,
    noNextTime: visit !== null && !visit.nextTime && !(answered && seen.plan?.withTime),
  };
  return ORDER.filter((reason) => holds[reason]);
}

export interface Attendance {
  /** Staff ids of those who are there (on shift) and may have customers of their own: consultants and managers. */
  consultants: string[];
  chairId: string;
  managerId: string | null;
}

export interface Decider {
  staffId: string;
  /** Decides in the place of an absent consultant (代). */
  standIn: boolean;
}

/** Each open customer has one decider: her consultant; absent, the chair in her place; twice undecided, the manager. */
export function deciderOf(seen: Pick<Seen, 'consultantId' | 'undecidedTimes'>, there: Attendance): Decider {
  if (seen.undecidedTimes >= MANAGER_AFTER && there.managerId) {
    return { staffId: there.managerId, standIn: there.managerId !== seen.consultantId };
  }
  if (seen.consultantId && there.consultants.includes(seen.consultantId)) {
    return { staffId: seen.consultantId, standIn: false };
  }
  return {
    staffId: there.chairId,
    standIn: seen.consultantId !== null && seen.consultantId !== there.chairId,
  };
}

export interface AgendaItem extends Decider {
  customerId: string;
  reasons: OpenReason[];
  undecidedTimes: number;
}

export interface Agenda {
  items: AgendaItem[];
  /** Customer ids of those who came and need no word. */
  settled: string[];
}

/** The table: what is left from before stands first, then by weight, then in the order in which they came. */
export function agendaOf(all: Seen[], there: Attendance): Agenda {
  const open = all
    .map((seen) => ({ seen, reasons: whyOpen(seen) }))
    .filter((each) => each.reasons.length > 0)
    .sort(
      (a, b) =>
        ORDER.indexOf(a.reasons[0]) - ORDER.indexOf(b.reasons[0]) ||
        (a.seen.at ?? Infinity) - (b.seen.at ?? Infinity) ||
        (a.seen.customerId < b.seen.customerId ? -1 : 1),
    );
  return {
    items: open.map(({ seen, reasons }) => ({
      ...deciderOf(seen, there),
      customerId: seen.customerId,
      reasons,
      undecidedTimes: seen.undecidedTimes,
    })),
    settled: all.filter((seen) => seen.visit && whyOpen(seen).length === 0).map((seen) => seen.customerId),
  };
}

/** Minutes that are left for those who are late, after the meeting's own are over. */
export const GRACE_MINUTES = 10;

/**
 * What the clock says of an open meeting: go on; ask the chair whether it is over, once, when its minutes are over;
 * close it when the grace is over as well. (When nothing is open any more the last decision asks, not the clock.)
 */
export function clockSays(
  meeting: { openedAt: number; minutes: number; left: number },
  now: number,
): 'go-on' | 'ask' | 'close' {
  const minutes = (now - meeting.openedAt) / 60_000;
  if (minutes >= meeting.minutes + GRACE_MINUTES) return 'close';
  const over = minutes >= meeting.minutes && minutes < meeting.minutes + GRACE_MINUTES / 2;
  return over && meeting.left > 0 ? 'ask' : 'go-on';
}
