/** «A类归店长跟», «B类归苏婉、唐琳跟», «谁跟哪类», «按级别换人»: an owner by class, and the hand-over it proposes. */
import type { ClassOwner, Misfit, MisfitsShown, OwnersShown } from '../../src/salon/grading/class-owners';
import { handedText, misfitsPrompt, ownerPrompt, ownersText, ownerWords } from '../../src/text/class-owners';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start, Values } from '../engine';
import { lookUp } from '../look-up';
import { staffRef } from '../slots/staff';

const owners = lookUp({
  name: 'class-owners',
  command: 'settings',
  title: ownerWords.title,
  operation: 'owners.list',
  answer: (facts) => ownersText(facts as OwnersShown),
  notAllowed: ownerWords.onlyManager,
});

/** `none`: anybody. */
type Said = { role: 'manager' | 'consultant' } | { staff: Ref[] } | 'none';

const setOwner: SalonFlow = {
  name: 'class-owner',
  version: 1,
  command: 'settings',
  title: () => ownerWords.title,
  slots: [
    { name: 'grade', label: ownerWords.title },
    { name: 'owner', label: ownerWords.title },
  ],
  confirm: (values) => ownerPrompt(String(values.grade), shownOwner(values.owner as Said)),
  commit: (values) => [
    { operation: 'owners.set', input: { grade: values.grade, owner: ownerOf(values.owner as Said) } },
  ],
  done: ([facts]) => ({ say: [{ text: ownersText(facts as OwnersShown) }] }),
  refused: ({ code, facts }) => {
    if (code === 'no-owner') return { say: ownerWords.noOwner(String(facts.name)), give: true };
    return { say: code === 'not-found' ? ownerWords.notFound : ownerWords.onlyManager, give: true };
  },
};

function shownOwner(said: Said): { role: string | null; staff: string[] } | null {
  if (said === 'none') return null;
  if ('role' in said) return { role: said.role, staff: [] };
  return { role: null, staff: said.staff.map((each) => each.name) };
}

function ownerOf(said: Said): ClassOwner | null {
  if (said === 'none') return null;
  return 'role' in said ? said : { staffIds: said.staff.map((each) => each.id) };
}

/** Where a confirmed class does not fit who looks after her; nothing is said where everybody fits. */
const handOver: SalonFlow = {
  name: 'class-hand-over',
  version: 1,
  command: 'reassign',
  quiet: true,
  title: () => ownerWords.title,
  slots: [
    { name: 'roundId', label: ownerWords.title },
    { name: 'storeId', label: ownerWords.title },
    { name: 'asked', label: ownerWords.title },
    { name: 'act', label: ownerWords.title },
  ],
  wants: ({ roundId, storeId }) => ({ operation: 'owners.misfits', input: { roundId, storeId } }),
  confirm: (_values, facts) => (misfitsIn(facts).length > 0 ? misfitsPrompt(facts as MisfitsShown) : null),
  press: (key) =>
    key === 'all' || key === 'none' ? [{ kind: 'fill', slot: 'act', value: key }, { kind: 'confirm' }] : null,
  commit: ({ act }, facts) =>
    act === 'all'
      ? misfitsIn(facts).map(({ customer, target }) => ({
          operation: 'customers.reassign',
          input: { customerId: customer.id, targetId: target.id },
        }))
      : [],
  done: (outcomes, values, facts) => {
    if (values.act === 'all') return handedOver(outcomes, values, facts);
    if (values.act === 'none') return { say: [{ text: ownerWords.notNow }] };
    return { say: values.asked ? [{ text: askedText(facts) }] : [] };
  },
  refused: ({ code }) => ({
    say: code === 'not-allowed' ? ownerWords.onlyManager : ownerWords.gone,
    give: true,
  }),
};

function handedOver(outcomes: Facts[], { roundId, storeId }: Values, facts: Facts) {
  const promises = outcomes.reduce((sum, each) => sum + Number(each.promises ?? 0), 0);
  const say = [{ text: handedText(misfitsIn(facts), promises) }];
  if (Number(facts.more) === 0) return { say };
  return { say, next: { flow: handOver.name, values: { roundId, storeId } } };
}

function misfitsIn(facts: Facts): Misfit[] {
  return (facts.misfits as Misfit[] | undefined) ?? [];
}

function askedText(facts: Facts): string {
  if (facts.refused) return ownerWords.onlyManager;
  return facts.set ? ownerWords.allFit : ownerWords.notSet;
}

export const classOwnerFlows: SalonFlow[] = [owners, setOwner, handOver];

/** After classes were confirmed: quiet where nothing is to be moved. */
export function handOverOf(roundId: unknown, storeId: unknown): Start {
  return { flow: handOver.name, values: { roundId, storeId } };
}

const LIST =
  /^(?:设置|看看?)?(?:各类|哪类|哪一类|每类)(?:客人|客户)?(?:归|由)?谁(?:来)?跟$|^谁跟(?:哪|哪一|各)类$/;
const MOVE = /^(?:看看?)?按级别(?:换人|交接|转人|换谁跟)$/;
const OF_A_CLASS =
  /^(?:设置)?(?:([ABCD])类|(重点|一般|潜在))(?:的)?(?:客人|客户)?(?:以后)?(?=.*(?:跟|负责))(.*)$/i;
const BY_NAME: Record<string, string> = { 重点: 'A', 一般: 'B', 潜在: 'C' };

/** Null where the sentence is about something else. `text` is without spaces and marks. */
export function classOwnerSaid(heard: SalonHeard, text: string): Start[] | { say: Prompt[] } | null {
  const start = startIn(heard, text);
  if (!start) return null;
  const { roles } = heard.reading.speaker;
  const manages = roles.some((role) => role === 'manager' || role === 'owner');
  return manages ? [start] : { say: [{ text: ownerWords.onlyManager }] };
}

function startIn(heard: SalonHeard, text: string): Start | null {
  if (LIST.test(text)) return { flow: owners.name, values: {} };
  if (MOVE.test(text)) return { flow: handOver.name, values: { asked: true } };
  const said = OF_A_CLASS.exec(text);
  if (!said) return null;
  const grade = said[1]?.toUpperCase() ?? BY_NAME[said[2]];
  const owner = ownerSaid(heard, said[3]);
  if (owner) return { flow: setOwner.name, values: { grade, owner } };
  return /谁/.test(said[3]) ? { flow: owners.name, values: {} } : null;
}

function ownerSaid(heard: SalonHeard, rest: string): Said | null {
  if (/谁(?:来)?(?:跟|负责)都(?:行|可以)|不限|不分|都可以跟/.test(rest)) return 'none';
  if (/店长|经理/.test(rest)) return { role: 'manager' };
  const people = heard.reading.reading.people.filter((each) => each.staff.length === 1);
  const staff = people.flatMap((each) => staffRef(heard.reading.lexicon, each.staff[0]) ?? []);
  if (staff.length > 0) return { staff };
  return /顾问/.test(rest) ? { role: 'consultant' } : null;
}
