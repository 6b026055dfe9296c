/** «12月12日下午3点办皮肤讲座 请A类», «婷姐来讲座», «讲座到了婷姐、曼姐» (SR-REL-10). */
import type { EventCounts, EventFacts } from '../src/salon/events/events';
import type { EventChanged } from '../src/salon/events/change';
import {
  changedText,
  changePrompt,
  eventPrompt,
  eventWords,
  guestText,
  heldText,
  lookText,
  refusedEvent,
} from '../src/text/events';
import type { SalonFlow, SalonHeard } from './ear';
import type { Prompt, Start, Values } from './engine';
import { timeIn, type When } from './slots/time';
import { startOf } from './starting';

export const holdEvent: SalonFlow = {
  name: 'hold-event',
  version: 1,
  command: 'event',
  title: () => eventWords.title,
  slots: [
    {
      name: 'event',
      label: eventWords.name,
      required: true,
      question: () => ({ text: eventWords.askName }),
      read: (heard, asked) => (asked && heard.text.trim() ? { value: heard.text.trim() } : null),
      show: (value) => String(value),
    },
    {
      name: 'at',
      label: eventWords.at,
      required: true,
      question: () => ({ text: eventWords.askAt }),
      read: (heard) => {
        const at = whenIn(heard);
        return at ? { value: at } : null;
      },
    },
    {
      name: 'grades',
      label: eventWords.grades,
      required: true,
      question: () => ({ text: eventWords.askGrades }),
      read: (heard, asked) => {
        const grades = gradesIn(heard.text, asked);
        return grades.length > 0 ? { value: grades } : null;
      },
    },
  ],
  wants: ({ event, at, grades }) =>
    event && at && grades
      ? { operation: 'events.preview', input: { name: event, ...(at as When), grades } }
      : null,
  // What stands against it is answered at once, by the refusal of the commit.
  confirm: (_values, facts) => (facts.invited ? eventPrompt(facts as EventFacts) : null),
  commit: ({ event, at, grades }) => [
    { operation: 'events.hold', input: { name: event, ...(at as When), grades } },
  ],
  done: ([facts]) => ({ say: [{ text: heldText(facts as EventFacts) }] }),
  refused: ({ code, facts }) => ({ say: refusedEvent(code, facts), give: true }),
};

/** «沙龙取消了», «讲座改到12月13日下午三点». */
export const changeEvent: SalonFlow = {
  name: 'change-event',
  version: 1,
  command: 'event',
  title: () => eventWords.title,
  slots: [
    { name: 'event', label: eventWords.name },
    { name: 'off', label: eventWords.title },
    {
      name: 'at',
      label: eventWords.at,
      required: ({ off }) => !off,
      question: () => ({ text: eventWords.askNewAt }),
      read: (heard) => {
        const at = whenIn(heard);
        return at ? { value: at } : null;
      },
    },
  ],
  wants: (values) =>
    values.off || values.at ? { operation: 'events.change-preview', input: changeIn(values) } : null,
  // What stands against it is answered at once, by the refusal of the commit.
  confirm: (_values, facts) => (facts.refused ? null : changePrompt(facts as EventChanged)),
  commit: (values) => [{ operation: 'events.change', input: changeIn(values) }],
  done: ([facts]) => ({ say: [{ text: changedText(facts as EventChanged) }] }),
  refused: ({ code, facts }) => ({ say: refusedEvent(code, facts), give: true }),
};

function changeIn({ event, off, at }: Values) {
  return off ? { event } : { event, day: (at as When).day, clock: (at as When).clock };
}

export const eventGuests: SalonFlow = {
  name: 'event-guests',
  version: 1,
  command: 'event-guest',
  title: () => eventWords.title,
  slots: [
    { name: 'event', label: eventWords.name },
    { name: 'customerIds', label: eventWords.grades },
    { name: 'status', label: eventWords.title },
  ],
  commit: ({ event, customerIds, status }) => [
    { operation: 'events.guests', input: { event, customerIds, status } },
  ],
  done: ([facts]) => ({
    say: [{ text: guestText(facts as EventCounts & { customers: { name: string }[]; status: string }) }],
  }),
  refused: ({ code, facts }) => ({ say: refusedEvent(code, facts), give: true }),
};

export const eventLook: SalonFlow = {
  name: 'event-look',
  version: 1,
  command: 'event-guest',
  title: () => eventWords.title,
  slots: [{ name: 'event', label: eventWords.name }],
  commit: ({ event }) => [{ operation: 'events.look', input: { event } }],
  done: ([facts]) => ({ say: [{ text: lookText(facts as EventCounts & { coming: string[] }) }] }),
  refused: ({ code, facts }) => ({ say: refusedEvent(code, facts), give: true }),
};

export const eventFlows: SalonFlow[] = [holdEvent, changeEvent, eventGuests, eventLook];

const KIND = '(?:讲座|沙龙|答谢会|品鉴会|体验日|客户会|年会|联谊会|课堂)';
const HOLD = new RegExp(`(?:办|开|举办|搞|组织)(?:一?[场个次])?([^,,。\\s请]{0,12}${KIND})`);
/** «周六下午三点皮肤讲座 请A类»: without a word for holding it. */
const PLAINLY = new RegExp(`(?:^|[\\s,,点半晨午上])([^,,。\\s点半午上0-9]{0,8}${KIND})[\\s,,]*请`);
const GRADES = /请([A-D](?:[、,和及,\s]*[A-D])*)类?/i;
const COMES = new RegExp(
  `^(.+?)(?:答应|确定|说)?(不|没空|不能)?(?:来|参加|去)(?:听|参加)?([^,,。\\s]{0,8}${KIND})(?:了)?$`,
);
/** «柳柳说讲座不来了»: the event before the answer. */
const ANSWERS = new RegExp(
  `^(.+?)(?:说|讲)?([^,,。\\s说]{0,8}?${KIND})(?:她|还是)?(?:(不来|不去|来不了|去不了|没空|不参加)|(?:会|要|能)?(?:来|去|参加))了?$`,
);
const CAME = new RegExp(`^([^,,。\\s]{0,8}${KIND})(?:今天)?(?:到了|来了|到场)[::\\s]*(.+)$`);
const ANY = `(?:[^,,。\\s]{0,8}的)?([^,,。\\s把的]{0,8}?${KIND})`;
const OFF = new RegExp(`^(?:把)?${ANY}(?:不办了?|取消了?|不开了|不搞了)$|^取消(?:掉)?${ANY}$`);
const MOVED = new RegExp(
  `^(?:把)?${ANY}(?:时间|日期)?(?:改期|推迟|提前|延期|改|延|推|挪)(?:到|在|成|了|至)?`,
);
const LOOK = new RegExp(
  `^([^,,。\\s]{0,8}${KIND})(?:情况|名单|都?来了?(?:多少|几位|谁|哪些)|都?请了(?:多少|谁|几位|哪些)|都?谁来|几位来)[??]?$|^(${KIND})[??]?$`,
);

/** Null where the sentence is of no event. */
export function eventIn(heard: SalonHeard, text: string): Start[] | { say: Prompt[] } | null {
  const { reading } = heard.reading;
  const held = HOLD.exec(text) ?? (GRADES.test(text) ? PLAINLY.exec(text) : null);
  if (held && (GRADES.test(text) || whenIn(heard))) {
    const at = whenIn(heard);
    const grades = gradesIn(text, false);
    const values = { event: held[1], ...(at ? { at } : {}), ...(grades.length > 0 ? { grades } : {}) };
    return [startOf(holdEvent, heard, values)];
  }
  const look = LOOK.exec(text);
  if (look) return [{ flow: eventLook.name, values: { event: look[1] ?? look[2] } }];
  const off = OFF.exec(text);
  if (off) return [{ flow: changeEvent.name, values: { event: off[1] ?? off[2], off: true } }];
  const moved = MOVED.exec(text);
  if (moved) return [startOf(changeEvent, heard, { event: moved[1] })];
  const people = reading.people.filter((each) => each.customers.length > 0);
  if (people.length === 0 || people.some((each) => each.customers.length !== 1)) return null;
  const customerIds = people.map((each) => each.customers[0]);
  const came = CAME.exec(text);
  if (came) return guestsOf(came[1], customerIds, 'came');
  const comes = people.length === 1 ? COMES.exec(text) : null;
  if (comes?.[1].includes(people[0].text))
    return guestsOf(comes[3], customerIds, comes[2] ? 'declined' : 'accepted');
  const answers = people.length === 1 ? ANSWERS.exec(text) : null;
  if (!answers?.[1].includes(people[0].text)) return null;
  return guestsOf(answers[2], customerIds, answers[3] ? 'declined' : 'accepted');
}

function guestsOf(event: string, customerIds: string[], status: string): Start[] {
  return [{ flow: eventGuests.name, values: { event, customerIds, status } }];
}

/** With its hour: a day alone is asked again. */
function whenIn(heard: SalonHeard): When | null {
  const at = timeIn(heard);
  return at?.clock && !at.vague ? at : null;
}

/** «请A类», «请A、B»; as an answer also «A和B». */
function gradesIn(text: string, asked: boolean): string[] {
  const said = GRADES.exec(text)?.[1] ?? (asked ? text : '');
  return [...new Set(said.toUpperCase().match(/[A-D]/g) ?? [])];
}
