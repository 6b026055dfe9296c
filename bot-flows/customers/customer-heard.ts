/** What is heard of a customer: her kind, why she comes, what she likes, what was found, what was talked of. */
import type { CustomerMeasures } from '../../src/salon/customer-file/measures';
import { measuresText, measureWords } from '../../src/text/measures';
import {
  diagnosedText,
  diagnosesText,
  notedText,
  ownersText,
  wordsOfFile,
} from '../../src/text/customer-words';
import { fieldLabels } from '../../src/text/profile';
import type { DiagnosisShown } from '../../src/salon/customer-file/diagnoses';
import type { OwnedBy } from '../../src/salon/customers/customer-owners';
import type { Ref, SalonFlow } from '../ear';
import type { Facts, Mend, Values } from '../engine';
import { customerSlot } from '../slots/customer';

export interface ProfileSaid {
  set?: Record<string, string | string[]>;
  diagnosis?: { findings?: string; mostWanted?: string; painPoint?: string };
  talk?: string;
}

/** One sentence, written at once: it can be taken back, and nobody is asked twice for a hobby. */
export const customerHeard: SalonFlow = {
  name: 'customer-heard',
  version: 1,
  command: 'customer-update',
  title: (values) => wordsOfFile.title((values.customer as Ref | undefined)?.name ?? ''),
  slots: [
    customerSlot(),
    { name: 'said', label: wordsOfFile.consent },
    {
      name: 'consents',
      label: wordsOfFile.consent,
      required: (values) => !!saidIn(values).set?.privateDates,
      question: (values) => ({
        text: wordsOfFile.askPrivate((values.customer as Ref).name),
        choices: [
          { key: 'agrees', text: '她同意', style: 2 },
          { key: 'refuses', text: '没问/不同意', style: 4 },
        ],
      }),
      read: (heard, asked) =>
        asked ? { value: /同意|可以|行|好/.test(heard.text) && !/不/.test(heard.text) } : null,
    },
  ],
  press: (key) => {
    if (key !== 'agrees' && key !== 'refuses') return null;
    return [{ kind: 'fill', slot: 'consents', value: key === 'agrees' }];
  },
  commit: (values) => {
    const customerId = (values.customer as Ref).id;
    const { set, diagnosis, talk } = saidIn(values);
    if (values.consents === false) return [];
    if (talk) return [{ operation: 'visits.talk', input: { customerId, talk } }];
    if (diagnosis) return [{ operation: 'diagnoses.add', input: { customerId, ...diagnosis } }];
    return [{ operation: 'profile.set', input: { customerId, set, consents: values.consents === true } }];
  },
  done: ([facts], values) => ({ say: [{ text: heardText(facts, values) }] }),
  refused: (outcome, values) => mend(outcome, (values.customer as Ref).name),
};

function saidIn(values: Values): ProfileSaid {
  return values.said as ProfileSaid;
}

function heardText(facts: Facts | undefined, values: Values): string {
  const { name } = values.customer as Ref;
  if (!facts) return wordsOfFile.notAgreed(name);
  const { set, talk } = saidIn(values);
  if (talk) return wordsOfFile.talked(name, talk);
  if (set) return notedText(name, set);
  return diagnosedText(name, facts as unknown as DiagnosisShown);
}

function mend({ code, facts }: { code: string; facts: Facts }, name: string): Mend {
  const label = fieldLabels[facts.field as keyof typeof fieldLabels] ?? '';
  const say: Record<string, string> = {
    'not-kept': wordsOfFile.notKept(label),
    'too-early': wordsOfFile.tooEarly(name, Number(facts.from)),
    'not-a-choice': wordsOfFile.notAChoice(label),
    'no-visit': wordsOfFile.noVisit(name),
    'no-consent': wordsOfFile.notAgreed(name),
  };
  return { say: say[code] ?? wordsOfFile.notFound, give: true };
}

/** «芳姐不同意拍照了», «芳姐同意拍照». */
export const consentSaid: SalonFlow = {
  name: 'consent-said',
  version: 1,
  command: 'customer-update',
  title: (values) => wordsOfFile.title((values.customer as Ref | undefined)?.name ?? ''),
  slots: [
    customerSlot(),
    { name: 'purpose', label: wordsOfFile.consent },
    { name: 'gives', label: wordsOfFile.consent },
  ],
  commit: (values) => [
    {
      operation: values.gives ? 'consents.give' : 'consents.withdraw',
      input: { customerId: (values.customer as Ref).id, purpose: values.purpose },
    },
  ],
  done: (_outcomes, values) => {
    const { name } = values.customer as Ref;
    const say = values.gives ? wordsOfFile.given : wordsOfFile.withdrawn;
    return { say: [{ text: say(name, String(values.purpose)) }] };
  },
  refused: ({ code }, values) => ({
    say: code === 'not-given' ? wordsOfFile.notGiven((values.customer as Ref).name) : wordsOfFile.notFound,
    give: true,
  }),
};

/** «王美丽是婷姐介绍来的». */
export const referredBy: SalonFlow = {
  name: 'referred-by',
  version: 1,
  command: 'customer-update',
  title: (values) => wordsOfFile.title((values.customer as Ref).name),
  slots: [
    { name: 'customer', label: wordsOfFile.consent },
    { name: 'referrer', label: wordsOfFile.consent },
  ],
  commit: (values) => [
    {
      operation: 'customers.refer',
      input: { customerId: (values.customer as Ref).id, referrerId: (values.referrer as Ref).id },
    },
  ],
  done: ([facts]) => {
    const { customer, referrer, thanks } = facts as unknown as {
      customer: Ref;
      referrer: Ref;
      thanks: boolean;
    };
    return { say: [{ text: wordsOfFile.referred(customer.name, referrer.name, thanks) }] };
  },
  refused: ({ code, facts }) => ({
    say:
      code === 'circle'
        ? wordsOfFile.circle(String(facts.name), String(facts.referrer))
        : wordsOfFile.notFound,
    give: true,
  }),
};

/** «芳姐的诊断表». */
export const diagnosisList: SalonFlow = {
  name: 'diagnosis-list',
  version: 1,
  command: 'customer-query',
  title: (values) => wordsOfFile.title((values.customer as Ref | undefined)?.name ?? ''),
  slots: [customerSlot()],
  commit: (values) => [{ operation: 'diagnoses.list', input: { customerId: (values.customer as Ref).id } }],
  done: ([facts], values) => ({
    say: [{ text: diagnosesText((values.customer as Ref).name, facts.diagnoses as DiagnosisShown[]) }],
  }),
  refused: () => ({ say: wordsOfFile.notFound, give: true }),
};

/** «芳姐谁跟过». */
export const ownerHistory: SalonFlow = {
  name: 'owner-history',
  version: 1,
  command: 'customer-query',
  title: (values) => wordsOfFile.title((values.customer as Ref | undefined)?.name ?? ''),
  slots: [customerSlot()],
  commit: (values) => [{ operation: 'customers.owners', input: { customerId: (values.customer as Ref).id } }],
  done: ([facts], values) => ({
    say: [{ text: ownersText((values.customer as Ref).name, facts.owners as OwnedBy[]) }],
  }),
  refused: () => ({ say: wordsOfFile.notFound, give: true }),
};

/** «婷姐的数据»: her figures, which the file does not show. */
export const customerMeasures: SalonFlow = {
  name: 'customer-measures',
  version: 1,
  command: 'customer-query',
  title: (values) => measureWords.title((values.customer as Ref | undefined)?.name ?? ''),
  slots: [customerSlot()],
  commit: (values) => [
    { operation: 'customers.measures', input: { customerId: (values.customer as Ref).id } },
  ],
  done: ([facts]) => ({ say: [{ text: measuresText(facts as CustomerMeasures) }] }),
  refused: () => ({ say: measureWords.notFound, give: true }),
};
