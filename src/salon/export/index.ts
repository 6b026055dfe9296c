/** Export: the salon's forms as rows, named as an import names them; every export leaves a row in the journal. */
import { Audit } from '../../../entities/audit';
import { Store } from '../../../entities/store';
import { ulid, type Database } from '../../database';
import { rooms, shifts, staff, stores, treatments } from './catalogue';
import { balances, complaints, courses, customers, diagnoses, photos } from './customers';
import { openDesk, type Desk, type Row, type Scope } from './desk';
import { abcTable, gradeChanges, gradeSimulation } from './grades';
import { payments, visits } from './history';
import { handbook } from './handbook';
import { monthRecords, treatmentReviews } from './month';
import { minutes } from './minutes';
import { eventGuests, gifts, impressions } from './relations';
import { appointments, followUps, meetings, plans } from './planning';

export type { Row } from './desk';
export { labelsOf } from './labels';

interface Source {
  rows(desk: Desk): Promise<Row[]>;
  /** The table of an import that takes these rows. */
  importAs?: string;
  /** Whether `from` and `to` mean something: else the table is given as it stands. */
  dated?: boolean;
}

const sources = {
  stores: { rows: stores, importAs: 'stores' },
  staff: { rows: staff, importAs: 'staff' },
  shifts: { rows: shifts, importAs: 'shifts', dated: true },
  rooms: { rows: rooms, importAs: 'rooms' },
  treatments: { rows: treatments, importAs: 'treatments' },
  customers: { rows: customers, importAs: 'customers' },
  diagnoses: { rows: diagnoses, importAs: 'diagnoses', dated: true },
  courses: { rows: courses, importAs: 'courses' },
  balances: { rows: balances, importAs: 'balances' },
  'service-records': { rows: visits, importAs: 'visits', dated: true },
  payments: { rows: payments, importAs: 'payments', dated: true },
  appointments: { rows: appointments, importAs: 'appointments', dated: true },
  'action-plans': { rows: plans, importAs: 'plans', dated: true },
  'follow-ups': { rows: followUps, importAs: 'followUps', dated: true },
  'daily-meetings': { rows: meetings, importAs: 'dailyMeetings', dated: true },
  handbook: { rows: handbook, importAs: 'handbook' },
  'meeting-minutes': { rows: minutes, dated: true },
  complaints: { rows: complaints, dated: true },
  photos: { rows: photos, dated: true },
  impressions: { rows: impressions, dated: true },
  gifts: { rows: gifts, dated: true },
  'event-guests': { rows: eventGuests, dated: true },
  'grade-changes': { rows: gradeChanges, dated: true },
  'grade-simulation': { rows: gradeSimulation },
  'abc-table': { rows: abcTable },
  'month-records': { rows: monthRecords, dated: true },
  'treatment-reviews': { rows: treatmentReviews },
} satisfies Record<string, Source>;

export type ExportTable = keyof typeof sources;
export const exportTables = Object.keys(sources) as ExportTable[];

/** The table as an import would name it; its own name where none takes it. */
export function importName(table: ExportTable): string {
  const source: Source = sources[table];
  return source.importAs ?? table;
}

/** Whether an import takes these rows. */
export function isImportable(table: ExportTable): boolean {
  const source: Source = sources[table];
  return source.importAs !== undefined;
}

/** By its own name or by the one an import has for it. */
export function exportTableNamed(name: string): ExportTable | undefined {
  return exportTables.find((each) => each === name || importName(each) === name);
}

export function isDated(table: ExportTable): boolean {
  const source: Source = sources[table];
  return source.dated ?? false;
}

export interface ExportChoice {
  from?: string;
  to?: string;
  now: number;
  /** Who exports, for the journal. */
  actor: string;
  format: string;
  /** Who may not have everything gets her own store, or her own customers of it. */
  scope?: Scope;
  role?: string;
}

/** All tables as of one moment. */
export function exportRows(
  db: Database,
  tables: ExportTable[],
  choice: ExportChoice,
): Promise<Map<ExportTable, Row[]>> {
  return db.transaction(async (tx) => {
    const desk = await openDesk(tx, choice);
    const rows = new Map<ExportTable, Row[]>();
    for (const table of tables) {
      rows.set(table, await sources[table].rows(desk));
      await note(desk, table, rows.get(table)!.length, choice);
    }
    return rows;
  });
}

async function note({ tx }: Desk, table: ExportTable, count: number, choice: ExportChoice): Promise<void> {
  const stores = (await tx.find(Store, { select: ['id'] })).filter(
    (store) => !choice.scope || store.id === choice.scope.storeId,
  );
  await tx.insert(
    Audit,
    stores.map((store) => ({
      at: choice.now,
      storeId: store.id,
      actorId: choice.actor,
      role: choice.role ?? choice.actor,
      command: 'export',
      action: 'look' as const,
      tableName: 'export',
      rowId: table,
      customerId: choice.scope?.customerId ?? null,
      operationKey: `export:${ulid()}`,
      after: { rows: count, from: choice.from ?? null, to: choice.to ?? null, format: choice.format },
    })),
  );
}
