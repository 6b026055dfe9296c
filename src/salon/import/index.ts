/**
 * Import: a document of tables is checked whole, then written in one transaction. A row that cannot be taken means
 * that nothing is. Rows with a code are updated, an equal visit is skipped: importing twice changes nothing.
 */
import type { Database } from '../../database';
import { checkDocument, type ImportFault } from './check';
import { fieldsNotKept } from './kept-fields';
import { danglingReferences, readReferences } from './references';
import { writeDocument, type Counts } from './write';

export type { ImportFault } from './check';
export { tableNames, tables, type ImportDocument, type TableName } from './tables';

export type ImportResult = { taken: true; counts: Counts } | { taken: false; faults: ImportFault[] };

export interface ImportChoice {
  now: number;
  /** Who imports, for the audit. */
  actor: string;
  /** Checks everything and writes nothing. */
  dryRun?: boolean;
  onProgress?(table: string, done: number, of: number): void;
}

export async function importDocument(
  db: Database,
  given: unknown,
  choice: ImportChoice,
): Promise<ImportResult> {
  const { rows, faults } = checkDocument(given);
  const known = await readReferences(db, rows);
  // Also where cells are wrong by themselves: whoever mends the file is told everything at once.
  const dangling = danglingReferences(rows, known).filter(
    (fault) => !faults.some((each) => isSame(each, fault)),
  );
  if (faults.length + dangling.length > 0) return { taken: false, faults: [...faults, ...dangling] };
  const unwanted = await fieldsNotKept(db, rows, known, choice.now);
  if (unwanted.length > 0) return { taken: false, faults: unwanted };
  if (choice.dryRun) {
    const counts: Counts = {};
    for (const [table, list] of Object.entries(rows)) counts[table] = { rows: list.length, changed: 0 };
    return { taken: true, counts };
  }
  return { taken: true, counts: await db.transaction((tx) => writeDocument(tx, rows, known, choice)) };
}

/** One cell is told once; of a list its first fault stands for it. */
function isSame(one: ImportFault, other: ImportFault): boolean {
  const cell = ({ column }: ImportFault) => column.split('.')[0];
  return one.sheet === other.sheet && one.row === other.row && cell(one) === cell(other);
}
