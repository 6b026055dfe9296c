import { Customer } from '../../../entities/customer';
import { Room } from '../../../entities/room';
import { Staff } from '../../../entities/staff';
import { Store } from '../../../entities/store';
import { Treatment } from '../../../entities/treatment';
import type { NextLine } from '../../../entities/visit';
import type { Sql } from '../../database';
import { businessDayOf, momentAt } from '../calendar';

export type Row = Record<string, unknown>;

export interface Span {
  /** First business day, inside. */
  from?: string;
  /** Last business day, inside. */
  to?: string;
}

/** What every table is written with: rows are named as an import names them, by codes and userids. */
export interface Desk {
  tx: Sql;
  /** The moment of the export, epoch ms. */
  now: number;
  span: Span;
  store(id: string): Store;
  customer(id: string | null | undefined): string | undefined;
  treatment(id: string | null | undefined): string | undefined;
  staff(id: string | null | undefined): string | undefined;
  room(id: string | null | undefined): string | undefined;
  /** Whether the asker may have this customer's rows, and this store's; without a scope everything. */
  sees(customerId: string | null): boolean;
  seesStore(storeId: string): boolean;
  /** A day of the store that falls into the span; for rows that keep an instant only. */
  covers(at: number, storeId: string): boolean;
}

/** One store, and of it the customers of one consultant where she is named. */
export interface Scope {
  storeId: string;
  consultantId?: string;
  /** Nobody but her: what is kept of one customer. */
  customerId?: string;
}

export async function openDesk(tx: Sql, span: Span & { now: number; scope?: Scope }): Promise<Desk> {
  const stores = byId(await tx.find(Store));
  const customers = byId(
    await tx.find(Customer, { select: ['id', 'code', 'mergedIntoId', 'storeId', 'consultantId'] }),
  );
  const treatments = byId(await tx.find(Treatment));
  const staff = byId(await tx.find(Staff));
  const rooms = byId(await tx.find(Room));
  const { scope } = span;
  const store = (id: string): Store => stores.get(id)!;
  return {
    tx,
    now: span.now,
    span,
    store,
    customer: (id) => {
      const row = customers.get(id ?? '');
      return customers.get(row?.mergedIntoId ?? '')?.code ?? row?.code;
    },
    treatment: (id) => treatments.get(id ?? '')?.code,
    staff: (id) => staff.get(id ?? '')?.userid,
    room: (id) => rooms.get(id ?? '')?.name,
    sees: (id) => scope === undefined || isIn(scope, customers.get(id ?? '')),
    seesStore: (storeId) => scope === undefined || scope.storeId === storeId,
    covers: (at, storeId) => inside(businessDayOf(at, store(storeId).timezone), span),
  };
}

function isIn({ storeId, consultantId, customerId }: Scope, customer: Customer | undefined): boolean {
  if (customer?.storeId !== storeId) return false;
  if (customerId !== undefined) return [customer.id, customer.mergedIntoId].includes(customerId);
  return consultantId === undefined || customer.consultantId === consultantId;
}

export function inside(day: string | null, { from, to }: Span): boolean {
  if (from === undefined && to === undefined) return true;
  return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** What is kept by day about customers whom the asker may see, inside the span. */
export function byDay<Kept extends { customerId: string | null; day: string }>(
  desk: Desk,
  rows: Kept[],
  shown: (row: Kept) => Row,
): Row[] {
  return rows
    .filter((row) => desk.sees(row.customerId) && inside(row.day, desk.span))
    .map((row) => filled(shown(row)));
}

/** What is kept by instant about them; `moment` words an instant in the time of the row's store. */
export function byInstant<Kept extends { customerId: string | null; storeId: string; at: number }>(
  desk: Desk,
  rows: Kept[],
  shown: (row: Kept, moment: (at: number | null) => string | undefined) => Row,
): Row[] {
  return rows
    .filter((row) => desk.covers(row.at, row.storeId) && desk.sees(row.customerId))
    .map((row) => {
      const { timezone } = desk.store(row.storeId);
      return filled(shown(row, (at) => (at === null ? undefined : momentAt(at, timezone))));
    });
}

/** Without what is empty: an absent cell and an empty one are the same. */
export function filled(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

export function yuan(fen: number): number;
export function yuan(fen: number | null | undefined): number | undefined;
export function yuan(fen: number | null | undefined): number | undefined {
  return fen === null || fen === undefined ? undefined : fen / 100;
}

/** Treatments by code, the rest in the words that were used. */
export function lines(desk: Desk, list: NextLine[] | null): string[] | undefined {
  return list?.map((line) => desk.treatment(line.treatmentId) ?? line.text ?? '').filter(Boolean);
}

function byId<E extends { id: string }>(rows: E[]): Map<string, E> {
  return new Map(rows.map((row) => [row.id, row]));
}
