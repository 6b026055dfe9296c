/** «把婷姐删了»: a name alone says neither which record nor whose file; what is meant is asked. */
import { eraseWords } from '../../src/text/erasure';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import { customerSlot } from '../slots/customer';
import { customerErase } from './customer-erase';

/** The sentence without her name. */
const DELETE_ONLY = /^(?:帮我|请|麻烦)?(?:把)?(?:都|给)?删(?:除|掉)?(?:了|吧|一下|的)*[。!!]*$/;

export const deletesHer = (withoutName: string): boolean => DELETE_ONLY.test(withoutName.replace(/\s/g, ''));

export const mayErase = ({ reading }: SalonHeard): boolean =>
  reading.speaker.roles.some((role) => role === 'manager' || role === 'owner');

export const deleteWhat: SalonFlow = {
  name: 'delete-what',
  version: 1,
  command: 'undo',
  title: () => eraseWords.which,
  expiresAfter: 10 * 60 * 1000,
  slots: [
    customerSlot(),
    {
      name: 'what',
      label: eraseWords.which,
      required: true,
      question: ({ customer }) => eraseWords.deleteWhat((customer as Ref).name),
    },
  ],
  press: (key, { customer }, { mayErase: may }) => {
    const her = customer as Ref;
    if (key === 'last')
      return [{ kind: 'start', start: { flow: 'undo', values: { customerId: her.id }, turns: true } }];
    if (key !== 'file') return null;
    if (may)
      return [{ kind: 'start', start: { flow: customerErase.name, values: { customer }, turns: true } }];
    return [{ kind: 'fill', slot: 'what', value: 'file' }];
  },
  commit: () => [],
  done: (_outcomes, { customer }) => ({ say: [{ text: eraseWords.byManager((customer as Ref).name) }] }),
};
