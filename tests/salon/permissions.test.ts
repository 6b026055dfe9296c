import { flows } from '../../bot-flows';
import { commandNamed, commands, type Role } from '../../src/salon/commands';
import { operations } from '../../src/salon/operations';
import { mayDo } from '../../src/salon/permissions';
import type { Actor } from '../../src/salon/work';

const ROLES: Role[] = ['beautician', 'consultant', 'manager', 'receptionist', 'owner'];

function somebody(roles: Role[]): Actor {
  return { kind: 'staff', staffId: 'me', userid: 'me', roles, storeIds: ['mine'], command: '' };
}

const OWN = { storeId: 'mine', ownedBy: ['me'] };
const STORE = { storeId: 'mine', ownedBy: ['colleague'] };
const OTHER = { storeId: 'theirs', ownedBy: ['colleague'] };

test('every operation and every form names a command that has a row', () => {
  const named = [...operations.values(), ...flows].map(({ name, command }) => ({ name, command }));
  expect(named.filter(({ command }) => !commandNamed(command))).toEqual([]);
});

test('a command without a row is denied', () => {
  for (const role of ROLES) expect(mayDo(somebody([role]), 'no-such-command', OWN)).toBe('deny');
});

test('nobody without a role may do anything', () => {
  for (const { name } of commands) expect(mayDo(somebody([]), name, OWN)).toBe('deny');
});

test.each(commands.flatMap(({ name }) => ROLES.map((role) => [name, role] as const)))(
  '%s: what a %s may do never widens from her own to the store to another store',
  (command, role) => {
    const WORTH = { allow: 2, mask: 1, deny: 0 };
    const [own, store, other] = [OWN, STORE, OTHER].map(
      (subject) => WORTH[mayDo(somebody([role]), command, subject)],
    );
    expect(own).toBeGreaterThanOrEqual(store);
    expect(store).toBeGreaterThanOrEqual(other);
    if (role !== 'owner') expect(other).toBe(0);
  },
);

test('of several roles the most permissive counts', () => {
  expect(mayDo(somebody(['beautician']), 'store-figures', STORE)).toBe('deny');
  expect(mayDo(somebody(['beautician', 'manager']), 'store-figures', STORE)).toBe('allow');
});

test('a beautician is never shown class, debt or offers unmasked', () => {
  for (const command of ['brief', 'plan-query', 'customer-query']) {
    expect(mayDo(somebody(['beautician']), command, OWN)).toBe('mask');
  }
});
