/**
 * A call told in a sentence: «打了柳柳 没接», «2 没接». Kept at once; it can be taken back. What she said where no call
 * is told («红姐说太贵了») is kept by one tap that says where.
 */
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Dialog, Start } from '../engine';
import { callWords, notedLine, othersLine, resultChoices, whereChoices } from '../../src/text/calls';
import { startCallsBy } from './call-customer';
import { resultOf, startsCalling, wordsAlone, type Told } from './hear-call';
import { customerSlot, readCustomer } from '../slots/customer';
import { startOf } from '../starting';

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
        const call = resultOf(heard);
        const told = wordsAlone(heard, call) ?? call;
        return told && { value: told };
      },
    },
    {
      name: 'where',
      label: callWords.where,
      required: (values) => !!(values.told as Told | undefined)?.wordsAlone,
      question: (values) => ({
        text: callWords.whereSaid((values.customer as Ref).name, (values.told as Told).note ?? ''),
        choices: whereChoices,
      }),
    },
  ],
  press: (key) => {
    if (key.startsWith('where:')) return [{ kind: 'fill', slot: 'where', value: key.slice(6) }];
    return resultChoices.some((choice) => choice.key === key)
      ? [{ kind: 'fill', slot: 'told', value: { result: key } }]
      : null;
  },
  commit: (values) => {
    const { wordsAlone: _alone, ...told } = values.told as Told;
    const customerId = (values.customer as Ref).id;
    if (values.where === 'here')
      return [{ operation: 'contacts.said', input: { customerId, words: told.note } }];
    const byWechat = values.where === 'wechat' ? { result: 'wechat', channel: 'wechat' as const } : {};
    const result = told.result === 'callback' || !told.nextDay ? told.result : 'callback';
    return [{ operation: 'contacts.log', input: { ...told, customerId, result, ...byWechat } }];
  },
  done: ([facts], values) => {
    const { name } = facts.customer as Ref;
    if (values.where === 'here')
      return { say: [{ text: callWords.saidHere(name, String(facts.words), String(facts.of)) }] };
    return { say: [{ text: [notedLine(facts), othersLine(facts)].filter(Boolean).join('\n') }] };
  },
  refused: () => ({ say: callWords.notFound, give: true }),
  unconfirmed: (values) => callWords.unnoted((values.customer as Ref | undefined)?.name ?? ''),
};

/** The customer of the card that stands there is meant where the sentence names nobody. */
export function logCallBy(heard: SalonHeard, current: Dialog | null): Start[] {
  if (startsCalling(heard)) return startCallsBy(heard);
  const named = readCustomer(heard, false);
  const onCard = current?.values.customer as Ref | undefined;
  const given = !named && onCard ? { customer: onCard } : {};
  return [startOf(logCall, heard, given)];
}
