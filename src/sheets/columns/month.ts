/** Columns of the sheets of the month; they are only written, an import takes none of them. */
import type { Columns } from './kinds';

export const monthColumns: Record<string, Columns> = {
  'month-records': {
    store: 'text',
    month: 'text',
    about: { word: 'monthAbout' },
    name: 'text',
    visits: 'count',
    times: 'count',
    sessions: 'count',
    consumed: 'money',
    cash: 'money',
    fresh: 'count',
    asked: 'count',
    able: 'count',
  },
  'treatment-reviews': {
    store: 'text',
    month: 'text',
    treatment: 'treatment',
    times: 'count',
    sessions: 'count',
    consumed: 'money',
    cash: 'money',
    last: 'day',
    able: 'text',
    candidate: { word: 'dropCandidate' },
    decision: { word: 'treatmentVerdict' },
    words: 'text',
    owner: 'text',
    due: 'day',
    target: 'count',
    decidedOn: 'day',
  },
};
