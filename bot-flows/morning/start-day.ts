/** The morning: the list as text, and the card «从哪里开始» (user-days 8). */
import type { ListFacts } from '../../src/salon/morning/list-facts';
import { cashText, comingText, listText, morningText } from '../../src/text/daily-list';
import { dayStartCard, startWords, viewAsked } from '../../src/text/start-day';
import type { SalonFlow } from '../ear';
import type { Facts, Input, Prompt, Start, Values } from '../engine';

export const startDay: SalonFlow = {
  name: 'start-day',
  version: 1,
  command: 'my-list',
  quiet: true,
  title: () => startWords.title,
  slots: [{ name: 'view', label: startWords.title }],
  confirm: (values, facts) => shown(values, facts.list as ListFacts),
  press: (key, _values, facts) => pressed(key, facts.list as ListFacts),
  hears: (heard, _values, facts) => {
    const view = viewAsked(heard.text);
    return view ? pressed(view, facts.list as ListFacts) : null;
  },
  commit: () => [],
  done: () => ({ say: [] }),
};

function shown(values: Values, list: ListFacts): Prompt {
  const card = list.total > 0 ? dayStartCard(list) : undefined;
  return { text: viewOf(values.view, list), card };
}

function viewOf(view: unknown, list: ListFacts): string {
  if (view === 'coming') return comingText(list);
  if (view === 'cash') return cashText(list);
  return view === 'list' ? listText(list) : morningText(list);
}

function pressed(key: string, list: ListFacts): Input[] | null {
  switch (key) {
    case 'calls':
      return [{ kind: 'start', start: { flow: 'start-calls', values: {}, turns: true } }];
    case 'coming':
    case 'cash':
      return [{ kind: 'fill', slot: 'view', value: key }];
    case 'sheet':
      return [{ kind: 'start', start: { flow: 'tracking-sheet', values: {} } }];
    case 'handOver':
      return [{ kind: 'start', start: { flow: 'stand-in', values: awayToday(list) } }];
    default:
      return null;
  }
}

/** Today only; longer is said in a sentence. */
function awayToday(list: ListFacts): Values {
  return { staff: { id: list.holderId, name: list.holder }, from: list.day, until: list.day };
}

export function morningList(facts: Facts): Start[] {
  return [{ flow: 'start-day', values: {}, facts: { list: facts } }];
}
