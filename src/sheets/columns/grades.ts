/** Columns of the sheets of grading; they are only written, an import takes none of them. */
import { methodNames } from '../../salon/grading/presets';
import type { Columns } from './kinds';

export const gradeColumns: Record<string, Columns> = {
  'grade-changes': {
    customer: 'customer',
    at: 'moment',
    from: 'text',
    to: 'text',
    method: { word: 'gradeMethod' },
    status: { word: 'gradeStatus' },
    comment: 'text',
    by: 'staff',
    decidedAt: 'moment',
  },
  'grade-simulation': {
    store: 'text',
    customer: 'customer',
    grade: 'text',
    cash: 'money',
    consumed: 'money',
    visits: 'count',
    ...Object.fromEntries(methodNames.map((method) => [method, { word: `gradeClass:${method}` }])),
  },
  'abc-table': {
    store: 'text',
    rank: 'count',
    customer: 'customer',
    measure: { word: 'gradeMeasure' },
    value: 'money',
    share: 'money',
    upTo: 'money',
    class: 'text',
    action: { word: 'gradeAction' },
  },
};
