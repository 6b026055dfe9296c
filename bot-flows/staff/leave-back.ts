/** «我不休了», «莉莉明天不请假了»: the leave is taken back, with her appointments where she wants them. */
import type { Booking } from '../../src/salon/appointments/appointments';
import { leaveBackCard, leaveBackSays, leaveWords, type ShownDay } from '../../src/text/leave';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Start, Values } from '../engine';
import { staffRef } from '../slots/staff';
import { resolveDay } from '../understanding';

export const leaveBack: SalonFlow = {
  name: 'leave-back',
  version: 1,
  command: 'leave',
  title: (values) => leaveWords.title((values.staff as Ref | undefined)?.name ?? ''),
  slots: [
    { name: 'staff', label: leaveWords.staff },
    { name: 'day', label: leaveWords.day },
    { name: 'takesBack', label: leaveWords.replaceTitle },
  ],
  wants: (values) => ({ operation: 'leave.back-preview', input: saidIn(values) }),
  confirm: (values, facts) =>
    facts.refused
      ? null
      : leaveBackCard(values.staff as Ref, facts.days as ShownDay[], facts.given as Booking[]),
  press: (key) =>
    key === 'with-them' ? [{ kind: 'fill', slot: 'takesBack', value: true }, { kind: 'confirm' }] : null,
  commit: (values, facts) =>
    facts.refused
      ? []
      : [{ operation: 'leave.back', input: { ...saidIn(values), takesBack: values.takesBack } }],
  done: ([facts], values) => ({
    say: [
      {
        text: facts
          ? leaveBackSays.done(
              facts.staff as Ref,
              facts.days as ShownDay[],
              facts.back as Booking[],
              facts.left as Booking[],
            )
          : leaveBackSays.nobodyOff((values.staff as Ref).name),
      },
    ],
  }),
  refused: (_outcome, values) => ({ say: leaveBackSays.nobodyOff((values.staff as Ref).name), give: true }),
};

const NOT_OFF =
  /不(?:用|想|要)?(?:休(?:息|假)?|请假|调休)了|假不(?:请|休)了|(?:请假|休假|休息|调休|的假)(?:取消|作废|不算)了?|取消.{0,6}(?:请假|休假|调休|的假)|销假/;

/** Null where no leave is taken back, or a customer is named. */
export function leaveBackSaid(heard: SalonHeard): Start[] | null {
  const { reading, lexicon, speaker, today } = heard.reading;
  if (!notOff(heard.text) || reading.mentioned?.customers.length) return null;
  const [ids, ...more] = reading.mentioned?.staff ?? [];
  if (more.length > 0 || (ids && ids.length !== 1)) return null;
  const staff = (ids && staffRef(lexicon, ids[0])) ?? { id: speaker.id, name: speaker.name };
  const said = reading.mentioned?.times[0]?.day;
  const day = said ? resolveDay(said, today) : null;
  return [{ flow: leaveBack.name, values: { staff, ...(day ? { day } : {}) } }];
}

/** Also said to the card of a leave that is not written yet. */
export const notOff = (text: string): boolean => NOT_OFF.test(text);

function saidIn({ staff, day }: Values) {
  return { staffId: (staff as Ref).id, day };
}
