/** «导出婷姐的全部资料»: one workbook of everything kept of her, the manager's to hand to her. */
import type { FormAsked } from '../../src/salon/export/ask';
import { allOfHerRefused, allOfHerText, formWords } from '../../src/text/form-export';
import type { Ref, SalonFlow } from '../ear';
import { customerSlot } from '../slots/customer';

export const customerExport: SalonFlow = {
  name: 'customer-export',
  version: 1,
  command: 'customer-export',
  title: () => formWords.title,
  slots: [customerSlot()],
  commit: (values) => [{ operation: 'forms.ask-all', input: { customerId: (values.customer as Ref).id } }],
  done: ([facts]) => {
    const asked = facts.asked as FormAsked;
    return { say: [{ text: allOfHerText(String(facts.name)), form: { ...asked } }] };
  },
  refused: ({ code }) => ({ say: allOfHerRefused(code), give: true }),
};
