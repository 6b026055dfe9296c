/** A new customer's file: one sentence, one card; somebody of the same name or number is shown first. */
import type { Alike, FileSaid } from '../../src/salon/customers/customers';
import { alikeQuestion, customerWords, isKnown, newCustomerPrompt } from '../../src/text/customers';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Input, Mend, Values } from '../engine';
import { fileSlots, saidIn } from '../slots/file';
import { afterwards, stillWaiting } from '../two-things';

const NONE = 'none';
/** Said while the number is asked for it is no number. */
const NO_FILE = /^(?:算了[,, ]?)?(?:先)?(?:不|别|不用|不要)建(?:档案?)?了?[。!吧]*$/u;

export const customerNew: SalonFlow = {
  name: 'customer-new',
  version: 1,
  command: 'customer-new',
  title: (values) => customerWords.newTitle(String(values.name ?? '')),
  slots: [
    {
      name: 'name',
      label: customerWords.name,
      required: true,
      question: () => ({ text: customerWords.askName }),
      read: readName,
      show: (value) => String(value),
      clears: ['another'],
    },
    ...fileSlots({
      phone: {
        required: true,
        question: (values) => ({
          text: customerWords.askPhone(String(values.name)),
          choices: [{ key: 'no-phone', text: customerWords.noPhone }],
        }),
        show: (value) => (value === NONE ? customerWords.noPhone : String(value)),
      },
    }),
    {
      name: 'consultant',
      label: customerWords.consultant,
      read: readConsultant,
      show: (value) => (value as Ref).name,
    },
    { name: 'another', label: customerWords.name },
  ],
  wants: (values) =>
    values.name
      ? { operation: 'customers.check', input: { name: values.name, phone: phoneOf(values) } }
      : null,
  objects: (values, facts) => {
    const alike = alikeIn(facts);
    if (alike.length === 0 || values.another) return null;
    return alikeQuestion(String(values.name), alike);
  },
  confirm: (values) =>
    newCustomerPrompt(
      String(values.name),
      fileOf(values),
      (values.consultant as Ref | undefined)?.name ?? null,
    ),
  press: (key, values, facts) => pressed(key, values, facts),
  commit: (values) => [
    {
      operation: 'customers.open',
      input: {
        name: values.name,
        ...fileOf(values),
        consultantId: (values.consultant as Ref | undefined)?.id,
        another: values.another === true,
      },
    },
  ],
  done: ([facts], _values, known) => ({
    say: [{ text: customerWords.opened((facts.customer as Ref).name) }],
    // «散客叫王美丽»: what the walk-in did goes to the file that has just been opened.
    next: known.wasWalkIn
      ? { flow: 'walk-in-join', values: { customer: facts.customer } }
      : afterwards(known, facts.customer as Ref),
  }),
  hears: ({ text }) => (NO_FILE.test(text.trim()) ? [{ kind: 'cancel' }] : null),
  putAway: stillWaiting,
  refused: (outcome, values) => mend(outcome, String(values.name)),
  unconfirmed: (values) => (values.name ? customerWords.notOpened(String(values.name)) : null),
};

function pressed(key: string, values: Values, facts: Facts): Input[] | null {
  if (key === 'no-phone') return [{ kind: 'fill', slot: 'phone', value: NONE }];
  if (key === 'another') return [{ kind: 'fill', slot: 'another', value: true }];
  const same = key.startsWith('same:') ? alikeIn(facts)[Number(key.slice(5))] : undefined;
  if (!same) return null;
  const given = { customer: { id: same.id, name: same.name }, ...fileOf(values), known: true };
  return [
    { kind: 'say', text: isKnown(same.name) },
    {
      kind: 'start',
      start: { flow: 'customer-known', values: given, facts: { after: facts.after }, turns: true },
    },
  ];
}

function mend(outcome: { code: string; facts: Facts }, name: string): Mend {
  if (outcome.code === 'phone-taken') {
    const [owner] = outcome.facts.alike as Alike[];
    return { say: customerWords.phoneTaken(name, owner.name), give: true };
  }
  if (outcome.code === 'bad-phone') {
    return { say: customerWords.badPhone(String(outcome.facts.phone)), clear: ['phone'] };
  }
  if (outcome.code === 'bad-birthday') {
    return { say: customerWords.badBirthday(String(outcome.facts.birthday)), clear: ['birthday'] };
  }
  return { say: customerWords.badName(name), clear: ['name'] };
}

function alikeIn(facts: Facts): Alike[] {
  return (facts.alike as Alike[] | undefined) ?? [];
}

function phoneOf(values: Values): string | undefined {
  return typeof values.phone === 'string' && values.phone !== NONE ? values.phone : undefined;
}

function fileOf(values: Values): FileSaid {
  return { ...saidIn(values), phone: phoneOf(values) };
}

const FILLERS = /新客|新来的?|新增|客人|客户|顾客|建档|建个?档案?|登记|一位|一个|叫|名字|姓名|是|电话|手机/g;

/** The name as written: what the reading says, or what is left of a short sentence once the rest is read. */
function readName(heard: SalonHeard, asked: boolean): { value: unknown } | null {
  const { slots, unused } = heard.reading.reading;
  if (heard.reading.reading.intent === 'customer_new' && slots.customer) return { value: slots.customer };
  const words = asked
    ? [heard.text]
    : heard.reading.reading.intent === 'customer_new'
      ? unused.map((one) => one.text)
      : [];
  const left = words
    .map((one) => one.replace(FILLERS, '').replace(/[\s,。,.]/g, ''))
    .find((one) => /^[\u4e00-\u9fff·]{2,4}$|^[A-Za-z]{2,12}$/.test(one));
  return left ? { value: left } : null;
}

function readConsultant(heard: SalonHeard): { value: unknown } | null {
  const { mentioned } = heard.reading.reading;
  const { staff } = heard.reading.lexicon;
  for (const codes of mentioned?.staff ?? []) {
    const entry = staff.find((each) => each.userid === codes[0] && each.roles.includes('consultant'));
    if (entry && codes.length === 1) return { value: { id: entry.userid, name: entry.name } };
  }
  return null;
}
