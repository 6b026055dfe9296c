import { createWork } from '../../src/salon/work';
import type { Actor, Work, WorkStore } from '../../src/salon/work';
import type { Database } from '../../src/database';

/** The fixed evening of the tests: Monday 2026-11-23, 20:00 in Shanghai. */
export const EVENING = Date.UTC(2026, 10, 23, 12);

export const testStore: WorkStore = {
  id: 'STORE-1',
  code: 'S1',
  name: '静安店',
  timezone: 'Asia/Shanghai',
  opensAt: '10:00',
  closesAt: '21:00',
};

export const testActor: Actor = {
  kind: 'staff',
  staffId: 'STAFF-LI',
  userid: 'li',
  name: '李顾问',
  roles: ['consultant'],
  storeIds: [testStore.id],
  command: 'record_visit',
};

/** Does one thing of the salon in a transaction of its own, as somebody, under an operation key. */
export function doing<T>(
  database: Database,
  operation: string,
  work: (work: Work) => Promise<T>,
  given: { actor?: Partial<Actor>; now?: number; store?: WorkStore } = {},
): Promise<T> {
  return database.transaction((tx) =>
    work(
      createWork({
        tx,
        operation,
        actor: { ...testActor, ...given.actor },
        now: given.now ?? EVENING,
        store: given.store ?? testStore,
      }),
    ),
  );
}
