import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Customer } from '../../entities/customer';
import { Inbox } from '../../entities/inbox';
import { JobRun } from '../../entities/job-run';
import { Outbox } from '../../entities/outbox';
import { Staff } from '../../entities/staff';
import { Store } from '../../entities/store';
import type { Config } from '../config';
import { openDatabase, type Database } from '../database';
import { MissingSqlite, openHandle } from '../database/sqlite';
import { UnreadableField, type Protection } from '../protection';
import { doctorTexts as texts } from '../text/doctor';
import { missingSqlite } from '../text/install';
import type { Tell } from './doctor';

/** Looks at the database without changing it. @returns who works here, as far as it can be read */
export async function checkDatabase(config: Config, protection: Protection, tell: Tell): Promise<Staff[]> {
  const sqliteFile = join(config.dataDir, config.mode === 'demo' ? 'demo.sqlite' : 'dianwu.sqlite');
  const toCome = !config.databaseUrl && !existsSync(sqliteFile);
  let db: Database;
  try {
    if (toCome) {
      (await openHandle(':memory:')).close();
      if (!canBeMadeIn(config.dataDir)) {
        tell('mend', texts.folderNotWritable(config.dataDir));
        return [];
      }
      tell('fine', texts.noDatabaseYet(sqliteFile));
      return [];
    }
    db = await openDatabase({ url: config.databaseUrl, sqliteFile, protection, pool: 2 });
    await db.query('SELECT 1 AS one');
  } catch (error) {
    const { message } = error as Error;
    tell('mend', error instanceof MissingSqlite ? missingSqlite(message) : texts.unreachable(message));
    return [];
  }
  try {
    tell('fine', texts.reachable(db.engine, placeOf(config.databaseUrl) ?? sqliteFile));
    return await examine(db, tell);
  } finally {
    await db.close();
  }
}

async function examine(db: Database, tell: Tell): Promise<Staff[]> {
  for (const { setting, found, expected } of await db.faults()) {
    tell('mend', texts.setting(setting, found, expected));
  }
  const pending = await db.pending();
  if (pending.length > 0) {
    tell('mend', texts.pending(pending));
    return [];
  }
  tell('fine', texts.upToDate);
  await tryToWrite(db, tell);
  await tryTheKey(db, tell);
  const staff = await db.find(Staff, { where: { status: 'active' } });
  const stores = await db.count(Store);
  if (stores === 0) tell('look', texts.noStore);
  else tell('fine', texts.counts(stores, staff.length, await db.count(Customer)));
  const waiting = [
    await db.count(Inbox, { status: 'waiting' }),
    await db.count(Outbox, { status: 'waiting' }),
  ];
  if (waiting[0] + waiting[1] > 0) tell('fine', texts.waiting(waiting[0], waiting[1]));
  const dead = (await db.count(Inbox, { status: 'dead' })) + (await db.count(Outbox, { status: 'dead' }));
  if (dead > 0) tell('look', texts.dead(dead));
  return staff;
}

/** Whether files can be made in a folder, which may itself be to come. */
function canBeMadeIn(folder: string): boolean {
  let there = resolve(folder);
  while (!existsSync(there)) there = dirname(there);
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
    return statSync(there).isDirectory();
  } catch {
    return false;
  }
}

class TakeBack extends Error {}

async function tryToWrite(db: Database, tell: Tell): Promise<void> {
  try {
    await db.transaction(async (tx) => {
      await tx.insert(JobRun, { job: 'doctor', tick: 0, scope: '', status: 'done', claimedAt: 0 });
      throw new TakeBack();
    });
  } catch (error) {
    if (error instanceof TakeBack) tell('fine', texts.writable);
    else tell('mend', texts.notWritable((error as Error).message));
  }
}

async function tryTheKey(db: Database, tell: Tell): Promise<void> {
  try {
    if ((await db.find(Customer, { take: 1 })).length > 0) tell('fine', texts.keyFits);
  } catch (error) {
    if (!(error instanceof UnreadableField)) throw error;
    tell('mend', texts.wrongKey);
  }
}

/** Host and name, without who logs in. */
function placeOf(url: string | undefined): string | undefined {
  if (!url) return undefined;
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
