/** «核查今天的联系»: the manager sees the talks of a day that she has not looked through, and one tap. */
import type { TalksToCheck } from '../../src/salon/contacts/check';
import { checkPrompt, checkWords } from '../../src/text/contact-check';
import type { SalonFlow } from '../ear';
import type { Facts, Start } from '../engine';

export const contactCheck: SalonFlow = {
  name: 'contact-check',
  version: 1,
  command: 'contact-check',
  title: () => checkWords.title,
  slots: [{ name: 'daysBack', label: checkWords.title }],
  wants: (values) => ({ operation: 'contacts.toCheck', input: { daysBack: values.daysBack } }),
  objects: (_values, facts) => {
    const { open, all } = talksIn(facts);
    const text = all > 0 ? checkWords.allSeen(all) : checkWords.none;
    return open.length > 0 ? null : { text, choices: [{ key: 'no', text: checkWords.seen }] };
  },
  confirm: (_values, facts) => checkPrompt(talksIn(facts)),
  commit: (_values, facts) => [
    { operation: 'contacts.check', input: { contactIds: talksIn(facts).open.map((each) => each.id) } },
  ],
  done: ([facts]) => ({ say: [{ text: checkWords.checked(Number(facts.count)) }] }),
  refused: () => ({ say: checkWords.none, give: true }),
};

function talksIn(facts: Facts): TalksToCheck {
  return { day: '', all: 0, ...facts, open: (facts.open as TalksToCheck['open'] | undefined) ?? [] };
}

const CHECK =
  /^(?:核查|核对|查看|检查)(?:一下)?(今天|昨天)?(?:的|大家的|顾问的)?(?:联系|电话|回访|拜访)(?:记录)?$|^(今天|昨天)?的?(?:联系|电话|回访|拜访)(?:记录)?(?:核查|核对)$/;

/** Null where the sentence is about something else. */
export function checkSaid(text: string): Start[] | null {
  const said = CHECK.exec(text);
  if (!said) return null;
  const yesterday = said[1] === '昨天' || said[2] === '昨天';
  return [{ flow: contactCheck.name, values: yesterday ? { daysBack: 1 } : {} }];
}
