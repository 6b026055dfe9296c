/** Columns of the sheets about what is to come: action plans, follow-ups, the daily meeting. */
import type { Columns } from './kinds';

export const plansColumns: Record<string, Columns> = {
  plans: {
    customer: 'customer',
    nextDo: 'treatmentList',
    nextSell: 'treatmentList',
    nextTime: 'when',
    expectedCash: 'money',
    goal: 'text',
    problem: 'text',
    renewal: 'text',
    homeCare: 'text',
    steps: 'steps',
    reviewDay: 'day',
    outcome: { word: 'outcome' },
    paid: 'flag',
    reason: 'text',
  },
  followUps: {
    customer: 'customer',
    owner: 'staff',
    due: 'day',
    kind: { word: 'followUpKind' },
    why: 'text',
    calls: 'calls',
    status: { word: 'followUpStatus' },
  },
  // One row an item: the meeting's own columns stand in each.
  dailyMeetings: {
    store: 'text',
    date: 'day',
    chair: 'staff',
    customer: 'customer',
    discuss: 'text',
    sell: 'text',
    do: 'text',
    decision: 'text',
    owner: 'staff',
    due: 'day',
  },
};
