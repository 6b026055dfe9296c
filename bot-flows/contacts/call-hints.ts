/** «话术», «话术 新客 先问皮肤感受»: the manager reads and changes the line that a call's card shows. */
import type { HintKind } from '../../src/salon/contacts/call-hints';
import { hintKindIn, hintsText, hintWords } from '../../src/text/call-hints';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Start } from '../engine';
import { lookUp } from '../look-up';

export const callHints = lookUp({
  name: 'call-hints',
  command: 'settings',
  title: hintWords.title,
  operation: 'hints.list',
  answer: (facts) => hintsText(facts.own as Parameters<typeof hintsText>[0]),
  notAllowed: hintWords.onlyManager,
});

export const setCallHint: SalonFlow = {
  name: 'set-call-hint',
  version: 1,
  command: 'settings',
  title: () => hintWords.title,
  slots: [
    { name: 'kind', label: hintWords.title },
    {
      name: 'text',
      label: hintWords.title,
      required: true,
      question: () => ({ text: hintWords.what }),
      read: (heard, asked) => (asked ? { value: wordsOf(heard.text) } : null),
    },
  ],
  commit: (values) => [{ operation: 'hints.set', input: { kind: values.kind, text: shown(values.text) } }],
  done: ([facts]) => ({
    say: [{ text: hintWords.set(facts.kind as HintKind, String(facts.text)) }],
  }),
  refused: ({ code, facts }) =>
    code === 'too-long'
      ? { say: hintWords.tooLong(Number(facts.longest)), clear: ['text'] }
      : { say: hintWords.onlyManager, give: true },
};

/** Shows nothing any more. */
const NONE = '不要';

function wordsOf(text: string): string {
  return /^(?:不要|不显示|去掉|关掉?)[。!]?$/.test(text.trim()) ? NONE : text.trim();
}

function shown(text: unknown): string {
  return text === NONE ? '' : String(text);
}

const HINT = /^(?:改|设置|看看?)?(?:电话)?话术[::\s]*/;

/** Null where the sentence is about something else. */
export function hintSaid(heard: SalonHeard): Start[] | null {
  const text = heard.text.normalize('NFKC').trim();
  if (!HINT.test(text)) return null;
  const named = hintKindIn(text.replace(HINT, ''));
  if (!named) return [{ flow: callHints.name, values: {} }];
  const values = named.rest ? { kind: named.kind, text: wordsOf(named.rest) } : { kind: named.kind };
  return [{ flow: setCallHint.name, values }];
}
