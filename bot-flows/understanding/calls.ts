import { chosenTime } from './bookings';
import { timeSaid } from './next-visit';
import { readFeelings, spanOf } from './spans';
import type { Slots } from './reading';
import { live, use, type View } from './view';

const RESULTS: [NonNullable<Slots['callResult']>, RegExp][] = [
  [
    'refused',
    /不想(?:来|做|再|要|续|办)|不来了|拒绝|不需要|不考虑|没兴趣|别(?:再)?打|不要(?:再)?(?:打|联系)|不用(?:再)?(?:给(?:她|他))?(?:打|联系)|没(?:有)?(?:打算|意向)|太贵(?:了)?(?:不|$|[,。 ])|不(?:办|续)(?:卡|了)|不想办|换(?:了)?别家|去别家|不做了|不(?:打算|想|会|愿意?)再|不打算|不感兴趣|拉黑/,
  ],
  [
    'callback',
    /(?:让|叫|说|要|等).{0,10}(?:再|晚点|回头|改天|过几天|月底|Ⓓ).{0,6}(?:打|联系|说|聊|约|回|找)|(?:再|晚点|回头)(?:打|电|call|联系|聊|回复?)(?:给|过来|她|他|我)?|(?:在)?(?:开会|忙|开车|不方便|上班|出差|带娃).{0,10}(?:再|晚点|回头|等|Ⓓ)|Ⓓ(?:再(?:看|说|定|联系|聊|商量)|发了?工资)|回(?:我)?电话|会回(?:电|我)|考虑(?:一下|考虑|下)|再说/,
  ],
  [
    'no_answer',
    /没(?:有)?接|不接|没人接|未接|打不通|没打通|关机|占线|停机|没通|无人接|挂(?:了|断)|没(?:有)?回|不回|未回|空号|正在通话|语音信箱/,
  ],
  [
    'reached',
    /打通|接了|通了|电话(?:里)?(?:问|聊|关心)(?:了|过)?|打过去|联系(?:上|了|到|过|$|[ ,])|聊了|说|答应|同意|约好|会来|沟通|回访|回了|回复/,
  ],
];

/** The result of a call, when to call again, and what she said. */
export function readCall(view: View): Slots {
  const slots: Slots = {};
  const said = view.masked.text;
  const noAnswer = RESULTS[2][1].test(said) && !/(?:她|他|说|让)/.test(said);
  const result = noAnswer ? 'no_answer' : RESULTS.find(([, pattern]) => pattern.test(said))?.[0];
  if (result) slots.callResult = result;
  const time = chosenTime(view);
  if (time && !/^-|^\+0d$|\/last$/.test(time.time!.day ?? '+0d'))
    slots.nextTime = use(view, 'nextTime', time, timeSaid(time));
  else if (time && /^ ?再/.test(view.norm.slice(time.end)))
    slots.nextTime = use(view, 'nextTime', time, timeSaid(time));
  else if (time?.time!.time && result !== 'no_answer')
    slots.nextTime = use(view, 'nextTime', time, timeSaid(time));
  if (result !== 'no_answer' && result !== 'callback') readFeelings(view, slots);
  slots.feedback ??= slots.effect;
  delete slots.effect;
  if (result === 'refused') slots.feedback = refusal(view) ?? slots.feedback;
  if (slots.feedback === undefined) delete slots.feedback;
  return slots;
}

/** Why she does not want to: everything after 说. */
function refusal(view: View): string | undefined {
  const m =
    /(?:说|表示|回复|讲)(?:是|了)?[:, ]?/.exec(view.norm) ??
    /(?:电话|微信|去电|聊了?)(?:里|后)?[, ]+(?:她|他)?/.exec(view.norm);
  if (!m || m.index + m[0].length >= view.norm.length) return undefined;
  return spanOf(view, 'feedback', { start: m.index + m[0].length, end: view.norm.length });
}

/** What the customer complains of: everything after 投诉说 or 讲, or the message without her name. */
export function readComplaint(view: View): Slots {
  const slots: Slots = {};
  const codes = live(view, 'treatment').map((one) => use(view, 'treatments', one, one.treatment!));
  if (codes.length) slots.treatments = [...new Set(codes)];
  const staff = live(view, 'staff')[0];
  if (staff) slots.therapist = use(view, 'therapist', staff, staff.staff![0]);
  const m =
    /(?:投诉|客诉|抱怨|反映|骂|说|讲)(?:了|说|我们|店里|[:,])*|(?:很|非常|特别|极其|相当)(?:不满意?|不高兴|生气|恼火|不开心|火大|不爽|愤怒)(?:了)?(?:[, ]|说)*|发(?:火|飙|脾气|怒)(?:了)?(?:[, ]|说)*|(?=嫌)/.exec(
      view.norm,
    );
  const customer = live(view, 'customer')[0];
  const from =
    m && /[^,。; ]/.test(view.norm.slice(m.index + m[0].length))
      ? m.index + m[0].length
      : (customer?.end ?? 0);
  const text = spanOf(view, 'feedback', { start: headless(view, from), end: view.norm.length });
  if (text) slots.feedback = text;
  return slots;
}

function headless(view: View, from: number): number {
  const head = /^(?:上次|今天|昨天|她|他|说|[,。; ])*/.exec(view.norm.slice(from))?.[0].length ?? 0;
  return from + head;
}
