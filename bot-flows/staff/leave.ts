/** «莉莉今天请假»: who is affected and who could do it instead, on one card; one tap hands them over. */
import type { Affected } from '../../src/salon/staff/leave';
import type { Booking } from '../../src/salon/appointments/appointments';
import {
  hoursQuestion,
  leaveCard,
  leaveSays,
  leaveWords,
  replaceCard,
  spanText,
  type ShownDay,
  type Span,
} from '../../src/text/leave';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Ending, Facts, Start, Values } from '../engine';
import { moveInstead } from '../slots/booking';
import { readCover, readDay, readHours, readSpan, readUntil, readWho } from '../slots/leave';
import { staffSlot } from '../slots/staff';
import { startOf } from '../starting';
import { notOff } from './leave-back';

export const leave: SalonFlow = {
  name: 'leave',
  version: 1,
  command: 'leave',
  title: (values) => leaveWords.title((values.staff as Ref | undefined)?.name ?? ''),
  slots: [
    staffSlot({
      label: leaveWords.staff,
      required: true,
      question: () => ({ text: leaveWords.whose }),
      read: readWho,
    }),
    {
      name: 'day',
      label: leaveWords.day,
      required: true,
      question: (values) => ({ text: leaveWords.whichDay((values.staff as Ref).name) }),
      read: readDay,
      show: (value) => String(value),
    },
    {
      name: 'until',
      label: leaveWords.until,
      read: readUntil,
      show: (value) => String(value),
    },
    { name: 'hours', label: leaveWords.day, read: readHours },
    {
      name: 'span',
      label: leaveWords.hours,
      required: (values) => isShift(values) && !hoursIn(values)?.from,
      question: (values, facts) =>
        hoursQuestion((values.staff as Ref).name, facts.usual as Span[] | undefined),
      read: (heard, asked) => (asked ? readSpan(heard) : null),
      show: (value) => spanText(value as Span),
    },
    { name: 'hand', label: leaveWords.replaceTitle },
    { name: 'cover', label: leaveWords.standIn, read: readCover },
  ],
  wants: (values) => {
    if (!values.staff || !values.day || (isShift(values) && !hoursIn(values)?.from)) return null;
    return { operation: 'leave.preview', input: changeOf(values) };
  },
  hears: (heard) => (notOff(heard.text) ? [{ kind: 'cancel' }] : null),
  objects: (_values, facts) => (facts.refused ? { text: leaveSays.refused(String(facts.refused)) } : null),
  confirm: (values, facts) =>
    leaveCard(values.staff as Ref, facts.days as ShownDay[], facts.affected as Affected[]),
  press: (key) => {
    if (key.startsWith('span:')) {
      const [from, to] = key.slice('span:'.length).split('-');
      return [{ kind: 'fill', slot: 'span', value: { from, to } }];
    }
    if (key !== 'only' && key !== 'each') return null;
    return [{ kind: 'fill', slot: 'hand', value: key }, { kind: 'confirm' }];
  },
  commit: (values, facts) => [
    { operation: 'leave.take', input: { ...changeOf(values), instead: values.hand ? {} : insteadOf(facts) } },
  ],
  done: ([facts], values, known) => ending(facts, values, known),
  refused: ({ code }) => ({ say: leaveSays.refused(code), give: true }),
};

/** Those who are left, one card that turns. */
export const replaceBooking: SalonFlow = {
  name: 'replace-booking',
  version: 1,
  command: 'leave',
  title: () => leaveWords.replaceTitle,
  slots: [
    { name: 'affected', label: leaveWords.replaceTitle },
    { name: 'who', label: leaveWords.staff },
  ],
  confirm: (values) => {
    const [first, ...rest] = affectedIn(values);
    return replaceCard(first, rest.length);
  },
  press: (key, values) => {
    const [{ booking }] = affectedIn(values);
    if (key === 'move') return moveInstead({ customer: booking.customer }, booking);
    if (key === 'skip') return [{ kind: 'fill', slot: 'who', value: 'nobody' }, { kind: 'confirm' }];
    if (!key.startsWith('give:')) return null;
    return [{ kind: 'fill', slot: 'who', value: key.slice('give:'.length) }, { kind: 'confirm' }];
  },
  commit: (values) => {
    if (!values.who || values.who === 'nobody') return [];
    const [{ booking }] = affectedIn(values);
    const input = { appointmentId: booking.id, beauticianId: values.who };
    return [{ operation: 'leave.replace', input }];
  },
  done: ([facts], values): Ending => {
    const rest = affectedIn(values).slice(1);
    const text = facts
      ? leaveSays.replaced(facts.before as Booking, facts.booking as Booking)
      : leaveSays.leftOpen(affectedIn(values)[0].booking);
    const next =
      rest.length > 0 ? { flow: 'replace-booking', values: { affected: rest }, turns: true } : undefined;
    return { say: [{ text }], next };
  },
  refused: ({ facts }) => ({ say: leaveSays.replaceTaken(facts.booking as Booking), clear: ['who'] }),
};

export function startLeave(heard: SalonHeard): Start {
  return startOf(leave, heard, {}, { usual: usualShifts(heard) });
}

/** Eight hours from opening, eight hours to closing, and all day. */
function usualShifts(heard: SalonHeard): Span[] {
  const { opensAt, closesAt } = heard.reading.store;
  const later = (clock: string, hours: number) =>
    `${String(Number(clock.slice(0, 2)) + hours).padStart(2, '0')}${clock.slice(2)}`;
  return [
    { from: opensAt, to: later(opensAt, 8) },
    { from: later(closesAt, -8), to: closesAt },
    { from: opensAt, to: closesAt },
  ];
}

function isShift(values: Values): boolean {
  return (values.hours as { off: boolean } | undefined)?.off === false;
}

function hoursIn(values: Values): { off: boolean; from?: string; to?: string } | undefined {
  const hours = values.hours as { off: boolean; from?: string; to?: string } | undefined;
  return hours && { ...hours, ...(values.span as Span | undefined) };
}

function ending(facts: Facts, values: Values, known: Facts): Ending {
  const staff = facts.staff as Ref;
  const left = facts.left as Affected[];
  const over = values.hand === 'only' || left.length === 0;
  const next = over ? standInNext(staff, values, known) : undefined;
  const standIn = next ? null : (facts.standIn as Ref | null);
  const text = leaveSays.taken(staff, facts.days as ShownDay[], facts.handed as Booking[], left, standIn);
  const say = [{ text }];
  if (over) return { say, next };
  return { say, next: { flow: 'replace-booking', values: { affected: left } } };
}

/** Of a consultant: who has her list meanwhile. */
function standInNext(staff: Ref, values: Values, known: Facts): Start | undefined {
  if (known.consultant !== true || values.hours) return undefined;
  const until = (values.until as string | undefined) ?? values.day;
  const { cover } = values;
  return {
    flow: 'stand-in',
    values: { staff, from: values.day, until, ...(cover ? { standIn: cover } : {}) },
  };
}

function changeOf(values: Values) {
  const hours = hoursIn(values);
  return {
    staffId: (values.staff as Ref).id,
    day: values.day,
    until: values.until,
    off: hours?.off ?? true,
    from: hours?.from,
    to: hours?.to,
  };
}

function insteadOf(facts: Facts): Record<string, string> {
  const affected = facts.affected as Affected[];
  return Object.fromEntries(
    affected.flatMap((each) => (each.instead ? [[each.booking.id, each.instead.id]] : [])),
  );
}

function affectedIn(values: Values): Affected[] {
  return (values.affected as Affected[] | undefined) ?? [];
}
