/** What the visit brought in and what it used up. */
import type { MoneyDraft } from '../../../src/salon/money/money-lines';
import { visitWords } from '../../../src/text/visit/words';
import type { SalonSlot } from '../../ear';
import { fen, isSum, moneyOf, paidHow } from '../money';

export const consumed: SalonSlot = {
  name: 'consumedFen',
  label: visitWords.consumed,
  read: (heard) => {
    const said = heard.reading.reading.slots.consumed;
    return said === undefined ? null : { value: fen(said) };
  },
  check: (value) => (isSum(value) ? null : visitWords.notASum),
};

/** It was taken from stored value. */
const FROM_STORED =
  /(?:储值|余额|卡里|卡上|会员卡).{0,4}(?:扣|划|付|走|用|抵|刷|出)|(?:扣|划|走|用|刷|从)(?:了|的|她|他)*(?:储值|余额|会员卡)/;

export const fromStored: SalonSlot = {
  name: 'fromStored',
  label: visitWords.fromStored,
  read: (heard) => (FROM_STORED.test(heard.text) ? { value: true } : null),
};

/** A voucher sold elsewhere was redeemed: no cash of today, but consumption. */
export const voucher: SalonSlot = {
  name: 'voucher',
  label: visitWords.voucher,
  read: (heard) => (/核销|抖音券|团购券|美团券|代金券/.test(heard.text) ? { value: true } : null),
};

export const money: SalonSlot = {
  name: 'money',
  label: visitWords.money,
  read: (heard, asked, values) => {
    const drafts = moneyOf(heard);
    if (drafts.length > 0) return { value: drafts };
    const paid = paidHow(heard, values.money as MoneyDraft[] | undefined);
    if (paid) return { value: paid };
    const amount = asked ? heard.reading.reading.mentioned?.amounts[0] : undefined;
    return amount === undefined ? null : { value: [{ kind: null, amountFen: fen(amount), method: null }] };
  },
  check: (value) =>
    (value as MoneyDraft[]).every((draft) => isSum(draft.amountFen) && draft.amountFen > 0)
      ? null
      : visitWords.notASum,
  show: (value) => visitWords.moneyLines(value as MoneyDraft[]),
};
