/** «级别规矩», «A类要做什么»: what each class is owed and how far it was kept. */
import type { DutyCounts } from '../../src/salon/care/duty-counts';
import { dutiesText, dutyWords } from '../../src/text/duties';
import type { SalonHeard } from '../ear';
import type { Start } from '../engine';
import { lookUp } from '../look-up';

export const duties = lookUp({
  name: 'duties',
  command: 'duties',
  title: dutyWords.title,
  operation: 'duties.month',
  answer: (facts) => dutiesText(facts as DutyCounts),
  notAllowed: dutyWords.notAllowed,
});

const DUTIES = /级别规矩|[ABC]类(?:客人|客户)?(?:都)?(?:要|该|得)(?:做|干)(?:什么|哪些|啥)|规矩完成/;

/** Null where the sentence is about something else. */
export function dutiesSaid(heard: SalonHeard): Start[] | null {
  return DUTIES.test(heard.text.toUpperCase()) ? [{ flow: duties.name, values: {} }] : null;
}
