/** A salon on a database of its own for tests of what is written, with short words for asking it. */
import type { Facts, Result } from '../../src/salon/operation';
import { act } from './acting';
import { loadCast, type Cast } from './cast';
import { openSqlite, type TestDatabase } from './databases';

/** Wednesday 25 November 2026, 16:00 in Shanghai. */
export const AFTERNOON = Date.UTC(2026, 10, 25, 8);
export const TODAY = '2026-11-25';
export const YESTERDAY = '2026-11-24';

export class Books {
  constructor(
    readonly opened: TestDatabase,
    readonly cast: Cast,
  ) {}

  get db() {
    return this.opened.database;
  }

  customer(name: string): string {
    return this.cast.customers[name].id;
  }

  treatment(code: string): string {
    return this.cast.treatments[code].id;
  }

  staff(userid: string): string {
    return this.cast.staff[userid].id;
  }

  ask(
    userid: string,
    name: string,
    input: unknown,
    given: { now?: number; key?: string } = {},
  ): Promise<Result> {
    return act(this.db, this.cast, { userid, now: given.now ?? AFTERNOON, key: given.key }, name, input);
  }

  /** The facts of something that is expected to be done. */
  async done(
    userid: string,
    name: string,
    input: unknown,
    given: { now?: number; key?: string } = {},
  ): Promise<Facts> {
    const result = await this.ask(userid, name, input, given);
    if (!result.done) throw new Error(`${name}: ${result.code} ${JSON.stringify(result.facts)}`);
    return result.facts;
  }

  close(): Promise<void> {
    return this.opened.close();
  }
}

export async function openBooks(open: () => Promise<TestDatabase> = openSqlite): Promise<Books> {
  const opened = await open();
  return new Books(opened, await loadCast(opened.database, AFTERNOON));
}
