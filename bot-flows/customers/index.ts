/** Customers' files, complaints, pictures, and the manager's summary: their forms and what opens them. */
import {
  complaint,
  complaintCauses,
  complaintHandle,
  complaintOpened,
  complaintsOpen,
  startComplaint,
} from './complaint';
import { customerNew } from './customer-new';
import { customerKnown, customerUpdate, walkInJoin } from './customer-update';
import { approvalsOpen, decideSummary, summary, tellSummary } from '../figures/decide-summary';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start } from '../engine';
import { photo, startPhoto } from './photo';
import { startOf } from '../starting';

export const fileFlows: SalonFlow[] = [
  customerNew,
  customerKnown,
  customerUpdate,
  walkInJoin,
  complaint,
  complaintHandle,
  complaintsOpen,
  complaintCauses,
  photo,
  summary,
  decideSummary,
  approvalsOpen,
];

export const fileStarters = {
  customer_new: (heard: SalonHeard): Start[] => [startOf(customerNew, heard)],
  customer_update: (heard: SalonHeard): Start[] => [startOf(customerUpdate, heard)],
  merge: (heard: SalonHeard): Start[] => [startOf(walkInJoin, heard)],
  complaint: startComplaint,
  photo: startPhoto,
};

export const fileNotices: Record<string, (facts: Facts) => Start[] | { say: Prompt[] }> = {
  'complaint.opened': complaintOpened,
  'summary.daily': tellSummary,
};
