/** A call told in a sentence: «打了柳柳 没接», «2 没接». Kept at once; it can be taken back. */
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Dialog, Start } from '../engine';
import { callWords, notedLine, othersLine, resultChoices } from '../../src/text/calls';
import { startCallsBy } from './call-customer';
import { resultOf, type Told } from './hear-call';
import { customerSlot, readCustomer } from '../slots/customer';
import { startOf } from '../starting';

/** Not about one call: the day's calls are to begin. */
const STARTS_CALLING = /^(开始|接着|继续)?打电话(了|吧)?$/;

export const logCall: SalonFlow = {
  name: 'log-call',
  version: 1,
  command: 'call-log',
  title: (values) => callWords.title((values.customer as Ref | undefined)?.name ?? ''),
  slots: [
    customerSlot({ question: () => ({ text: callWords.which }) }),
    {
      name: 'told',
      label: callWords.result,
      required: true,
      question: (values) => ({
        text: callWords.whichResult((values.customer as Ref).name),
        choices: resultChoices,
      }),
      read: (heard) => {
        const told = resultOf(heard);
        return told && { value: told };
      },
    },
  ],
  press: (key) =>
    resultChoices.some((choice) => choice.key === key)
      ? [{ kind: 'fill', slot: 'told', value: { result: key } }]
      : null,
  commit: (values) => {
    const told = values.told as Told;
    const result = told.result === 'callback' || !told.nextDay ? told.result : 'callback';
    return [
      { operation: 'contacts.log', input: { ...told, customerId: (values.customer as Ref).id, result } },
    ];
  },
  done: ([facts]) => ({ say: [{ text: [notedLine(facts), othersLine(facts)].filter(Boolean).join('\n') }] }),
  refused: () => ({ say: callWords.notFound, give: true }),
  unconfirmed: (values) => callWords.unnoted((values.customer as Ref | undefined)?.name ?? ''),
};

/** The customer of the card that stands there is meant where the sentence names nobody. */
export function logCallBy(heard: SalonHeard, current: Dialog | null): Start[] {
  if (STARTS_CALLING.test(heard.text.trim())) return startCallsBy(heard);
  const named = readCustomer(heard, false);
  const onCard = current?.values.customer as Ref | undefined;
  const given = !named && onCard ? { customer: onCard } : {};
  return [startOf(logCall, heard, given)];
}
