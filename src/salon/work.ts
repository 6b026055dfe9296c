import type { Role } from '../../entities';
import type { Sql } from '../database';
import { Rows } from './rows';

export type { Role };

/** On whose behalf something is done; who speaks is known only from the verified callback. */
export interface Actor {
  kind: 'staff' | 'cli' | 'job';
  /** Absent for the command line and for jobs. */
  staffId?: string;
  userid: string;
  name?: string;
  roles: Role[];
  storeIds: string[];
  /** What she asked for: a name of the registry of commands. */
  command: string;
}

export interface WorkStore {
  id: string;
  code: string;
  name: string;
  timezone: string;
  /** HH:MM of the store's own clock. */
  opensAt: string;
  closesAt: string;
}

/** What every function of the salon is given: one transaction, one person, one moment, one store. */
export interface Work {
  tx: Sql;
  /** The only way to write. */
  rows: Rows;
  actor: Actor;
  /** Epoch milliseconds. */
  now: number;
  store: WorkStore;
  /** Unique for each commit, so that nothing is done twice and all of it can be taken back. */
  operation: string;
}

export function createWork(given: Omit<Work, 'rows'>): Work {
  return { ...given, rows: new Rows(given) };
}

/** Who stands behind a row: the person's id, or which machinery it was. */
export function byWhom(actor: Actor): string {
  return actor.staffId ?? actor.kind;
}
