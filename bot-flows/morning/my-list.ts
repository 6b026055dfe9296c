/** One's own list when it is asked for, the rest of it, and one line by its number. */
import type { CustomerFacts } from '../../src/salon/customer-file';
import type { ListFacts, ShownLine } from '../../src/salon/morning/list-facts';
import type { SourcedReason } from '../../src/salon/morning/my-list';
import { fileWords, lineWithSources, whyText } from '../../src/text/customer-file';
import { listWords, moreText } from '../../src/text/daily-list';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Start } from '../engine';

export const myList: SalonFlow = {
  name: 'my-list',
  version: 1,
  command: 'my-list',
  title: () => listWords.title,
  slots: [],
  commit: () => [{ operation: 'lists.mine', input: {} }],
  done: ([list], values) => {
    if (list.none || list.total === 0) return { say: [], next: { flow: 'table', values: {} } };
    const facts = list as unknown as ListFacts;
    if (values.view === 'more') return { say: [{ text: moreText(facts) }] };
    return { say: [], next: { flow: 'start-day', values: { view: 'list' }, facts: { list: facts } } };
  },
};

export const listLine: SalonFlow = {
  name: 'list-line',
  version: 1,
  command: 'my-list',
  title: () => listWords.title,
  slots: [],
  commit: (values) => [{ operation: 'lists.line', input: { n: values.n } }],
  done: ([outcome], values) => {
    const line = outcome.line as ShownLine;
    const sources = outcome.sources as SourcedReason[];
    const file = outcome.file as CustomerFacts;
    const text = values.why ? whyText(line, sources) : lineWithSources(line, sources, file);
    return { say: [{ text }] };
  },
  refused: ({ code, facts }) => ({
    say: code === 'no-line' ? fileWords.noLine(Number(facts.n), Number(facts.of)) : fileWords.notFound,
    give: true,
  }),
};

export function askList(): Start[] {
  return [{ flow: 'my-list', values: {} }];
}

export function askMore(): Start[] {
  return [{ flow: 'my-list', values: { view: 'more' } }];
}

/** «为什么2». */
export function askWhy(heard: SalonHeard): Start[] | null {
  const n = heard.reading.reading.numbers?.numbers[0];
  return n === undefined ? null : [{ flow: 'list-line', values: { n, why: true } }];
}
