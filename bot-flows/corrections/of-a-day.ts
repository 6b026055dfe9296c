/**
 * «改芳姐11月28号的»: a change that names a day and nothing else is of the record of a day that is over, or of the
 * appointment of a day to come; a day that may be either is asked about.
 */
import { ofADayQuestion, ofADayTitle } from '../../src/text/corrections';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Start } from '../engine';
import { customerRef } from '../slots/customer';
import { correctionOf } from '../slots/correction';
import { resolveDay } from '../understanding';
import { addDays } from '../understanding/calendar';
import { correct } from './correct';

interface Meant {
  past: string | null;
  ahead: string | null;
}

/** Days back that a record is put right for, and days ahead for which appointments are made. */
const BACK = 31;
const AHEAD = 60;

const CHANGE = /^(?:把|帮我|请)?改|改(?:一?下|掉)?[。!]*$/;
/** Where it goes is said: that is an appointment's. */
const GOES = /改(?:到|成|为|在|约|期|做|天)|换成|推|挪|提前|延/;
const RECORD = /记录|服务|做的|那条|那笔|收款|实耗|划/;
const APPOINTMENT = /预约|约的/;

export const ofADay: SalonFlow = {
  name: 'change-of-a-day',
  version: 1,
  command: 'correct',
  title: (values) => ofADayTitle((values.customer as Ref).name),
  slots: [
    { name: 'customer', label: '' },
    {
      name: 'meant',
      label: '',
      required: true,
      question: ({ customer, past, ahead }) =>
        ofADayQuestion((customer as Ref).name, String(past), String(ahead)),
    },
  ],
  press: (key, { customer, past, ahead }, { today }) => {
    const her = customer as Ref;
    if (key === 'record')
      return [{ kind: 'start', start: { ...recordOf(her, String(past), today), turns: true } }];
    if (key !== 'appointment') return null;
    return [{ kind: 'start', start: { ...appointmentOf(her, String(ahead), today), turns: true } }];
  },
  commit: () => [],
  done: () => ({ say: [] }),
};

/** Null where it is no such sentence. */
export function changeOfADay(heard: SalonHeard): Start[] | null {
  const { reading, lexicon, today } = heard.reading;
  const text = heard.text.normalize('NFKC').trim();
  const [time, ...others] = reading.mentioned?.times ?? [];
  const [codes, ...more] = reading.mentioned?.customers ?? [];
  const customer = codes?.length === 1 && more.length === 0 ? customerRef(lexicon, codes[0]) : null;
  if (!customer || !time?.day || time.time || others.length > 0) return null;
  if (!CHANGE.test(text) || GOES.test(text)) return null;
  const { past, ahead } = daysMeant(time.day, text, today);
  const right = past ? correctionOf(heard) : null;
  // The day named is no next time of hers.
  const said = right?.nextTime ? null : right;
  if (past && (said || !ahead)) return [recordOf(customer, past, today, said ? { said } : {})];
  if (!past) return ahead ? [appointmentOf(customer, ahead, today)] : null;
  return [{ flow: ofADay.name, values: { customer, past, ahead }, facts: { today } }];
}

function daysMeant(day: string, text: string, today: string): Meant {
  const before = resolveDay(day, today, true);
  const after = resolveDay(day, today);
  const past = before && before <= today && !APPOINTMENT.test(text) ? before : null;
  const ahead = after && after > today && !RECORD.test(text) ? after : null;
  // A date of long ago, or of next year, is meant only where nothing nearer can be.
  if (past && ahead && past < addDays(today, -BACK)) return { past: null, ahead };
  if (past && ahead && ahead > addDays(today, AHEAD)) return { past, ahead: null };
  return { past, ahead };
}

function recordOf(customer: Ref, day: string, today: unknown, said: object = {}): Start {
  return { flow: correct.name, values: { customer, day, ...said }, facts: { today } };
}

function appointmentOf(customer: Ref, day: string, today: unknown): Start {
  return { flow: 'reschedule', values: { customer, old: { day, time: null } }, facts: { today } };
}
