import { timeSaid } from './next-visit';
import type { LeaveSaid, PayMethod, RoomOutSaid } from './reading';
import { live, use, type View } from './view';

/** Who is away or on which shift, and when. */
export function readLeave(view: View, kind: 'leave' | 'shift'): LeaveSaid {
  const staff = live(view, 'staff')[0];
  const out: LeaveSaid = { kind: kind === 'leave' ? 'off' : 'shift' };
  if (staff) out.staff = use(view, 'leave', staff, staff.staff![0]);
  else if (/我/.test(view.norm)) out.staff = view.context.speaker;
  const times = live(view, 'time');
  const dated = times.filter((one) => one.time!.day !== null || one.time!.part);
  if (dated[0]) out.day = use(view, 'leave', dated[0], timeSaid(dated[0]));
  if (dated[1] && /到|至|-|~/.test(view.norm.slice(dated[0].end, dated[1].start)))
    out.until = timeSaid(dated[1]);
  const days = /(?:请|休|放)(?:了)?([一二两三四五六七八九\d半])天/.exec(view.norm);
  const count = days ? '零一二三四五六七八九'.indexOf(days[1].replace('两', '二')) : -1;
  if (!out.until && out.day?.day && count > 1)
    out.until = { day: addDays(out.day.day, count - 1), time: null };
  const hours = times.filter((one) => one.time!.time);
  if (hours.length > 1) [out.from, out.to] = [hours[0].time!.time!, hours[hours.length - 1].time!.time!];
  else if (hours.length === 1)
    Object.assign(
      out,
      /到|前|下班/.test(view.norm.slice(hours[0].end, hours[0].end + 2))
        ? { to: hours[0].time!.time! }
        : { from: hours[0].time!.time! },
    );
  const part = dated[0]?.time?.part;
  if (!hours.length && kind === 'leave' && part === 'afternoon') out.from = '12:00';
  if (!hours.length && kind === 'leave' && part === 'morning') out.to = '12:00';
  const shift = /早班|晚班|中班|通班|全天班|正班|副班|行政班/.exec(view.norm);
  if (shift) out.shift = shift[0];
  return out;
}

function addDays(day: string, days: number): string {
  const m = /^([+-]\d+)d$/.exec(day);
  return m ? `+${Number(m[1]) + days}d` : day;
}

export function readRoomOut(view: View): RoomOutSaid {
  const room = live(view, 'room')[0];
  const out: RoomOutSaid = { room: room ? use(view, 'room', room, room.room!) : '' };
  const times = live(view, 'time');
  const until = times.find((one) =>
    /到$|至$|直到$/.test(view.norm.slice(Math.max(0, one.start - 2), one.start)),
  );
  const day = times.find((one) => one !== until);
  if (day) out.day = timeSaid(day);
  if (until) out.until = timeSaid(until);
  const opens = times.find((one) => one !== until && one.time!.time);
  if (opens) out.from = opens.time!.time!;
  const closes = until?.time!.time ?? (until?.time!.part === 'noon' ? '12:00' : null);
  if (closes) out.to = closes;
  const why =
    /(?:空调|热水器?|灯|床|水管|电|门|仪器|马桶|下水道|[^,;。 房间包厅室号]{0,3})(?:坏了?|漏水|维修|消毒|装修|停电)/.exec(
      view.norm,
    );
  if (why) out.why = view.text.slice(why.index, why.index + why[0].length);
  if (/修好|好了|可以用|恢复|能用了/.test(view.norm) && !/坏/.test(view.norm)) out.back = true;
  return out;
}

const METHODS: [PayMethod, string][] = [
  ['wechat', '微信|wx'],
  ['alipay', '支付宝|zfb'],
  ['card', '刷卡|pos机?|银行卡'],
  ['transfer', '转账|打款'],
  ['voucher', '抖音|美团|团购|券'],
  ['cash', '现金|现钞'],
];

/** Totals of the day by way of payment, yuan. */
export function readDayClose(view: View): { method: PayMethod; amount: number }[] {
  const out: { method: PayMethod; amount: number }[] = [];
  for (const [method, words] of METHODS) {
    const m = new RegExp(`(?:${words})[^,;。 Ⓜ]{0,4}[: ]?(Ⓜ|0|零|没有)`).exec(view.masked.text);
    if (!m) continue;
    const at = m.index + m[0].length - m[1].length;
    const amount = view.masked.mention[at]?.value ?? 0;
    out.push({ method, amount });
  }
  return out;
}
