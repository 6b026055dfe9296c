/** Asks the salon for one operation as a member of the cast, the way a confirmed form does. */
import type { Database } from '../../src/database';
import { ulid } from '../../src/database';
import type { Result } from '../../src/salon/operation';
import { operations } from '../../src/salon/operations';
import { createWork } from '../../src/salon/work';
import type { Cast } from './cast';

export interface Acting {
  userid: string;
  now: number;
  /** Names the operation; a new one each time where it does not matter. */
  key?: string;
}

export async function act(
  db: Database,
  cast: Cast,
  as: Acting,
  name: string,
  input: unknown,
): Promise<Result> {
  const operation = operations.get(name);
  if (!operation) throw new Error(`no operation ${name}`);
  const staff = cast.staff[as.userid];
  return db.transaction((tx) =>
    operation.run(
      createWork({
        tx,
        store: cast.store,
        now: as.now,
        operation: as.key ?? ulid(),
        actor: {
          kind: 'staff',
          staffId: staff.id,
          userid: staff.userid,
          name: staff.name,
          roles: staff.roles,
          storeIds: [cast.store.id],
          command: operation.command,
        },
      }),
      input as never,
    ),
  );
}
