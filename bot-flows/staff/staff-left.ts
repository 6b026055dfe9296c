/** «莉莉离职了»: who takes over is proposed, one tap settles it; each heir gets to know her customers. */
import type { LeavingFacts } from '../../src/salon/leaving/hand-over';
import type { SuccessorFile } from '../../src/salon/leaving/successor-file';
import {
  inheritedText,
  leavingPrompt,
  leavingWords,
  leftText,
  successorPrompt,
} from '../../src/text/leaving';
import { staffWords } from '../../src/text/staff';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Input, Start, Values } from '../engine';
import { staffRef } from '../slots/staff';

export const staffLeft: SalonFlow = {
  name: 'staff-left',
  version: 2,
  command: 'staff-role',
  title: (values) => leavingWords.title((values.staff as Ref).name),
  slots: [
    { name: 'staff', label: staffWords.name },
    { name: 'to', label: leavingWords.toWhom, show: (value) => (value as Ref).name },
  ],
  wants: (values) => ({ operation: 'leaving.preview', input: inputOf(values) }),
  // What stands against it is answered at once, by the refusal of the commit.
  confirm: (_values, facts) => (facts.staff ? leavingPrompt(facts as unknown as LeavingFacts) : null),
  hears: (heard) => allTo(heard),
  press: (key, _values, facts) => {
    const others = (facts.others as Ref[] | undefined) ?? [];
    const one = others.find((each) => key === `all:${each.id}`);
    return one ? [{ kind: 'fill', slot: 'to', value: one }] : null;
  },
  commit: (values) => [{ operation: 'leaving.handOver', input: inputOf(values) }],
  done: ([facts]) => ({
    say: [{ text: leftText(facts as unknown as Parameters<typeof leftText>[0]) }],
  }),
  refused: ({ code, facts }) => ({ say: refusedText(code, facts), give: true }),
};

function inputOf(values: Values): object {
  return { staffId: (values.staff as Ref).id, toId: (values.to as Ref | undefined)?.id };
}

function refusedText(code: string, facts: Facts): string {
  if (code === 'last-manager') return leavingWords.lastManager(String(facts.name));
  return code === 'not-allowed' ? leavingWords.notAllowed : leavingWords.notFound;
}

/** «都给唐琳» */
function allTo(heard: SalonHeard): Input[] | null {
  const { reading, lexicon } = heard.reading;
  const codes = reading.people.filter((each) => each.staff.length === 1);
  if (codes.length !== 1 || !/给|归|由|让/.test(heard.text) || reading.slots.customer) return null;
  const to = staffRef(lexicon, codes[0].staff[0]);
  return to && [{ kind: 'fill', slot: 'to', value: to }];
}

const GONE = /离职|不干|辞职|不做/;

/** «罗芸离职了 客人给倩倩»: whose name stands before it, and after it who takes all. Null where it names nobody. */
export function leaving(heard: SalonHeard): Start | null {
  const { reading, lexicon } = heard.reading;
  const gone = heard.text.search(GONE);
  const people = reading.people.filter((each) => each.staff.length === 1);
  const ref = (code: string | undefined) => (code ? staffRef(lexicon, code) : null);
  const staff = ref(people.filter((each) => each.end <= gone).at(-1)?.staff[0]);
  const to = ref(people.find((each) => each.start > gone)?.staff[0]);
  return staff ? { flow: staffLeft.name, values: { staff, ...(to ? { to } : {}) } } : null;
}

/** The notice to an heir: one tap, and her customers come one by one. */
export const inherited: SalonFlow = {
  name: 'inherited',
  version: 1,
  command: 'customer-query',
  quiet: true,
  expiresAfter: 7 * 24 * 60 * 60 * 1000,
  title: () => leavingWords.inherited,
  slots: [],
  confirm: (values, facts) => (values.asked ? null : inheritedText(facts)),
  press: (key) => {
    if (key === 'look') return [{ kind: 'confirm' }];
    return key === 'later' ? [{ kind: 'cancel' }] : null;
  },
  commit: () => [{ operation: 'leaving.inherited', input: {} }],
  done: ([facts]) => {
    const customers = facts.customers as Ref[];
    if (customers.length === 0) return { say: [{ text: leavingWords.none }] };
    return { say: [], next: { flow: successorFile.name, values: { customers, at: 0 } } };
  },
};

/** «接手的客人», or the tap: one card that turns. */
export const successorFile: SalonFlow = {
  name: 'successor-file',
  version: 1,
  command: 'customer-query',
  quiet: true,
  title: () => leavingWords.inherited,
  slots: [
    { name: 'customers', label: leavingWords.inherited },
    { name: 'at', label: leavingWords.inherited },
  ],
  wants: (values) => ({ operation: 'leaving.file', input: { customerId: shownIn(values).id } }),
  confirm: (values, facts) =>
    successorPrompt(facts as unknown as SuccessorFile, Number(values.at), (values.customers as Ref[]).length),
  press: (key, values) =>
    key === 'next' ? [{ kind: 'fill', slot: 'at', value: Number(values.at) + 1 }] : null,
  commit: () => [],
  done: () => ({ say: [{ text: leavingWords.over }] }),
};

function shownIn(values: Values): Ref {
  return (values.customers as Ref[])[Number(values.at)];
}

export function startInherited(): Start[] {
  return [{ flow: inherited.name, values: { asked: true } }];
}

export function tellInherited(facts: Facts): Start[] {
  return [{ flow: inherited.name, values: {}, facts }];
}
