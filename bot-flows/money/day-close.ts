/** Day close (日结): what was counted, by way of payment, against the lines. */
import { closeCard, closeWords } from '../../src/text/day-close';
import { visitRefused } from '../../src/text/visit/done';
import type { CloseShown } from '../../src/salon/money/day-close';
import { isQuestion } from '../asking';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start } from '../engine';
import { fen, isSum } from '../slots/money';
import { visitDayOf } from '../slots/visit';
import { startOf } from '../starting';

interface CloseFacts {
  shown?: CloseShown;
  refused?: string | null;
}

/** Not hers to do: said once, and the form ends. */
const NOT_HERS = 'not-allowed';

export const dayClose: SalonFlow = {
  name: 'day-close',
  version: 1,
  command: 'day-close',
  // «今天» is over by the next opening.
  expiresAfter: 8 * 60 * 60 * 1000,
  title: () => closeWords.title,
  slots: [
    {
      name: 'counted',
      label: closeWords.counted,
      required: true,
      question: () => ({ text: closeWords.howMuch }),
      read: readCounted,
      check: (value) =>
        Object.values(value as Record<string, number>).every(isSum) ? null : closeWords.notAnAmount,
    },
    {
      name: 'day',
      label: '',
      read: (heard) => {
        const day = /日结|对账|关账/.test(heard.text) ? visitDayOf(heard) : null;
        return day ? { value: day } : null;
      },
    },
    {
      name: 'explanation',
      label: closeWords.explanation,
      required: (_values, facts) => isOff((facts as CloseFacts).shown),
      question: (_values, facts) => ({ text: closeWords.why((facts as { shown: CloseShown }).shown) }),
      read: (heard, asked) =>
        asked && !saysSums(heard) && !isQuestion(heard.text) ? { value: heard.text.trim() } : null,
    },
  ],
  wants: ({ counted, day }) => (counted ? { operation: 'day-close.preview', input: { counted, day } } : null),
  objects: (_values, facts) => {
    const { refused } = facts as CloseFacts;
    return refused && refused !== NOT_HERS
      ? { text: visitRefused[refused]?.({}) ?? closeWords.notAnAmount }
      : null;
  },
  confirm: (values, facts) => {
    const { shown } = facts as CloseFacts;
    if (!shown || shown.closed) return null;
    return closeCard(shown, shown.differs ? (values.explanation as string | undefined) : undefined);
  },
  commit: ({ counted, day, explanation }, facts) =>
    (facts as CloseFacts).shown?.closed !== false
      ? []
      : [
          {
            operation: 'day-close.close',
            input: { counted, day, explanation, seen: seenIn(facts as CloseFacts) },
          },
        ],
  done: ([outcome]: Facts[], _values, facts) => {
    if (outcome) return { say: [{ text: closeWords.done(outcome.shown as CloseShown) }] };
    const refused = (facts as CloseFacts).refused === NOT_HERS;
    return { say: [{ text: refused ? visitRefused[NOT_HERS]({}) : closeWords.closedBefore }] };
  },
  refused: ({ code }) =>
    code === 'closed'
      ? { say: closeWords.closedBefore, give: true }
      : code === 'moved'
        ? { say: closeWords.moved }
        : { say: closeWords.notAnAmount, clear: ['counted'] },
  unconfirmed: () => closeWords.unconfirmed,
};

function seenIn({ shown }: CloseFacts): Record<string, number> {
  return Object.fromEntries((shown?.lines ?? []).map((line) => [line.method, line.expectedFen]));
}

export function startDayClose(heard: SalonHeard): Start {
  return startOf(dayClose, heard);
}

function isOff(shown: CloseShown | undefined): boolean {
  return shown !== undefined && shown.differs && !shown.closed;
}

function saysSums(heard: SalonHeard): boolean {
  return readCounted(heard) !== null;
}

const WAYS: [string, RegExp][] = [
  ['wechat', /微信[^\d]{0,3}(\d[\d,]*(?:\.\d{1,2})?)/],
  ['alipay', /支付宝[^\d]{0,3}(\d[\d,]*(?:\.\d{1,2})?)/],
  ['card', /(?:刷卡|银行卡|pos机?)[^\d]{0,3}(\d[\d,]*(?:\.\d{1,2})?)/i],
  ['cash', /现金[^\d]{0,3}(\d[\d,]*(?:\.\d{1,2})?)/],
  ['transfer', /转账[^\d]{0,3}(\d[\d,]*(?:\.\d{1,2})?)/],
];

/** «现金0 微信6080 支付宝1200 刷卡1980», in fen. */
function readCounted(heard: SalonHeard): { value: Record<string, number> } | null {
  const said = heard.reading.reading.dayClose;
  if (said?.length) return { value: Object.fromEntries(said.map((each) => [each.method, fen(each.amount)])) };
  const text = heard.text.normalize('NFKC');
  const counted: Record<string, number> = {};
  for (const [method, pattern] of WAYS) {
    const sum = pattern.exec(text)?.[1];
    if (sum) counted[method] = fen(Number(sum.replaceAll(',', '')));
  }
  return Object.keys(counted).length > 0 ? { value: counted } : null;
}
