import { existsSync, readFileSync } from 'node:fs';
import type { Config } from '../config';
import { importDocument, type ImportFault } from '../salon/import';
import * as texts from '../text/import';
import { Refused } from './exit';
import { withStore } from './open-store';
import { keep, progress, say } from './out';

const FAULTS_SHOWN = 200;

/** Checks a file whole and writes it, or tells every cell that cannot be taken and writes nothing. */
export async function importFile(config: Config, file: string, choice: { dryRun?: boolean }): Promise<void> {
  const { document, faults, told, workbook } = await readSheets(file);
  await withStore(config, async (db) => {
    // What belongs to no table already means that nothing is taken; the rest is checked to be told at once.
    const result = await importDocument(db, document, {
      now: Date.now(),
      actor: 'cli',
      dryRun: choice.dryRun || faults.length > 0,
      onProgress: progress(),
    });
    const all = [...faults, ...(result.taken ? [] : result.faults.map(told))];
    if (!result.taken || all.length > 0) {
      for (const fault of all.slice(0, FAULTS_SHOWN)) say(texts.faultLine(fault));
      if (all.length > FAULTS_SHOWN) say(texts.moreFaults(all.length - FAULTS_SHOWN));
      if (workbook) await markFaults(file, workbook, all);
      throw new Refused(texts.refusedWhole(file, all.length));
    }
    const filled = Object.entries(result.counts).filter(([, { rows }]) => rows > 0);
    if (filled.length === 0) say(texts.nothingInIt(file));
    for (const [table, { rows, changed }] of filled) {
      say(choice.dryRun ? texts.checked(table, rows) : texts.taken(table, rows, changed));
    }
  });
}

/** An empty workbook to fill in; one that is there already is not written over. */
export async function template(file: string): Promise<void> {
  if (!/\.xlsx$/i.test(file)) throw new Refused(texts.templateIsWorkbook(file));
  if (existsSync(file)) throw new Refused(texts.alreadyThere(file));
  const { writeTemplate } = await import('../sheets');
  keep(file, await writeTemplate({ who: 'cli', at: '' }));
  say(texts.templateWritten(file));
}

/** Beside the file, never into it: `salon.xlsx` is marked in `salon.faults.xlsx`. */
async function markFaults(file: string, workbook: Buffer, faults: ImportFault[]): Promise<void> {
  const { withFaults } = await import('../sheets');
  const beside = `${file.replace(/\.xlsx$/i, '')}.faults.xlsx`;
  keep(beside, await withFaults(workbook, faults));
  say(texts.marked(beside));
}

interface Sheets {
  document: unknown;
  faults: ImportFault[];
  /** The same fault in the words of the file. */
  told(fault: ImportFault): ImportFault;
  /** The file itself, where it is a workbook. */
  workbook?: Buffer;
}

const ZIP = 'PK\u0003\u0004';

/** By what is in it, whatever its name ends on. */
async function readSheets(file: string): Promise<Sheets> {
  const bytes = bytesOf(file);
  const { readWorkbook, withImportNames } = await import('../sheets');
  if (bytes.subarray(0, 4).toString('latin1') === ZIP) {
    const read = await readWorkbook(bytes).catch((error: Error) => {
      throw new Refused(texts.brokenWorkbook(file, error.message));
    });
    return { ...read, workbook: bytes };
  }
  try {
    const document: unknown = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    return { document: withImportNames(document), faults: [], told: (fault) => fault };
  } catch (error) {
    throw new Refused(texts.neitherForm(file, (error as Error).message));
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Refused(code === 'ENOENT' ? texts.noSuchFile(file) : texts.unreadable(file, message));
  }
}
