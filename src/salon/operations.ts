/**
 * Every operation of the salon that a flow, a job or a command line may ask for, by name: folder by folder, in the order
 * of the table in ARCHITECTURE.md.
 */
import { visitCompletionOperations } from './visits/completion';
import { recordsOwedOperations } from './visits/records-owed';
import { visitOperations } from './visits/visits';
import { walkInJoinOperations } from './visits/walk-in-join';
import { balanceOperations } from './money/balance';
import { dayCloseOperations } from './money/day-close';
import { debtorOperations } from './money/debtors';
import { paymentOperations } from './money/payments';
import { refundOperations } from './money/refunds';
import { tillOperations } from './money/till';
import { approvalOperations } from './corrections/approval-decisions';
import { correctionOperations } from './corrections/corrections';
import { undoOperations } from './corrections/last-entry';
import { appointmentOperations } from './appointments/appointments';
import { bookingOperations } from './appointments/booking';
import { bookingChangeOperations } from './appointments/booking-changes';
import { proposeOperations } from './appointments/propose';
import { roomOperations } from './appointments/rooms';
import { tableOperations } from './appointments/table';
import { arrivalOperations } from './arrival/arrival';
import { briefOperations } from './arrival/brief';
import { planOperations } from './plans/plans';
import { planAnswerOperations } from './action-plan/answer';
import { planPartOperations } from './action-plan/parts';
import { planProgressOperations } from './action-plan/people';
import { promiseOperations } from './promises/own-promises';
import { callHintOperations } from './contacts/call-hints';
import { callOperations } from './contacts/calls';
import { contactCheckOperations } from './contacts/check';
import { contactOperations } from './contacts/contacts';
import { saidOperations } from './contacts/said';
import { followUpOperations } from './contacts/follow-ups';
import { trackingOperations } from './contacts/tracking';
import { careAnswerOperations } from './care/care-answers';
import { dutyCountOperations } from './care/duty-counts';
import { festivalOperations } from './care/festival-plan';
import { dueItemOperations } from './morning/due-items';
import { myListOperations } from './morning/my-list';
import { meetingOperations } from './meetings/operations';
import { complaintOperations } from './customers/complaints';
import { customerOperations } from './customers/customers';
import { photoOperations } from './customers/photos';
import { problemCustomerOperations } from './customers/problem-customers';
import { questionOperations } from './customers/questions';
import { reassignOperations } from './customers/reassign';
import { customerFileOperations } from './customer-file';
import { fileOperations } from './customer-file/operations';
import { treatmentReviewOperations } from './catalogue/reviews';
import { sideBySideOperations } from './catalogue/side-by-side';
import { treatmentOperations } from './catalogue/treatments';
import { gradingOperations } from './grading';
import { trustOperations } from './trust/explain';
import { winBackOperations } from './win-back/won-back';
import { leaveBackOperations } from './staff/leave-back';
import { leaveOperations } from './staff/leave';
import { shiftOperations } from './staff/shifts';
import { staffOperations } from './staff/staff';
import { standInOperations } from './staff/stand-in';
import { tierOperations } from './staff/tiers';
import { leavingOperations } from './leaving/hand-over';
import { handbookOperations } from './handbook';
import { dailySummaryOperations } from './figures/daily-summary';
import { doubtOperations } from './figures/doubt';
import { openEndOperations } from './figures/open-ends';
import { figureOperations } from './figures/store-figures';
import { weekOperations } from './figures/week';
import { settingOperations } from './settings/settings';
import { monthDecisionOperations } from './month/decisions';
import { monthLockOperations } from './month/lock';
import { ownMonthOperations } from './month/own';
import { monthPackOperations } from './month/pack';
import { erasureOperations } from './erasure/ask';
import { giftOperations } from './gifts/gifts';
import { rewardOperations } from './gifts/rewards';
import { eventChangeOperations } from './events/change';
import { eventOperations } from './events/events';
import { formExportOperations } from './export/ask';
import type { Operation } from './operation';

const all: Operation[] = [
  // visits
  ...visitCompletionOperations,
  ...recordsOwedOperations,
  ...visitOperations,
  ...walkInJoinOperations,

  // money
  ...balanceOperations,
  ...dayCloseOperations,
  ...debtorOperations,
  ...paymentOperations,
  ...refundOperations,
  ...tillOperations,

  // corrections
  ...approvalOperations,
  ...correctionOperations,
  ...undoOperations,

  // appointments
  ...appointmentOperations,
  ...bookingOperations,
  ...bookingChangeOperations,
  ...proposeOperations,
  ...roomOperations,
  ...tableOperations,

  // arrival
  ...arrivalOperations,
  ...briefOperations,

  // plans
  ...planOperations,

  // action-plan
  ...planAnswerOperations,
  ...planPartOperations,
  ...planProgressOperations,

  // promises
  ...promiseOperations,

  // contacts
  ...callHintOperations,
  ...callOperations,
  ...contactCheckOperations,
  ...contactOperations,
  ...saidOperations,
  ...followUpOperations,
  ...trackingOperations,

  // care
  ...careAnswerOperations,
  ...dutyCountOperations,
  ...festivalOperations,

  // morning
  ...dueItemOperations,
  ...myListOperations,

  // meetings
  ...meetingOperations,

  // customers
  ...complaintOperations,
  ...customerOperations,
  ...photoOperations,
  ...problemCustomerOperations,
  ...questionOperations,
  ...reassignOperations,

  // customer-file
  ...customerFileOperations,
  ...fileOperations,

  // catalogue
  ...treatmentReviewOperations,
  ...sideBySideOperations,
  ...treatmentOperations,

  // grading
  ...gradingOperations,

  // trust
  ...trustOperations,

  // win-back
  ...winBackOperations,

  // staff
  ...leaveOperations,
  ...leaveBackOperations,
  ...shiftOperations,
  ...staffOperations,
  ...standInOperations,
  ...tierOperations,

  // leaving
  ...leavingOperations,

  // handbook
  ...handbookOperations,

  // figures
  ...dailySummaryOperations,
  ...doubtOperations,
  ...openEndOperations,
  ...figureOperations,
  ...weekOperations,

  // settings
  ...settingOperations,

  // month
  ...monthDecisionOperations,
  ...monthLockOperations,
  ...ownMonthOperations,
  ...monthPackOperations,

  // erasure
  ...erasureOperations,

  // gifts
  ...giftOperations,
  ...rewardOperations,

  // events
  ...eventOperations,
  ...eventChangeOperations,

  // export
  ...formExportOperations,
];

export const operations: ReadonlyMap<string, Operation> = new Map(all.map((each) => [each.name, each]));
