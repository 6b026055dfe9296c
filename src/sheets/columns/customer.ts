/** Columns of the sheets about a customer: file, diagnoses, and what is only given out of her. */
import { fieldNames, fields } from '../../salon/customer-file/fields';
import type { Columns } from './kinds';

export const customerColumns: Record<string, Columns> = {
  customers: {
    code: 'text',
    store: 'text',
    name: 'text',
    aliases: 'list',
    phone: 'text',
    birthday: 'birthday',
    consultant: 'staff',
    beautician: 'staff',
    firstVisit: 'day',
    grade: 'text',
    assets: 'text',
    skin: 'text',
    allergy: 'text',
    taboo: 'text',
    source: 'text',
    note: 'text',
    notedOn: 'day',
    walkIn: 'flag',
    personality: { word: 'personality' },
    motives: { words: 'motives' },
    matters: { words: 'matters' },
    likes: 'list',
    referrer: 'customer',
    wechat: 'text',
    address: 'text',
    occupation: 'text',
    hobbies: 'list',
    family: 'list',
    habits: 'list',
    bloodType: 'text',
    marriage: 'text',
    yearlySpend: 'money',
    namedLevel: { word: 'namedLevel' },
  },
  diagnoses: {
    customer: 'customer',
    day: 'day',
    findings: 'text',
    mostWanted: 'text',
    painPoint: 'text',
    by: 'staff',
  },
};

/** Of a customer's file: what a store keeps only by its own decision. */
export const keptByDecision: string[] = fieldNames.filter((name) =>
  ['full', 'optional'].includes(fields[name].detail),
);

/** Only written; an import takes none of them. */
export const givenOutColumns: Record<string, Columns> = {
  complaints: {
    customer: 'customer',
    at: 'moment',
    channel: { word: 'complaintChannel' },
    text: 'text',
    cause: { word: 'complaintCause' },
    treatment: 'treatment',
    about: 'staff',
    status: { word: 'complaintStatus' },
    deadline: 'moment',
    owner: 'staff',
    resolution: 'text',
    feedback: 'text',
    by: 'staff',
    closedAt: 'moment',
  },
  photos: {
    customer: 'customer',
    at: 'moment',
    kind: { word: 'photoKind' },
    by: 'staff',
    consentAt: 'moment',
  },
  impressions: {
    customer: 'customer',
    day: 'day',
    kind: { word: 'impressionKind' },
    text: 'text',
    by: 'staff',
  },
  gifts: {
    customer: 'customer',
    day: 'day',
    what: 'text',
    cost: 'money',
    kind: { word: 'giftKind' },
    by: 'staff',
  },
  'event-guests': {
    customer: 'customer',
    event: 'text',
    day: 'day',
    status: { word: 'guestStatus' },
    by: 'staff',
  },
};
