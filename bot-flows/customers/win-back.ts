/** «沉睡的客人有哪些»: who sleeps, why, and who was won back. */
import type { SleepingShown } from '../../src/salon/win-back/won-back';
import { sleepingText, winBackWords } from '../../src/text/win-back';
import type { SalonHeard } from '../ear';
import type { Start } from '../engine';
import { lookUp } from '../look-up';

export const sleepers = lookUp({
  name: 'sleepers',
  command: 'win-back',
  title: winBackWords.title,
  operation: 'winBack.list',
  answer: (facts) => sleepingText(facts as SleepingShown),
  notAllowed: winBackWords.notAllowed,
});

const SLEEPERS =
  /沉睡|睡眠客|流失(?:的)?(?:客人|客户|名单|了)|(?:谁|哪些|哪几位).*(?:很久|好久)没来|找回(?:了)?(?:几|多少)/;

/** Null where the sentence is about something else. */
export function sleepersSaid(heard: SalonHeard): Start[] | null {
  return SLEEPERS.test(heard.text) ? [{ flow: sleepers.name, values: {} }] : null;
}
