import { chosenTime } from './bookings';
import { therapistMeant } from './people';
import { timeSaid } from './next-visit';
import type { Intent, Slots } from './reading';
import { live, use, type View } from './view';

const CUSTOMER_FIELDS: [string, RegExp][] = [
  [
    'consultant',
    /(?:谁|哪个|哪位)(?:顾问|美容师|老师)?(?:在)?(?:负责|跟|管|带|维护)|归(?:谁|哪)|(?:客人|客户|顾客)是谁的|是谁的|谁的客|归谁|顾问/,
  ],
  ['allergy', /过敏/],
  ['birthday', /生日|哪天生|几号生|哪年生/],
  ['phone', /(?<!来)电话|手机|号码|联系方式/],
  ['age', /多大|几岁|年龄/],
  ['taboo', /禁忌|忌|不能(?:做|碰|用|弄)|注意什么/],
  ['skin', /皮肤|肤质|什么皮/],
  ['source', /来源|哪里来|哪来|怎么来|怎么认识|谁介绍/],
  ['grade', /级别|等级|哪一?级|哪个级|几级|什么级|类客|类吗|[abc]类/],
  ['lastVisit', /上次|上Ⓝ|最近Ⓝ|最后Ⓝ|最近一次|最后一次|上回|(?:多久|多长时间|几天|多少天)没(?:有)?来|来过/],
  ['address', /住|地址/],
  ['occupation', /职业|做什么工作|干什么的|干嘛的|做什么的/],
  ['preference', /喜好|偏好|喜欢什么/],
];

const BALANCE_FIELDS: [string, RegExp][] = [
  ['arrears', /欠|尾款|余款|还差|差(?:我们|咱|店里)|(?:补|还|付|结)(?:了|清|上|齐|完)*(?:没|吗)/],
  [
    'storedValue',
    /多少钱|余额|储值|(?:还有没有|有没有)钱|怎么[^,;。]{0,8}剩|(?:卡里|卡上|账上|账户)(?:还)?(?:有|剩)(?:多少|没有?钱|没钱|几块|钱)|多少块|几块钱|够不够|够吗/,
  ],
];

const SALES_FIELDS: [string, RegExp][] = [
  ['consumed', /消耗|实耗|耗卡|耗\??$|耗(?:了|掉)?多少/],
  ['topUp', /充值|储值|办卡/],
  ['cash', /现金|现\??$|收了|收到|到账|进账|收款/],
];

export function readQuery(view: View, intent: Intent): Slots {
  const slots: Slots = {};
  const said = view.masked.text;
  if (intent === 'customer_query') pick(slots, CUSTOMER_FIELDS, said);
  if (intent === 'balance_query') readBalance(view, slots, said);
  if (intent === 'schedule_query' || intent === 'plan_query') {
    const time = chosenTime(view);
    if (time && !(intent === 'plan_query' && time.time!.day === '+0d' && !time.time!.time))
      slots.nextTime = use(view, 'nextTime', time, timeSaid(time));
  }
  if (intent === 'schedule_query' && /约(?:了|的)?Ⓣ|想做Ⓣ/.test(said)) {
    const codes = live(view, 'treatment').map((one) => use(view, 'treatments', one, one.treatment!));
    if (codes.length) slots.treatments = [...new Set(codes)];
  }
  const room = intent === 'schedule_query' ? live(view, 'room')[0] : undefined;
  if (room) slots.room = use(view, 'room', room, room.room);
  if (intent === 'schedule_query' || intent === 'sales_query') {
    const therapist = therapistMeant(view);
    if (therapist) slots.therapist = therapist;
  }
  if (intent === 'sales_query') {
    pick(slots, SALES_FIELDS, said);
    slots.period = periodOf(view.norm) ?? slots.period;
    if (!slots.period) delete slots.period;
    if (/我(?:的|今天|昨天|本月|这|上|个|做|有|自)/.test(view.norm) && !slots.therapist)
      slots.therapist = view.context.speaker;
  }
  return slots;
}

function readBalance(view: View, slots: Slots, said: string): void {
  const codes = live(view, 'treatment').map((one) => use(view, 'treatments', one, one.treatment!));
  if (codes.length) slots.treatments = [...new Set(codes)];
  else pick(slots, BALANCE_FIELDS, said);
}

function pick(slots: Slots, fields: [string, RegExp][], said: string): void {
  const found = fields.find(([, pattern]) => pattern.test(said));
  if (found) slots.field = found[0];
}

const PERIODS: [NonNullable<Slots['period']>, RegExp][] = [
  ['last_month', /上个?月/],
  ['last_week', /上个?(?:周|星期|礼拜)/],
  ['this_month', /这个?月|本月|当月|月度|月业绩/],
  ['this_week', /这个?(?:周|星期|礼拜)|本周/],
  ['yesterday', /昨/],
  ['today', /今|^上午|^下午|^早上|当天|现在|目前|到现在|截止/],
];

export function periodOf(text: string): Slots['period'] {
  return PERIODS.find(([, pattern]) => pattern.test(text))?.[0];
}
