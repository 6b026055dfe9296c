import { HONORIFIC, SURNAMES } from './name-words';
import { spanOf } from './spans';
import { live, use, type View } from './view';
import type { Slots } from './reading';

/** customer_new and customer_update: what a file holds. */
export function readFile(view: View): Slots {
  const slots: Slots = {};
  const phone = live(view, 'phone').pop();
  if (phone) slots.phone = use(view, 'phone', phone, phone.digits);
  const birthday = birthdayIn(view);
  if (birthday) slots.birthday = birthday;
  const age = live(view, 'age').pop();
  if (age) slots.age = use(view, 'age', age, age.value);
  const figure = /年龄(?:应该|实际)?(?:是|为|改成|改为|[:])? ?(\d{1,2})(?!\d)/.exec(view.norm);
  if (!age && figure) slots.age = Number(figure[1]);
  readHealth(view, slots);
  const source = firstSpan(view, SOURCES, 'source');
  if (source) slots.source = source;
  const skin = firstSpan(view, SKINS, 'skin');
  if (skin) slots.skin = skin;
  return slots;
}

const SOURCES = [
  /Ⓒ(?:带|介绍|推荐)(?:过来|来|的)/,
  /(?:抖音|美团|大众点评|点评|小红书|视频号|快手|(?<!Ⓜ[ ,]?|收)微信(?!号| ?Ⓜ|付|收|转)|朋友圈|百度|高德|饿了么|淘宝|公众号)(?:上)?(?:团购|团的|买的券|券|推荐|广告|平台|引流|直播间?|体验券)?/,
  /(?<=^|[ ,。;])[^,;。 Ⓟ]{2,10}?(?:转)?(?:介绍|推荐)/,
  /(?:老?(?:客户?|顾客)|朋友|同学|闺蜜|同事|邻居|姐妹|亲戚|家人|员工|Ⓒ|Ⓢ)(?:转)?(?:介绍|推荐|带)/,
  /(?<=^|[ ,。;帮给替])(?:Ⓒ|[\u4e00-\u9fff]{2,3})的(?:朋友|同事|闺蜜|妹妹|姐姐|邻居|同学|女儿|表妹|表姐|亲戚)(?=$|[ ,。;叫建开登来])/,
  /转介绍|地推|发传单|传单|路过|自己(?:进店|找来|上门|来的)|自然进店|上门客|拓客(?:卡)?|异业(?:合作)?|活动(?:引流)?/,
];

const SKINS = [
  /(?:混合?|混合?性?偏?|偏|大|超级?)?(?:干|油|敏感?|中|混合?|混油|混干|敏感|干敏|油敏|痘)(?:性)?(?:偏?(?:油|干|敏感))?(?:皮肤|皮|肌肤|肌|性皮)/,
  /(?:皮肤|肤质|头皮|发质|脸上|鼻子|额头|下巴|两颊|脸颊|t区|面部|脸|毛孔|痘痘|黑头|斑)[^,.;。 对电生住来做]{0,8}(?:干|油|敏感|多|大|粗|暗|黄|缺水|出油|松|红|明显|斑|痘|粗大|薄|差)/,
  /(?:黑头|痘痘|痘印|斑|毛孔|细纹|皱纹|红血丝|头皮屑|头屑)(?:很|比较|有点|特别)?(?:多|重|明显|粗大|大)/,
];

function firstSpan(view: View, patterns: RegExp[], slot: string): string | undefined {
  for (const pattern of patterns) {
    const m = pattern.exec(view.masked.text);
    if (!m) continue;
    const run = { start: view.masked.at[m.index], end: view.masked.at[m.index + m[0].length] };
    if (run.end > run.start) return spanOf(view, slot, run);
  }
  return undefined;
}

function readHealth(view: View, slots: Slots): void {
  const said = view.masked.text;
  const at = (index: number): number => view.masked.at[index];
  const allergy =
    /对([^,.;。 ]{1,12}?)(?:都|会|有点|有|严重)?过敏/.exec(said) ??
    /(?:^|[,.;。 Ⓒ]|是|有)([^,.;。 Ⓒ不没+加补记]{1,6}?)(?:会|都|严重)?过敏(?!史|吗|什么)/.exec(said) ??
    /过敏(?:史|源|原)?[:：是有]([^,.;。 ]{1,10})/.exec(said) ??
    // 花生敏感: of what is eaten or drunk it is said for 过敏.
    /(花生|坚果|海鲜|鱼虾|虾蟹|牛奶|乳制品|鸡蛋|酒精|花粉|芒果|蜂蜜|麸质)敏感/.exec(said);
  if (allergy && !/什么|哪|啥/.test(allergy[1])) {
    const start = allergy.index + allergy[0].indexOf(allergy[1]);
    slots.allergy = spanOf(view, 'allergy', { start: at(start), end: at(start + allergy[1].length) });
  }
  const taboo =
    /(?:禁忌|忌讳|忌)[:： ]?([^,.;。]{1,16})/.exec(said) ?? /(禁(?!忌|止)[^,.;。? ]{1,12})/.exec(said);
  const cannot =
    /[^,;。]*?(?:不能|不可以|不要|别|不宜|禁止|不适合|不让)(?:再|给她|给他)?(?:做|弄|用|碰|按|刮|蒸|泡|吃|推|上|有|太|过于|超过)[^,;。]*|[^,;。 ]*(?:做|用|碰)不了[^,;。 ]*|(?:先|暂)?停(?:做|用|掉|了)Ⓣ[^,;。 ]*/.exec(
      said,
    );
  if (cannot) {
    const head =
      /^(?:[,.;。 ]|以后|之后|所以|今后|暂时|最近|记一下|Ⓒ|她|他|千万|现在|备注)*/.exec(cannot[0])?.[0]
        .length ?? 0;
    slots.taboo = spanOf(view, 'taboo', {
      start: at(cannot.index + head),
      end: at(cannot.index + cannot[0].length),
    });
  } else if (taboo) {
    const start = taboo.index + taboo[0].indexOf(taboo[1]);
    slots.taboo = spanOf(view, 'taboo', { start: at(start), end: at(start + taboo[1].length) });
  }
}

/** `MM-DD` or `YYYY-MM-DD` after the word for birthday; 八月十六 without 号, too. */
function birthdayIn(view: View): string | undefined {
  const m = /生日|出生|生辰/.exec(view.norm);
  if (!m) return undefined;
  const times = live(view, 'time').filter((one) => /^(?:md|ymd|lunar):/.test(one.time!.day ?? ''));
  const one = times.filter((time) => time.start >= m.index).pop() ?? times.pop();
  const figures = /.*\D(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?![\d.])/.exec(view.norm.slice(m.index));
  if (!one && figures) return `${figures[1].padStart(2, '0')}-${figures[2].padStart(2, '0')}`;
  if (!one) return undefined;
  const day = one.time!.day!;
  const lunar =
    day.startsWith('lunar:') ||
    /农历|阴历|旧历/.test(
      view.norm
        .slice(0, one.start)
        .split(/阳历|公历|新历|国历/)
        .pop()!,
    );
  return use(view, 'birthday', one, `${lunar ? 'lunar:' : ''}${day.replace(/^(?:y?md|lunar):/, '')}`);
}

const STOP =
  '今电手微生对来做体朋抖路闺同男女地介皮过想要是她他的和说住约先在加从自已了有被通老预下明周号码年第感';

/** The name of a new customer, as written. */
export function newName(view: View): string | undefined {
  const text = view.norm;
  for (const start of nameStarts(text)) {
    const latin = /^[a-z][a-z ]{1,19}/.exec(text.slice(start));
    const found = latin ? latin[0].trim().length : hanName(view, start);
    if (!found) continue;
    use(view, 'customer', { start, end: start + found }, view.text.slice(start, start + found));
    return view.text.slice(start, start + found);
  }
  return undefined;
}

/** Where the name may begin, the likeliest place first. */
function nameStarts(text: string): number[] {
  const starts: number[] = [];
  const patterns = [
    /(?:姓名|名字|名|叫做?|称呼|姓[\u4e00-\u9fff]{1,2}[, ]*叫|姓([\u4e00-\u9fff])[,。;、 ]*(?=\1)|姓[\u4e00-\u9fff][, ]|姓)(?:是|叫)?[:： ]*(?=[a-z\u4e00-\u9fff])(?![这那什啥她他我你咱])/g,
    /(?:^新(?=[: ])|新客(?:人|户)?|新顾客|新会员|登记|建(?:个|一个|一下|新)?(?:客户|顾客|客人|会员)?档(?:案)?|开(?:个|一个|新)*档(?:案)?|新建|新增|录(?:个|一个|入)?新?客?户?)(?:登记|开档|建档|档案?|一下|下|一个|个|来了|到店|:|,|,| |姓名|叫|是|客户|顾客|客人|会员|资料|人)*(?=[a-z\u4e00-\u9fff])/g,
    /(?:给|帮|为)(?=[\u4e00-\u9fffa-z]{1,6}(?:建|开|登记))/g,
  ];
  for (const pattern of patterns) {
    for (const m of text.matchAll(pattern)) {
      const start = m.index + m[0].length;
      const head = text[start];
      const stated =
        (pattern === patterns[0] || (pattern === patterns[1] && /[ ,:]$/.test(m[0]))) &&
        /^[\u4e00-\u9fff]{2,4}(?=$|[,;。 ])/.test(text.slice(start));
      if (
        (stated && !NO_NAME.test(text.slice(start, start + 4))) ||
        SURNAMES.includes(head) ||
        /[a-z]/.test(head) ||
        new RegExp(`^.{1,2}${HONORIFIC}`).test(text.slice(start))
      )
        starts.push(start);
    }
  }
  const lead = /^(?:[,.;。 ]*)(?=[\u4e00-\u9fff]{2,4}(?:[, ]|(?:新)?(?:建|开)(?:个|一下|一个)?档))/.exec(
    text,
  );
  if (lead && SURNAMES.includes(text[lead[0].length])) starts.push(lead[0].length);
  return starts;
}

/** A stretch between two separators is the name as it stands, unless one of these shows that it goes on. */
const NO_NAME =
  /新客|客人|客户|顾客|会员|今年|电话|手机|微信|生日|对|来|做|抖音|美团|小红书|朋友|介绍|路过|闺蜜|同事|男|女|想|要|皮|过敏|岁|约(?!翰)/;

/** What is told of a newcomer right behind the name, where nothing parts them. */
const GOES_ON =
  /^(?:[二三四五六七八]?十[一二三四五六七八九]?(?:岁|多|出|$|[^一-九])|[二三四五六七八]十|小红书|美团|大众|建[个档]|开档|登记|客人|人很|家住|刚|第一|头一|皮肤|干皮|油皮)/;

function hanName(view: View, start: number): number {
  const stop = view.mentions.find(
    (one) =>
      one.start > start &&
      (['age', 'time', 'phone', 'amount', 'duration'].includes(one.kind) ||
        (['customer', 'staff'].includes(one.kind) && one.start > start + 1 && !one.sounded)),
  );
  const run = /^[\u4e00-\u9fff]{1,8}/.exec(view.norm.slice(start, stop?.start))?.[0] ?? '';
  const titled = new RegExp(`^[\\u4e00-\\u9fff]{1,3}?${HONORIFIC}`).exec(run.slice(0, 5));
  const whole = run.length > 1 && run.length <= 4 && !NO_NAME.test(run);
  let length = 1;
  while (
    length < run.length &&
    length < 3 &&
    !STOP.includes(run[length]) &&
    !(length > 1 && GOES_ON.test(run.slice(length)))
  )
    length++;
  if (whole) length = run.length;
  if (titled && titled[0].length > 1 && titled[0].length >= length - 1) return titled[0].length;
  return length > 1 ? length : 0;
}

const FIELDS: [string, RegExp][] = [
  ['address', /(?:地|住)址(?:更新|改|换|是|变)?(?:成|为|到|了|[:])*([^,;。 ]{2,20})/],
  ['address', /(?:搬(?:家)?(?:到|去|至)|住(?:在|到|进)|新家在|家住|住)([^,;。 ]{2,20})/],
  ['wechat', /微信号?(?:换|改|是|成|了|[:：])+([a-z0-9_-]{4,20})/],
  ['name', /(?:改名|名字|姓名)(?:叫|是|成|为|改|应该|写错|错|了|[,,:：])+([^,;。 ]{2,8})/],
  ['occupation', /(?:换工作|职业|工作|上班)(?:了|是|在|改|做|到|[,,:：])*([^,;。 ]{2,16})/],
  ['preference', /((?:不)?(?:喜欢|习惯|爱|要求|偏好|怕)[^,;。]{2,20})/],
  ['note', /(?:备注|记一下|记下|写上|标注)(?:一下|[:：, ])*([^;。]{2,40})/],
];

/** An attribute of the file that has no slot of its own. */
export function otherField(view: View): { field: string; value: string } | null {
  for (const [field, pattern] of FIELDS) {
    const m = pattern.exec(view.norm);
    if (!m) continue;
    const start = m.index + m[0].lastIndexOf(m[1]);
    return { field, value: spanOf(view, 'value', { start, end: start + m[1].length }) };
  }
  return null;
}
