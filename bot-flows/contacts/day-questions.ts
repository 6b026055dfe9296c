/** Short questions about the calls, the debts and what is late: «还剩几个要打», «谁欠钱», «今天过期的有几个». */
import type { CallProgress } from '../../src/salon/contacts/calls';
import type { DebtorsShown } from '../../src/salon/money/debtors';
import type { ManagerLine } from '../../src/salon/contacts/follow-ups';
import { debtorsText, progressText, questionWords } from '../../src/text/day-questions';
import { overText } from '../../src/text/follow-ups';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Start } from '../engine';
import { lookUp } from '../look-up';

export const callProgress: SalonFlow = {
  name: 'call-progress',
  version: 1,
  command: 'calls',
  title: () => questionWords.calls,
  slots: [{ name: 'staffId', label: questionWords.calls }],
  commit: (values) => [{ operation: 'calls.progress', input: { staffId: values.staffId } }],
  done: ([facts]) => ({ say: [{ text: progressText(facts as unknown as CallProgress) }] }),
  refused: () => ({ say: questionWords.notYours, give: true }),
};

export const debtors = lookUp({
  name: 'debtors',
  command: 'open-ends',
  title: questionWords.debts,
  operation: 'debtors.list',
  answer: (facts) => debtorsText(facts as unknown as DebtorsShown),
  notAllowed: questionWords.notYours,
});

export const overdue: SalonFlow = {
  name: 'overdue',
  version: 1,
  command: 'open-ends',
  title: () => questionWords.overdue,
  slots: [],
  commit: () => [{ operation: 'due.overdue', input: {} }],
  done: ([facts]) => {
    const lines = facts.lines as ManagerLine[];
    return { say: [{ text: lines.length > 0 ? overText(lines) : questionWords.nothingOver }] };
  },
  refused: () => ({ say: questionWords.notYours, give: true }),
};

export const dayQuestionFlows: SalonFlow[] = [callProgress, debtors, overdue];

const CALLS =
  /(?:打|联系)了(?:几|多少)(?:个|位)?(?:电话|客人)?$|还(?:剩|有|差)(?:几|多少)(?:个|位)?(?:电话)?(?:没|要)(?:打|联系)|还有谁没(?:打|联系)|电话(?:都)?打完(?:了)?(?:吗|没)/;
/** A beautician's own things of the day; what is open in the store is not hers to see. */
const HER_OWN =
  /还有(?:什么|哪些|啥)(?:事)?没(?:有)?(?:办|做|打|回访|联系)|(?:谁|哪些人|哪几位)(?:要|该)(?:回访|联系|打电话)|要(?:回访|联系)(?:的)?(?:有)?(?:谁|哪)/;
const DEBTS = /谁(?:今天|还|现在)*欠(?:着)?(?:钱|款|费)?|欠[钱款](?:的)?(?:还)?(?:有)?(?:谁|哪)/;
const OVER = /(?:过期|逾期|拖着)(?:没办)?(?:的)?(?:有)?(?:几|多少|谁|哪)|谁(?:有)?(?:过期|逾期)/;
const FIRST_CALL = /^(?:今天)?先打(?:哪|谁)/;
const AGAIN = /^(?:今天的?)?名单(?:再)?(?:发|给|看)/;

/** Null where the sentence asks for none of them. */
export function askedOfTheDay(heard: SalonHeard, text: string): Start[] | null {
  const { reading, speaker } = heard.reading;
  if (speaker.roles.every((role) => role === 'beautician') && (HER_OWN.test(text) || CALLS.test(text)))
    return [{ flow: 'what-is-owed', values: {} }];
  if (speaker.roles.every((role) => role === 'beautician' || role === 'receptionist')) return null;
  if (CALLS.test(text)) {
    const [staffId] = (reading.mentioned?.staff ?? []).flat();
    return [{ flow: callProgress.name, values: staffId ? { staffId } : {} }];
  }
  if (DEBTS.test(text)) return [{ flow: debtors.name, values: {} }];
  if (OVER.test(text)) return [{ flow: overdue.name, values: {} }];
  if (FIRST_CALL.test(text)) return [{ flow: 'start-calls', values: {} }];
  return AGAIN.test(text) ? [{ flow: 'my-list', values: {} }] : null;
}
