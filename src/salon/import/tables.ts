/** The tables an import may bring, column by column: what is expected of each cell, in words for whoever mends it. */
import { z } from 'zod';
import { instantSaid, isDay, minuteOfClock } from '../calendar';
import type { PromiseKind } from '../promises/facts';
import { isBirthday } from '../care/birthdays';
import { STAGES } from '../catalogue/stages';
import { MATTERS, MOTIVES, PERSONALITIES } from '../customer-file/fields';
import { TIERS } from '../staff/tiers';

const text = (expected: string, most = 200) => z.string(expected).trim().min(1, expected).max(most, expected);
const code = text('a code of 1 to 32 characters', 32);
/** What somebody or something is called, without blanks inside a Chinese name: «韩　梅» is 韩梅. */
const named = (expected: string, most = 200) => text(expected, most).transform(plainName);
const optionalText = (most = 2000) => {
  const expected = `a text of at most ${most} characters`;
  return z.string(expected).trim().max(most, expected).optional();
};
const LIST = 'a list of texts';
const list = z.array(z.string(LIST).trim().min(1, LIST), LIST).optional();
const codes = (expected: string) => z.array(code, expected);
const yuan = (expected = 'an amount in yuan, 0 to 10,000,000, at most two decimals') =>
  z
    .number(expected)
    .min(0, expected)
    .max(10_000_000, expected)
    .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, expected);
const count = (expected: string, most = 10_000) => z.int(expected).min(0, expected).max(most, expected);
const day = z.string('a day such as 2026-11-25').refine(isDay, 'a day such as 2026-11-25');
const clock = z.string('a time such as 10:00').regex(/^([01]?\d|2[0-4]):[0-5]\d$/, 'a time such as 10:00');
const moment = z
  .string('a day and time such as 2026-11-25T15:30')
  .refine((value) => readsAsMoment(value), 'a day and time such as 2026-11-25T15:30');
const BIRTHDAY = 'a birthday such as 1985-03-12, 03-12 or lunar:08-15';
const birthday = z.string(BIRTHDAY).refine((value) => isBirthday(value), BIRTHDAY);
const phone = z
  .string('a phone number of 5 to 20 digits')
  .regex(/^\+?[\d０-９ -]{5,24}$/, 'a phone number of 5 to 20 digits');
const oneOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z.enum(values, `one of ${values.join(', ')}`);

export const ROLES = ['beautician', 'consultant', 'manager', 'receptionist', 'owner'] as const;
export const PAYMENT_KINDS = [
  'single',
  'course',
  'topUp',
  'repayment',
  'product',
  'voucher',
  'refund',
  'deposit',
] as const;
export const APPOINTMENT_STATUSES = [
  'booked',
  'confirmed',
  'arrived',
  'done',
  'noShow',
  'cancelled',
  'moved',
] as const;

export const FOLLOW_UP_STATUSES = ['open', 'done', 'moved', 'withdrawn'] as const;

const FOLLOW_UP: Record<PromiseKind, true> = {
  call: true,
  reminder: true,
  care: true,
  birthday: true,
  'first-week': true,
  word: true,
  pay: true,
  complaint: true,
  reaction: true,
  task: true,
  rebook: true,
  duty: true,
  see: true,
  invite: true,
  festival: true,
  quiet: true,
  'win-back': true,
  'plan-review': true,
  roster: true,
  answer: true,
  reward: true,
  event: true,
  thanks: true,
};

/** What a promise is about, where no words say it: every kind, so that what went out comes back. */
export const FOLLOW_UP_KINDS = Object.keys(FOLLOW_UP) as [PromiseKind, ...PromiseKind[]];

/** What she answered to the offer of a plan. */
export const OUTCOMES = ['yes', 'no', 'later'] as const;

export const PAGE_KINDS = ['sop', 'aftercare', 'job', 'rule', 'service'] as const;

/** The column that names what a page of the handbook is of. */
const PAGE_SUBJECT = {
  sop: 'treatment',
  aftercare: 'treatment',
  job: 'role',
  rule: 'title',
  service: 'kind',
} as const;

const planStep = z.strictObject({
  text: text('the words of a step', 500),
  day: day.optional(),
  done: z.boolean('true or false').optional(),
});

const service = z.strictObject({
  treatment: code,
  times: count('a number of times, 1 to 20', 20).optional(),
  beautician: code.optional(),
});

export const tables = {
  stores: z.strictObject({
    code,
    name: named('a name'),
    opensAt: clock,
    closesAt: clock,
    timezone: z
      .string('a time zone such as Asia/Shanghai')
      .max(64, 'a time zone such as Asia/Shanghai')
      .refine(isTimezone, 'a time zone such as Asia/Shanghai')
      .optional(),
  }),
  staff: z.strictObject({
    userid: z
      .string('a userid of WeCom, 1 to 64 letters or digits')
      .regex(/^[\w.@-]{1,64}$/, 'a userid of WeCom, 1 to 64 letters or digits'),
    name: named('a name', 64),
    aliases: list,
    roles: z.array(oneOf(ROLES), 'a list of roles').min(1, 'at least one role'),
    stores: codes('a list of stores').min(1, 'at least one store'),
    treatments: codes('a list of treatments').optional(),
    tier: oneOf(TIERS).optional(),
  }),
  shifts: z
    .strictObject({
      userid: code,
      day,
      from: clock.optional(),
      to: clock.optional(),
      off: z.boolean('true or false').optional(),
    })
    .refine((row) => !row.from || !row.to || minuteOfClock(row.to) > minuteOfClock(row.from), {
      path: ['to'],
      message: 'a time after the beginning',
    }),
  rooms: z.strictObject({ store: code, name: named('a name', 32), categories: list }),
  treatments: z.strictObject({
    code,
    name: named('a name', 64),
    aliases: list,
    category: text('a category', 32),
    minutes: z.int('minutes, 5 to 600').min(5, 'minutes, 5 to 600').max(600, 'minutes, 5 to 600'),
    price: yuan(),
    cycleDays: count('days between sessions, 0 to 365', 365).optional(),
    tier: oneOf(TIERS).optional(),
    stage: oneOf(STAGES).optional(),
    cost: yuan().optional(),
  }),
  customers: z
    .strictObject({
      code,
      store: code,
      name: named('a name', 64),
      aliases: list,
      phone: phone.optional(),
      birthday: birthday.optional(),
      consultant: code.optional(),
      beautician: code.optional(),
      firstVisit: day.optional(),
      grade: optionalText(16).transform((said) => said && plainGrade(said)),
      assets: optionalText(),
      skin: optionalText(),
      allergy: optionalText(),
      taboo: optionalText(),
      source: optionalText(),
      note: optionalText(),
      /** The day on which the remark was said. */
      notedOn: day.optional(),
      walkIn: z.boolean('true or false').optional(),
      personality: oneOf(PERSONALITIES).optional(),
      motives: z.array(oneOf(MOTIVES), LIST).optional(),
      matters: z.array(oneOf(MATTERS), LIST).optional(),
      likes: list,
      referrer: code.optional(),
      // Only where the store keeps them (kept-fields.ts).
      wechat: optionalText(64),
      address: optionalText(200),
      occupation: optionalText(64),
      hobbies: list,
      family: list,
      habits: list,
      bloodType: oneOf(['A', 'B', 'AB', 'O']).optional(),
      marriage: optionalText(32),
      yearlySpend: yuan().optional(),
      namedLevel: oneOf(['strategic', 'honoured']).optional(),
    })
    .refine((row) => row.referrer === undefined || ![row.code, row.name].includes(row.referrer), {
      path: ['referrer'],
      message: 'another customer',
    }),
  diagnoses: z
    .strictObject({
      customer: code,
      day,
      findings: optionalText(),
      mostWanted: optionalText(),
      painPoint: optionalText(),
      by: code.optional(),
    })
    .refine((row) => Boolean(row.findings || row.mostWanted || row.painPoint), {
      path: ['findings'],
      message: 'what was found, wanted or minded',
    }),
  courses: z
    .strictObject({
      customer: code,
      treatment: code,
      total: count('sessions bought, 1 to 10000').min(1, 'sessions bought, 1 to 10000'),
      used: count('sessions used, 0 to 10000'),
      price: yuan().optional(),
      boughtOn: day.optional(),
      users: list,
    })
    .refine((row) => row.used <= row.total, { path: ['used'], message: 'at most as many as were bought' }),
  balances: z.strictObject({
    customer: code,
    storedValue: yuan(),
    arrears: yuan().optional(),
    dueOn: day.optional(),
  }),
  visits: z
    .strictObject({
      id: optionalText(64),
      customer: code,
      at: moment,
      services: z.array(service, 'a list of services').optional(),
      treatments: codes('a list of treatments').optional(),
      beautician: code.optional(),
      cash: yuan(),
      consumed: yuan(),
      topUp: yuan().optional(),
      arrears: yuan().optional(),
      sessionsUsed: count('sessions, 0 to 100', 100).optional(),
      effect: optionalText(),
      feedback: optionalText(),
      needs: list,
      nextDo: list,
      nextSell: list,
      nextTime: optionalText(64),
      noneBecause: optionalText(),
      note: optionalText(),
    })
    .refine((row) => (row.services?.length ?? 0) + (row.treatments?.length ?? 0) > 0, {
      path: ['services'],
      message: 'at least one treatment, in services or treatments',
    }),
  payments: z.strictObject({
    customer: code,
    payer: code.optional(),
    at: moment,
    kind: oneOf(PAYMENT_KINDS),
    amount: yuan(),
    method: text('a way of payment', 32),
    treatment: code.optional(),
    sessions: count('sessions, 0 to 1000', 1000).optional(),
    sellers: list,
    product: optionalText(200),
    /** Stored value that came on top of what was paid. */
    gift: yuan().optional(),
    note: optionalText(),
  }),
  appointments: z.strictObject({
    customer: code,
    at: moment,
    minutes: z.int('minutes, 5 to 600').min(5, 'minutes, 5 to 600').max(600, 'minutes, 5 to 600').optional(),
    treatments: codes('a list of treatments').min(1, 'at least one treatment'),
    beautician: code,
    room: optionalText(32),
    status: oneOf(APPOINTMENT_STATUSES),
  }),
  plans: z.strictObject({
    customer: code,
    nextDo: list,
    nextSell: list,
    nextTime: optionalText(64),
    expectedCash: yuan().optional(),
    goal: optionalText(500),
    problem: optionalText(500),
    renewal: optionalText(500),
    homeCare: optionalText(500),
    steps: z.array(planStep, 'a list of steps').max(12, 'at most 12 steps').optional(),
    reviewDay: day.optional(),
    outcome: oneOf(OUTCOMES).optional(),
    paid: z.boolean('true or false').optional(),
    reason: optionalText(200),
  }),
  followUps: z
    .strictObject({
      customer: code,
      owner: code,
      due: day,
      kind: oneOf(FOLLOW_UP_KINDS).optional(),
      why: optionalText(),
      status: oneOf(FOLLOW_UP_STATUSES).optional(),
      calls: z
        .array(
          z.strictObject({
            at: moment,
            channel: oneOf(['phone', 'wechat', 'visit']),
            result: oneOf(['reached', 'noAnswer', 'refused', 'callback', 'booked', 'wechat']),
          }),
          'a list of calls',
        )
        .optional(),
    })
    // What it is about is said in words, or by its kind.
    .refine((row) => Boolean(row.why) || row.kind !== undefined, { path: ['why'], message: 'why' }),
  handbook: z
    .strictObject({
      store: code,
      kind: oneOf(PAGE_KINDS),
      treatment: code.optional(),
      role: oneOf(['beautician', 'consultant', 'manager', 'receptionist']).optional(),
      title: optionalText(20),
      version: count('a version, 1 to 10000').min(1, 'a version, 1 to 10000').optional(),
      text: optionalText(3000),
      goals: optionalText(1000),
      ended: z.boolean('true or false').optional(),
      day: day.optional(),
      from: day.optional(),
      by: code.optional(),
      read: z
        .array(
          z.strictObject({ at: moment, staff: code, remark: optionalText(300) }),
          'a list of those who have read it',
        )
        .optional(),
    })
    .refine((row) => row[PAGE_SUBJECT[row.kind]] !== undefined && row[PAGE_SUBJECT[row.kind]] !== '', {
      path: ['title'],
      message: 'what it is of: a treatment, a role or a title',
    })
    // A cell left empty ends nothing: that is said.
    .refine((row) => Boolean(row.text) !== Boolean(row.ended), { path: ['text'], message: 'the text' }),
  // On the table once, whatever is said about her (SR-LOOP).
  dailyMeetings: z.strictObject({
    store: code,
    date: day,
    chair: code.optional(),
    items: z
      .array(
        z.strictObject({
          customer: code,
          discuss: optionalText(),
          sell: optionalText(),
          do: optionalText(),
          decision: optionalText(),
          owner: code.optional(),
          due: day.optional(),
        }),
        'a list of customers',
      )
      .refine((items) => new Set(items.map((item) => item.customer)).size === items.length, {
        message: 'each customer only once',
      })
      .optional(),
  }),
};

export type TableName = keyof typeof tables;
export type RowOf<T extends TableName> = z.output<(typeof tables)[T]>;
export type ImportDocument = { [T in TableName]?: RowOf<T>[] };
export const tableNames = Object.keys(tables) as TableName[];

/** `YYYY-MM-DDTHH:mm`, with or without an offset. */
function readsAsMoment(value: string): boolean {
  return Number.isFinite(instantSaid(value, 'UTC'));
}

function isTimezone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export function plainName(name: string): string {
  return name.replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, '');
}

/** «Ａ», «a», «A类» are one class. */
function plainGrade(grade: string): string {
  return grade.normalize('NFKC').replace(/^([a-z])[类级]?$/i, (_, letter: string) => letter.toUpperCase());
}
