/** Refunds (退款): worked out from what was paid, used and given; approved by the manager; written as reverse entries. */
import { AccountEntry } from '../../../entities/account-entry';
import { Course } from '../../../entities/course';
import { CourseEntry } from '../../../entities/course-entry';
import { Payment } from '../../../entities/payment';
import { Treatment } from '../../../entities/treatment';
import { balanceOf, post } from './accounts';
import { requestApproval } from '../corrections/approvals';
import { businessDayOf } from '../calendar';
import { isCash, METHODS, UNKNOWN_METHOD, type Method } from './cash';
import { done, refused, type Operation, type Refusal, type Result } from '../operation';
import { shortName } from '../plans/facts';
import { cardRefund, storedRefund, type RefundSum } from './refund-sum';
import { holdCustomer, named, theCustomer, type Named } from '../subjects';
import { recount } from '../customers/summary';
import { byWhom, type Work } from '../work';

/** Something of hers that can be handed in. */
export interface Refundable extends RefundSum {
  /** Course id, or 'stored'. */
  key: string;
  name: string;
  /** Sessions, of a course. */
  left?: number;
  total?: number;
  paidFen: number;
  giftFen: number;
  /** How it was paid, and goes back; 'unknown' of what was taken over: then it must be said. */
  method: string;
  /** A course taken over without its price: the sum must be said. */
  unpriced?: true;
}

export interface RefundSubject {
  customer: Named;
  item: Refundable;
  amountFen: number;
  reason?: string;
}

async function preview(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('no-such-customer', {});
  return done({ refused: null, customer: named(customer), items: await refundables(work, customer.id) });
}

async function refundables(work: Work, customerId: string): Promise<Refundable[]> {
  const { arrearsFen } = await balanceOf(work, customerId);
  const courses = await work.tx.find(Course, { where: { customerId, status: 'active' } });
  const items: Refundable[] = [];
  for (const course of courses.filter((each) => each.total > each.used)) {
    items.push(await ofCourse(work, course, arrearsFen));
  }
  const stored = await ofStored(work, customerId, arrearsFen);
  return stored ? [...items, stored] : items;
}

async function ofCourse(work: Work, course: Course, arrearsFen: number): Promise<Refundable> {
  const treatment = await work.tx.one(Treatment, { id: course.treatmentId });
  const payment = course.paymentId ? await work.tx.one(Payment, { id: course.paymentId }) : undefined;
  const left = course.total - course.used;
  const priceFen = course.priceFen ?? 0;
  return {
    key: course.id,
    name: shortName(treatment),
    left,
    total: course.total,
    paidFen: priceFen,
    giftFen: 0,
    method: payment?.method ?? UNKNOWN_METHOD,
    ...(course.priceFen === null ? { unpriced: true as const } : {}),
    ...cardRefund({ priceFen, total: course.total, left }, arrearsFen),
  };
}

async function ofStored(work: Work, customerId: string, arrearsFen: number): Promise<Refundable | null> {
  const { storedFen } = await balanceOf(work, customerId);
  if (storedFen <= 0) return null;
  const entries = await work.tx.find(AccountEntry, { where: { customerId, account: 'stored' } });
  const sum = (kinds: string[]) =>
    entries.filter((entry) => kinds.includes(entry.kind)).reduce((total, entry) => total + entry.deltaFen, 0);
  const giftFen = sum(['gift']);
  const paidFen = sum(['topUp', 'deposit', 'import']);
  const payments = await work.tx.find(Payment, { where: { customerId, kind: 'topUp', status: 'confirmed' } });
  return {
    key: 'stored',
    name: 'stored',
    paidFen,
    giftFen,
    method: payments.at(-1)?.method ?? UNKNOWN_METHOD,
    ...storedRefund({ balanceFen: storedFen, paidFen, giftFen }, arrearsFen),
  };
}

/** Puts a refund before the manager; one who is the manager herself gives it back at once. */
async function request(
  work: Work,
  input: { customerId: string; key: string; amountFen?: number; method?: Method; reason?: string },
): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('no-such-customer', {});
  const found = (await refundables(work, customer.id)).find((each) => each.key === input.key);
  if (!found) return refused('nothing-to-refund', { customer: named(customer) });
  const item = { ...found, method: wayOf(found, input.method) };
  const amountFen = input.amountFen ?? item.refundFen;
  const subject: RefundSubject = { customer: named(customer), item, amountFen, reason: input.reason };
  const fault = faultOf(subject);
  if (fault) return fault;
  if (work.actor.roles.some((role) => role === 'manager' || role === 'owner')) {
    const given = await giveBackApproved(work, subject);
    return given.done ? done({ ...given.facts, applied: true }) : given;
  }
  const { tells } = await requestApproval(work, 'refund', { ...subject });
  return done({ ...subject, applied: false }, tells);
}

/** The way it came in; where that is not known, the way that was said. */
function wayOf(item: Refundable, said: string | undefined): string {
  return item.method === UNKNOWN_METHOD && said && METHODS.some((each) => each === said) ? said : item.method;
}

/** Never more than was paid for what is left. */
function faultOf({ item, amountFen }: RefundSubject): Refusal | null {
  if (!Number.isSafeInteger(amountFen) || amountFen < 0) return refused('not-an-amount', { amountFen });
  const mostFen = item.unpriced ? Number.MAX_SAFE_INTEGER : Math.max(item.paidFen, item.leftFen);
  return amountFen > mostFen ? refused('more-than-paid', { amountFen, mostFen }) : null;
}

/** The reverse entries: money back by the way it came, the card closed, arrears set against it. */
export async function giveBackApproved(
  work: Work,
  subject: RefundSubject,
  otherFen?: number,
): Promise<Result> {
  const { customer } = subject;
  await holdCustomer(work, customer.id);
  const found = (await refundables(work, customer.id)).find((each) => each.key === subject.item.key);
  if (!found) return refused('nothing-to-refund', { customer });
  const item = { ...found, method: wayOf(found, subject.item.method) };
  const amountFen = otherFen ?? subject.amountFen;
  const fault = faultOf({ ...subject, item, amountFen });
  if (fault) return fault;
  const day = businessDayOf(work.now, work.store.timezone);
  const payment = await work.rows.insert(Payment, {
    storeId: work.store.id,
    customerId: customer.id,
    at: work.now,
    day,
    kind: 'refund',
    amountFen: -amountFen,
    method: item.method,
    courseId: item.key === 'stored' ? null : item.key,
    reversesId: await boughtBy(work, item.key),
    sellers: await sellersOf(work, item.key),
    status: 'confirmed',
    byId: byWhom(work.actor),
    note: subject.reason ?? null,
  });
  const entry = { customerId: customer.id, day, paymentId: payment.id };
  await post(work, { ...entry, account: 'arrears', deltaFen: -item.offsetFen, kind: 'refund' });
  if (item.method === 'stored_value' && isCash(payment) === false) {
    await post(work, { ...entry, account: 'stored', deltaFen: amountFen, kind: 'refund' });
  }
  if (item.key === 'stored') {
    const { storedFen } = await balanceOf(work, customer.id);
    await post(work, { ...entry, account: 'stored', deltaFen: -storedFen, kind: 'refund' });
  } else await closeCourse(work, item.key, day);
  await recount(work, customer.id);
  return done({ customer, item, amountFen, method: item.method });
}

async function closeCourse(work: Work, courseId: string, day: string): Promise<void> {
  const course = (await work.tx.lock(Course, courseId))!;
  await work.rows.insert(CourseEntry, {
    courseId,
    customerId: course.customerId,
    delta: -(course.total - course.used),
    kind: 'refund',
    at: work.now,
    day,
    byId: byWhom(work.actor),
  });
  await work.rows.update(Course, courseId, { status: 'refunded' });
}

async function boughtBy(work: Work, key: string): Promise<string | null> {
  return key === 'stored' ? null : ((await work.tx.one(Course, { id: key }))?.paymentId ?? null);
}

/** Whoever was credited with the sale is debited with what is given back. */
async function sellersOf(work: Work, key: string) {
  const paymentId = await boughtBy(work, key);
  return paymentId ? ((await work.tx.one(Payment, { id: paymentId }))?.sellers ?? null) : null;
}

export const refundOperations: Operation[] = [
  { name: 'refunds.preview', command: 'refund', kind: 'read', run: preview },
  { name: 'refunds.request', command: 'refund', kind: 'write', run: request },
];
