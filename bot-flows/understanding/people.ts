import { COMPANION_WORDS } from './name-words';
import { HANDS } from './split-treatments';
import { live, around, use, type View } from './view';
import type { Mention } from './mentions';
import type { Intent } from './reading';

/** 做, and what the hands do: 小崔给铺的, 我捏的. */
const DOES = `[做弄${HANDS}]`;

const COMPANION = `(?:${COMPANION_WORDS.join('|')})`;

/** The staff of whom a record speaks as having done it. Null where the text does not say. */
export function therapistDone(view: View): string | null {
  const said = view.masked.text;
  const rules = [
    /Ⓢ(?:刚刚|刚才|刚)?[ⒿⒼ]?(?:也)?(?:给|帮|跟|为)?(?:她|他|Ⓒ|客人)?[ⒿⒼ]?(?:做|弄|按|操作|服务|接待|刮|推|负责)(?:的|了|完)?/,
    new RegExp(`Ⓢ(?:刚|刚刚|刚才)?(?:给|帮)?(?:她|他|Ⓒ)?${DOES}的|Ⓢ上的?手`),
    /(?:让|由|找|请|(?<!就)是|点名?(?:要|了)?|点的|指定(?:的|了)?|安排(?:的|了)?|派(?:的)?|技师|美容师|操作人?|手工|服务人|老师)[:是 ]{0,2}Ⓢ/,
    /Ⓢ的?(?:手法|手艺|手劲|力度|服务|技术)/,
    /Ⓢ[ⒿⒼ]?(?:的)?(?:手工|操作)/,
  ];
  for (const rule of rules) {
    const m = rule.exec(said);
    if (!m || /不是$|没$/.test(said.slice(0, m.index))) continue;
    if (/^(?:登记|记|写|录|收|约|打电话|接)(?:的|了)/.test(said.slice(m.index + m[0].length))) continue;
    const staff = staffAt(view, m.index, m[0]);
    if (staff) return use(view, 'therapist', staff, staff.staff![0]);
  }
  const own =
    /我(?:刚才|刚刚|刚|[ⒿⒼ])?(?:给|帮|为)(?:她|他|Ⓒ|客人)?[ⒿⒼ]?(?:做|弄|按|刮)(?:了|的|完)?|我(?:做|操作|按|弄|刮)的|我自己(?:做|操作)|本人(?:做|操作)|我(?:来)?操作|(?:^|[ ,;。])我做(?=$|[ ,;。])/.exec(
      said,
    );
  const mine =
    own && !/(?:说|让|叫)$/.test(said.slice(0, own.index))
      ? own
      : (MY_HANDS.exec(said) ?? OF_MY_HANDS.exec(said));
  if (mine) {
    const start = view.masked.at[mine.index];
    return use(view, 'therapist', { start, end: start + 1 }, view.context.speaker, 'speaker');
  }
  const alone = live(view, 'staff');
  if (alone.length === 1 && isBareAtEdge(view, alone[0]))
    return use(view, 'therapist', alone[0], alone[0].staff![0]);
  return null;
}

const MY_HANDS = new RegExp(`我[ⒿⒼ]?(?:(?:给|帮)(?:她|他|Ⓒ))?${DOES}(?:的|了Ⓣ)|我[ⒿⒼ]?(?:给|帮)(?:她|他|Ⓒ)Ⓣ`);
/** 说我手轻: it was the speaker who did it. */
const OF_MY_HANDS = /[说夸嫌]我的?(?:手|力度|劲|按得|做得|推得)/;

function staffAt(view: View, index: number, matched: string): Mention | undefined {
  const at = index + matched.indexOf('Ⓢ');
  return view.masked.mention[at];
}

/** A name of staff that stands by itself at the end of a clause or the message. */
function isBareAtEdge(view: View, one: Mention): boolean {
  const { before, after } = around(view, one);
  return /(?:[,.;。 /+ⓉⓃⓂ]|^)$/.test(before) && /^(?:$|[,.;。 /])/.test(after);
}

/** The staff asked for or asked about: in bookings and questions any name of staff will do. */
export function therapistMeant(view: View): string | null {
  const staff = live(view, 'staff').filter((one) => {
    const { before, after } = around(view, one);
    return !/(?:跟|和|告诉|问|听|报|找)$/.test(before.slice(-2)) || !/^(?:说|讲|反映|沟通)/.test(after);
  });
  const hands = /(?:让|由|换成?|叫|给)(?=Ⓢ(?:来)?(?:接|做|顶|代))/.exec(view.masked.text);
  const chosen = hands ? view.masked.mention[hands.index + hands[0].length] : undefined;
  const last = chosen?.staff?.length ? chosen : staff[staff.length - 1];
  if (last) return use(view, 'therapist', last, last.staff![0]);
  const own =
    /我.{0,3}下一?[个位]|我(?:来|给她|给他|帮她|自己)?做|找我|约我|我[ⒹⒿⒼ]?(?:约了|排了)(?:几|谁|哪|多少)|我[ⒹⒿⒼ]?(?:几点|什么时候|啥时候)(?:还)?有(?:客|人|约|活)|我[ⒹⒿⒼ]?(?:以后|之后)?(?:还)?有(?:人(?:吗|没|约|$)|空|位|没有空|时间|谁|几个)/.exec(
      view.masked.text,
    );
  if (!own) return null;
  const start = view.masked.at[own.index];
  return use(view, 'therapist', { start, end: start + 1 }, view.context.speaker, 'speaker');
}

/** Customers of whom something is told, leaving out those who did not come or only sent somebody. */
export function customersTold(view: View, intent: Intent): Mention[] {
  const all = live(view, 'customer');
  const aside = all.filter((one) => isAside(view, one, intent, all.length));
  const told = all.filter(
    (one) => !aside.includes(one) && !(intent === 'record_visit' && isOnlyNear(view, one, aside)),
  );
  return told.length ? told : all;
}

/** One customer pays for another. */
const PAYS_FOR = /^(?:[ⒹⒿⒼ])*(?:帮|替|代|给)(?:她|他)?Ⓒ(?:付|买单|买的单|结|出的?钱|刷|转|垫|交|充)/;

/** «小乔没做小乔就在旁边喂奶»: named once more, and still nothing was done to her. */
function isOnlyNear(view: View, one: Mention, aside: Mention[]): boolean {
  if (!aside.some((other) => other.customers?.join() === one.customers?.join())) return false;
  return !/^[^,;。Ⓒ]{0,10}(?:Ⓣ|Ⓝ|做了|做完|划|收|付)/.test(around(view, one).after);
}

/** «没做微针 改做修复了 划1»: one thing was not done, another was. */
function hadAnother(after: string): boolean {
  const own = /^[^Ⓒ]*/.exec(after)?.[0] ?? '';
  return (
    /^[^,;。 ]{0,8}没(?:有)?做/.test(own) &&
    /改(?:做|成|了)?.{0,3}Ⓣ|换(?:做|成|了)?.{0,3}Ⓣ|做(?:的|了).{0,2}Ⓣ/.test(own)
  );
}

function isAside(view: View, one: Mention, intent: Intent, total: number): boolean {
  if (total < 2) return false;
  const { before, after } = around(view, one);
  const next = view.mentions.find((other) => other.start >= one.end && !other.dropped);
  if (
    intent === 'record_visit' &&
    next?.time &&
    !next.time.day &&
    !next.time.time &&
    next.start - one.end < 2
  )
    return true;
  if (/^(?:(?:只是|就是|是)?(?:来)?陪|[^,;。Ⓣ]{0,8}没(?:有)?做(?!Ⓣ|完|好))/.test(after) && !hadAnother(after))
    return true;
  // 童嘉是来取东西的; 童嘉的保留: here for something else, or not to be touched.
  if (/^(?:也|只|就)?(?:是)?(?:过)?来(?:取|拿|送|接|坐|看|找|借|还)(?!.{0,4}Ⓣ)/.test(after)) return true;
  if (intent !== 'record_visit' && /^的?(?:先)?(?:保留|不变|不动|照旧|不用改|没变|留着)/.test(after))
    return true;
  // 傅姐帮褚姐付了: the visit is the other's.
  if (intent === 'record_visit' && PAYS_FOR.test(after)) return true;
  // 钱是罗总付的: he pays for what another had.
  if (
    intent === 'record_visit' &&
    /(?:钱|单|账|费用)?(?:是|由|让)$/.test(before) &&
    /^(?:给|来|帮她|帮他)?(?:付|买单|买的单|出的?|结|刷|转|垫)/.test(after)
  )
    return true;
  // 记在席姐卡上: she only lends what is on her card.
  if (
    intent === 'record_visit' &&
    /(?:记|记在|记到|挂在?|走|刷|用|扣|从)(?:的|了)?$/.test(before) &&
    /^的?(?:卡|储值|余额|账|户)/.test(after)
  )
    return true;
  if (/^(?:介绍|推荐|转介绍|带来|带过来|拉来)/.test(after)) return true;
  if (new RegExp(`^的?${COMPANION}`).test(after)) return false;
  if (
    intent === 'record_visit' &&
    !hadAnother(after) &&
    /^(?:[ⒹⒿⒼ]|就|也|她|都|是|还)*(?:没来|没过来|没能来|来不了|没有来|没到|没做|没有做|不做|不来|请假|爽约|取消|改天|改期|约了|约的)/.test(
      after,
    )
  )
    return true;
  // 红姐和霞姐一起来的,两个人都做了足底: she did not only come along.
  const both = /(?:两个人?|俩人?|她们|两位|都)(?:都|各|全)?(?:做|是|划)/.test(view.masked.text);
  if (!both && /(?:跟|和|像|同|比|不是)$/.test(before) && /^(?:一样|差不多|一起来|似的|那个)/.test(after))
    return true;
  return /不是$/.test(before);
}
