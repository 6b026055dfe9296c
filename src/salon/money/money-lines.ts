/** What a line of money may be, before it is written. Pure. */
import type { Payment, Seller } from '../../../entities/payment';
import { METHODS, type Method } from './cash';
import { refused, type Refusal } from '../operation';

export type ReceivedKind = Exclude<Payment['kind'], 'refund'>;

/** One sum received and what it was for; fen. */
export interface MoneyLine {
  kind: ReceivedKind;
  amountFen: number;
  method: Method;
  /** Of a card sale: what, how many sessions, how many of them given, at which price. */
  treatmentId?: string;
  sessions?: number;
  giftSessions?: number;
  /** Price agreed; what of it is not paid becomes arrears. The amount where absent. */
  priceFen?: number;
  /** Value given on top of a top-up. */
  giftFen?: number;
  /** List price before a discount. */
  listFen?: number;
  product?: string;
  /** Pays, in another way, for the card of the line before. */
  sameCard?: true;
  /** Day on which the rest is to be paid. */
  dueDay?: string;
  sellers?: Seller[];
  note?: string;
}

/** A sum as somebody said it, as far as it was said. */
export interface MoneyDraft {
  kind: ReceivedKind | null;
  amountFen: number;
  /** Null where nobody said how it was paid. */
  method: Method | null;
  treatment?: { id: string; name: string };
  sessions?: number;
  giftSessions?: number;
  priceFen?: number;
  giftFen?: number;
  listFen?: number;
  product?: string;
  dueDay?: string;
  /** Another way of paying for the card before it. */
  sameCard?: true;
}

/** More than anybody pays at a counter: a slip of the finger. Ten lakh yuan. */
export const MOST_FEN = 100_000_000;
const MOST_SESSIONS = 365;

/** Null where a line can be written; else the refusal, which names the line. */
export function refusalOf(lines: MoneyLine[]): Refusal | null {
  for (const [index, line] of lines.entries()) {
    const code = faultOf(line);
    if (code) return refused(code, { line: index, amountFen: line.amountFen, kind: line.kind });
  }
  return null;
}

function faultOf(line: MoneyLine): string | null {
  const sums = [line.amountFen, line.priceFen ?? 0, line.giftFen ?? 0, line.listFen ?? 0];
  if (!sums.every(Number.isSafeInteger) || sums.some((sum) => sum < 0)) return 'not-an-amount';
  if (sums.some((sum) => sum > MOST_FEN)) return 'too-much';
  if (!METHODS.includes(line.method)) return 'no-such-method';
  if (line.amountFen === 0 && line.kind !== 'course' && line.kind !== 'voucher') return 'not-an-amount';
  const counts = [line.sessions ?? 0, line.giftSessions ?? 0];
  if (!counts.every((count) => Number.isInteger(count) && count >= 0 && count <= MOST_SESSIONS)) {
    return 'not-a-count';
  }
  if (line.kind === 'course' && !line.sameCard && !(line.treatmentId && line.sessions))
    return 'course-incomplete';
  const shares = line.sellers?.reduce((sum, seller) => sum + seller.share, 0);
  return shares === undefined || line.sellers?.length === 0 || shares === 100 ? null : 'shares-not-whole';
}

/** Equal shares in whole per cent; the first takes what does not divide. */
export function equalShares(staffIds: string[]): Seller[] {
  const each = Math.floor(100 / staffIds.length);
  return staffIds.map((staffId, index) => ({
    staffId,
    share: index === 0 ? 100 - each * (staffIds.length - 1) : each,
  }));
}
