import type { Work } from '../work';

/** Where and when: a work, or whoever exports. */
export type GradeDesk = Pick<Work, 'tx' | 'store' | 'now'>;
