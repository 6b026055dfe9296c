/** Customers' files as staff write them (客户资料卡, SR-FRM-13): new ones, changes, and who may be the same person. */
import { Customer } from '../../../entities/customer';
import { CustomerOwner } from '../../../entities/customer-owner';
import { CustomerSummary } from '../../../entities/customer-summary';
import { ulid } from '../../database';
import { businessDayOf } from '../calendar';
import { birthdayGiven, birthdaySaid, isBirthday } from '../care/birthdays';
import { remarkedOn } from '../customer-file/remarks';
import { namesChanged } from '../lexicon-version';
import { done, refused, type Operation, type Result } from '../operation';
import { recount } from './summary';
import { theCustomer, type Named } from '../subjects';
import { byWhom, type Work } from '../work';

/** What of a file can be said in the chat. */
export interface FileSaid {
  phone?: string;
  /** YYYY-MM-DD or MM-DD; `lunar:MM-DD` by the lunar calendar. */
  birthday?: string;
  allergy?: string;
  taboo?: string;
  skin?: string;
  source?: string;
  note?: string;
}

export interface NewCustomer extends FileSaid {
  name: string;
  consultantId?: string;
  /** She is somebody else than the ones who were shown. */
  another?: boolean;
}

/** Somebody who may be the same person; the last digits tell two of one name apart. */
export interface Alike extends Named {
  why: 'phone' | 'name';
  tail: string | null;
  lastVisitDay: string | null;
}

const NAME = /^[\p{Script=Han}A-Za-z·.\s]{1,20}$/u;
const FIELDS = ['phone', 'birthday', 'allergy', 'taboo', 'skin', 'source', 'note'] as const;
/** What is added to what stands, because one allergy does not replace another. */
const ADDED = new Set<string>(['allergy', 'taboo', 'note']);

/**
 * Opens a file. Refusals: `bad-name`, `bad-phone`, `bad-birthday`; `alike` with who has this number or name, unless
 * the asker has said that it is another person (a number belongs to one file: `phone-taken`).
 */
async function open(work: Work, input: NewCustomer): Promise<Result> {
  const name = input.name.trim();
  if (!NAME.test(name)) return refused('bad-name', { name });
  const fault = faultOf(work, input);
  if (fault) return fault;
  const alike = await alikeOf(work, name, input.phone);
  const samePhone = alike.filter((each) => each.why === 'phone');
  if (samePhone.length > 0) return refused('phone-taken', { alike: samePhone, name });
  if (alike.length > 0 && !input.another) return refused('alike', { alike, name });
  const id = ulid();
  const isConsultant = work.actor.roles.includes('consultant');
  const consultantId = input.consultantId ?? (isConsultant ? (work.actor.staffId ?? null) : null);
  const customer = await work.rows.insert(Customer, {
    id,
    code: `N${id.slice(-10)}`,
    storeId: work.store.id,
    name,
    aliases: [],
    consultantId,
    isWalkIn: false,
    createdAt: work.now,
    createdById: byWhom(work.actor),
    ...written(work, input),
  });
  if (consultantId) {
    await work.rows.insert(CustomerOwner, {
      customerId: id,
      role: 'consultant',
      staffId: consultantId,
      fromDay: businessDayOf(work.now, work.store.timezone),
      byId: byWhom(work.actor),
    });
  }
  await recount(work, id);
  await namesChanged(work);
  return done({ customer: { id, name: customer.name }, file: saidOf(customer), consultantId });
}

/**
 * Changes what was said of a file and answers before → after. Refusals: `not-found`, `nothing-said`, `bad-phone`,
 * `bad-birthday`, `phone-taken`.
 */
async function update(work: Work, input: { customerId: string; set: FileSaid }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const fault = faultOf(work, input.set);
  if (fault) return fault;
  const names = FIELDS.filter((field) => input.set[field] !== undefined);
  if (names.length === 0) return refused('nothing-said', { customer: customer.name });
  if (input.set.phone) {
    const others = (await alikeOf(work, '', input.set.phone)).filter((each) => each.id !== customer.id);
    if (others.length > 0) return refused('phone-taken', { alike: others, name: customer.name });
  }
  const said = Object.fromEntries(names.map((field) => [field, joined(customer, field, input.set[field]!)]));
  const today = businessDayOf(work.now, work.store.timezone);
  const dated = input.set.note ? { profile: remarkedOn(customer, today) } : {};
  await work.rows.update(Customer, customer.id, { ...written(work, said), ...dated });
  await recount(work, customer.id);
  if (input.set.phone) await namesChanged(work);
  const changes = names.map((field) => ({ field, before: customer[field] ?? null, after: said[field] }));
  return done({ customer: { id: customer.id, name: customer.name }, changes });
}

/** A second name by which staff call her. Refusals: `not-found`, `bad-name`. */
async function callAlso(work: Work, input: { customerId: string; alias: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const alias = input.alias.trim();
  if (!NAME.test(alias)) return refused('bad-name', { name: alias });
  if (!customer.aliases.includes(alias)) {
    await work.rows.update(Customer, customer.id, { aliases: [...customer.aliases, alias] });
    await namesChanged(work);
  }
  return done({ customer: { id: customer.id, name: customer.name }, alias });
}

/** Who has this number or this name already. */
async function check(work: Work, input: { name: string; phone?: string }): Promise<Result> {
  return done({ alike: await alikeOf(work, input.name.trim(), input.phone) });
}

export async function alikeOf(work: Work, name: string, phone: string | undefined): Promise<Alike[]> {
  const indexes = phone ? work.tx.phoneIndexes(phone) : null;
  const byPhone = indexes
    ? await work.tx.find(Customer, { where: { storeId: work.store.id, phoneIndex: indexes.full } })
    : [];
  const all = name
    ? await work.tx.find(Customer, {
        where: { storeId: work.store.id, isWalkIn: false },
        select: ['id', 'name', 'phone', 'mergedIntoId'],
      })
    : [];
  const byName = all.filter((each) => each.name === name && !byPhone.some((other) => other.id === each.id));
  const found = [
    ...byPhone.map((each) => ({ each, why: 'phone' as const })),
    ...byName.map((each) => ({ each, why: 'name' as const })),
  ].filter(({ each }) => !each.mergedIntoId);
  const alike: Alike[] = [];
  for (const { each, why } of found.slice(0, 5)) {
    const summary = await work.tx.one(CustomerSummary, { customerId: each.id });
    const tail = each.phone ? each.phone.slice(-4) : null;
    alike.push({ id: each.id, name: each.name, why, tail, lastVisitDay: summary?.lastVisitDay ?? null });
  }
  return alike;
}

function faultOf(work: Work, said: FileSaid) {
  if (said.phone !== undefined && !isPhone(said.phone)) return refused('bad-phone', { phone: said.phone });
  const { birthday } = said;
  if (birthday !== undefined) {
    const today = businessDayOf(work.now, work.store.timezone);
    if (!isBirthday(birthday, today)) return refused('bad-birthday', { birthday });
  }
  return null;
}

/** A mobile number, or a landline with its area code. */
function isPhone(said: string): boolean {
  const digits = said.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, '');
  return /^1[3-9]\d{9}$|^0\d{9,11}$/.test(digits);
}

function written(work: Work, said: FileSaid): Partial<Customer> {
  const indexes = said.phone ? work.tx.phoneIndexes(said.phone) : null;
  return {
    ...Object.fromEntries(
      FIELDS.filter((field) => said[field] !== undefined).map((field) => [field, said[field]]),
    ),
    ...(said.birthday ? birthdaySaid(said.birthday) : {}),
    ...(indexes ? { phoneIndex: indexes.full, phoneTailIndex: indexes.tail } : {}),
  };
}

function joined(customer: Customer, field: (typeof FIELDS)[number], said: string): string {
  const before = customer[field];
  if (!before || !ADDED.has(field) || before.includes(said)) return before?.includes(said) ? before : said;
  return `${before}、${said}`;
}

function saidOf(customer: Customer): FileSaid {
  const kept = FIELDS.filter((field) => customer[field]);
  const said = Object.fromEntries(kept.map((field) => [field, customer[field]]));
  return customer.birthday ? { ...said, birthday: birthdayGiven(customer)! } : said;
}

export const customerOperations: Operation[] = [
  { name: 'customers.check', command: 'customer-new', kind: 'read', run: check },
  { name: 'customers.open', command: 'customer-new', kind: 'write', run: open },
  { name: 'customers.update', command: 'customer-update', kind: 'write', run: update },
  { name: 'customers.callAlso', command: 'customer-update', kind: 'write', run: callAlso },
];
