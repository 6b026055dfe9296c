import { timeSaid } from './next-visit';
import { spanOf } from './spans';
import type { Mention } from './mentions';
import type { Slots } from './reading';
import { live, use, type View } from './view';

/** Which slot of the entry is to be put right: the word for it, and the kind of mention that holds the value. */
const FIELDS: [string, RegExp, Mention['kind']][] = [
  ['consumed', /实耗|消耗(?!.{0,3}次)|[耗扣](?:的是|的|了)?(?=Ⓜ)/, 'amount'],
  ['sessionsUsed', /划|耗卡|次数|消耗.{0,3}次|扣次/, 'sessions'],
  ['topUp', /充值|储值|办卡|续卡|充了/, 'amount'],
  ['arrears', /欠|尾款/, 'amount'],
  ['cash', /现金|收|付|金额|价格|钱|刷/, 'amount'],
  ['minutes', /时长|分钟|时间.*Ⓤ|Ⓤ/, 'duration'],
  ['therapist', /Ⓢ/, 'staff'],
  ['treatments', /Ⓣ/, 'treatment'],
  ['cash', /Ⓜ/, 'amount'],
  ['sessionsUsed', /Ⓝ/, 'sessions'],
  ['nextTime', /下次.{0,8}Ⓓ/, 'time'],
  ['visitDay', /[ⒹⒼ]/, 'time'],
];

/** correct: the slot put right and its right value. */
export function readCorrection(view: View): Slots {
  const slots: Slots = {};
  const said = view.masked.text;
  const customers = view.mentions.filter((one) => one.kind === 'customer');
  const moved = /Ⓒ.{0,6}(?:改到|改给|记到|转到|算到|改成|记在)Ⓒ/.test(said);
  // 英姐的拔罐怎么记到玫姐那了: it stands with the one after 记到.
  const misfiled = /怎么.{0,3}(?:记|写|录|算|登)(?:到|在|成|给)了?(?=Ⓒ)/.exec(said);
  const filed = misfiled ? view.masked.mention[misfiled.index + misfiled[0].length] : undefined;
  const replaced = customers.find((one) => one.dropped) ?? filed ?? (moved ? customers[0] : undefined);
  if (replaced) {
    const right = customers.findLast((one) => !one.dropped && one !== replaced);
    if (right?.customers?.length === 1) {
      slots.field = 'customer';
      slots.value = use(view, 'value', right, right.customers[0]);
      if (replaced.customers?.length === 1 && !/上一?条|最后一条|那条|这条/.test(view.norm))
        slots.customer = use(view, 'customer', replaced, replaced.customers[0]);
      return slots;
    }
  }
  if (/(?<!不)是我(?:来)?(?:做|操作|弄|按)?/.test(said) && /做|操作|Ⓢ/.test(said) && !/[ⓂⓃ]/.test(said)) {
    return { field: 'therapist', value: view.context.speaker };
  }
  for (const [field, pattern, kind] of FIELDS) {
    const right = rightOne(view, kind);
    if (!pattern.test(said) || !right) continue;
    slots.field = field;
    slots.value = use(view, 'value', right, valueOf(view, field, right));
    return slots;
  }
  for (const [field, pattern] of FIELDS.slice(0, 8)) {
    if (!pattern.test(said)) continue;
    slots.field = field;
    return slots;
  }
  return slots;
}

/** The last mention of a kind that is not taken back; 应该是X, 改成X, 是X. */
function rightOne(view: View, kind: Mention['kind']): Mention | undefined {
  const all = live(view, kind).filter(
    (one) => !isDenied(view, one) && (kind !== 'time' || !/^\+0d$/.test(one.time!.day ?? '')),
  );
  return (
    all
      .filter(
        (one) =>
          !/不是$|[写记录打说报登]成$|把$/.test(view.norm.slice(Math.max(0, one.start - 3), one.start)),
      )
      .pop() ?? all.pop()
  );
}

/** 只做了清洁,没做针清 */
function isDenied(view: View, one: Mention): boolean {
  return /(?:没有?|不是?|未)(?:做|弄)?$/.test(view.norm.slice(Math.max(0, one.start - 4), one.start));
}

function valueOf(view: View, field: string, one: Mention): unknown {
  if (field === 'treatments') {
    const marker = Math.max(view.norm.lastIndexOf('是', one.start), view.norm.lastIndexOf('成', one.start));
    const codes = live(view, 'treatment')
      .filter((t) => (t.start > marker || t === one) && !isDenied(view, t))
      .map((t) => t.treatment!);
    return [...new Set(codes)];
  }
  if (field === 'therapist') return one.staff![0];
  if (field === 'nextTime') return timeSaid(one);
  if (field === 'visitDay') return one.time!.day;
  return one.value;
}

/** reassign: to whom, and from whom where it is said. */
export function readHandOver(view: View): Slots {
  const slots: Slots = {};
  const staff = live(view, 'staff');
  const said = view.masked.text;
  const from = staff.find((one) => {
    const at = view.masked.mention.indexOf(one);
    return (
      staff.length > 1 &&
      (/^(?:的|手上|那边|手里|名下|转|换|移|交|调|改|离职|要?休|请假|要走)/.test(said.slice(at + 1)) ||
        /(?:从|由|把|原来是?|之前是?|别让|不让|不要|别给)$/.test(said.slice(0, at)))
    );
  });
  const takes = staff.filter((one) =>
    /^(?:来)?(?:跟(?!进一)|带|负责|接手?|管|服务|维护)/.test(
      said.slice(view.masked.mention.indexOf(one) + 1),
    ),
  );
  const others = staff.filter((one) => one !== from);
  const to = takes.length === 1 && takes[0] !== from ? takes[0] : others.pop();
  if (to) slots.target = use(view, 'target', to, to.staff![0]);
  else if (/(?:转|交|给|归|换|跟|找|由)(?:给)?我|我来/.test(said)) slots.target = view.context.speaker;
  if (from) slots.from = use(view, 'from', from, from.staff![0]);
  else if (to && /从我/.test(said)) slots.from = view.context.speaker;
  return slots;
}

/** plan_adjust: what stays in the plan, what is offered instead, and when. */
export function readPlanChange(view: View): Slots {
  const slots: Slots = {};
  const doing: string[] = [];
  const selling: string[] = [];
  const said = view.masked.text;
  for (const one of live(view, 'treatment')) {
    const at = view.masked.mention.indexOf(one);
    const head = said.slice(0, at);
    const tail = said.slice(at + 1);
    const role = roleOf(head, tail);
    if (role === 'sell')
      selling.push(use(view, 'nextSell', one, view.text.slice(one.start, wordEnd(view, one))));
    if (role === 'do') doing.push(use(view, 'nextDo', one, one.treatment!));
  }
  if (!selling.length) selling.push(...productOffers(view));
  if (doing.length) slots.nextDo = [...new Set(doing)];
  if (selling.length) slots.nextSell = [...new Set(selling)];
  const staff = live(view, 'staff')[0];
  if (staff) slots.therapist = use(view, 'therapist', staff, staff.staff![0]);
  const times = live(view, 'time');
  const time = times[times.length - 1];
  if (time) slots.nextTime = use(view, 'nextTime', time, timeSaid(time));
  return slots;
}

function roleOf(head: string, tail: string): 'sell' | 'do' | null {
  if (
    /^(?:卡|疗程|套餐)?(?:先)?(?:往后[放推挪延]|放一放|缓|不|别|去掉|拿掉|删|取消|换成|换|改成|改为|改做|改推|先放|暂停|先停|停掉|停|撤)/.test(
      tail,
    ) &&
    !/^(?:换成|改成)?$/.test(tail)
  ) {
    if (!/^不错|^换一下时间/.test(tail)) return null;
  }
  if (/^(?:都|已经|已)?(?:做|用|划)(?:完|满|够)了?/.test(tail)) return null;
  if (/^从[^,;。]{0,10}(?:拿掉|去掉|删|撤|划掉)/.test(tail)) return null;
  const verb =
    /(?:别|不要|不再|不|先不|不用|去掉|拿掉|删掉?|取消|(?<=^|[ ,:;])[去减撤])(?:再)?(?:给她|给他|做|推|卖|提|主推|安排|加)*(?:Ⓣ[和跟、及])*$/.exec(
      head,
    );
  if (verb) return null;
  const own = /[^,;。 ]*$/.exec(head)?.[0] ?? '';
  if (/卖点?(?:的)?(?:换成?|改成|改为|是|:)$/.test(own)) return 'sell';
  const nearest = [
    ...own.matchAll(/改推|主推|推(?!迟|到|后)|卖|销|推荐|做|加|换成|改成|改做|安排/g),
  ].pop()?.[0];
  return nearest && /推|卖|销/.test(nearest) ? 'sell' : 'do';
}

/** «修护套», «眼部那个卡»: the offer is named by the treatment and what follows. */
function wordEnd(view: View, one: Mention): number {
  const more = /^(?:套|精华|面霜|产品|卡|疗程|那个卡|的卡|年卡|套餐|[\d十]+次卡)/.exec(
    view.norm.slice(one.end),
  );
  return one.end + (more?.[0].length ?? 0);
}

function productOffers(view: View): string[] {
  const out: string[] = [];
  for (const m of view.masked.text.matchAll(
    /(?:卖(?:点(?:换成?|改成|改为|是|:))?|主推|改推|推荐|推(?!迟|到|后|掉))(?:一下|给她|她|个|一个|点)?([^,;。 Ⓣ]{2,10})/g,
  )) {
    if (/(?:别|不要|先不|不|不用)$/.test(view.masked.text.slice(0, m.index))) continue;
    const start = m.index + m[0].length - m[1].length;
    out.push(
      spanOf(view, 'nextSell', { start: view.masked.at[start], end: view.masked.at[start + m[1].length] }),
    );
  }
  return out;
}
