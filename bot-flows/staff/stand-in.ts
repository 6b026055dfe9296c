/** A consultant's day off: who has her list, her drafts and her calls meanwhile. */
import { leaveWords, standInCard, standInSays, whoQuestion } from '../../src/text/leave';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start, Values } from '../engine';
import { staffRef, staffSlot } from '../slots/staff';
import { resolveDay } from '../understanding';

export const standIn: SalonFlow = {
  name: 'stand-in',
  version: 1,
  command: 'stand-in',
  title: (values) => leaveWords.standInTitle((values.staff as Ref | undefined)?.name ?? ''),
  slots: [
    { name: 'staff', label: leaveWords.staff, show: (value) => (value as Ref).name },
    { name: 'from', label: leaveWords.day, show: String },
    { name: 'until', label: leaveWords.until, show: String },
    staffSlot({
      name: 'standIn',
      label: leaveWords.standIn,
      required: true,
      question: (values, facts) => whoQuestion((values.staff as Ref).name, candidatesIn(facts)),
    }),
  ],
  wants: (values) => ({
    operation: 'standIn.candidates',
    input: { staffId: (values.staff as Ref).id, day: values.from },
  }),
  confirm: (values) => {
    const { staff, from, until } = values;
    return standInCard(staff as Ref, values.standIn as Ref, String(from), String(until));
  },
  press: (key, _values, facts) => {
    const found = candidatesIn(facts).find((each) => key === `standIn:${each.id}`);
    return found ? [{ kind: 'fill', slot: 'standIn', value: found }] : null;
  },
  commit: (values) => [{ operation: 'standIn.name', input: namingOf(values) }],
  done: ([facts]) => ({
    say: [
      {
        text: standInSays.named(
          facts.staff as Ref,
          facts.standIn as Ref,
          String(facts.from),
          String(facts.until),
        ),
      },
    ],
  }),
  refused: ({ code }, values) => ({
    say: standInSays.refused(code, (values.standIn as Ref | undefined)?.name ?? ''),
    clear: ['standIn'],
  }),
};

/** She is back sooner than said. */
export const standInBack: SalonFlow = {
  name: 'stand-in-back',
  version: 1,
  command: 'stand-in',
  title: (values) => leaveWords.standInTitle((values.staff as Ref).name),
  slots: [{ name: 'staff', label: leaveWords.staff }],
  commit: (values) => [{ operation: 'standIn.back', input: { staffId: (values.staff as Ref).id } }],
  done: ([facts]) => ({
    say: [{ text: standInSays.back(facts.staff as Ref, facts.standIn as Ref | null, facts.wasOff === true) }],
  }),
  refused: (_outcome, values) => ({ say: standInSays.nobody((values.staff as Ref).name), give: true }),
};

/** «我明天休 琳琳代我»: leave and its stand-in in one sentence. */
const AWAY = /休|请假|不在|不上班/;
const BACK = /回来|还给|收回|不用.{0,4}代|来上班/;
/** «婉婉的名单我接»: who speaks takes over. */
const I_TAKE = /我(今天|明天|来|先|帮她)*(接|代|顶|打|看)/;

/** «今天交给别人», «明天琳琳代我», «我回来了»: of two names the first is away, of one the other takes over from me. */
export function startStandIn(heard: SalonHeard): Start {
  const { reading, speaker, today } = heard.reading;
  const named = namedIn(heard);
  const self: Ref = { id: speaker.id, name: speaker.name };
  const taking = named.length === 1 && I_TAKE.test(heard.text);
  const [staff, other] = taking ? [named[0], self] : named.length > 1 ? named : [self, named[0]];
  if (BACK.test(heard.text))
    return { flow: standInBack.name, values: { staff: backIn(heard, named) ?? self } };
  const days = (reading.mentioned?.times ?? []).flatMap((time) =>
    time.day ? (resolveDay(time.day, today) ?? []) : [],
  );
  const from = days[0] ?? today;
  const until = days[1] ?? from;
  if (AWAY.test(heard.text) && other) {
    return { flow: 'leave', values: { staff, day: from, until, cover: other } };
  }
  const values = { staff, from, until };
  return {
    flow: standIn.name,
    values: other && other.id !== staff.id ? { ...values, standIn: other } : values,
  };
}

/** Whose things come back; «不用琳琳代了» names who had them. */
function backIn(heard: SalonHeard, named: Ref[]): Ref | undefined {
  return named.length === 1 && /不用/.test(heard.text) ? undefined : named[0];
}

function namedIn(heard: SalonHeard): Ref[] {
  const { reading, lexicon, speaker } = heard.reading;
  const codes = (reading.mentioned?.staff ?? []).filter((each) => each.length === 1).flat();
  return [...new Set(codes)].filter((id) => id !== speaker.id).flatMap((id) => staffRef(lexicon, id) ?? []);
}

function candidatesIn(facts: Facts): Ref[] {
  return (facts.candidates as Ref[] | undefined) ?? [];
}

function namingOf(values: Values) {
  return {
    staffId: (values.staff as Ref).id,
    standInId: (values.standIn as Ref).id,
    from: values.from,
    until: values.until,
  };
}
