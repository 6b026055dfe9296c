/**
 * What no figure of ours tells of a customer, said by people and kept with who said it and when: what she spends on
 * beauty in a year (share of wallet, SR-ABC-07), and that she is a strategic or honoured customer (SR-NINE-01, SR-NINE-04).
 */
import { Customer, type NamedLevel, type Wallet } from '../../../entities/customer';
import { businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { named, theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';

export type LevelName = NamedLevel['level'];

const LEVELS: readonly LevelName[] = ['strategic', 'honoured'];

/** Nobody spends more a year; more is a slip of the finger. */
const MOST_FEN = 10_000_000_000;

/** An estimate in fen a year; null takes it back. Refusals: `not-found`; `bad-value`; `same`. */
async function wallet(work: Work, input: { customerId: string; fen: number | null }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const { fen } = input;
  if (fen !== null && !(Number.isInteger(fen) && fen > 0 && fen <= MOST_FEN)) return refused('bad-value', {});
  const before = customer.wallet?.fen ?? null;
  if (before === fen) return refused('same', { customer: named(customer) });
  const after: Wallet | null = fen === null ? null : { fen, ...signature(work) };
  await work.rows.update(Customer, customer.id, { wallet: after });
  return done({ customer: named(customer), fen, before });
}

/** Null: she is none of them any more. Refusals: `not-found`; `bad-value`; `same`. */
async function level(work: Work, input: { customerId: string; level: LevelName | null }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer || customer.isWalkIn) return refused('not-found', {});
  if (input.level !== null && !LEVELS.includes(input.level)) return refused('bad-value', {});
  const before = customer.namedLevel?.level ?? null;
  if (before === input.level) return refused('same', { customer: named(customer), level: before });
  const after: NamedLevel | null = input.level && { level: input.level, ...signature(work) };
  await work.rows.update(Customer, customer.id, { namedLevel: after });
  return done({ customer: named(customer), level: input.level, before });
}

function signature(work: Work): { byId: string; day: string } {
  return { byId: byWhom(work.actor), day: businessDayOf(work.now, work.store.timezone) };
}

export const worthOperations: Operation[] = [
  { name: 'customers.wallet', command: 'customer-worth', kind: 'write', run: wallet },
  { name: 'customers.level', command: 'grade-decide', kind: 'write', run: level },
];
