/** Look-up: the appointment table of a day, one person's, or who has time. */
import type { DayTable } from '../../src/salon/appointments/table';
import { bookingWords } from '../../src/text/appointments';
import { tablePrompt } from '../../src/text/schedule-picture';
import { freeText, herText, ownTableText, tableText, tableWords } from '../../src/text/table';
import type { Booking } from '../../src/salon/appointments/appointments';
import { words } from '../../src/text/slots';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start, Values } from '../engine';
import { customerSlot } from '../slots/customer';
import { readStaff } from '../slots/staff';
import { timeMeant, type When } from '../slots/when';
import { startOf } from '../starting';

const OF_ALL = /全店|店里|大家|所有|全部|整个|表/;
const FREE = /有空|空不空|空位|空档|有位|有时间|排得下|能约|还能|空吗/;

export const table: SalonFlow = {
  name: 'table',
  version: 1,
  command: 'table',
  title: () => tableWords.title,
  slots: [
    {
      name: 'when',
      label: tableWords.day,
      read: (heard) => {
        const when = timeMeant(heard, 'nextTime');
        return when ? { value: when } : null;
      },
    },
    { name: 'staff', label: tableWords.staff, read: (heard) => readStaff(heard, true) },
    {
      name: 'free',
      label: tableWords.free,
      read: (heard) => (FREE.test(heard.text) ? { value: true } : null),
    },
  ],
  commit: (values) => {
    const day = (values.when as When | undefined)?.day ?? undefined;
    return [
      { operation: 'appointments.table', input: { day, staffId: (values.staff as Ref | undefined)?.id } },
    ];
  },
  done: ([facts], values, known) => ({ say: [promptOf(facts, values, known)] }),
  refused: () => ({ say: bookingWords.impossible(words.customer), give: true }),
};

/** «今天都约了谁»; of one customer: when she comes; of 我: the speaker's own. A beautician sees hers unless she says whose. */
export function startTable(heard: SalonHeard): Start {
  const { reading, speaker, today } = heard.reading;
  if (reading.slots.customer) return startOf(herBookings, heard);
  const treats = speaker.roles.includes('beautician');
  const alone = treats && speaker.roles.every((role) => role === 'beautician');
  const hers = /我/.test(heard.text) || (alone && !OF_ALL.test(heard.text) && !FREE.test(heard.text));
  const named = (reading.mentioned?.staff.length ?? 0) > 0;
  const own = treats && hers && !named ? { staff: { id: speaker.id, name: speaker.name } } : {};
  return startOf(table, heard, own, { today });
}

/** «婷姐什么时候来». */
export const herBookings: SalonFlow = {
  name: 'her-bookings',
  version: 1,
  command: 'table',
  title: (values) => bookingWords.title((values.customer as Ref | undefined)?.name ?? words.customer),
  slots: [customerSlot()],
  commit: (values) => [
    { operation: 'appointments.find', input: { customerId: (values.customer as Ref).id } },
  ],
  done: ([facts], values) => ({
    say: [{ text: herText((values.customer as Ref).name, facts.found as Booking[]) }],
  }),
  refused: () => ({ say: bookingWords.notFound, give: true }),
};

/** The menu's 预约表: a beautician sees her own day. */
export function menuTable(reader: { id: string; roles: string[] }): Start[] {
  const alone = reader.roles.every((role) => role === 'beautician');
  return [{ flow: table.name, values: alone ? { staff: { id: reader.id, name: '' } } : {} }];
}

function promptOf(facts: Facts, values: Values, known: Facts): Prompt {
  const shown = facts as unknown as DayTable & { staff: Ref | null; today: string };
  const today = String(known.today ?? shown.today);
  const name = shown.staff?.name ?? null;
  const when = values.when as When | undefined;
  if (values.free) return { text: freeText(shown, name, today, within(when)) };
  return name ? { text: ownTableText(shown, name, today) } : tablePrompt(shown, tableText(shown, today));
}

function within(when: When | undefined): { from: string; to: string } | undefined {
  if (!when?.time) return when?.within;
  return { from: when.time, to: '23:59' };
}
