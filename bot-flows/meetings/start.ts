/** «开始», the menu's 日会, and the start by the clock: who is there, then the first open customer. */
import { attendancePrompt, meetingWords } from '../../src/text/meeting';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Ending, Facts, Input, Mend } from '../engine';

export const meetingStart: SalonFlow = {
  name: 'meeting-start',
  version: 1,
  command: 'meeting',
  title: () => meetingWords.title,
  slots: [],
  commit: () => [{ operation: 'meetings.begin', input: {} }],
  done: ([facts]) => {
    if (!facts.attendance) return first(facts);
    return { say: [], next: { flow: 'meeting-attendance', values: {}, facts: facts.attendance as Facts } };
  },
  refused: closed,
};

interface Ticked {
  id: string;
  name: string;
  there: boolean;
}

/** Face to face the chair ticks who is there; everybody on shift is ticked already. */
export const meetingAttendance: SalonFlow = {
  name: 'meeting-attendance',
  version: 1,
  command: 'meeting',
  expiresAfter: 12 * 60 * 60 * 1000,
  title: () => meetingWords.title,
  slots: [{ name: 'there', label: meetingWords.title }],
  confirm: (values, facts) => attendancePrompt(ticked(values.there, facts), Number(facts.open ?? 0)),
  hears: (heard, values, facts) => attendanceSaid(heard, ticked(values.there, facts)),
  press: (key, values, facts, selected) => {
    const staff = ticked(values.there, facts);
    if (key === 'yes') {
      const there = Object.values(selected)[0] ?? idsOf(staff);
      return [{ kind: 'fill', slot: 'there', value: there }, { kind: 'confirm' }];
    }
    const toggled = staff.map((each) => (each.id === key ? { ...each, there: !each.there } : each));
    return staff.some((each) => each.id === key)
      ? [{ kind: 'fill', slot: 'there', value: idsOf(toggled) }]
      : null;
  },
  commit: (values, facts) => [
    { operation: 'meetings.begin', input: { there: values.there ?? idsOf(ticked(undefined, facts)) } },
  ],
  done: ([facts]) => first(facts),
  refused: closed,
};

/** What was left undecided twice is the manager's: the same card, whenever she has a minute. */
export const meetingLeft: SalonFlow = {
  name: 'meeting-left',
  version: 1,
  command: 'meeting',
  title: () => meetingWords.title,
  slots: [],
  commit: () => [{ operation: 'meetings.left', input: {} }],
  done: ([facts]) => first(facts),
};

function first(facts: Facts): Ending {
  const next = facts.nextItem as { itemId: string; customer: Ref } | null;
  if (!next) return { say: [{ text: meetingWords.nothingOpen }] };
  return { say: [], next: { flow: 'meeting-item', values: { ...next } } };
}

function closed(outcome: { code: string; facts: Facts }): Mend {
  return { say: meetingWords.alreadyClosed(String(outcome.facts.day ?? '')), give: true };
}

function ticked(there: unknown, facts: Facts): Ticked[] {
  const staff = (facts.staff as Ticked[] | undefined) ?? [];
  if (!Array.isArray(there)) return staff;
  return staff.map((each) => ({ ...each, there: there.includes(each.id) }));
}

const STARTS = /^(?:现在|可以)?(?:开始|开会|都在|都到了|人齐了|齐了|都来了)(?:吧|了|啦)?$/;
const AWAY = /除了|不在|没来|没到|缺|请假|休息|不来/;

/** «都在», «除了倩倩都在», «倩倩没来»: whoever is named is ticked off, and the meeting begins. */
function attendanceSaid(heard: SalonHeard, staff: Ticked[]): Input[] | null {
  const text = heard.text.normalize('NFKC').replace(/[\s,。!~]/g, '');
  if (STARTS.test(text)) return [{ kind: 'confirm' }];
  const named = heard.reading.reading.mentioned?.staff ?? [];
  if (!AWAY.test(text) || named.length === 0 || named.some((codes) => codes.length !== 1)) return null;
  const away = named.flat();
  const there = staff.filter((each) => each.there && !away.includes(each.id)).map((each) => each.id);
  return [{ kind: 'fill', slot: 'there', value: there }, { kind: 'confirm' }];
}

function idsOf(staff: Ticked[]): string[] {
  return staff.filter((each) => each.there).map((each) => each.id);
}
