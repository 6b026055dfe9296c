/** «婷姐一年美容大概花8万», «孙总是战略客户», «九级»: what people say of a customer's worth. */
import type { LevelName } from '../../src/salon/customer-file/worth';
import type { NineShown } from '../../src/salon/grading/nine-levels';
import {
  levelPrompt,
  levelSetText,
  nineText,
  walletPrompt,
  walletSetText,
  worthWords,
} from '../../src/text/customer-worth';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Mend, Prompt, Start, Values } from '../engine';
import { lookUp } from '../look-up';
import { customerSlot, readCustomer } from '../slots/customer';
import { fen } from '../slots/money';

const wallet: SalonFlow = {
  name: 'customer-wallet',
  version: 1,
  command: 'customer-worth',
  title: () => worthWords.title,
  slots: [
    customerSlot({ question: () => ({ text: worthWords.which }) }),
    {
      name: 'fen',
      label: worthWords.value,
      required: true,
      question: (values) => ({ text: worthWords.askSum((values.customer as Ref).name) }),
      read: (heard, asked) => {
        const [sum] = asked ? (heard.reading.reading.mentioned?.amounts ?? []) : [];
        return sum === undefined ? null : { value: fen(sum) };
      },
    },
  ],
  confirm: (values) => walletPrompt((values.customer as Ref).name, sumIn(values)),
  commit: (values) => [
    {
      operation: 'customers.wallet',
      input: { customerId: (values.customer as Ref).id, fen: sumIn(values) },
    },
  ],
  done: ([facts], values) => ({
    say: [{ text: walletSetText(nameOf(values), sumIn(values), facts.before as number | null) }],
  }),
  refused: ({ code }, values) => mend(code, values, worthWords.onlyConsultants),
};

/** A form has no empty answers: taken back is a word of its own. */
const NONE = 'none';

function sumIn(values: Values): number | null {
  return values.fen === NONE ? null : Number(values.fen);
}

function nameOf(values: Values): string {
  return (values.customer as Ref).name;
}

function mend(code: string, values: Values, notAllowed: string): Mend {
  if (code === 'same') return { say: worthWords.same(nameOf(values)), give: true };
  if (code === 'bad-value') return { say: worthWords.badValue, give: true };
  return { say: code === 'not-allowed' ? notAllowed : worthWords.notFound, give: true };
}

const level: SalonFlow = {
  name: 'customer-level',
  version: 1,
  command: 'grade-decide',
  title: () => worthWords.title,
  slots: [
    customerSlot({ question: () => ({ text: worthWords.which }) }),
    { name: 'level', label: worthWords.value },
  ],
  confirm: (values) => levelPrompt(nameOf(values), levelIn(values)),
  commit: (values) => [
    {
      operation: 'customers.level',
      input: { customerId: (values.customer as Ref).id, level: levelIn(values) },
    },
  ],
  done: (_outcomes, values) => ({ say: [{ text: levelSetText(nameOf(values), levelIn(values)) }] }),
  refused: ({ code }, values) => mend(code, values, worthWords.onlyManager),
};

function levelIn(values: Values): LevelName | null {
  return values.level === NONE ? null : (values.level as LevelName);
}

const nineLevels = lookUp({
  name: 'nine-levels',
  command: 'grade-simulation',
  title: worthWords.title,
  operation: 'grades.nine',
  answer: (facts) => nineText(facts as NineShown),
  notAllowed: worthWords.onlyManager,
});

export const worthFlows: SalonFlow[] = [wallet, level, nineLevels];

const NINE =
  /^(?:看看?)?(?:客人|客户)?九级(?:分布|情况|怎么样)?$|^(?:战略|贵宾)(?:客户|客人)(?:有)?(?:哪些|谁|几位|几个)$/;
const SPENDS =
  /(?:一年|每年|全年)(?:在)?(?:做)?(?:美容|护肤|保养|皮肤管理)(?:上|方面)?(?:一共|总共)?(?:大概|大约|差不多|约|估计)?(?:要|会|能)?(?:花|消费|开销|预算)|(?:美容|护肤|保养)(?:上)?(?:一年|每年)(?:一共|总共)?(?:大概|大约|差不多|约|估计)?(?:要|会|能)?(?:花|消费|开销|预算)|(?:一年|每年)(?:大概|大约|差不多)?花在(?:美容|护肤|保养)上/;
const NOT_KNOWN = /(?:多少)?(?:不知道|不清楚|不好说)$/;
const LEVEL = /^(?:是|算|定为|定成|列为)(?:我们|店里)?(?:的)?(战略|贵宾)(?:客户|客人)?$/;
const NO_LEVEL = /^(?:不再?(?:是|算)|取消)(?:战略|贵宾)(?:客户|客人)?了?$/;

export function nineSaid(text: string): Start[] | null {
  return NINE.test(text) ? [{ flow: nineLevels.name, values: {} }] : null;
}

/** Null where the sentence is about something else. `text` is without spaces and marks. */
export function worthSaid(heard: SalonHeard, text: string): Start[] | { say: Prompt[] } | null {
  const people = heard.reading.reading.people.filter((each) => each.customers.length > 0);
  if (people.length !== 1) return null;
  const { roles } = heard.reading.speaker;
  if (SPENDS.test(text)) return walletSaid(heard, text);
  const said = levelSaid(text.replace(people[0].text, '').replace(/^(?:把|给)/, ''));
  if (!said) return null;
  const manages = roles.some((role) => role === 'manager' || role === 'owner');
  return manages ? [aboutHer(level, heard, { level: said })] : { say: [{ text: worthWords.onlyManager }] };
}

function walletSaid(heard: SalonHeard, text: string): Start[] | { say: Prompt[] } | null {
  const amounts = heard.reading.reading.mentioned?.amounts ?? [];
  const unknown = NOT_KNOWN.test(text);
  if (amounts.length > 1 || (amounts.length === 0 && !unknown)) return null;
  const { roles } = heard.reading.speaker;
  const may = roles.some((role) => role === 'consultant' || role === 'manager' || role === 'owner');
  if (!may) return { say: [{ text: worthWords.onlyConsultants }] };
  return [aboutHer(wallet, heard, { fen: unknown ? NONE : fen(amounts[0]) })];
}

function levelSaid(rest: string): string | null {
  if (NO_LEVEL.test(rest)) return NONE;
  const said = LEVEL.exec(rest);
  return said && (said[1] === '战略' ? 'strategic' : 'honoured');
}

/** Between two of one name only the person can choose. */
function aboutHer(flow: SalonFlow, heard: SalonHeard, values: Values): Start {
  const match = readCustomer(heard, true);
  if (match && 'among' in match)
    return { flow: flow.name, values, among: { slot: 'customer', options: match.among } };
  return { flow: flow.name, values: match ? { ...values, customer: match.value } : values };
}
