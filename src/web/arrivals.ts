import type { CallbackArrival } from '../text/install';
import type { RefusalReason } from '../wecom/callback';

/** One request for the callback; no parameter, body or secret is in it. */
export interface Arrival extends CallbackArrival {
  /** Epoch ms. */
  at: number;
  reason?: RefusalReason;
}

export interface Arrivals {
  note(arrival: Arrival): void;
  /** Newest first. */
  last(): Arrival[];
}

/** The last requests, in memory: the console shows one sentence for eight causes, this one tells them apart. */
export function createArrivals(capacity = 50): Arrivals {
  const ring: Arrival[] = [];
  return {
    note(arrival) {
      ring.unshift(arrival);
      if (ring.length > capacity) ring.pop();
    },
    last: () => [...ring],
  };
}

/** `ww…34`: enough to see which of two corporations it is. */
export function maskedId(id: string): string {
  return id.length <= 6 ? id : `${id.slice(0, 2)}…${id.slice(-4)}`;
}
