/** «刘太的卡女儿也能用», «婷姐的卡给红姐用», «红姐不能用婷姐的卡了». */
import { cardUserPrompt, cardUserWords, permittedText, wordsOfFile } from '../../src/text/customer-words';
import type { Ref, SalonFlow } from '../ear';
import type { Values } from '../engine';

export const cardUsers: SalonFlow = {
  name: 'card-users',
  version: 1,
  command: 'card-users',
  title: () => cardUserWords.title,
  slots: [
    { name: 'customer', label: cardUserWords.title },
    {
      name: 'user',
      label: cardUserWords.who,
      required: (values) => !values.relation,
      question: (values) => ({ text: cardUserWords.askWho((values.customer as Ref).name) }),
      read: (heard, asked) => {
        const { reading, lexicon } = heard.reading;
        const codes = asked ? (reading.mentioned?.customers[0] ?? []) : [];
        const entry = codes.length === 1 ? lexicon.customers.find((each) => each.code === codes[0]) : null;
        return entry ? { value: { id: entry.code, name: entry.name } } : null;
      },
      show: (value) => (value as Ref).name,
    },
    {
      name: 'relation',
      label: cardUserWords.who,
      read: (heard, asked) => {
        const word = asked ? RELATION.exec(heard.text)?.[0] : undefined;
        return word ? { value: word } : null;
      },
    },
    { name: 'treatment', label: cardUserWords.title },
    { name: 'not', label: cardUserWords.title },
  ],
  confirm: (values) => cardUserPrompt((values.customer as Ref).name, userOf(values), values.not === true),
  commit: (values) => [
    {
      operation: 'courses.permit',
      input: {
        customerId: (values.customer as Ref).id,
        userId: (values.user as Ref | undefined)?.id,
        relation: values.user ? undefined : values.relation,
        treatmentId: (values.treatment as Ref | undefined)?.id,
        not: values.not === true,
      },
    },
  ],
  done: ([facts]) => ({ say: [{ text: permittedText(facts) }] }),
  refused: ({ code, facts }) => {
    if (code === 'no-course') return { say: cardUserWords.noCourse(String(facts.name)), give: true };
    if (code === 'herself') return { say: cardUserWords.herself(String(facts.name)), give: true };
    return { say: code === 'not-allowed' ? wordsOfFile.notAllowed : wordsOfFile.notFound, give: true };
  },
};

/** Somebody without a file, by what she is to the owner. */
export const RELATION = /女儿|儿子|妈妈|母亲|姐姐|妹妹|表妹|表姐|老公|先生|闺蜜|婆婆|嫂子|弟媳|儿媳|同事/;

function userOf(values: Values): string {
  return (values.user as Ref | undefined)?.name ?? String(values.relation ?? '');
}
