/** Columns of the sheets about the store itself: branches, staff, shifts, rooms, treatments, handbook. */
import type { Columns } from './kinds';

export const storeColumns: Record<string, Columns> = {
  stores: { code: 'text', name: 'text', opensAt: 'clock', closesAt: 'clock', timezone: 'text' },
  staff: {
    userid: 'text',
    name: 'text',
    aliases: 'list',
    roles: { words: 'roles' },
    stores: 'list',
    treatments: 'treatmentList',
    tier: 'text',
  },
  shifts: { userid: 'staff', day: 'day', from: 'clock', to: 'clock', off: 'flag' },
  rooms: { store: 'text', name: 'text', categories: 'list' },
  treatments: {
    code: 'text',
    name: 'text',
    aliases: 'list',
    category: 'text',
    minutes: 'count',
    price: 'money',
    cycleDays: 'count',
    tier: 'text',
    stage: { word: 'stage' },
    cost: 'money',
  },
  handbook: {
    store: 'text',
    kind: { word: 'pageKind' },
    treatment: 'treatment',
    role: { word: 'roles' },
    title: 'text',
    version: 'count',
    text: 'text',
    goals: 'text',
    ended: 'flag',
    day: 'day',
    from: 'day',
    by: 'staff',
    read: 'reads',
  },
};
