import { therapistMeant } from './people';
import { timeSaid } from './next-visit';
import type { Mention } from './mentions';
import type { Intent, Slots, TimeSaid } from './reading';
import { live, use, type View } from './view';

/** book, reschedule, cancel_booking, confirm_booking, arrived, no_show. */
export function readBooking(view: View, intent: Intent): Slots {
  const slots: Slots = {};
  if (intent === 'reschedule') readMove(view, slots);
  else {
    const time = chosenTime(view);
    if (time && wants(intent, time)) slots.nextTime = use(view, 'nextTime', time, timeSaid(time));
  }
  const codes = bookedTreatments(view);
  if (codes.length) slots.treatments = codes;
  if (intent !== 'arrived' && intent !== 'no_show') {
    const therapist = therapistMeant(view);
    if (therapist) slots.therapist = therapist;
  }
  const room = live(view, 'room')[0];
  if (room) slots.room = use(view, 'room', room, room.room);
  return slots;
}

/** Arriving and staying away are about now. */
function wants(intent: Intent, one: Mention): boolean {
  if (intent === 'arrived') return false;
  if (intent === 'no_show') return Boolean(one.time!.time) || !/^\+0d$/.test(one.time!.day ?? '+0d');
  return true;
}

/** The first choice: «没有的话就八点» is the second. A day and a clock time said apart belong together. */
export function chosenTime(view: View): Mention | null {
  const times = live(view, 'time').filter((one) => !isFallback(view, one) && !isOther(view, one));
  if (!times.length) return null;
  const first = times[0];
  const dayLater = times.find(
    (one) =>
      first.time!.day === null &&
      first.time!.time !== null &&
      one !== first &&
      one.time!.day !== null &&
      one.time!.time === null,
  );
  if (dayLater) return { ...first, time: { day: dayLater.time!.day, time: first.time!.time } };
  // 下周五来打光子,下午: the part of the day comes later.
  const part = times.find(
    (one) => one !== first && one.time!.day === null && one.time!.part && !one.time!.time,
  );
  if (part && first.time!.day !== null && !first.time!.time && !times.some((one) => one.time!.time))
    return { ...first, time: { ...first.time!, vague: true } };
  const second = times
    .slice(1)
    .find((one) => first.time!.time === null && one.time!.day === null && one.time!.time !== null);
  if (!second)
    return times.find((one) => one.time!.time) && first.time!.day === null && !first.time!.time
      ? times.find((one) => one.time!.time)!
      : first;
  const time = { ...first.time!, time: second.time!.time };
  delete time.vague;
  return { ...first, end: second.end, time };
}

/** «十点下班 十点半过来»: the hour of something else. */
function isOther(view: View, one: Mention): boolean {
  if (/(?:出差|请假|旅游|出国|休假|出门)(?:要|得)?(?:到|至)?$/.test(view.norm.slice(0, one.start)))
    return true;
  if (
    /(?:下班|上班|开会|放学|到家|下课)(?:要|得|是|在)?(?:到|快|大概)?$/.test(view.norm.slice(0, one.start)) &&
    /^多/.test(view.norm.slice(one.end))
  )
    return true;
  return /^(?:才|要|就)?(?:下班|上班|开会|放学|接孩子|的飞机|的车|出差|下课)/.test(view.norm.slice(one.end));
}

function isFallback(view: View, one: Mention): boolean {
  const head = view.norm.slice(Math.max(0, one.start - 12), one.start);
  return /(?:没有的话|没有就|没位(?:置)?(?:就|的话)|不行(?:的话|就)|要不|实在不行|要么|满了就|不然)[^,;。]{0,4}$/.test(
    head,
  );
}

function bookedTreatments(view: View): string[] {
  const codes: string[] = [];
  const swap = /(?:改做|换做|改成|换成|改|换)(?=Ⓣ)/.exec(view.masked.text);
  const from = swap ? view.masked.at[swap.index] : 0;
  for (const clause of view.clauses) {
    for (const one of clause.mentions) {
      if (one.kind !== 'treatment' || one.dropped || one.start < from) continue;
      const at = clause.masked.mention.indexOf(one);
      if (
        clause.companion &&
        !/(?:两|三|几)个人?都(?:是|要)?(?:做|来做|约)?$/.test(clause.masked.text.slice(0, at)) &&
        !/Ⓒ(?:和|跟|与|带|带着)(?:她|他)?的?[^Ⓒ,]{1,4}(?:一起|都)?[ⒹⒿ]/.test(
          clause.masked.text.slice(0, at),
        ) &&
        /(?:妈|爸|公|婆|蜜|友|妹|姐|女儿|儿子|太太|媳妇|先生|同事|孩子|爱人)[^Ⓒ]*$/.test(
          clause.masked.text.slice(0, at),
        )
      )
        continue;
      if (/(?:不做|不要|取消|别做)$/.test(clause.masked.text.slice(0, at))) continue;
      codes.push(use(view, 'treatments', one, one.treatment!));
    }
  }
  return [...new Set(codes)];
}

const MOVES =
  /(?:→|->|=>|改|换|挪|调|推|移|延|往后[顺错]|顺延|提前|提早|推迟|延后|推后)(?:到|成|为|在|期|时间|一下|约|去)*/g;

/** Old and new time: what stands before the word for moving is old, what stands after it new. */
function readMove(view: View, slots: Slots): void {
  const moves = [...view.masked.text.matchAll(MOVES)];
  // 改周日一点,排不开就换瑶瑶: the move that names a time, else the last.
  const timed = moves
    .filter((one) => /^.{0,2}Ⓓ/.test(view.masked.text.slice(one.index + one[0].length)))
    .pop();
  const move = timed ?? moves[moves.length - 1];
  const pivot = move ? view.masked.at[move.index] : 0;
  const times = live(view, 'time');
  const said = (one: Mention): boolean =>
    /(?:原来|本来|原定|之前|原先|原本|约的|原)(?:是|约|的)*$/.test(view.norm.slice(0, one.start));
  const old = times.filter((one) => one.start < pivot || said(one) || (!moves.length && times.length === 1));
  // 六点半到不了要七点才能到: what she cannot keep is old, what she can is new.
  const [first, second] = times;
  if (
    !moves.length &&
    times.length === 2 &&
    /^.{0,2}(?:到不了|来不了|赶不上|赶不到|来不及)/.test(view.norm.slice(first.end)) &&
    /^.{0,2}(?:才|左右|能到|到|可以)/.test(view.norm.slice(second.end))
  ) {
    slots.oldTime = use(view, 'oldTime', first, timeSaid(first));
    slots.nextTime = use(view, 'nextTime', second, timeSaid(second));
    return;
  }
  const fresh = times.filter(
    (one) =>
      one.start >= pivot && (moves.length > 0 || !old.includes(one)) && !said(one) && !isFallback(view, one),
  );
  const shift = shiftOf(view);
  if (
    !fresh.length &&
    !shift &&
    old.length === 1 &&
    !shiftDays(view.norm) &&
    !/的|约|原|那个/.test(view.norm.slice(old[0].end, old[0].end + 2))
  ) {
    slots.nextTime = use(view, 'nextTime', old[0], timeSaid(old[0]));
    return;
  }
  if (old.length) slots.oldTime = use(view, 'oldTime', old[0], joined(old));
  if (fresh.length) {
    const said = joined(fresh);
    slots.nextTime = use(view, 'nextTime', fresh[0], said);
  } else if (slots.oldTime?.day && shiftDays(view.norm)) {
    const day = laterDay(slots.oldTime.day, shiftDays(view.norm));
    if (day) slots.nextTime = { ...slots.oldTime, day };
  } else if (shift !== null && slots.oldTime?.time) {
    slots.nextTime = { day: slots.oldTime.day, time: shifted(slots.oldTime.time, shift) };
  }
}

/** Days by which an appointment moves: 往后延一天, 提前两天; 0 where none is said. */
function shiftDays(text: string): number {
  const m =
    /(往后|推迟|推后|延后|延期|顺延|往前|提前|提早|推|延)(?:推|延|挪|移|顺|提|调|错)?(?:了|到)?([一两二三四五六七\d])天(?!后)/.exec(
      text,
    );
  if (!m) return 0;
  const days = Number(m[2]) || '一二三四五六七'.indexOf(m[2]) + 1 || 2;
  return /前|早/.test(m[1]) ? -days : days;
}

/** A day of a month, a week or from today, moved; null where the calendar is needed. */
function laterDay(day: string, by: number): string | null {
  const ofMonth = /^dom:(\d+)$/.exec(day);
  if (ofMonth) {
    const moved = Number(ofMonth[1]) + by;
    return moved >= 1 && moved <= 28 ? `dom:${moved}` : null;
  }
  const fromToday = /^\+(\d+)d$/.exec(day);
  if (fromToday) return Number(fromToday[1]) + by >= 0 ? `+${Number(fromToday[1]) + by}d` : null;
  const ofWeek = /^dow:(\d)\/(\w+)$/.exec(day);
  if (!ofWeek) return null;
  const moved = Number(ofWeek[1]) + by;
  return moved >= 1 && moved <= 7 ? `dow:${moved}/${ofWeek[2]}` : null;
}

/** A day and a clock said apart (周四那个三点的). */
function joined(times: Mention[]): TimeSaid {
  const first = timeSaid(times[0]);
  const clock = times.find((one) => one.time!.time !== null && one.time!.day === null);
  if (first.time === null && clock) return { day: first.day, time: clock.time!.time };
  return first;
}

/** Minutes by which an appointment moves: 往后推一个小时, 提前半小时. */
function shiftOf(view: View): number | null {
  const duration = live(view, 'duration')[0];
  if (!duration?.value) return null;
  const early = /提前|提早|往前|早/.test(view.norm.slice(Math.max(0, duration.start - 6), duration.end + 3));
  return early ? -duration.value : duration.value;
}

function shifted(time: string, by: number): string {
  const [h, m] = time.split(':').map(Number);
  const total = (h * 60 + m + by + 1440) % 1440;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
