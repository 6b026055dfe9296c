import type { Contact } from '../../../entities/contact';
import type { Answer } from '../action-plan/outcome';

export type ContactResult = Contact['result'];
export type ContactChannel = Contact['channel'];

export interface LogContact {
  customerId: string;
  channel?: ContactChannel;
  result: ContactResult;
  note?: string | null;
  /** Day to call again. */
  nextDay?: string | null;
  /** HH:MM on that day, where she named an hour: the reminder comes then. */
  nextClock?: string | null;
  /** It is the day on which she pays what she owes. */
  pays?: boolean;
  /** Somebody else takes the next call over. */
  handTo?: string | null;
  /** What she answered to what was offered. */
  answer?: Answer | null;
  /** What she said of the effect, where the same sentence told it (SR-REL-02). */
  solved?: Contact['solved'];
  satisfied?: Contact['satisfied'];
}
