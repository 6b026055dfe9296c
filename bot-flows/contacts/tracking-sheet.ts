/** «打开表格»: one's own tracking sheet of the day. */
import type { TrackingRow } from '../../src/salon/contacts/tracking';
import { trackingText, trackingWords } from '../../src/text/tracking';
import type { SalonFlow } from '../ear';

export const trackingSheet: SalonFlow = {
  name: 'tracking-sheet',
  version: 1,
  command: 'my-list',
  title: () => trackingWords.title,
  slots: [],
  commit: () => [{ operation: 'tracking.mine', input: {} }],
  done: ([facts]) => ({ say: [{ text: trackingText(facts.rows as TrackingRow[]) }] }),
};
