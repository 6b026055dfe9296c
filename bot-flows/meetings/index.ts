/** The forms of the daily meeting, and what opens them: a word, the menu, the clock, another person's tap. */
import type { MeetingCounts, MeetingEnd, Named, Task } from '../../src/salon/meetings/facts';
import {
  closing,
  groupClosing,
  groupOpening,
  meetingWords,
  movedText,
  wordWords,
} from '../../src/text/meeting';
import { tasksText } from '../../src/text/meeting-card';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start } from '../engine';
import { meetingClose } from './close';
import { meetingItem } from './item';
import { asksForMinutes, meetingMinutes } from './minutes';
import { meetingAttendance, meetingLeft, meetingStart } from './start';
import { meetingTomorrow } from './tomorrow';
import { meetingWord, wordFor } from './word';
import { startOf, type Begun } from '../starting';

export const meetingFlows: SalonFlow[] = [
  meetingStart,
  meetingAttendance,
  meetingLeft,
  meetingItem,
  meetingTomorrow,
  meetingWord,
  meetingClose,
  meetingMinutes,
];

const ENDS = /散会|结束日会|日会结束/;
const BEGINS_A_WORD = /^(给)?日会(带话|带一?句|上?说|[\s::,,])/;
/** «我先定了», «今晚我有几位要定»: before the hour as well. */
const DECIDES_NOW = /^(我)?(现在|先)(就)?(来)?定(了|吧|我的|一下)*$|(几|哪)(位|个).{0,2}要定/;
const DECIDERS = ['consultant', 'manager', 'owner'];

/** «开始», «开日会»: those who decide begin; others may leave a word. */
export function startMeetingBy(heard: SalonHeard): Start[] {
  if (ENDS.test(heard.text)) return [{ flow: meetingClose.name, values: {} }];
  return opensFor(heard.reading.speaker.roles) ?? [startOf(meetingWord, heard)];
}

/** «日会带话 …» is a word for the meeting, whatever else the rest of the sentence could be. */
export function meetingSaid(heard: SalonHeard): Begun {
  if (asksForMinutes(heard.text)) return [{ flow: meetingMinutes.name, values: {} }];
  if (DECIDES_NOW.test(heard.text.trim())) {
    const begins = opensFor(heard.reading.speaker.roles);
    if (begins) return begins;
  }
  const word = BEGINS_A_WORD.test(heard.text) ? wordFor(heard) : null;
  return word && [word];
}

/** The menu's 日会. */
export function meetingMenu(reader: { roles: string[] }): Start[] {
  return opensFor(reader.roles) ?? [{ flow: meetingWord.name, values: {} }];
}

function opensFor(roles: string[]): Start[] | null {
  return roles.some((role) => DECIDERS.includes(role)) ? [{ flow: meetingStart.name, values: {} }] : null;
}

export const meetingNotices: Record<string, (facts: Facts) => Start[] | { say: Prompt[] }> = {
  'meeting.soon': (facts) => {
    const words = facts.when === 'morning' ? meetingWords.headsUpMorning : meetingWords.headsUp;
    return said(words(Number(facts.open), Number(facts.settled), String(facts.at)));
  },
  'meeting.opened': (facts) => said(groupOpening(facts.counts as MeetingCounts, Number(facts.minutes))),
  'meeting.thanks': (facts) => said(groupClosing(facts as Parameters<typeof groupClosing>[0])),
  'meeting.item': () => [{ flow: 'meeting-start', values: {} }],
  'meeting.attendance': (facts) => [{ flow: 'meeting-attendance', values: {}, facts }],
  'meeting.ask': (facts) => {
    const customer = facts.customer as Named;
    const question = wordWords.question(customer.name, String(facts.question ?? ''));
    return [{ flow: 'meeting-word', values: { customer }, facts: { question } }];
  },
  'meeting.word': (facts) =>
    said(
      wordWords.heard(
        (facts.customer as Named).name,
        String(facts.by),
        String(facts.text),
        facts.after === true,
      ),
    ),
  'meeting.close': (facts) => [{ flow: 'meeting-close', values: {}, facts }],
  'meeting.closed': (facts) => said(closing.closed(facts.end as MeetingEnd)),
  'meeting.tasks': (facts) => said(tasksText(facts.tasks as Task[], String(facts.today))),
  'meeting.moved': (facts) => said(movedText(facts.moved as Parameters<typeof movedText>[0])),
};

function said(text: string): { say: Prompt[] } {
  return { say: [{ text }] };
}
