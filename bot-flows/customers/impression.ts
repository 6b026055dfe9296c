/** «徐曼印象 打扮讲究,说话爽快», and later «其实徐曼很省»: what was expected and what was found (SR-PER-07). */
import { impressionText, impressionWords, refusedImpression } from '../../src/text/impressions';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Dialog, Start } from '../engine';
import { customerRef, customerSlot, nameIn } from '../slots/customer';
import { startOf } from '../starting';

/** One sentence, written at once: it can be taken back. */
export const impression: SalonFlow = {
  name: 'impression',
  version: 1,
  command: 'customer-update',
  title: (values) => impressionWords.title(nameIn(values)),
  slots: [
    customerSlot(),
    { name: 'said', label: impressionWords.said },
    { name: 'found', label: impressionWords.said },
  ],
  commit: ({ customer, said, found }) => [
    {
      operation: found ? 'impressions.find' : 'impressions.expect',
      input: { customerId: (customer as Ref).id, text: said },
    },
  ],
  done: ([facts]) => ({ say: [{ text: impressionText(facts) }] }),
  refused: ({ code, facts }) => ({ say: refusedImpression(code, facts), give: true }),
};

const FIRST = /^(?:的)?(?:第一)?印象[::,,\s]*(?:是)?(.{2,200})$/;
const INDEED = /^(?:其实|实际上)(?:呢)?[,,\s]*/;

/** Null where nothing is said of how she seemed. A treatment, a sum or a time is another matter. */
export function impressionIn(heard: SalonHeard, text: string, current: Dialog | null): Start[] | null {
  const { reading, lexicon } = heard.reading;
  const people = reading.people.filter((each) => each.customers.length > 0);
  if (people.length !== 1 || people[0].customers.length !== 1) return null;
  const [person] = people;
  const customer = customerRef(lexicon, person.customers[0])!;
  const found = INDEED.test(text);
  const rest = text.replace(INDEED, '');
  if (!rest.startsWith(person.text)) return null;
  const said = rest.slice(person.text.length).trim();
  if (!found) {
    const first = FIRST.exec(said);
    return first ? [startOf(impression, heard, { customer, said: first[1] })] : null;
  }
  const { treatments, amounts, times } = reading.mentioned ?? {};
  if (current || treatments?.length || amounts?.length || times?.length || !OF_A_PERSON.test(said))
    return null;
  return [startOf(impression, heard, { customer, said: said.replace(/^(?:是|人)/, ''), found: true })];
}

const OF_A_PERSON =
  /^(?:人|是个|这个人)?(?:很|挺|蛮|特别|非常|不太?|比较|有点|也|是|爱|舍得|喜欢|讲究|好说话)/;
