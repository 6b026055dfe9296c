/**
 * What somebody still has in her hands. Every column that names somebody of the staff is found in the entities
 * themselves; each is either open work while its row stands, told here, or the memory of who did something.
 * A new column that is neither fails a test, so that a leaver's work cannot be forgotten (SR-KAM-20).
 */
import { getMetadataArgsStorage } from '../../../entities/table';
import { In, IsNull, MoreThan, Not } from '../../database/conditions';
import { entities } from '../../../entities';
import { Appointment } from '../../../entities/appointment';
import { Approval } from '../../../entities/approval';
import { Complaint } from '../../../entities/complaint';
import { Customer } from '../../../entities/customer';
import { CustomerOwner } from '../../../entities/customer-owner';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { Promised } from '../../../entities/promise';
import { Shift } from '../../../entities/shift';
import { Staff } from '../../../entities/staff';
import { shapeOf } from '../../database/shape';
import type { Table, Where } from '../../database';
import { OTHER_WORDS } from '../row-references';

export interface Moment {
  now: number;
  /** Business day. */
  today: string;
}

/** A column that names whoever has the row in her hands, for as long as the row is open. */
export interface OpenWork {
  table: Table<object>;
  column: string;
  /** What makes a row open, beside the column. */
  open(at: Moment): Where<object>;
}

const UNDECIDED = ['open', 'undecided', 'later'];

export const openWork: OpenWork[] = [
  work(Customer, 'consultantId', () => ({})),
  work(Customer, 'beauticianId', () => ({})),
  work(CustomerOwner, 'staffId', () => ({ toDay: IsNull() })),
  work(Promised, 'ownerId', () => ({ status: 'open' })),
  work(Appointment, 'beauticianId', ({ now }) => ({
    status: In(['held', 'booked', 'confirmed', 'arrived']),
    endAt: MoreThan(now),
  })),
  work(Complaint, 'ownerId', () => ({ status: Not('closed') })),
  work(Approval, 'requestedById', () => ({ status: 'open' })),
  work(MeetingItem, 'deciderId', () => ({ status: In(UNDECIDED) })),
  work(MeetingItem, 'ownerId', () => ({ status: In(UNDECIDED) })),
  work(Meeting, 'chairId', () => ({ status: In(['planned', 'open']) })),
  work(Staff, 'standInId', () => ({ status: 'active' })),
  work(Shift, 'staffId', ({ today }) => ({ day: MoreThan(today) })),
];

/** Columns that name somebody of the staff and hold no open work: what was, and who belonged where. */
export const remembered = new Set([
  'audit.actorId',
  'operation.actorId',
  'complaint.aboutStaffId',
  'customer_summary.consultantId',
  'daily_list.staffId',
  // Who asked her; the call itself is a promise.
  'event_guest.ownerId',
  'handbook_receipt.staffId',
  'month_entry.staffId',
  'plan.authorId',
  'staff_store.staffId',
  'staff_treatment.staffId',
  'treatment_review.ownerId',
  'visit_service.beauticianId',
]);

/** `byId`, `createdById`, `decidedById` …: who did it, for ever. */
const WHO_DID_IT = /(?:^b|B)yId$/;

export function isRemembered(table: string, column: string): boolean {
  return remembered.has(`${table}.${column}`) || WHO_DID_IT.test(column);
}

/** Every column of every table that names somebody of the staff. */
export function staffColumns(): { table: string; column: string }[] {
  const words = new Set(entities.map((entity) => camel(shapeOf(entity as Table<object>).table)));
  return entities.flatMap((entity) => {
    const { table } = shapeOf(entity as Table<object>);
    return referencesOf(entity)
      .filter((column) => isStaff(column, words))
      .map((column) => ({ table, column }));
  });
}

/** A reference by another word than a table's own (`customerId`) is to somebody of the staff. */
function isStaff(column: string, tables: Set<string>): boolean {
  const word = column.replace(/Id$/, '');
  return word === 'staff' || !(tables.has(word) || column in OTHER_WORDS || column === 'originId');
}

/** Columns as wide as a row's id, but for the row's own. */
function referencesOf(entity: object): string[] {
  return getMetadataArgsStorage()
    .columns.filter((each) => each.target === entity && Number(each.options.length) === 26)
    .map((each) => each.propertyName)
    .filter((name) => name !== 'id');
}

function camel(table: string): string {
  return table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function work<E extends object>(
  table: Table<E>,
  column: keyof E & string,
  open: (at: Moment) => object,
): OpenWork {
  return { table: table as Table<object>, column, open: open as OpenWork['open'] };
}
