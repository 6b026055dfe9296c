/**
 * What an action plan (行动计划表) holds beside the next visit: goal, problem, home care, the card to be renewed, steps
 * with their days, and when it is looked at again (SR-FRM-02, SR-REL-01, SR-EFF-03, SR-DUTY-11).
 *
 * They outlive the versions: a new version begins with those of the one before (carried.ts).
 */
import type { Customer } from '../../../entities/customer';
import { Plan, type PlanStep } from '../../../entities/plan';
import type { Promised } from '../../../entities/promise';
import { businessDayOf, isDay } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { newestPlan, wouldDraft, writeVersion } from '../plans/drafts';
import { fulfilPromise, makePromise, openPromises, PLAN_STEP, withdrawPromise } from '../promises/promises';
import { theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';
import { planSheet } from './sheet';

export interface PlanSaid {
  customerId: string;
  goal?: string;
  problem?: string;
  /** The card to be renewed or opened, and by when. */
  renewal?: string;
  reviewDay?: string;
  step?: PlanStep;
  /** Number of a step that is done, from 1. */
  stepDone?: number;
}

export interface HomeCareSaid {
  customerId: string;
  homeCare?: string;
  /** What she said when she was asked about it. */
  heard?: { kept: boolean; text: string };
}

const MOST_STEPS = 12;
const MOST_HEARD = 12;
const MOST_CHARACTERS = 500;

/**
 * Writes what was said of the plan as a whole.
 * Refusals: `not-found`, `too-long`, `day-over`, `too-many-steps`, `no-such-step` with how many there are.
 */
async function say(work: Work, input: PlanSaid): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer || customer.isWalkIn) return refused('not-found', {});
  const before = await newestPlan(work, customer.id);
  const fault = faultOf(work, input, before);
  if (fault) return refused(fault, { customer: customer.name, steps: before?.steps?.length ?? 0 });
  const { goal, problem, renewal, reviewDay } = input;
  const said = Object.entries({ goal, problem, renewal, reviewDay }).filter(
    ([, value]) => value !== undefined,
  );
  const steps = stepsAfter(input, before?.steps ?? [], work.now);
  const plan = await writeParts(work, customer, before, { ...Object.fromEntries(said), ...steps });
  if (reviewDay) await promiseReview(work, customer, reviewDay);
  if (input.step?.day) await promiseStep(work, customer, input.step.text, input.step.day);
  if (input.stepDone) await keepStep(work, customer.id, plan.steps?.[input.stepDone - 1]);
  return done({ ...(await planSheet(work, customer, plan)), changed: true });
}

/**
 * Her home care, or what she said of it: the beautician's part of the plan as much as the consultant's.
 * Refusals: `not-found`, `too-long`, `no-home-care` where nothing was agreed that could be asked about.
 */
async function homeCare(work: Work, input: HomeCareSaid): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer || customer.isWalkIn) return refused('not-found', {});
  const before = await newestPlan(work, customer.id);
  const { heard } = input;
  if (heard && !before?.homeCare) return refused('no-home-care', { customer: customer.name });
  if (isLong(input.homeCare) || isLong(heard?.text)) return refused('too-long', { customer: customer.name });
  const day = businessDayOf(work.now, work.store.timezone);
  const plan = await writeParts(work, customer, before, {
    ...(input.homeCare === undefined ? {} : { homeCare: input.homeCare }),
    ...(heard
      ? { homeCareHeard: [...(before?.homeCareHeard ?? []), { day, ...heard }].slice(-MOST_HEARD) }
      : {}),
  });
  return done({
    customer: { id: customer.id, name: customer.name },
    homeCare: plan.homeCare,
    heard: heard ?? null,
  });
}

/** She is reminded on the day; an earlier day for the same falls. */
async function promiseReview(work: Work, customer: Customer, dueDay: string): Promise<void> {
  const open = await openPromises(work, customer.id);
  for (const promise of open.filter((each) => each.kind === 'plan-review')) {
    await withdrawPromise(work, promise, 'another day');
  }
  await makePromise(work, {
    customerId: customer.id,
    ownerId: customer.consultantId ?? byWhom(work.actor),
    kind: 'plan-review',
    why: '',
    dueDay,
    originKind: 'plan',
  });
}

/** A step with a day stands in the digest of that day; the same step said with another day is that one. */
async function promiseStep(work: Work, customer: Customer, text: string, dueDay: string): Promise<void> {
  for (const promise of await stepPromises(work, customer.id, text)) {
    await withdrawPromise(work, promise, 'another day');
  }
  await makePromise(work, {
    customerId: customer.id,
    ownerId: customer.consultantId ?? byWhom(work.actor),
    kind: 'task',
    why: text,
    dueDay,
    originKind: PLAN_STEP,
  });
}

async function keepStep(work: Work, customerId: string, step: PlanStep | undefined): Promise<void> {
  if (!step) return;
  for (const promise of await stepPromises(work, customerId, step.text)) {
    await fulfilPromise(work, promise, 'step done');
  }
}

async function stepPromises(work: Work, customerId: string, text: string): Promise<Promised[]> {
  const open = await openPromises(work, customerId);
  return open.filter((each) => each.originKind === PLAN_STEP && each.why === text);
}

/**
 * A draft that nobody has decided says it itself, so that the card on her consultant's phone stays good; beside a
 * decided plan it is a version of its own, with the same next visit.
 */
async function writeParts(
  work: Work,
  customer: Customer,
  before: Plan | undefined,
  parts: Partial<Plan>,
): Promise<Plan> {
  if (before?.status === 'draft') {
    await work.rows.update(Plan, before.id, parts);
    return { ...before, ...parts };
  }
  if (before) {
    // What she answered moves along, so that it is counted once.
    await work.rows.update(Plan, before.id, { status: 'superseded', outcome: null });
    return writeVersion(work, customer, before, { ...sameNext(before), ...parts });
  }
  const { nextDo, nextSell, nextDay, expectedCashFen, basis } = await wouldDraft(work, customer);
  const draft = { status: 'draft' as const, nextDo, nextSell, nextDay, expectedCashFen, basis };
  return writeVersion(work, customer, undefined, { ...draft, ...parts });
}

function sameNext(plan: Plan): Partial<Plan> {
  const { status, nextDo, nextSell, nextAt, nextDay, basis, expectedCashFen, held, reason, outcome } = plan;
  const { visitId, meetingId, decidedById, decidedAt } = plan;
  const next = { status, nextDo, nextSell, nextAt, nextDay, basis, expectedCashFen, held, reason, outcome };
  return { ...next, visitId, meetingId, decidedById, decidedAt };
}

function stepsAfter({ step, stepDone }: PlanSaid, steps: PlanStep[], now: number): Partial<Plan> {
  if (step) {
    // Said again with another day it is the same step, moved.
    const same = steps.findIndex((each) => each.text === step.text && !each.doneAt);
    return { steps: same < 0 ? [...steps, step] : steps.map((each, at) => (at === same ? step : each)) };
  }
  if (!stepDone) return {};
  return {
    steps: steps.map((each, at) => (at === stepDone - 1 ? { ...each, doneAt: each.doneAt ?? now } : each)),
  };
}

function faultOf(work: Work, said: PlanSaid, before: Plan | undefined): string | null {
  const today = businessDayOf(work.now, work.store.timezone);
  const steps = before?.steps ?? [];
  const days = [said.reviewDay, said.step?.day].filter((day) => day !== undefined);
  if ([said.goal, said.problem, said.renewal, said.step?.text].some(isLong)) return 'too-long';
  if (days.some((day) => !isDay(day) || day < today)) return 'day-over';
  if (said.step && steps.length >= MOST_STEPS) return 'too-many-steps';
  return said.stepDone !== undefined && !steps[said.stepDone - 1] ? 'no-such-step' : null;
}

function isLong(text: string | undefined): boolean {
  return (text?.length ?? 0) > MOST_CHARACTERS;
}

export const planPartOperations: Operation[] = [
  { name: 'plans.say', command: 'plan-adjust', kind: 'write', run: say },
  { name: 'plans.homeCare', command: 'home-care', kind: 'write', run: homeCare },
];
