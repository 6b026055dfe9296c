/** «中秋 A、B 共 18 位,〔排进三天〕»: one proposal for each festival, also whenever somebody asks. */
import type { FestivalProposal } from '../../src/salon/care/festival-plan';
import { dealtText, festivalPrompt, festivalWords, nothingText } from '../../src/text/festivals';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start } from '../engine';

export const festival: SalonFlow = {
  name: 'festival',
  version: 1,
  command: 'festival',
  quiet: true,
  expiresAfter: 7 * 24 * 60 * 60 * 1000,
  title: () => festivalWords.title,
  slots: [
    { name: 'name', label: festivalWords.title },
    { name: 'grades', label: festivalWords.title },
  ],
  wants: (values) => ({ operation: 'festivals.propose', input: asked(values) }),
  confirm: (_values, facts) => (facts.total ? festivalPrompt(facts as FestivalProposal) : null),
  press: (key) => (key === 'onlyA' ? [{ kind: 'fill', slot: 'grades', value: ['A'] }] : null),
  commit: (values, facts) => (facts.total ? [{ operation: 'festivals.deal', input: asked(values) }] : []),
  done: ([dealt], _values, facts) => {
    if (facts.refused === 'not-allowed') return { say: [{ text: festivalWords.notAllowed }] };
    if (!facts.festival) return { say: [{ text: festivalWords.none }] };
    return {
      say: [{ text: dealt ? dealtText(dealt as FestivalProposal) : nothingText(facts as FestivalProposal) }],
    };
  },
  refused: ({ code, facts }) => ({
    say:
      code === 'nobody'
        ? nothingText(facts as FestivalProposal)
        : code === 'no-festival'
          ? festivalWords.none
          : festivalWords.notAllowed,
    give: true,
  }),
};

function asked({ name, grades }: Record<string, unknown>): object {
  return { ...(name ? { name } : {}), ...(grades ? { grades } : {}) };
}

const NAMED: [RegExp, string][] = [
  [/春节|过年|大年/, 'spring'],
  [/中秋/, 'mid-autumn'],
  [/五一|劳动节/, 'labour'],
  [/元旦|新年/, 'new-year'],
];
const GREETINGS = /(?:问候|祝福|拜年|慰问|怎么排|排一?下)/;

/** «中秋问候», «元旦怎么排», «节日问候»; null where a sentence says something else. */
export function festivalSaid(heard: SalonHeard): Start[] | null {
  const { text } = heard;
  const name = NAMED.find(([words]) => words.test(text))?.[1];
  if (!GREETINGS.test(text) || (!name && !/节日|过节/.test(text))) return null;
  return [{ flow: festival.name, values: name ? { name } : {} }];
}

export function festivalAhead(facts: Facts): Start[] {
  return [{ flow: festival.name, values: { name: facts.name } }];
}
