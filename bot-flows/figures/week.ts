/** «周报», «上周三家怎么样»: the stores side by side; on Mondays it comes by itself to the owner of several. */
import type { WeekReport } from '../../src/salon/figures/week';
import { weekText, weekWords } from '../../src/text/week';
import type { SalonFlow } from '../ear';
import type { Facts, Prompt, Start } from '../engine';

export const weekReport: SalonFlow = {
  name: 'week-report',
  version: 1,
  command: 'store-figures',
  title: () => weekWords.title,
  slots: [{ name: 'words', label: weekWords.title }],
  commit: ({ words }) => [{ operation: 'week.report', input: { words } }],
  done: ([facts]) => ({ say: [{ text: weekText(facts as WeekReport) }] }),
  refused: () => ({ say: weekWords.notAllowed, give: true }),
};

export function saysWeek(facts: Facts): { say: Prompt[] } {
  return { say: [{ text: weekText(facts as WeekReport) }] };
}

const WEEK = /^(?:看看?|发|上周的?)?周报$|^上周(?:[两二三四五\d]家|各店|几家店?)(?:怎么样|情况|对比|数字)?$/;

/** Null where the sentence asks for something else. */
export function weekSaid(text: string): Start[] | null {
  return WEEK.test(text) ? [{ flow: weekReport.name, values: { words: text } }] : null;
}
