/** «导出客户档案», «打印明天的预约表»: a form as a file that prints like paper. */
import type { FormAsked } from '../src/salon/export/ask';
import { formsSaid, formText, formWords } from '../src/text/form-export';
import type { SalonFlow, SalonHeard } from './ear';
import { timeIn } from './slots/time';
import { startOf, type Begun } from './starting';

export const formExport: SalonFlow = {
  name: 'form-export',
  version: 1,
  command: 'form-export',
  title: () => formWords.title,
  slots: [
    {
      name: 'form',
      label: formWords.title,
      required: true,
      question: () => ({ text: formWords.which }),
      read: (heard) => {
        const found = formsSaid.find(([said]) => said.test(heard.text));
        return found ? { value: found[1] } : null;
      },
    },
    {
      name: 'day',
      label: formWords.days,
      read: (heard) => {
        const day = timeIn(heard)?.day;
        return day ? { value: day } : null;
      },
    },
  ],
  commit: ({ form, day }) => [{ operation: 'forms.ask', input: { form, from: day, to: day } }],
  done: ([facts]) => {
    const asked = facts.asked as FormAsked;
    return { say: [{ text: formText(asked), form: { ...asked } }] };
  },
  refused: ({ code }) => ({ say: formWords.refused(code), give: true }),
};

const WANTS_A_FILE = /导出|打印|下载|印一[份张下]|要一份|发我一份|发一份/;

/** Asked for as a file, whatever it was taken for. */
export function formAskedFor(heard: SalonHeard): Begun {
  const isAsked = WANTS_A_FILE.test(heard.text) && formsSaid.some(([said]) => said.test(heard.text));
  return isAsked ? [startOf(formExport, heard)] : null;
}
