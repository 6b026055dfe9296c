/** Proposed classes: her consultant looks and may say a word, the manager decides in one card or one by one. */
import type { HersShown, RoundShown, ShownChange } from '../../src/salon/grading/shown-changes';
import {
  changePrompt,
  decidedText,
  gradeTexts,
  notedText,
  outcomeText,
  proposedPrompt,
  roundPrompt,
  walkedText,
  type DecidedShown,
} from '../../src/text/grading';
import { handOverOf } from './class-owners';
import type { Ref, SalonFlow } from '../ear';
import type { Commit, Ending, Facts, Input, Prompt, Start, Values } from '../engine';
import { customerSlot } from '../slots/customer';

/** What waits for a consultant's eyes, asked for by herself. */
export const gradesMine: SalonFlow = {
  name: 'grades-mine',
  version: 1,
  command: 'grade-comment',
  title: () => gradeTexts.title,
  slots: [],
  commit: () => [{ operation: 'grades.mine', input: {} }],
  done: ([facts]) => {
    const shown = facts as HersShown;
    if (shown.changes.length === 0 && Object.keys(shown.first).length === 0)
      return { say: [{ text: gradeTexts.noneMine }] };
    return { say: [], next: seenStart(shown) };
  },
  refused: () => ({ say: gradeTexts.notAllowed, give: true }),
};

export const gradesSeen: SalonFlow = {
  name: 'grades-seen',
  version: 1,
  command: 'grade-comment',
  quiet: true,
  title: () => gradeTexts.title,
  slots: [],
  confirm: (_values, facts) => proposedPrompt(facts.shown as HersShown),
  press: (key, _values, facts) => {
    if (key === 'seen') return [{ kind: 'confirm' }];
    if (key !== 'comment') return null;
    const { changes } = facts.shown as HersShown;
    const [only] = changes;
    const values: Values = changes.length === 1 ? { customer: only.customer } : {};
    return [{ kind: 'start', start: { flow: gradeComment.name, values } }];
  },
  commit: () => [{ operation: 'grades.seen', input: {} }],
  done: () => ({ say: [{ text: gradeTexts.seen }] }),
};

export const gradeComment: SalonFlow = {
  name: 'grade-comment',
  version: 1,
  command: 'grade-comment',
  title: () => gradeTexts.title,
  slots: [
    customerSlot({ question: () => ({ text: gradeTexts.which }) }),
    {
      name: 'words',
      label: gradeTexts.words,
      required: true,
      question: (values) => ({ text: gradeTexts.askWords((values.customer as Ref).name) }),
      read: (heard, asked) => (asked ? { value: heard.text.trim() } : null),
    },
  ],
  commit: (values) => [
    {
      operation: 'grades.comment',
      input: { customerId: (values.customer as Ref).id, text: String(values.words) },
    },
  ],
  done: ([facts]) => ({ say: [{ text: gradeTexts.told((facts.customer as Ref).name) }] }),
  refused: ({ code }, values) => {
    if (code === 'none-open') return { say: gradeTexts.noneOpen((values.customer as Ref).name), give: true };
    return { say: code === 'not-allowed' ? gradeTexts.notAllowed : gradeTexts.notFound, give: true };
  },
};

/** The manager's card. */
export const gradesDecide: SalonFlow = {
  name: 'grades-decide',
  version: 1,
  command: 'grade-decide',
  quiet: true,
  title: () => gradeTexts.title,
  slots: [
    { name: 'act', label: gradeTexts.title },
    { name: 'storeId', label: gradeTexts.title },
  ],
  wants: ({ storeId }) => ({ operation: 'grades.open', input: { storeId } }),
  confirm: (_values, facts) => {
    const shown = facts as RoundShown;
    return facts.refused || isEmpty(shown) ? null : roundPrompt(shown);
  },
  press: (key, _values, facts) => {
    if (key === 'all' || key === 'later') return act(key);
    if (key !== 'each') return null;
    const { roundId, storeId } = facts as RoundShown;
    return [{ kind: 'start', start: { flow: gradesOne.name, values: { roundId, storeId }, turns: true } }];
  },
  commit: (values, facts) =>
    values.act === 'all'
      ? [decision({ roundId: facts.roundId, storeId: facts.storeId, verdict: 'confirmed' })]
      : [],
  done: ([outcome], values, facts) => {
    if (facts.refused) return say(gradeTexts.onlyManager);
    if (values.act === 'later') return say(gradeTexts.later);
    if (!outcome) return say(gradeTexts.none);
    return { ...say(decidedText(outcome as DecidedShown)), next: handOverOf(facts.roundId, facts.storeId) };
  },
  refused: () => ({ say: gradeTexts.onlyManager, give: true }),
};

function isEmpty({ movers }: RoundShown): boolean {
  return movers.up + movers.down + movers.first === 0;
}

/** One after the other on a card that turns; what is passed over stays open. */
export const gradesOne: SalonFlow = {
  name: 'grades-one',
  version: 1,
  command: 'grade-decide',
  quiet: true,
  title: () => gradeTexts.title,
  slots: [
    { name: 'roundId', label: gradeTexts.title },
    { name: 'storeId', label: gradeTexts.title },
    { name: 'passed', label: gradeTexts.title },
    { name: 'noted', label: gradeTexts.title },
    { name: 'act', label: gradeTexts.title },
  ],
  wants: ({ roundId, storeId, passed }) => ({
    operation: 'grades.next',
    input: { roundId, storeId, passed },
  }),
  confirm: (values, facts) => {
    const change = facts.change as ShownChange | null | undefined;
    if (!change) return null;
    return changePrompt(change, Number(facts.left), (values.noted as string | undefined) ?? null);
  },
  press: (key) => (['agree', 'refuse', 'pass', 'rest', 'stop'].includes(key) ? act(key) : null),
  commit: (values, facts) => commitsOf(values, facts),
  done: ([outcome], values, facts) => after(values, facts, outcome),
  refused: () => ({ say: gradeTexts.onlyManager, give: true }),
};

function commitsOf({ act: what, roundId, storeId }: Values, facts: Facts): Commit[] {
  const change = facts.change as ShownChange | null | undefined;
  const of = { roundId, storeId };
  if (what === 'rest') return [decision({ ...of, verdict: 'confirmed' })];
  if (what === 'agree') return [decision({ ...of, changeId: change?.id, verdict: 'confirmed' })];
  if (what === 'refuse') return [decision({ ...of, changeId: change?.id, verdict: 'refused' })];
  if (what === 'pass') return [];
  return [{ operation: 'grades.walked', input: { storeId } }];
}

function decision(input: Record<string, unknown>): Commit {
  return { operation: 'grades.decide', input };
}

function after(values: Values, facts: Facts, outcome: Facts | undefined): Ending {
  const change = facts.change as ShownChange | null | undefined;
  const { roundId, storeId, act: what } = values;
  const passed = (values.passed as string[] | undefined) ?? [];
  const over: Start = handOverOf(roundId, storeId);
  if (!change || what === 'stop' || !what)
    return { ...say(walkedText(Number(outcome?.left ?? 0))), next: over };
  if (what === 'rest') return { ...say(decidedText(outcome as DecidedShown)), next: over };
  const of = { roundId, storeId };
  const turned: Start = { flow: gradesOne.name, values: { ...of, passed }, turns: true };
  if (what === 'pass')
    return { say: [], next: { ...turned, values: { ...of, passed: [...passed, change.id] } } };
  const shown = outcome as DecidedShown;
  const moved = what === 'refuse' ? !shown.gone : shown.up + shown.down + shown.first > 0;
  const noted = notedText(change.customer.name, shown.verdict, change.to, moved);
  // What could not be carried out is passed over, or it would stand there again.
  const left = moved ? passed : [...passed, change.id];
  return { say: [], next: { ...turned, values: { ...of, passed: left, noted } } };
}

const act = (value: string): Input[] => [{ kind: 'fill', slot: 'act', value }, { kind: 'confirm' }];

function say(text: string): Ending {
  return { say: [{ text }] };
}

function seenStart(shown: HersShown): Start {
  return { flow: gradesSeen.name, values: {}, facts: { shown } };
}

export const gradeNotices: Record<string, (facts: Facts) => Start[] | { say: Prompt[] }> = {
  'grades.proposed': (facts) => [seenStart(facts as HersShown)],
  'grades.asked': ({ storeId }) => [{ flow: gradesDecide.name, values: storeId ? { storeId } : {} }],
  'grades.decided': (facts) => ({
    say: [{ text: outcomeText(facts as Parameters<typeof outcomeText>[0]) }],
  }),
};
