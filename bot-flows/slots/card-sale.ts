import { visitSays } from '../../src/text/visit/asks';
import { visitWords } from '../../src/text/visit/words';
import type { MoneyDraft } from '../../src/salon/money/money-lines';
import type { Ref, SalonHeard, SalonSlot } from '../ear';
import type { Values } from '../engine';
import { servicesOf } from './visit';
import { readTreatments } from './treatments';

/** The treatment that was named, as an answer. */
function firstTreatment(heard: SalonHeard): { value: Ref } | null {
  const [first] = servicesOf(heard);
  if (first) return { value: first.treatment };
  const match = readTreatments(heard, true);
  return match && 'value' in match ? { value: (match.value as Ref[])[0] } : null;
}

/** Of which treatment a card that is sold is. The answer names the card and says nothing of what was done. */
export const cardOf: SalonSlot = {
  name: 'cardOf',
  label: visitWords.money,
  question: () => visitSays.cardOf,
  read: (heard, asked) => (asked ? firstTreatment(heard) : null),
  keepsFrom: ['services', 'sessionsUsed'],
};

/** How many sessions a card that is sold has. */
export const sessionsBought: SalonSlot = {
  name: 'cardSessions',
  label: visitWords.sessions,
  question: () => visitSays.cardSessions,
  keepsFrom: ['services', 'sessionsUsed'],
  read: (heard, asked, values) => {
    if (asked) return wholeNumber(heard.text);
    const size = SIZE_BESIDE.exec(heard.text.normalize('NFKC').trim())?.[1];
    return size && sellsACard(values) ? { value: Number(size) } : null;
  },
  check: (value) => (isSessions(value) ? null : visitWords.notACount(String(value))),
};

/** «拉提 10次», «10次卡»: what it was said to be together with how many. */
const SIZE_BESIDE = /^[^\d做划耗用]{0,8}(\d{1,3}) ?[次回]卡?$/;

function sellsACard({ money, moneyKind }: Values): boolean {
  const drafts = (money as MoneyDraft[] | undefined) ?? [];
  return drafts.length > 0 && (moneyKind === 'course' || drafts.some((draft) => draft.kind !== 'topUp'));
}

/** «10次», «10»; a sum beside it is not a count. */
function wholeNumber(text: string): { value: number } | null {
  const said = text.normalize('NFKC').trim();
  const digits = /(\d{1,3}) ?[次回]/.exec(said)?.[1] ?? /^\D{0,4}?(-?\d+)\D{0,3}$/.exec(said)?.[1];
  return digits ? { value: Number(digits) } : null;
}

function isSessions(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= 365;
}
