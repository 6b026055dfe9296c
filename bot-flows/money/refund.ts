/** A refund: worked out, put before the manager, given back by reverse entries. */
import { refundCard, refundRefused, refundWords } from '../../src/text/refunds';
import { visitWords } from '../../src/text/visit/words';
import { words } from '../../src/text/slots';
import type { Refundable } from '../../src/salon/money/refunds';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Question, Start, Values } from '../engine';
import { customerSlot, readCustomer } from '../slots/customer';
import { fen, isSum, methodIn } from '../slots/money';
import { treatmentRefs } from '../slots/treatments';
import { startOf } from '../starting';

interface RefundFacts {
  items?: Refundable[];
  refused?: string | null;
  manager?: boolean;
}

/** Not hers to do: said once, and the form ends. */
const NOT_HERS = 'not-allowed';

export const refund: SalonFlow = {
  name: 'refund',
  version: 1,
  command: 'refund',
  title: (values) => refundWords.title(nameOf(values)),
  slots: [
    customerSlot({ clears: ['key', 'amount'] }),
    {
      name: 'key',
      label: refundWords.label,
      required: (_values, facts) => itemsOf(facts).length > 1,
      question: (_values, facts) => refundWords.which(itemsOf(facts)),
      read: readItem,
    },
    {
      name: 'amount',
      label: refundWords.amount,
      required: (values, facts) => itemOf(values, facts)?.unpriced === true,
      question: () => ({ text: refundWords.howMuch }),
      read: readAmount,
      check: (value) => (isSum(value) ? null : visitWords.notASum),
    },
    {
      name: 'method',
      label: refundWords.method,
      required: (values, facts) => itemOf(values, facts)?.method === 'unknown',
      question: () => refundWords.howPaid,
      read: (heard) => {
        const method = methodIn(heard.text);
        return method && { value: method };
      },
    },
  ],
  wants: (values) => {
    const customer = values.customer as Ref | undefined;
    return customer ? { operation: 'refunds.preview', input: { customerId: customer.id } } : null;
  },
  objects: (values, facts) => objection(values, facts as RefundFacts),
  confirm: (values, facts) => {
    const item = itemOf(values, facts);
    if (!item) return null;
    const known = { ...item, method: methodOf(values, item) };
    return refundCard(nameOf(values), known, amountOf(values, item), (facts as RefundFacts).manager === true);
  },
  press: (key) => {
    if (key.startsWith('item:')) return [{ kind: 'fill', slot: 'key', value: key.slice(5) }];
    if (key.startsWith('by:')) return [{ kind: 'fill', slot: 'method', value: key.slice(3) }];
    return null;
  },
  commit: (values, facts) => {
    const item = itemOf(values, facts);
    if (!item) return [];
    const input = {
      customerId: (values.customer as Ref).id,
      key: item.key,
      amountFen: amountOf(values, item),
      method: methodOf(values, item),
    };
    return [{ operation: 'refunds.request', input }];
  },
  done: ([outcome], values, facts) => {
    if (!outcome) {
      const refused = (facts as RefundFacts).refused === NOT_HERS;
      return { say: [{ text: refused ? refundRefused(NOT_HERS, {}) : refundWords.none(nameOf(values)) }] };
    }
    const { applied, amountFen, method } = outcome as { applied: boolean; amountFen: number; method: string };
    const name = nameOf(values);
    return {
      say: [
        { text: applied ? refundWords.done(name, amountFen, method) : refundWords.asked(name, amountFen) },
      ],
    };
  },
  refused: ({ code, facts }) => ({ say: refundRefused(code, facts), clear: ['amount'] }),
  unconfirmed: (values) => refundWords.unconfirmed(nameOf(values)),
};

export function startRefund(heard: SalonHeard): Start {
  const { roles } = heard.reading.speaker;
  const manager = roles.some((role) => role === 'manager' || role === 'owner');
  // A sentence that was read as something else still names her.
  const named = readCustomer(heard, true);
  const customer = named && 'value' in named ? { customer: named.value } : {};
  return startOf(refund, heard, customer, { manager });
}

function nameOf(values: Values): string {
  return (values.customer as Ref | undefined)?.name ?? words.customer;
}

function itemsOf(facts: Facts): Refundable[] {
  return (facts as RefundFacts).items ?? [];
}

/** Said before it is known what of hers can be handed in. */
const BY_NAME = 'named:';

function itemOf(values: Values, facts: Facts): Refundable | undefined {
  const items = itemsOf(facts);
  if (items.length === 1) return items[0];
  const key = String(values.key ?? '');
  return items.find((item) => item.key === key || BY_NAME + item.name === key);
}

function amountOf(values: Values, item: Refundable): number {
  return (values.amount as number | undefined) ?? item.refundFen;
}

function methodOf(values: Values, item: Refundable): string {
  return item.method === 'unknown' ? ((values.method as string | undefined) ?? item.method) : item.method;
}

function objection(values: Values, facts: RefundFacts): Question | null {
  const { refused, items = [] } = facts;
  if (items.length > 1 && values.key && !itemOf(values, facts as Facts)) return refundWords.which(items);
  return refused && refused !== NOT_HERS ? { text: refundRefused(refused, {}) } : null;
}

/** «退拉提卡», «退储值». */
function readItem(heard: SalonHeard, _asked: boolean, _values: Values, facts: Facts) {
  if (/储值|余额/.test(heard.text)) return { value: 'stored' };
  const items = itemsOf(facts);
  const named = items.filter((item) => item.name && heard.text.includes(item.name));
  if (named.length === 1) return { value: named[0].key };
  const { lexicon, reading } = heard.reading;
  const [said] = treatmentRefs(lexicon, reading.mentioned?.treatments ?? []);
  return items.length === 0 && said ? { value: BY_NAME + said.name } : null;
}

function readAmount(heard: SalonHeard, asked: boolean) {
  const { money, mentioned } = heard.reading.reading;
  const said = money?.refund ?? (asked ? mentioned?.amounts[0] : undefined);
  return said === undefined ? null : { value: fen(said) };
}
