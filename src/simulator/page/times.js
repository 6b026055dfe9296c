import { now, state } from './state.js';

/** Times are shown as the store's clock shows them: the demo store is in China, which has one zone. */
const STORE_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export function clock(at) {
  return new Date(at + STORE_OFFSET_MS).toISOString().slice(11, 16);
}

/** «09:12», «昨天 21:32», «11-23 09:12». */
export function moment(at) {
  const days = dayOf(now()) - dayOf(at);
  if (days === 0) return clock(at);
  if (days === 1) return `${state.texts.page.yesterday} ${clock(at)}`;
  return `${new Date(at + STORE_OFFSET_MS).toISOString().slice(5, 10)} ${clock(at)}`;
}

/** What a datetime-local input wants. */
export function inputTime(at) {
  return new Date(at + STORE_OFFSET_MS).toISOString().slice(0, 16);
}

function dayOf(at) {
  return Math.floor((at + STORE_OFFSET_MS) / DAY_MS);
}
