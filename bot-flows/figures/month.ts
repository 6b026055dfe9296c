/** The month (月报, 月会): the store's report, its lock, one's own figures, what the monthly meeting decides. */
import type { DecisionShown } from '../../src/salon/month/decisions';
import type { OwnMonth } from '../../src/salon/month/own';
import type { MonthPack } from '../../src/salon/month/pack';
import {
  decidedText,
  decisionPrompt,
  decisionsText,
  lockPrompt,
  monthWords,
  ownMonthText,
  packsText,
  packText,
  taskText,
} from '../../src/text/month';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start } from '../engine';
import { lookUp } from '../look-up';
import { readStaff } from '../slots/staff';
import { timeIn } from '../slots/time';
import { startOf } from '../starting';

const monthPack: SalonFlow = {
  name: 'month-pack',
  version: 1,
  command: 'store-figures',
  title: () => monthWords.title,
  slots: [
    { name: 'month', label: monthWords.title },
    { name: 'words', label: monthWords.title },
  ],
  commit: ({ month, words }) => [{ operation: 'month.pack', input: { month, words } }],
  done: ([facts]) => ({ say: [{ text: packsText(facts.packs as MonthPack[]) }] }),
  refused: () => ({ say: monthWords.notAllowed, give: true }),
};

interface LockFacts {
  pack?: MonthPack;
  refused?: string | null;
}

const monthLock: SalonFlow = {
  name: 'month-lock',
  version: 1,
  command: 'month-lock',
  title: () => monthWords.lockTitle,
  slots: [
    { name: 'month', label: monthWords.lockTitle },
    { name: 'brief', label: monthWords.lockTitle },
  ],
  wants: ({ month }) => ({ operation: 'month.before-lock', input: { month } }),
  confirm: ({ brief }, facts) => {
    const { pack } = facts as LockFacts;
    return pack && !pack.locked ? lockPrompt(pack, brief === true) : null;
  },
  commit: (_values, facts) => {
    const { pack } = facts as LockFacts;
    if (!pack || pack.locked) return [];
    return [{ operation: 'month.lock', input: { month: pack.month, openDays: pack.openDays } }];
  },
  done: ([outcome], _values, facts) => {
    const { pack } = facts as LockFacts;
    if (!pack) return { say: [{ text: lockRefused(String(facts.refused), facts) }] };
    const text = outcome ? monthWords.locked(pack.month) : packText(pack);
    return { say: [{ text }] };
  },
  refused: ({ code, facts }) => ({ say: lockRefused(code, facts), give: true }),
  unconfirmed: () => monthWords.notLocked,
};

function lockRefused(code: string, { month }: Facts): string {
  if (code === 'locked') return monthWords.lockedBefore(String(month));
  if (code === 'not-over') return monthWords.notOver;
  return code === 'days-open' ? monthWords.daysOpened : monthWords.lockNotAllowed;
}

const ownMonth: SalonFlow = {
  name: 'own-month',
  version: 1,
  command: 'my-figures',
  title: () => monthWords.ownTitle,
  slots: [
    { name: 'month', label: monthWords.ownTitle },
    { name: 'lines', label: monthWords.ownTitle },
  ],
  commit: ({ month, lines }) => [{ operation: 'month.own', input: { month, lines } }],
  done: ([facts]) => ({ say: [{ text: ownMonthText(facts.shown as OwnMonth) }] }),
  refused: () => ({ say: monthWords.noFigures, give: true }),
};

const monthDecision: SalonFlow = {
  name: 'month-decision',
  version: 1,
  command: 'month-meeting',
  title: () => monthWords.decisionTitle,
  slots: [
    {
      name: 'words',
      label: monthWords.decision,
      required: true,
      question: () => ({ text: monthWords.what }),
      read: (heard, asked) => {
        const words = heard.text.trim().replace(DECIDES, '').trim();
        return words && (asked || DECIDES.test(heard.text.trim())) ? { value: words } : null;
      },
    },
    {
      name: 'owner',
      label: monthWords.owner,
      required: true,
      question: () => ({ text: monthWords.who }),
      read: (heard) => {
        const { speaker } = heard.reading;
        const own = /我(?!们)/.test(heard.text) ? { value: { id: speaker.id, name: speaker.name } } : null;
        return readStaff(heard, true) ?? own;
      },
      show: (value) => (value as Ref).name,
    },
    {
      name: 'dueDay',
      label: monthWords.due,
      required: true,
      question: () => ({ text: monthWords.until }),
      read: (heard) => {
        const day = timeIn(heard)?.day;
        return day ? { value: day } : null;
      },
    },
  ],
  confirm: ({ words, owner, dueDay }) => decisionPrompt(String(words), (owner as Ref).name, String(dueDay)),
  commit: ({ words, owner, dueDay }) => [
    { operation: 'month.decide', input: { words, ownerId: (owner as Ref).id, dueDay } },
  ],
  done: ([facts]) => ({
    say: [{ text: decidedText(String(facts.words), String(facts.owner), String(facts.dueDay)) }],
  }),
  refused: ({ code }) => {
    if (code === 'too-late' || code === 'not-a-day') return { say: monthWords.tooLate, clear: ['dueDay'] };
    if (code === 'no-such-staff') return { say: monthWords.noStaff, clear: ['owner'] };
    return { say: monthWords.onlyManager, give: true };
  },
  unconfirmed: () => monthWords.unconfirmed,
};

const monthDecisions = lookUp({
  name: 'month-decisions',
  command: 'month-meeting',
  title: monthWords.decisionTitle,
  operation: 'month.decisions',
  answer: (facts) => decisionsText(facts.decisions as DecisionShown[], String(facts.today)),
  notAllowed: monthWords.onlyManager,
});

export const monthFlows: SalonFlow[] = [monthPack, monthLock, ownMonth, monthDecision, monthDecisions];

export const monthNotices: Record<string, (facts: Facts) => Start[] | { say: Prompt[] }> = {
  'month.over': ({ month }) => [{ flow: monthLock.name, values: { month } }],
  'month.open': ({ month }) => [{ flow: monthLock.name, values: { month, brief: true } }],
  'month.own': ({ month }) => ({ say: [{ text: monthWords.ownIsThere(String(month)) }] }),
  'month.task': ({ words, dueDay }) => ({ say: [{ text: taskText(String(words), String(dueDay)) }] }),
};

const DECIDES = /^月会(?:上)?(?:决定|定了?|说好了?|说了?|安排了?)[::,,]?/;
const MEETING = /^(?:开|看)?月会$/;
const DECIDED =
  /^(?:看看?|上次|上个?月)*的?月会(?:上)?(?:都|一共)?(?:决定|定)了?(?:的|些?(?:什么|啥|哪些|哪几件)(?:事|东西)?)(?:办了没(?:有)?|呢)?$|^(?:看)?月会(?:记录|决定)$/;
const MONTH = String.raw`(?:上个?月|(?:这|本)个?月|(?:1[0-2]|[1-9])月(?:份)?)`;
const REPORT = new RegExp(
  `^(?:看看?|发|给我看看?|发我)?(?:${MONTH}的?)?月报(?:给我|发我|发给我|看看?|看一下|发一下|一下|呢)*$|^(?:店里|我们店|全店|各店|[两二三四五\\d]家)?${MONTH}(?:店里|全店)?(?:怎么样|怎样|咋样|如何|情况)$`,
);
const LOCK = new RegExp(
  `^(?:把)?锁(?:定|住|上)?(?:${MONTH})?(?:的账|的数|账)?$|^${MONTH}(?:可以)?锁(?:定|了|上)$`,
);
const OWN = new RegExp(
  `^我的?${MONTH}的?(?:数|数字|怎么样|咋样|情况|做得怎么样|做得咋样)?(明细)?$|^我上个?月的?(?:业绩|成绩)(明细)?$|^${MONTH}我的?(?:数字?|情况|怎么样|咋样|做得怎么样|做得咋样)?(明细)?$|^上个?月的?(?:业绩)?(明细)(?:发我|给我|看看?|发给我)*$`,
);

/** Null where the sentence is about something else. */
export function monthSaid(heard: SalonHeard): Start[] | null {
  const text = heard.text.normalize('NFKC').replace(/[\s。!?~…]/g, '');
  if (DECIDED.test(text)) return [{ flow: monthDecisions.name, values: {} }];
  if (DECIDES.test(text) && text.replace(DECIDES, '').length > 0) return [startOf(monthDecision, heard)];
  if (MEETING.test(text)) {
    return [
      { flow: monthPack.name, values: {} },
      { flow: monthDecisions.name, values: {} },
    ];
  }
  const month = monthIn(text, heard.reading.today);
  const manages = heard.reading.speaker.roles.some((role) => role === 'manager' || role === 'owner');
  if (LOCK.test(text)) return [{ flow: monthLock.name, values: { ...(month ? { month } : {}) } }];
  if (REPORT.test(text) && !manages && !/月报/.test(text)) return [ownOf(month, false)];
  if (REPORT.test(text))
    return [{ flow: monthPack.name, values: { words: text, ...(month ? { month } : {}) } }];
  const own = OWN.exec(text);
  if (!own) return null;
  return [ownOf(month, Boolean(own[1] ?? own[2] ?? own[3] ?? own[4]))];
}

function ownOf(month: string | null, lines: boolean): Start {
  return { flow: ownMonth.name, values: { lines, ...(month ? { month } : {}) } };
}

/** `YYYY-MM` of the month named: the newest of that name that is not still to come. */
function monthIn(text: string, today: string): string | null {
  const [year, running] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (/(?:这|本)个?月/.test(text)) return today.slice(0, 7);
  const named = Number(/(1[0-2]|[1-9])月/.exec(text)?.[1] ?? NaN);
  if (Number.isNaN(named)) return null;
  return `${named <= running ? year : year - 1}-${String(named).padStart(2, '0')}`;
}
