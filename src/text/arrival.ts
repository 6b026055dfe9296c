/** Arrivals and briefs in words. The first line of each push names nobody. */
import type { Button, Prompt } from '../../bot-flows/engine';
import type { Booking } from '../salon/appointments/appointments';
import type { BeauticianBrief, ConsultantBrief } from '../salon/arrival/brief';
import type { PlanFacts } from '../salon/plans/facts';
import { allergyText, shortTime, treatmentsText, whoText } from './appointments';
import { cut, dayWithWeekday, yuan } from './days';
import { heldText } from './plans';
import { facetNames, handling } from './profile';

export const arrivalWords = {
  title: (name: string) => `${name} 到店`,
  due: '现在该到的',
  who: '谁到了',
  planned: '按计划做完',
  changed: '有改动',
  fact: '接待',
};

export const arrivalSays = {
  arrived: (name: string, bookings: Booking[], again: boolean, away: string[]) => {
    if (again) return `${name} 已经记过到店了。`;
    if (bookings.length === 0) return `${name} 到了(今天没有预约),记下了。`;
    const [first] = bookings;
    const who = [...new Set(bookings.map((each) => each.beautician.name))].join('、');
    const what = `${name} 到了 · ${first.time} ${bookings.map(treatmentsText).join('、')}`;
    const room = first.room ? ` · ${first.room.name}` : '';
    const told = away.length > 0 ? `${away.join('、')}今天休,还没换人。` : `已告诉${who}。`;
    return `${what}${room}。${told}`;
  },
  notFound: '店里没有这位客人。',
};

/** «现在该到的»: a name is a button, a tap is 到店. */
export function dueCard(bookings: Booking[]): Prompt {
  const line = (each: Booking) =>
    `${each.time} ${whoText(each)} ${treatmentsText(each)} ${each.beautician.name}`;
  return {
    text: `现在该到的 ${bookings.length} 位\n${bookings.map(line).join('\n')}\n到了就点名字。`,
    card: {
      kind: 'buttons',
      title: arrivalWords.due,
      desc: `${bookings.length} 位`,
      buttons: bookings.slice(0, 6).map((each) => ({
        key: `here:${each.id}`,
        text: cut(`${whoText(each)} ${each.time}`, 10),
      })),
    },
  };
}

/** A quarter of an hour later. */
export function missingCard(booking: Booking): Prompt {
  return {
    text: `${booking.time} 的客人还没到\n${whoText(booking)} ${treatmentsText(booking)} ${booking.beautician.name}`,
    card: {
      kind: 'buttons',
      title: cut(`${booking.time} 的客人到了吗?`, 36),
      desc: cut(`${whoText(booking)} ${treatmentsText(booking)}`, 44),
      buttons: [
        { key: 'came', text: '到了', style: 2 },
        { key: 'on-way', text: '在路上' },
        { key: 'missed', text: '爽约', style: 3 },
        { key: 'move', text: '改时间' },
      ],
    },
  };
}

/** Asked for beforehand: the same without the arrival. */
export function briefLookText(
  brief: BeauticianBrief & Partial<ConsultantBrief>,
  plan: PlanFacts | null,
): string {
  const { booking, customer } = brief;
  const when = booking ? ` · ${dayWithWeekday(booking.day)} ${booking.time} ${booking.beautician.name}` : '';
  const whole = brief.courses
    ? consultantBriefText({ ...(brief as ConsultantBrief), plan })
    : beauticianBriefText(brief);
  return [`${customer.name}${when}`, ...whole.text.split('\n').slice(2)].join('\n');
}

/** For the one at the bed: no money, no class, nothing to sell. */
export function beauticianBriefText(brief: BeauticianBrief): Prompt {
  const { booking } = brief;
  const head = headOf(booking, true);
  const rows = briefRows(brief);
  return {
    text: [head, nameIn(brief), ...rows.map((row) => `${row.label} ${row.value}`)].join('\n'),
    card: {
      kind: 'buttons',
      title: cut(head, 36),
      rows: [{ label: '客人', value: nameIn(brief) }, ...rows].slice(0, 6).map((row) => ({
        label: row.label,
        value: cut(row.value, 30),
      })),
      buttons: doneButtons,
    },
  };
}

function nameIn(brief: BeauticianBrief): string {
  return brief.booking ? whoText(brief.booking) : brief.customer.name;
}

/** The first line of a push, which names nobody. */
function headOf(booking: Booking | null, room: boolean): string {
  if (!booking) return '有客人到了';
  const here = booking.status === 'arrived' ? '到了' : '该到了';
  return `${booking.time} 的客人${here}${room && booking.room ? ` · ${booking.room.name}` : ''}`;
}

export function hereText(name: string, booking: Booking): string {
  return `${headOf(booking, true)}\n${name}`;
}

const doneButtons: Button[] = [
  { key: 'planned', text: arrivalWords.planned, style: 2 },
  { key: 'changed', text: arrivalWords.changed },
];

/** At the end of the slot. */
export function endedCard(booking: Booking): Prompt {
  const what = treatmentsText(booking);
  return {
    text: `${booking.time} 的客人做完了吗?\n${whoText(booking)} ${what}`,
    card: {
      kind: 'buttons',
      title: cut(`${booking.time}–${booking.until} 做完了吗?`, 36),
      rows: [
        { label: '客人', value: cut(whoText(booking), 30) },
        { label: '今天', value: cut(what, 30) },
      ],
      buttons: doneButtons,
    },
  };
}

function briefRows(brief: BeauticianBrief): { label: string; value: string }[] {
  const { booking, warning, likes, personality, last, homeCare, firstTime } = brief;
  const careful = [
    allergyText(warning?.allergy),
    warning?.taboo,
    warning?.reaction && `上次${warning.reaction.text}`,
  ]
    .filter(Boolean)
    .join(';');
  return [
    ...(booking ? [{ label: '今天', value: treatmentsText(booking) }] : []),
    ...(careful ? [{ label: '注意', value: careful }] : []),
    ...(likes ? [{ label: '喜好', value: likes }] : []),
    ...(personality && handling[personality] ? [{ label: '待她', value: handling[personality] }] : []),
    ...(last ? [{ label: '上次', value: `${last.day.slice(5)} ${last.text}` }] : []),
    ...(firstTime ? [{ label: '第一次做', value: `回「${firstTime}怎么做」看步骤` }] : []),
    ...(homeCare ? [{ label: '问家居', value: homeCare }] : []),
  ];
}

/** For her consultant: the same, and what is left, what is owed, what to speak of before she leaves. */
export function consultantBriefText(brief: ConsultantBrief & { plan: PlanFacts | null }): Prompt {
  const { booking, plan } = brief;
  const head = headOf(booking, false);
  const courses = brief.courses.map((each) => `${each.treatment}剩${each.left}`).join('、');
  const money = [
    brief.storedFen > 0 && `储值${yuan(brief.storedFen)}`,
    brief.arrearsFen > 0 &&
      `欠${yuan(brief.arrearsFen)}${brief.arrearsDueDay ? `(${brief.arrearsDueDay.slice(5)}到期)` : ''}`,
  ].filter(Boolean);
  const talk = [
    ...(plan?.selling ?? []).map((line) => line.words),
    ...brief.promises,
    ...(brief.arrearsFen > 0 ? ['欠款'] : []),
  ];
  const rows = [
    ...briefRows(brief),
    ...(brief.talkOf ? [{ label: '可聊', value: `${facetNames[brief.talkOf]}(还没聊过)` }] : []),
    ...(courses ? [{ label: '剩次', value: courses }] : []),
    ...(money.length > 0 ? [{ label: '账户', value: money.join(' ') }] : []),
    ...(talk.length > 0 ? [{ label: '走前谈', value: talk.join('、') }] : []),
    ...(plan && plan.doing.length > 0
      ? [{ label: '下次做', value: plan.doing.map((line) => line.words).join('、') }]
      : []),
  ];
  const held = plan?.held ?? [];
  const times = held.map(
    (each, index) => `${index + 1} ${dayWithWeekday(each.day)} ${each.time} ${each.beautician}`,
  );
  return {
    text: [
      head,
      `${brief.customer.name}${booking ? ` · ${booking.beautician.name}${booking.room ? ` ${booking.room.name}` : ''}` : ''}`,
      ...rows.map((row) => `${row.label}:${row.value}`),
      ...(plan?.booked ? [`已约:${heldText(plan.booked)}`] : []),
      ...(times.length > 0 ? [`下次时间(先留着):\n${times.join('\n')}`] : []),
    ].join('\n'),
    // Without a time to choose there is nothing to tap.
    ...(held.length > 0 && {
      card: {
        kind: 'buttons' as const,
        title: head,
        rows: [{ label: '客人', value: brief.customer.name }, ...rows].slice(0, 6).map((row) => ({
          label: cut(row.label, 5),
          value: cut(row.value, 30),
        })),
        buttons: [
          ...held.slice(0, 3).map((each) => ({
            key: `held:${each.id}`,
            text: shortTime(each),
          })),
          { key: 'later', text: '先不约', style: 4 as const },
        ],
      },
    }),
  };
}

export const nextSays = {
  title: (name: string) => `${name} 的接待`,
  booked: (name: string, booking: Booking) =>
    `${name} 下次约好了:${dayWithWeekday(booking.day)} ${booking.time} ${treatmentsText(booking)},${booking.beautician.name}。`,
  taken: (name: string) => `${name} 这个时间刚被别人约走了,换一个。`,
  later: (name: string) => `好,${name} 下次时间走之前再定。`,
  decided: (name: string) => `${name} 的下次已经定过了。`,
  newer: (name: string) => `${name} 已有新的方案,点最新那张。`,
};
