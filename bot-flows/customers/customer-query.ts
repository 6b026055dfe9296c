/** «红姐对什么过敏», «看下婷姐», «柳柳电话»: the file under the mask of the asker's role. */
import type { CustomerFacts } from '../../src/salon/customer-file';
import type { OtherVoice } from '../../src/salon/contacts/voices';
import { callWords } from '../../src/text/calls';
import { fieldText, fileText, fileWords } from '../../src/text/customer-file';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Mend, Start } from '../engine';
import { customerSlot } from '../slots/customer';
import { startOf } from '../starting';

export const customerQuery: SalonFlow = {
  name: 'customer-query',
  version: 1,
  command: 'customer-query',
  title: (values) => (values.customer as Ref | undefined)?.name ?? fileWords.title,
  slots: [
    customerSlot({ question: () => ({ text: fileWords.which }) }),
    {
      name: 'field',
      label: fileWords.title,
      read: (heard) => {
        const { field } = heard.reading.reading.slots;
        return field ? { value: field } : null;
      },
    },
    { name: 'anyway', label: callWords.result },
  ],
  commit: (values) => {
    const customerId = (values.customer as Ref).id;
    return values.field === 'phone' && values.anyway !== false
      ? [{ operation: 'customers.phone', input: { customerId, anyway: values.anyway === true } }]
      : [{ operation: 'customers.file', input: { customerId } }];
  },
  done: ([facts], values) => {
    if (values.field === 'phone' && values.anyway !== false)
      return { say: [{ text: String(facts.phone), alone: true }] };
    const file = facts as unknown as CustomerFacts;
    const answer = values.field && values.field !== 'phone' ? fieldText(file, String(values.field)) : null;
    return { say: [{ text: answer ?? fileText(file) }] };
  },
  refused: ({ code, facts }, values) => {
    const name = (values.customer as Ref).name;
    if (code === 'called-today') return callAnyway(facts);
    if (code === 'no-phone') return { say: fileWords.noPhone(name), give: true };
    if (code === 'not-allowed') return { say: fileWords.askConsultant(name), give: true };
    return { say: fileWords.notFound, give: true };
  },
};

/** Somebody has spoken to her today: is she to be called all the same (SR-REL-04)? */
function callAnyway(facts: Facts): Mend {
  const options = [
    { value: true, label: callWords.callAnyway },
    { value: false, label: callWords.callNot },
  ];
  return { say: callWords.calledToday(facts.voices as OtherVoice[]), choose: { slot: 'anyway', options } };
}

export function askCustomer(heard: SalonHeard): Start[] {
  return [startOf(customerQuery, heard)];
}
