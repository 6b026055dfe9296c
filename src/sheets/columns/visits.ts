/** Columns of the sheets about visits and appointments. */
import type { Columns } from './kinds';

export const visitsColumns: Record<string, Columns> = {
  visits: {
    id: 'text',
    customer: 'customer',
    at: 'moment',
    services: 'services',
    treatments: 'treatmentList',
    beautician: 'staff',
    cash: 'money',
    consumed: 'money',
    topUp: 'money',
    arrears: 'money',
    sessionsUsed: 'count',
    effect: 'text',
    feedback: 'text',
    needs: 'list',
    nextDo: 'treatmentList',
    nextSell: 'treatmentList',
    nextTime: 'when',
    noneBecause: { word: 'noneBecause' },
    note: 'text',
  },
  appointments: {
    customer: 'customer',
    at: 'moment',
    minutes: 'count',
    treatments: 'treatmentList',
    beautician: 'staff',
    room: 'text',
    status: { word: 'appointmentStatus' },
  },
};
