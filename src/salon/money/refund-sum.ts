import { courseLeftFen } from './consumption';

/**
 * What is given back when a card or stored value is handed in. Pure; fen.
 *
 * Gifts are figured by paid ÷ (paid + gift): what is left is worth as much of what was paid as of what was given.
 */
export interface CardLeft {
  /** Price agreed for all sessions, gifts included in their number. */
  priceFen: number;
  total: number;
  left: number;
}

export interface RefundSum {
  /** Worth of what is left. */
  leftFen: number;
  /** Owed by her and set against it. */
  offsetFen: number;
  refundFen: number;
}

export function cardRefund(card: CardLeft, arrearsFen: number): RefundSum {
  return against(courseLeftFen(card, card.total - card.left), arrearsFen);
}

/** Of a balance to which gifts were added: only the part that was paid for. */
export function storedRefund(
  stored: { balanceFen: number; paidFen: number; giftFen: number },
  arrearsFen: number,
): RefundSum {
  const all = stored.paidFen + stored.giftFen;
  const leftFen = all > 0 ? Math.round((stored.balanceFen * stored.paidFen) / all) : stored.balanceFen;
  return against(Math.max(0, leftFen), arrearsFen);
}

function against(leftFen: number, arrearsFen: number): RefundSum {
  const offsetFen = Math.min(leftFen, Math.max(0, arrearsFen));
  return { leftFen, offsetFen, refundFen: leftFen - offsetFen };
}
