/** «曼姐的对比照»: before and after side by side, for those who may see them. */
import type { Pair } from '../../src/salon/customers/photos';
import { pairPrompt, pairWords, wordsOfFile } from '../../src/text/customer-words';
import type { Ref, SalonFlow } from '../ear';
import { customerSlot } from '../slots/customer';

export const photoPair: SalonFlow = {
  name: 'photo-pair',
  version: 1,
  command: 'photo',
  title: () => pairWords.title,
  slots: [customerSlot()],
  commit: (values) => [{ operation: 'photos.pair', input: { customerId: (values.customer as Ref).id } }],
  done: ([facts]) => ({ say: [pairPrompt(facts as unknown as Pair)] }),
  refused: ({ code, facts }, values) => {
    const { name } = values.customer as Ref;
    if (code === 'not-yours') return { say: pairWords.notYours(name), give: true };
    if (code === 'no-consent') return { say: pairWords.noConsent(name), give: true };
    if (code === 'no-pair') return { say: pairWords.noPair(name, facts.have as string[]), give: true };
    return { say: wordsOfFile.notFound, give: true };
  },
};
