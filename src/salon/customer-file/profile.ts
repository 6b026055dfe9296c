/** What kind of person she is, why she comes, what matters to her, what she likes: written and read field by field. */
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { done, refused, type Operation, type Result } from '../operation';
import { mayDo } from '../permissions';
import { settingOf } from '../settings/settings';
import { named, theCustomer } from '../subjects';
import type { Work } from '../work';
import { consentOf, giveConsent } from './consents';
import { fieldNames, fields, isField, type Detail, type Field, type FieldName } from './fields';

export type Profile = Partial<Record<FieldName, string | string[]>>;

export interface SetProfile {
  customerId: string;
  set: Record<string, string | string[]>;
  /** She has agreed now to what needs her word. */
  consents?: boolean;
}

/**
 * Refusals: `not-found`; `unknown-field`; `not-a-choice`; `not-kept` where the store does not keep such a field;
 * `too-early` for a personality before the third visit (SR-PER-06); `no-consent`.
 */
async function set(work: Work, input: SetProfile): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const said = Object.entries(input.set);
  for (const [name, value] of said) {
    const fault = await whyNot(work, customer, name, value, input.consents === true);
    if (fault) return fault;
  }
  if (input.consents) await giveConsent(work, customer, 'private-dates');
  const before = (customer.profile ?? {}) as Record<string, unknown>;
  const after = { ...before };
  for (const [name, value] of said) after[name] = joined(fields[name as FieldName], before[name], value);
  await work.rows.update(Customer, customer.id, { profile: after });
  return done({ customer: named(customer), set: input.set });
}

async function whyNot(
  work: Work,
  customer: Customer,
  name: string,
  value: string | string[],
  consents: boolean,
): Promise<ReturnType<typeof refused> | null> {
  if (!isField(name)) return refused('unknown-field', { field: name });
  const field: Field = fields[name];
  const words = [value].flat();
  if (field.choices && !words.every((each) => field.choices!.includes(each))) {
    return refused('not-a-choice', { field: name, value: words });
  }
  if (!(await isKept(work, name, field.detail))) return refused('not-kept', { field: name });
  if (field.detail === 'private' && !consents && !consentOf(customer, 'private-dates')) {
    return refused('no-consent', { customer: customer.name, field: name });
  }
  if (name === 'personality' && (await visitsOf(work, customer.id)) < (await firstTelling(work))) {
    return refused('too-early', { customer: customer.name, from: await firstTelling(work) });
  }
  return null;
}

type Asked = Pick<Work, 'tx' | 'store' | 'now'>;

/** The fields of a file that may be written on a sheet: those the store keeps now. Private dates never leave it. */
export async function sheetFields(asked: Asked): Promise<Set<FieldName>> {
  const kept = new Set<FieldName>();
  for (const name of fieldNames) {
    const { detail }: Field = fields[name];
    if (detail !== 'private' && (await isKept(asked, name, detail))) kept.add(name);
  }
  return kept;
}

async function isKept(work: Asked, name: string, detail: Detail): Promise<boolean> {
  if (detail === 'minimal' || detail === 'private') return true;
  if (detail === 'full') return (await settingOf(work, 'privacy.detail')) === 'full';
  return ((await settingOf(work, 'privacy.optional')) as string[]).includes(name);
}

function firstTelling(work: Work): Promise<number> {
  return settingOf(work, 'personality.from_visit');
}

async function visitsOf(work: Work, customerId: string): Promise<number> {
  return (await work.tx.one(CustomerSummary, { customerId }))?.visits ?? 0;
}

export function joined(field: Field, before: unknown, said: string | string[]): string | string[] {
  if (field.kind === 'word') return [said].flat()[0];
  const kept = before === undefined || before === null ? [] : [before].flat().map(String);
  return [...new Set([...kept, ...[said].flat()])];
}

/**
 * As the store keeps it now and the asker may read it: what is switched off is not shown, private dates only to her
 * own people and the manager while her word stands, a personality not before its time.
 */
export async function profileOf(work: Work, customer: Customer, visits: number): Promise<Profile> {
  const kept = (customer.profile ?? {}) as Profile;
  const shown: Profile = {};
  for (const name of fieldNames) {
    const value = kept[name];
    if (value === undefined || value.length === 0) continue;
    const { detail }: Field = fields[name];
    if (!(await isKept(work, name, detail))) continue;
    if (detail === 'private' && !mayReadPrivate(work, customer)) continue;
    if (name === 'personality' && visits < (await firstTelling(work))) continue;
    shown[name] = value;
  }
  return shown;
}

function mayReadPrivate(work: Work, customer: Customer): boolean {
  if (!consentOf(customer, 'private-dates')) return false;
  const ownedBy = [customer.consultantId, customer.beauticianId].filter((id): id is string => !!id);
  return mayDo(work.actor, 'private-dates', { storeId: customer.storeId, ownedBy }) === 'allow';
}

export const profileOperations: Operation[] = [
  { name: 'profile.set', command: 'customer-update', kind: 'write', run: set },
];
