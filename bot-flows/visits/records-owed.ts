/** 收口: whom nothing was written about yet, one tap each; the card turns to those who are left. */
import type { Booking } from '../../src/salon/appointments/appointments';
import { owedPrompt, owedWords } from '../../src/text/records-owed';
import type { SalonFlow } from '../ear';
import type { Facts, Input, Start, Values } from '../engine';

/** Reads what is owed now, so that the card never shows what has been written meanwhile. */
export const recordsOwed: SalonFlow = {
  name: 'records-owed',
  version: 1,
  command: 'record-visit',
  title: () => owedWords.title,
  slots: [],
  commit: () => [{ operation: 'records.owed', input: {} }],
  done: ([facts], values, opened) => {
    const bookings = facts.bookings as Booking[];
    if (bookings.length === 0) return { say: values.silent ? [] : [{ text: owedWords.none }] };
    return { say: [], next: { flow: owedCard.name, values: { bookings }, facts: opened, turns: true } };
  },
};

export const owedCard: SalonFlow = {
  name: 'records-owed-card',
  version: 1,
  command: 'record-visit',
  quiet: true,
  expiresAfter: 12 * 60 * 60 * 1000,
  title: () => owedWords.title,
  slots: [{ name: 'bookings', label: owedWords.title }],
  confirm: (values) => owedPrompt(values.bookings as Booking[]),
  press,
  commit: () => [],
  done: () => ({ say: [] }),
};

function press(
  key: string,
  values: Values,
  facts: Facts,
  selected: Record<string, string[]>,
): Input[] | null {
  const bookings = values.bookings as Booking[];
  const chosen = bookings.find((each) => each.id === selected.booking?.[0]) ?? bookings[0];
  if (key === 'missed') {
    const given = { customer: chosen.customer, appointment: chosen.id };
    return [{ kind: 'start', start: { flow: 'no-show', values: given, turns: true } }];
  }
  if (key !== 'planned' && key !== 'changed' && key !== 'said') return null;
  return [{ kind: 'start', start: record(chosen, key === 'planned', facts) }];
}

/** The record of her visit; when it is written, the card comes back with who is left. */
function record(booking: Booking, asPlanned: boolean, facts: Facts): Start {
  const services = asPlanned ? booking.treatments.map((treatment) => ({ treatment, times: 1 })) : undefined;
  return {
    flow: 'record-visit',
    values: { customer: booking.customer, ...(services ? { services } : {}) },
    facts: { speaker: facts.speaker, then: [{ flow: recordsOwed.name, values: {}, facts }] },
    turns: true,
    resumes: { flow: 'record-visit', slot: 'customer' },
  };
}

export function owedStarts(reader: { id: string; roles: string[] }): Start[] {
  return [{ flow: recordsOwed.name, values: {}, facts: { speaker: reader } }];
}
