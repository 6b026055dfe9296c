/**
 * One customer hears one voice a day (SR-REL-04), and whose voice that is goes by the days since she was served
 * (SR-REL-03, setting `owner.by_time`). Pure.
 */

export interface VoiceWish {
  ownerId: string;
  kind: string;
}

/** Somebody else's errand at her: it is talked over by whoever has the voice. */
const WEIGHTIEST = ['complaint', 'reaction', 'rebook', 'answer', 'pay', 'word', 'task'];

/**
 * Who calls her today of all that have something to call about: whoever holds the weightiest promise, her consultant
 * among equals, else the first by id. Null where nobody has one.
 */
export function voiceOf(consultantId: string | null, wishes: VoiceWish[]): string | null {
  const weight = (wish: VoiceWish) => {
    const at = WEIGHTIEST.indexOf(wish.kind);
    return at < 0 ? WEIGHTIEST.length : at;
  };
  const [first] = [...wishes].sort(
    (one, other) =>
      weight(one) - weight(other) ||
      Number(other.ownerId === consultantId) - Number(one.ownerId === consultantId) ||
      (one.ownerId < other.ownerId ? -1 : 1),
  );
  return first?.ownerId ?? null;
}

/** Who is in charge so long after the service: those who serve her, her consultant, the store (SR-REL-03). */
export type InCharge = 'service' | 'consultant' | 'store';

/** @param days days since she was served; null: she never was @param limits setting `owner.by_time` */
export function inChargeAfter(days: number | null, limits: number[]): InCharge {
  const [month = 30, year = 365] = limits;
  if (days === null) return 'consultant';
  if (days <= month) return 'service';
  return days <= year ? 'consultant' : 'store';
}
