/**
 * The register of all that staff can ask for. Help, menu, permissions, tests and the manual come from it.
 *
 * A command without a row here cannot be carried out (permissions.ts denies by default), and a flow or an operation
 * that names an unknown command fails a test.
 */
export type Role = 'beautician' | 'consultant' | 'manager' | 'receptionist' | 'owner';

/** Whose things a command may touch: her own customers, her own stores, every store. */
export type Scope = 'own' | 'store' | 'all';

export type Verdict = 'allow' | 'mask' | 'deny';

export interface Command {
  name: string;
  kind: 'write' | 'look-up';
  /** The widest scope each role has; a role that is not named is denied. */
  who: Partial<Record<Role, { scope: Scope; verdict?: 'allow' | 'mask' }>>;
}

const EVERYBODY = {
  beautician: { scope: 'store' },
  consultant: { scope: 'store' },
  manager: { scope: 'store' },
  receptionist: { scope: 'store' },
  owner: { scope: 'all' },
} as const;

/** Everybody, but a beautician sees neither class, debt nor offers. */
const MASKED = { ...EVERYBODY, beautician: { scope: 'store', verdict: 'mask' } } as const;

const CONSULTANTS_UP = {
  consultant: { scope: 'store' },
  manager: { scope: 'store' },
  owner: { scope: 'all' },
} as const;

const DESK = { ...CONSULTANTS_UP, receptionist: { scope: 'store' } } as const;

const MANAGERS = { manager: { scope: 'store' }, owner: { scope: 'all' } } as const;

export const commands: Command[] = [
  { name: 'record-visit', kind: 'write', who: EVERYBODY },
  { name: 'record-money', kind: 'write', who: EVERYBODY },
  { name: 'refund', kind: 'write', who: DESK },
  { name: 'approve', kind: 'write', who: MANAGERS },
  { name: 'correct', kind: 'write', who: EVERYBODY },
  { name: 'undo', kind: 'write', who: EVERYBODY },
  { name: 'day-close', kind: 'write', who: { receptionist: { scope: 'store' }, ...MANAGERS } },
  { name: 'book', kind: 'write', who: EVERYBODY },
  { name: 'reschedule', kind: 'write', who: EVERYBODY },
  { name: 'cancel-booking', kind: 'write', who: EVERYBODY },
  { name: 'confirm-booking', kind: 'write', who: EVERYBODY },
  { name: 'arrived', kind: 'write', who: EVERYBODY },
  { name: 'no-show', kind: 'write', who: EVERYBODY },
  { name: 'late', kind: 'write', who: EVERYBODY },
  { name: 'leave', kind: 'write', who: EVERYBODY },
  { name: 'room-out', kind: 'write', who: EVERYBODY },
  { name: 'stand-in', kind: 'write', who: CONSULTANTS_UP },
  { name: 'table', kind: 'look-up', who: EVERYBODY },
  { name: 'free-times', kind: 'look-up', who: EVERYBODY },
  { name: 'brief', kind: 'look-up', who: MASKED },
  { name: 'plan-query', kind: 'look-up', who: MASKED },
  { name: 'plan-adjust', kind: 'write', who: CONSULTANTS_UP },
  { name: 'plan-progress', kind: 'look-up', who: CONSULTANTS_UP },
  { name: 'home-care', kind: 'write', who: EVERYBODY },
  { name: 'plan-decide', kind: 'write', who: CONSULTANTS_UP },
  { name: 'call-log', kind: 'write', who: EVERYBODY },
  { name: 'calls', kind: 'write', who: CONSULTANTS_UP },
  { name: 'win-back', kind: 'look-up', who: CONSULTANTS_UP },
  { name: 'duties', kind: 'look-up', who: CONSULTANTS_UP },
  { name: 'trust', kind: 'look-up', who: CONSULTANTS_UP },
  { name: 'festival', kind: 'write', who: CONSULTANTS_UP },
  { name: 'my-list', kind: 'look-up', who: EVERYBODY },
  { name: 'settle-promise', kind: 'write', who: EVERYBODY },
  { name: 'customer-query', kind: 'look-up', who: MASKED },
  { name: 'customer-phone', kind: 'look-up', who: DESK },
  { name: 'customer-new', kind: 'write', who: EVERYBODY },
  { name: 'customer-update', kind: 'write', who: EVERYBODY },
  { name: 'customer-merge', kind: 'write', who: DESK },
  { name: 'customer-question', kind: 'write', who: EVERYBODY },
  { name: 'gift', kind: 'write', who: EVERYBODY },
  { name: 'gift-sum', kind: 'look-up', who: MANAGERS },
  { name: 'reward', kind: 'write', who: MANAGERS },
  { name: 'event', kind: 'write', who: CONSULTANTS_UP },
  { name: 'event-guest', kind: 'write', who: EVERYBODY },
  { name: 'customer-erase', kind: 'write', who: MANAGERS },
  { name: 'customer-export', kind: 'look-up', who: MANAGERS },
  { name: 'card-users', kind: 'write', who: DESK },
  {
    name: 'private-dates',
    kind: 'look-up',
    who: { beautician: { scope: 'own' }, consultant: { scope: 'own' }, manager: { scope: 'store' } },
  },
  { name: 'balance-query', kind: 'look-up', who: EVERYBODY },
  { name: 'grades', kind: 'look-up', who: CONSULTANTS_UP },
  { name: 'grade-comment', kind: 'write', who: CONSULTANTS_UP },
  { name: 'grade-decide', kind: 'write', who: MANAGERS },
  { name: 'customer-worth', kind: 'write', who: CONSULTANTS_UP },
  { name: 'grade-simulation', kind: 'look-up', who: MANAGERS },
  { name: 'reassign', kind: 'write', who: MANAGERS },
  { name: 'complaint', kind: 'write', who: EVERYBODY },
  { name: 'complaint-list', kind: 'look-up', who: CONSULTANTS_UP },
  { name: 'meeting', kind: 'write', who: CONSULTANTS_UP },
  { name: 'meeting-word', kind: 'write', who: EVERYBODY },
  { name: 'my-figures', kind: 'look-up', who: EVERYBODY },
  { name: 'store-figures', kind: 'look-up', who: MANAGERS },
  { name: 'month-lock', kind: 'write', who: MANAGERS },
  { name: 'month-meeting', kind: 'write', who: MANAGERS },
  { name: 'treatment-review', kind: 'write', who: MANAGERS },
  { name: 'contact-check', kind: 'write', who: MANAGERS },
  { name: 'file-quality', kind: 'look-up', who: MANAGERS },
  { name: 'problem-customers', kind: 'look-up', who: MANAGERS },
  { name: 'tiers', kind: 'look-up', who: MANAGERS },
  { name: 'catalogue', kind: 'write', who: MANAGERS },
  { name: 'open-ends', kind: 'look-up', who: CONSULTANTS_UP },
  { name: 'staff-role', kind: 'write', who: MANAGERS },
  { name: 'settings', kind: 'write', who: MANAGERS },
  { name: 'photo', kind: 'write', who: EVERYBODY },
  {
    name: 'photo-look',
    kind: 'look-up',
    who: { beautician: { scope: 'own' }, consultant: { scope: 'store' }, manager: { scope: 'store' } },
  },
  { name: 'handbook', kind: 'look-up', who: EVERYBODY },
  { name: 'handbook-receipt', kind: 'write', who: EVERYBODY },
  { name: 'handbook-write', kind: 'write', who: MANAGERS },
  { name: 'hello', kind: 'write', who: EVERYBODY },
  { name: 'help', kind: 'look-up', who: EVERYBODY },
  { name: 'form-export', kind: 'look-up', who: DESK },
  { name: 'import', kind: 'write', who: {} },
  { name: 'export', kind: 'look-up', who: {} },
  { name: 'job', kind: 'write', who: {} },
];

export function commandNamed(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}
