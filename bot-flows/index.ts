/** The table of flows and what starts them. A capability adds one line in each table. */
import type { SalonFlow, SalonHeard } from './ear';
import { formExport, formAskedFor } from './form-export';
import { followFlows, followMenu, followNotices, followStarters } from './follow';
import type { Dialog, Facts, Prompt, Start } from './engine';
import { actionPlanFlows, planSaid } from './plans/action-plan';
import { bookingFlows, bookingMenu, bookingNotices, bookingStarters } from './appointments';
import { nameFirstBy } from './name-first';
import { gradeNotices } from './grading/grade-decide';
import { gradeFlows, gradesSaid } from './grading/grades';
import { recordFlows, recordMenu, recordNotices, recordStarters } from './records';
import { meetingFlows, meetingMenu, meetingNotices, meetingSaid, startMeetingBy } from './meetings';
import { customerWordFlows, customerWordNotices, customerWordsSaid } from './customers/customer-words';
import { fileFlows, fileNotices, fileStarters } from './customers';
import { handbookSaid, handbookFlows, handbookNotices } from './handbook';
import { messageDraft, startMessage } from './customers/customer-message';
import { plainQuestionSaid, questionFlows } from './plain-questions';
import { twoThingsSaid } from './two-things';
import type { Begun, Starter } from './starting';
import { talkFlows, talkMenu, talkNotices, talkStarters } from './talk';

/** Every form the bot can walk, by name. */
export const flows: SalonFlow[] = [
  ...bookingFlows,
  ...recordFlows,
  ...meetingFlows,
  ...followFlows,
  ...actionPlanFlows,
  formExport,
  ...talkFlows,
  ...fileFlows,
  ...questionFlows,
  ...gradeFlows,
  ...customerWordFlows,
  messageDraft,
  ...handbookFlows,
];

/** Words that are plain by themselves, in the order of asking, whatever the sentence was read as. */
const plainWords: Starter[] = [
  handbookSaid,
  (heard) => twoThingsSaid(heard, beginPart),
  gradesSaid,
  formAskedFor,
  customerWordsSaid,
  plainQuestionSaid,
  meetingSaid,
  planSaid,
];

/** What a message starts by what it was read as. */
const byReading: Record<string, Starter> = {
  /** Something must be asked first; the form that would start asks it. */
  ambiguous: (heard, current) => starters[heard.reading.reading.wouldBe ?? '']?.(heard, current) ?? null,
  ...bookingStarters,
  ...recordStarters,
  meeting_start: startMeetingBy,
  ...followStarters(() => starters),
  ...talkStarters,
  smalltalk: (heard, current) => nameFirstBy(heard) ?? talkStarters.smalltalk(heard, current),
  ...fileStarters,
  message_draft: startMessage,
};

/** What an understood message starts: the keys are intents of nlu, or the reading's `beyond` where that is set. */
export const starters: Record<string, Starter> = Object.fromEntries(
  Object.entries(byReading).map(([name, starter]): [string, Starter] => [
    name,
    (heard, current) => plainly(heard, current) ?? starter(heard, current),
  ]),
);

function plainly(heard: SalonHeard, current: Dialog | null): Begun {
  for (const said of plainWords) {
    const begun = said(heard, current);
    if (begun) return begun;
  }
  return null;
}

function beginPart(part: SalonHeard): Begun {
  const { beyond, intent } = part.reading.reading;
  return starters[beyond ?? intent]?.(part, null) ?? null;
}

/** What another person's action makes of itself in the reader's chat: a form that opens, or something said. */
export type Notice = (facts: Facts, reader: { id: string; roles: string[] }) => Start[] | { say: Prompt[] };
export const notices: Record<string, Notice> = {
  ...bookingNotices,
  ...recordNotices,
  ...meetingNotices,
  ...followNotices,
  ...talkNotices,
  ...fileNotices,
  ...gradeNotices,
  ...customerWordNotices,
  ...handbookNotices,
};

/** Keys of the app menu, and what a tap on them starts. */
export const menu: Record<string, (reader: { id: string; roles: string[] }) => Start[]> = {
  ...bookingMenu,
  ...recordMenu,
  meeting: meetingMenu,
  ...followMenu,
  ...talkMenu,
};
