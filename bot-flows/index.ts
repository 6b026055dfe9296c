/** The table of flows and what starts them. A capability adds one line in each table. */
import type { SalonFlow, SalonHeard } from './ear';
import { formExport, formsFirst } from './form-export';
import { followFlows, followMenu, followNotices, followStarters } from './follow';
import type { Dialog, Facts, Prompt, Start } from './engine';
import { actionPlanFlows, planWordsFirst } from './plans/action-plan';
import { bookingFlows, bookingMenu, bookingNotices, bookingStarters } from './appointments';
import { nameFirstBy } from './name-first';
import { gradeNotices } from './grading/grade-decide';
import { gradeFlows, gradeWordsFirst } from './grading/grades';
import { recordFlows, recordMenu, recordNotices, recordStarters } from './records';
import { meetingFlows, meetingMenu, meetingNotices, meetingWordsFirst, startMeetingBy } from './meetings';
import { customerWordFlows, customerWordNotices, customerWordsFirst } from './customers/customer-words';
import { fileFlows, fileNotices, fileStarters } from './customers';
import { handbookFirst, handbookFlows, handbookNotices } from './handbook';
import { messageDraft, startMessage } from './customers/customer-message';
import { plainWordsFirst, questionFlows } from './plain-questions';
import { twoThingsFirst } from './two-things';
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

/** What an understood message starts: the keys are intents of nlu, or the reading's `beyond` where that is set. */
export type Starter = (heard: SalonHeard, current: Dialog | null) => Start[] | { say: Prompt[] } | null;
export const starters: Record<string, Starter> = handbookFirst(
  twoThingsFirst(
    gradeWordsFirst(
      formsFirst(
        customerWordsFirst(
          plainWordsFirst(
            meetingWordsFirst(
              planWordsFirst({
                /** Something must be asked first; the form that would start asks it. */
                ambiguous: (heard, current) =>
                  starters[heard.reading.reading.wouldBe ?? '']?.(heard, current) ?? null,
                ...bookingStarters,
                ...recordStarters,
                meeting_start: startMeetingBy,
                ...followStarters(() => starters),
                ...talkStarters,
                smalltalk: (heard, current) => nameFirstBy(heard) ?? talkStarters.smalltalk(heard, current),
                ...fileStarters,
                message_draft: startMessage,
              }),
            ),
          ),
        ),
      ),
    ),
  ),
);

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
