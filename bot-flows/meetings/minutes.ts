/** «日会定了什么», «谁没来开会»: what the newest meeting came to. */
import type { MeetingMinutes as Minutes } from '../../src/salon/meetings/facts';
import { meetingWords, minutesText } from '../../src/text/meeting';
import { lookUp } from '../look-up';

export const meetingMinutes = lookUp({
  name: 'meeting-minutes',
  command: 'meeting',
  title: meetingWords.title,
  operation: 'meetings.minutes',
  answer: (facts) => minutesText(facts as unknown as Minutes),
  notAllowed: meetingWords.noneYet,
});

const ASKS =
  /(日会|开会|会上).{0,3}(都)?(定|说|讲|谈)了?(些)?(什么|啥|哪些)|谁没(来|到|参加)(开会|日会)|日会(记录|纪要|结果)/;

/** Asks what came of a meeting, rather than to begin one. */
export function asksForMinutes(text: string): boolean {
  return ASKS.test(text.replace(/\s/g, ''));
}
