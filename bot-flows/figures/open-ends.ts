import type { OpenEndsFacts } from '../../src/salon/figures/open-ends';
import { openEndsNotAllowed, openEndsText, openEndsTitle } from '../../src/text/open-ends';
import type { SalonFlow } from '../ear';

/** «今天还有什么没收口»: what of the loop is open, and whose turn it is. */
export const openEnds: SalonFlow = {
  name: 'open-ends',
  version: 1,
  command: 'open-ends',
  title: () => openEndsTitle,
  slots: [],
  commit: (values) => [{ operation: 'openEnds.list', input: { day: values.day } }],
  done: ([facts]) => {
    const told = facts as OpenEndsFacts;
    return { say: [{ text: openEndsText(told, String(told.today ?? told.day)) }] };
  },
  refused: () => ({ say: openEndsNotAllowed, give: true }),
};
