/** Cards of appointments: what is proposed, moved, cancelled, confirmed, missed. */
import type { Prompt, Row } from '../../bot-flows/engine';
import type { Booking } from '../salon/appointments/appointments';
import type { Offer } from '../salon/appointments/propose';
import type { Warning } from '../salon/arrival/warnings';
import { allergyText, bookingText, treatmentsText, warningText, whenText, whoText } from './appointments';
import { cut } from './days';

export function bookCard(offers: Offer[], warnings: Warning[], asked: boolean): Prompt {
  const rows = offerRows(offers, warnings, asked);
  const lines = offers.map((offer) => `${whoText(offer)}:${bookingText(offer)}${tierText(offer)}`);
  const warning = warningText(warnings);
  return {
    text: [`约 ${lines.join('\n  ')}`, warning].filter(Boolean).join('\n'),
    card: {
      kind: 'buttons',
      title: cut(`约 ${[...new Set(offers.map(whoText))].join('、')}`, 36),
      rows,
      buttons: [
        { key: 'yes', text: '约上', style: 2 },
        { key: 'edit:when', text: '换时间' },
        ...(new Set(offers.map((offer) => whoText(offer))).size === 1
          ? [{ key: 'edit:beautician', text: '换人' }]
          : []),
        { key: 'no', text: '不约了', style: 4 },
      ],
    },
    whole: isWhole(rows),
  };
}

/** A card whose rows were not cut says all that the text does. */
function isWhole(rows: Row[]): boolean {
  return rows.length <= 6 && rows.every((row) => !row.value.endsWith('…') && !row.label.endsWith('…'));
}

function offerRows(offers: Offer[], warnings: Warning[], asked: boolean): Row[] {
  if (offers.length > 1) {
    const rows = offers.map((offer) => ({
      label: cut(offer.companion ?? offer.customer.name, 5),
      value: cut(
        `${offer.time} ${treatmentsText(offer)} ${offer.beautician.name} ${offer.room?.name ?? ''}`,
        30,
      ),
    }));
    const when = { label: '时间', value: whenText(offers[0].day, offers[0].time) };
    return [when, ...rows.slice(0, 4), ...warningRows(warnings)];
  }
  const [offer] = offers;
  return [
    { label: '时间', value: `${whenText(offer.day, offer.time)}–${offer.until}` },
    { label: '项目', value: cut(treatmentsText(offer), 30) },
    { label: '谁做', value: `${offer.beautician.name}${asked ? '(指定)' : tierText(offer)}` },
    ...(offer.room ? [{ label: '房间', value: offer.room.name }] : []),
    ...warningRows(warnings),
  ];
}

/** Why she is proposed: the grade of whoever serves, never that of the customer. */
function tierText({ byTier }: Offer): string {
  return byTier ? `(${byTier}级技师,合级别)` : '';
}

function warningRows(warnings: Warning[]): Row[] {
  const text = warnings
    .flatMap((each) => [allergyText(each.allergy), each.taboo, each.reaction?.text])
    .filter(Boolean)
    .join(';');
  return text ? [{ label: '注意', value: cut(text, 30) }] : [];
}

export function moveCard(before: Booking, offers: Offer[], warnings: Warning[]): Prompt {
  const [offer] = offers;
  const lines = offers.map(bookingText).join(';');
  const warning = warningText(warnings);
  return {
    text: [
      `改 ${whoText(before)}:${whenText(before.day, before.time)} ${treatmentsText(before)} → ${lines}`,
      warning,
    ]
      .filter(Boolean)
      .join('\n'),
    card: {
      kind: 'buttons',
      title: cut(`改 ${whoText(before)} 的预约`, 36),
      rows: [
        { label: '原来', value: cut(bookingText(before), 30) },
        { label: '改到', value: `${whenText(offer.day, offer.time)}–${offers.at(-1)!.until}` },
        { label: '项目', value: cut(offers.map(treatmentsText).join('、'), 30) },
        {
          label: '谁做',
          value: cut([...new Set(offers.map((each) => each.beautician.name))].join('、'), 30),
        },
        ...(offer.room ? [{ label: '房间', value: offer.room.name }] : []),
        ...warningRows(warnings).slice(0, 1),
      ],
      buttons: [
        { key: 'yes', text: '就改这个', style: 2 },
        { key: 'edit:when', text: '换时间' },
        { key: 'edit:beautician', text: '换人' },
        { key: 'no', text: '不改了', style: 4 },
      ],
    },
  };
}

export function cancelCard(booking: Booking, reason: string | null): Prompt {
  const why = reason ? `(${reason})` : '';
  return {
    text: `取消 ${whoText(booking)} ${bookingText(booking)}?${why}`,
    card: {
      kind: 'buttons',
      title: cut(`取消 ${whoText(booking)} 的预约?`, 36),
      desc: cut(bookingText(booking), 44),
      rows: reason ? [{ label: '原因', value: cut(reason, 30) }] : undefined,
      buttons: [
        { key: 'yes', text: '取消预约', style: 3 },
        { key: 'move', text: '改时间' },
        { key: 'keep', text: '留着', style: 4 },
      ],
    },
  };
}

export function confirmCard(booking: Booking): Prompt {
  return {
    text: `${whoText(booking)} ${bookingText(booking)},客人确认会来?`,
    card: {
      kind: 'buttons',
      title: cut(`${whoText(booking)} 确认会来`, 36),
      desc: cut(bookingText(booking), 44),
      buttons: [
        { key: 'yes', text: '确认了', style: 2 },
        { key: 'move', text: '改时间' },
        { key: 'no', text: '还没有', style: 4 },
      ],
    },
  };
}

/** All of a day as ticks: who is ticked has said that she will come. */
export function confirmAllCard(day: string, bookings: Booking[], ticked: string[]): Prompt {
  const line = (each: Booking) => `${each.time} ${whoText(each)}`;
  const out = bookings.filter((each) => !ticked.includes(each.id));
  const sure = bookings.filter((each) => ticked.includes(each.id));
  return {
    text:
      `${whenText(day, null)} 确认 ${sure.length} 位:${sure.map(line).join('、')}` +
      (out.length > 0 ? `\n没确认 ${out.length} 位:${out.map(line).join('、')}` : ''),
    card: {
      kind: 'vote',
      title: cut(`${whenText(day, null)} 谁确认了?`, 36),
      many: true,
      options: bookings.slice(0, 20).map((each) => ({
        id: each.id,
        text: cut(`${line(each)} ${each.beautician.name}`, 20),
        checked: ticked.includes(each.id),
      })),
      submit: { key: 'tick', text: '就这些', style: 2 },
    },
  };
}

export function noShowCard(booking: Booking): Prompt {
  return {
    text: `${whoText(booking)} ${booking.time} ${treatmentsText(booking)} 没来,算爽约?`,
    card: {
      kind: 'buttons',
      title: cut(`${whoText(booking)} ${booking.time} 算爽约?`, 36),
      desc: cut(bookingText(booking), 44),
      buttons: [
        { key: 'yes', text: '算爽约', style: 3 },
        { key: 'move', text: '改时间' },
        { key: 'keep', text: '再等等', style: 4 },
      ],
    },
  };
}
