import 'reflect-metadata';
import { Store } from './store';
import { Staff } from './staff';
import { StaffStore } from './staff-store';
import { StaffTreatment } from './staff-treatment';
import { Shift } from './shift';
import { Room } from './room';
import { RoomClosure } from './room-closure';
import { Treatment } from './treatment';
import { Customer } from './customer';
import { LexiconVersion } from './lexicon-version';
import { CustomerSummary } from './customer-summary';
import { Course } from './course';
import { CourseEntry } from './course-entry';
import { AccountEntry } from './account-entry';
import { Visit } from './visit';
import { VisitService } from './visit-service';
import { Payment } from './payment';
import { Appointment } from './appointment';
import { StoreDay } from './store-day';
import { Plan } from './plan';
import { Promised } from './promise';
import { Contact } from './contact';
import { Meeting } from './meeting';
import { MeetingItem } from './meeting-item';
import { Complaint } from './complaint';
import { Photo } from './photo';
import { Diagnosis } from './diagnosis';
import { DayClose } from './day-close';
import { MonthRecord } from './month-record';
import { MonthEntry } from './month-entry';
import { TreatmentReview } from './treatment-review';
import { Approval } from './approval';
import { DailyList } from './daily-list';
import { Setting } from './setting';
import { GradeChange } from './grade-change';
import { GradeRound } from './grade-round';
import { CustomerOwner } from './customer-owner';
import { HandbookPage } from './handbook-page';
import { HandbookReceipt } from './handbook-receipt';
import { Impression } from './impression';
import { Gift } from './gift';
import { SalonEvent } from './event';
import { EventGuest } from './event-guest';
import { Erasure } from './erasure';
import { Audit } from './audit';
import { Operation } from './operation';
import { Inbox } from './inbox';
import { Dialog } from './dialog';
import { Outbox } from './outbox';
import { JobRun } from './job-run';

/** Every table, for the data source and for migrations. */
export const entities = [
  Store,
  Staff,
  StaffStore,
  StaffTreatment,
  Shift,
  Room,
  RoomClosure,
  Treatment,
  Customer,
  LexiconVersion,
  CustomerSummary,
  Course,
  CourseEntry,
  AccountEntry,
  Visit,
  VisitService,
  Payment,
  Appointment,
  StoreDay,
  Plan,
  Promised,
  Contact,
  Meeting,
  MeetingItem,
  Complaint,
  Photo,
  Diagnosis,
  DayClose,
  MonthRecord,
  MonthEntry,
  TreatmentReview,
  Approval,
  DailyList,
  Setting,
  GradeChange,
  GradeRound,
  CustomerOwner,
  HandbookPage,
  HandbookReceipt,
  Impression,
  Gift,
  SalonEvent,
  EventGuest,
  Erasure,
  Audit,
  Operation,
  Inbox,
  Dialog,
  Outbox,
  JobRun,
];

export * from './store';
export * from './staff';
export * from './staff-store';
export * from './staff-treatment';
export * from './shift';
export * from './room';
export * from './room-closure';
export * from './treatment';
export * from './customer';
export * from './lexicon-version';
export * from './customer-summary';
export * from './course';
export * from './course-entry';
export * from './account-entry';
export * from './visit';
export * from './visit-service';
export * from './payment';
export * from './appointment';
export * from './store-day';
export * from './plan';
export * from './promise';
export * from './contact';
export * from './meeting';
export * from './meeting-item';
export * from './complaint';
export * from './photo';
export * from './diagnosis';
export * from './day-close';
export * from './approval';
export * from './daily-list';
export * from './setting';
export * from './grade-change';
export * from './grade-round';
export * from './customer-owner';
export * from './handbook-page';
export * from './handbook-receipt';
export * from './impression';
export * from './gift';
export * from './event';
export * from './event-guest';
export * from './erasure';
export * from './audit';
export * from './operation';
export * from './inbox';
export * from './dialog';
export * from './outbox';
export * from './job-run';
