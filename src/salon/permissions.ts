import { commandNamed, type Role, type Scope, type Verdict } from './commands';
import type { Actor } from './work';

/** What is being touched: its store, and the people whose own customer it concerns. */
export interface Subject {
  storeId: string;
  /** Staff ids of those for whom it is their own (consultant, beautician). */
  ownedBy?: string[];
}

const WIDTH: Record<Scope, number> = { own: 0, store: 1, all: 2 };

/**
 * The one table: command × role × scope → allow, mask or deny. Deny is the default; of several roles the most
 * permissive counts. Another store's thing answers exactly like one that does not exist, so callers must turn a
 * `deny` on a subject into "not found".
 */
export function mayDo(actor: Actor, command: string, subject?: Subject): Verdict {
  if (actor.kind !== 'staff') return 'allow';
  const row = commandNamed(command);
  if (!row) return 'deny';
  const needed = subject ? scopeOf(actor, subject) : 'own';
  const verdicts = actor.roles.map((role) => verdictOf(row.who[role as Role], needed));
  if (verdicts.includes('allow')) return 'allow';
  return verdicts.includes('mask') ? 'mask' : 'deny';
}

function verdictOf(
  granted: { scope: Scope; verdict?: 'allow' | 'mask' } | undefined,
  needed: Scope,
): Verdict {
  if (!granted || WIDTH[granted.scope] < WIDTH[needed]) return 'deny';
  return granted.verdict ?? 'allow';
}

function scopeOf(actor: Actor, subject: Subject): Scope {
  if (!actor.storeIds.includes(subject.storeId)) return 'all';
  return subject.ownedBy?.includes(actor.staffId ?? '') ? 'own' : 'store';
}
