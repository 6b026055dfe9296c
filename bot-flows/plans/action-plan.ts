/** The action plan as a whole, by saying it: «给婷姐定个目标 …», «婷姐家居 …», «婷姐拉提没要 太贵», «计划完成得怎么样». */
import type { PlanSheet } from '../../src/salon/action-plan/sheet';
import type { ProgressFacts } from '../../src/salon/action-plan/people';
import {
  answeredText,
  homeCareText,
  planPartWords,
  progressText,
  sheetText,
} from '../../src/text/action-plan';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start } from '../engine';
import { answerOf } from '../slots/answer';
import { customerSlot, readCustomer } from '../slots/customer';
import { timeIn } from '../slots/time';
import { startOf, type Begun } from '../starting';
import { asksForProgress, planPartIn, type PlanPart } from '../understanding/plan-words';

const whose = customerSlot({
  question: () => ({ text: planPartWords.which }),
  read: (heard, _asked, values) => readCustomer(heard, true, values),
});

export const planSay: SalonFlow = {
  name: 'plan-say',
  version: 1,
  command: 'plan-adjust',
  title: (values) => planPartWords.title(nameOf(values.customer)),
  slots: [
    whose,
    {
      name: 'said',
      label: planPartWords.said,
      required: true,
      question: (values) => ({ text: planPartWords.whatOf(nameOf(values.customer)) }),
      read: (heard) => {
        const said = wholePart(heard);
        return said && { value: said };
      },
    },
  ],
  commit: (values) => [
    {
      operation: 'plans.say',
      input: { customerId: (values.customer as Ref).id, ...(values.said as object) },
    },
  ],
  done: ([facts]) => ({
    say: [{ text: `${planPartWords.written}\n${sheetText(facts as unknown as PlanSheet)}` }],
  }),
  refused: ({ code, facts }, values) => ({
    say: planPartWords.refused(code, nameOf(values.customer), facts),
    give: true,
  }),
};

export const homeCare: SalonFlow = {
  name: 'home-care',
  version: 1,
  command: 'home-care',
  title: (values) => planPartWords.title(nameOf(values.customer)),
  slots: [
    whose,
    {
      name: 'said',
      label: planPartWords.homeCare,
      required: true,
      question: (values) => ({ text: planPartWords.whichHomeCare(nameOf(values.customer)) }),
      read: (heard, asked) => {
        const part = planPartIn(heard.text);
        if (part?.kind === 'homeHeard') return { value: { heard: { kept: part.kept, text: part.text } } };
        if (part?.kind === 'homeCare') return { value: { homeCare: part.text } };
        return asked ? { value: { homeCare: heard.text.trim() } } : null;
      },
    },
  ],
  commit: (values) => [
    {
      operation: 'plans.homeCare',
      input: { customerId: (values.customer as Ref).id, ...(values.said as object) },
    },
  ],
  done: ([facts]) => ({ say: [{ text: homeCareText(facts) }] }),
  refused: ({ code, facts }, values) => ({
    say: planPartWords.refused(code, nameOf(values.customer), facts),
    give: true,
  }),
};

export const planAnswer: SalonFlow = {
  name: 'plan-answer',
  version: 1,
  command: 'plan-adjust',
  title: (values) => planPartWords.title(nameOf(values.customer)),
  slots: [
    whose,
    {
      name: 'answer',
      label: planPartWords.answer,
      required: true,
      question: (values) => ({ text: planPartWords.whichAnswer(nameOf(values.customer)) }),
      read: (heard) => {
        const said = answerOf(heard);
        return said && { value: said };
      },
    },
  ],
  commit: (values) => [
    {
      operation: 'plans.answer',
      input: { customerId: (values.customer as Ref).id, ...(values.answer as object) },
    },
  ],
  done: ([facts]) => ({ say: [{ text: answeredText(facts) }] }),
  refused: ({ code, facts }, values) => ({
    say: planPartWords.refused(code, nameOf(values.customer), facts),
    give: true,
  }),
};

export const planProgress: SalonFlow = {
  name: 'plan-progress',
  version: 1,
  command: 'plan-progress',
  title: () => planPartWords.progress,
  slots: [
    { name: 'staffId', label: planPartWords.progress },
    { name: 'period', label: planPartWords.progress },
  ],
  commit: ({ staffId, period }) => [{ operation: 'plans.progress', input: { staffId, period } }],
  done: ([facts]) => ({ say: [{ text: progressText(facts as ProgressFacts) }] }),
  refused: ({ code }) => ({ say: planPartWords.refused(code, '', {}), give: true }),
};

export const actionPlanFlows: SalonFlow[] = [planSay, homeCare, planAnswer, planProgress];

/** Said of a visit, a call, a booking or money: those forms take her answer along. */
const OTHER_WORK =
  /做了|做完|划(?:了|\d|一|两)|耗卡?|收(?:了|\d)|刷卡|付了|交了|还了|到店|打了|打通|没接|电话|聊了|约(?:在|了|好)|投诉/u;

/** The words of a plan, whatever the message was read as. */
export function planSaid(heard: SalonHeard): Begun {
  const { reading, speaker } = heard.reading;
  if (asksForProgress(heard.text)) return progressBy(heard);
  const named = reading.slots.customer ?? reading.mentioned?.customers[0] ?? reading.slots.candidates;
  if (!named?.length) return null;
  const part = planPartIn(heard.text);
  if (part?.kind === 'homeHeard' || part?.kind === 'homeCare') return [startOf(homeCare, heard)];
  const decides = speaker.roles.some((role) => role !== 'beautician' && role !== 'receptionist');
  if (part) return decides ? [startOf(planSay, heard)] : { say: [{ text: planPartWords.notAllowed }] };
  const plain = !OTHER_WORK.test(heard.text) && !reading.slots.cash && !reading.slots.callResult;
  if (!plain || !decides || !answerOf(heard)) return null;
  return [startOf(planAnswer, heard)];
}

function progressBy(heard: SalonHeard): Start[] {
  const { slots, mentioned } = heard.reading.reading;
  const staffId = slots.therapist ?? (mentioned?.staff[0]?.length === 1 ? mentioned.staff[0][0] : undefined);
  const period = slots.period ?? (/上个?月/u.test(heard.text) ? 'last_month' : undefined);
  return [
    { flow: planProgress.name, values: { ...(staffId ? { staffId } : {}), ...(period ? { period } : {}) } },
  ];
}

/** A part with its day made absolute: a step's, or that on which the plan is looked at again. */
function wholePart(heard: SalonHeard): Record<string, unknown> | null {
  const part: PlanPart | null = planPartIn(heard.text);
  const day = timeIn(heard)?.day;
  switch (part?.kind) {
    case 'goal':
    case 'problem':
    case 'renewal':
      return { [part.kind]: part.text };
    case 'step':
      return { step: { text: withoutDay(part.text), ...(day ? { day } : {}) } };
    case 'stepDone':
      return { stepDone: part.n };
    case 'review':
      return day ? { reviewDay: day } : null;
    default:
      return null;
  }
}

const DAY_FIRST =
  /^(?:\d{1,2}月\d{1,2}[日号]?|\d{1,2}-\d{1,2}|\d{1,2}[日号]|明天|后天|大后天|下?周[一二三四五六日天]|月底|下个?月\d{0,2}[日号]?)(?:之?前|前后)?[,，:\s]*/u;

function withoutDay(text: string): string {
  const left = text.replace(DAY_FIRST, '').trim();
  return left.length >= 2 ? left : text;
}

function nameOf(customer: unknown): string {
  return (customer as Ref | undefined)?.name ?? '';
}

/** The whole plan beside the card of the next visit, where it says more than the card. */
export function sheetBeside(facts: Facts, open: boolean): string | null {
  const sheet = facts as unknown as PlanSheet;
  const more = sheet.goal || sheet.problem || sheet.homeCare || sheet.renewal || sheet.steps?.length;
  return more || sheet.past?.length ? sheetText(sheet, open) : null;
}
