/** The shared cast on a database of its own, and functions of the salon done by one of its people. */
import type { Staff } from '../../entities/staff';
import type { Database } from '../../src/database';
import type { Facts, Result } from '../../src/salon/operation';
import { createWork, type Work } from '../../src/salon/work';
import { loadCast, type Cast } from './cast';

/** Wednesday 25 November 2026, 09:00 in Shanghai. */
export const WEDNESDAY_MORNING = Date.UTC(2026, 10, 25, 1);

let count = 0;

export class SalonDay {
  constructor(
    readonly db: Database,
    readonly cast: Cast,
    public now: number,
  ) {}

  /** Does something as somebody, in a transaction of its own. */
  as<T>(
    userid: string,
    command: string,
    run: (work: Work) => Promise<T>,
    db: Database = this.db,
  ): Promise<T> {
    const staff = this.cast.staff[userid];
    return db.transaction((tx) => run(this.work(staff, command, tx)));
  }

  /** Does what a job of the schedule does, at its moment. */
  job<T>(run: (work: Work) => Promise<T>): Promise<T> {
    const actor = {
      kind: 'job' as const,
      userid: 'job',
      roles: [],
      storeIds: [this.cast.store.id],
      command: 'job',
    };
    return this.db.transaction((tx) =>
      run(createWork({ tx, actor, now: this.now, store: this.cast.store, operation: `test:${++count}` })),
    );
  }

  /** Moves the clock to `HH:MM` of the same day in Shanghai. */
  at(clock: string): this {
    const [hours, minutes] = clock.split(':').map(Number);
    const midnight = Math.floor((this.now + 8 * 3600_000) / 86_400_000) * 86_400_000 - 8 * 3600_000;
    this.now = midnight + (hours * 60 + minutes) * 60_000;
    return this;
  }

  id(name: string): string {
    const row =
      this.cast.customers[name] ??
      Object.values(this.cast.staff).find((each) => each.name === name) ??
      Object.values(this.cast.treatments).find((each) => each.name === name || each.aliases.includes(name)) ??
      this.cast.rooms[name];
    if (!row) throw new Error(`nothing is called ${name}`);
    return row.id;
  }

  private work(staff: Staff, command: string, tx: Work['tx']): Work {
    return createWork({
      tx,
      actor: {
        kind: 'staff',
        staffId: staff.id,
        userid: staff.userid,
        name: staff.name,
        roles: staff.roles,
        storeIds: [this.cast.store.id],
        command,
      },
      now: this.now,
      store: this.cast.store,
      operation: `test:${++count}`,
    });
  }
}

export async function salonDay(db: Database, now = WEDNESDAY_MORNING): Promise<SalonDay> {
  return new SalonDay(db, await loadCast(db, now), now);
}

/** The facts of what was done; a refusal fails the test with its code. */
export function factsOf<F extends Facts>(result: Result<F>): F {
  if (!result.done) throw new Error(`refused: ${result.code} ${JSON.stringify(result.facts)}`);
  return result.facts;
}
