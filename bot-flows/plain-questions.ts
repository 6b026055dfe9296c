/** Short questions and orders whose words are plain, whatever they were taken for. */
import { roomSays } from '../src/text/leave';
import { priceText, questionWords } from '../src/text/questions';
import { nextCustomer, notYet, whoIsOff } from './appointments/day-look';
import { startTable, table } from './appointments/table';
import { dutiesSaid } from './care/duties';
import { festivalSaid } from './care/festival';
import { reviewFlows, reviewSaid } from './catalogue/treatment-review';
import { callHints, hintSaid, setCallHint } from './contacts/call-hints';
import { checkSaid, contactCheck } from './contacts/contact-check';
import { askedOfTheDay, dayQuestionFlows } from './contacts/day-questions';
import { startCorrect } from './corrections/correct';
import { startUndo } from './corrections/undo';
import { customerNew } from './customers/customer-new';
import { askedByManager, managerQuestionFlows } from './customers/manager-questions';
import { trustSaid } from './customers/trust';
import { sleepersSaid } from './customers/win-back';
import type { SalonFlow, SalonHeard } from './ear';
import type { Start } from './engine';
import { storeFigures } from './figures/figures';
import { monthFlows, monthSaid } from './figures/month';
import { weekReport, weekSaid } from './figures/week';
import { startRefund } from './money/refund';
import { till, unserved } from './money/till';
import { goalSaid, settingSaid } from './settings';
import { methodPutRight } from './slots/correction';
import { leaveBackSaid } from './staff/leave-back';
import { letInSaid } from './staff/staff-let-in';
import type { Begun } from './starting';
import { resolveTime } from './understanding';
import { readCount } from './understanding/numerals';
import { owedStarts } from './visits/records-owed';

export const questionFlows: SalonFlow[] = [
  till,
  unserved,
  whoIsOff,
  nextCustomer,
  notYet,
  ...dayQuestionFlows,
  ...managerQuestionFlows,
  callHints,
  contactCheck,
  setCallHint,
  weekReport,
  ...monthFlows,
  ...reviewFlows,
];

const NEXT = /^(?:那)?(?:我的?)?下一?(?:个|位)(?:客人)?(?:是)?(?:谁|几点|什么时候)/;
const HER_DAY =
  /^(?:今天|明天|后天)?(?:我)?(?:今天|明天)?(?:一共)?(?:有|约了|来)?(?:几|多少)(?:位|个)(?:客人|人)?$|^(?:今天|明天|后天)我(?:都)?有谁|^我(?:今天|明天|后天)(?:都)?有(?:谁|几)|^(?:今天|明天|后天)(?:都)?有谁/;
const OFF = /谁(?:今天|明天|后天)?(?:休息?|不上班|上班|请假)/;
const UNWRITTEN =
  /谁(?:还)?没(?:有)?(?:写|记|交|填)|还有谁没(?:写|记)|(?:几|哪)(?:个|位|条|些)(?:还)?没(?:有)?(?:写|记|交)/;
const PRICE = /多少钱|什么价|价格|怎么收费|几块钱/;
const NOT_A_PRICE = /收了|做了|卖了|业绩|我|今天|还[欠有剩]|储值|余额|卡里/;
const WAY = '(?:微信|支付宝|现金|刷卡|银行卡|转账)';
const TILL = new RegExp(
  `^(?:今天|今日|现在|目前)?(?:到现在|到目前)?${WAY}?(?:一共|总共)?(?:收了?|现金|收款)(?:多少|几)(?:${WAY}|钱)?了?$`,
);
const UNSERVED = /^(?:店里|我们|全店|客人)?(?:的)?卡[里上](?:一共|总共)?还?[有剩]多少(?:钱|次)?没[做耗消划]/;
const NO_SHOWS = /爽约(?:了)?(?:几|多少)|(?:几|多少)[个位](?:客人)?爽约/;
const NOT_YET =
  /谁(?:还)?(?:没|该)(?:有)?(?:到|来)|还有谁(?:没|该)?(?:有)?(?:到|来)|[没该]到的(?:有)?(?:谁|哪)/;
const HERE = /^(?:今天|现在)?(?:已经)?(?:到店|来了|到了|来店)(?:了)?(?:几|多少)[位个人]/;
const WALK_IN_HERE = /^(?:今天|刚刚?)?(?:来|有)?了?(?:一?[个位])?散客(?:刚刚?)?(?:到店|到|来|进店)?了?$/;
const SHIFT_OVER = /^(?:我)?(?:要|来)?交班|^换班交接|^交接班/;
const WALK_IN_NAMED =
  /散客(?:她|他)?(?:叫|名字叫?|姓名是?)([\u4e00-\u9fff]{2,4}?)(?=[^\u4e00-\u9fff]|电话|手机|$)/;
const UNDOES = /^(?:把)?(?:撤销|撤回|撤掉).{2,8}$|^.{2,6}(?:那条|那笔|刚才的|的)(?:撤销|撤回|撤掉)$/;
const DEPOSIT_BACK = /[定订]金.{0,4}退|退.{0,4}[定订]金/;
/** Money of hers that lies here, given back: never a call, whatever the sentence looks like. */
const STORED_BACK =
  /退(?:掉|一下|还|回)?(?:她的?)?(?:储值|余额|卡里的?钱)|(?:储值|余额|卡里的?钱)(?:要|想|都|全|剩下的)*退(?!了|过|到)/;
const HANDED_IN = /卡(?:要|想)?退(?:掉|了)?.{0,3}退?多少|[能要可]退多少|卡退掉/;

/** Of money that is written already, not of money that comes in now. */
const MEANS_AN_ENTRY = /刚才|刚刚|昨天|前天|上一?笔|那[笔个条]|其实|记错|弄错|搞错|应该是|改成|不是/;

/** The plain words, whatever the message was read as. */
export function plainQuestionSaid(heard: SalonHeard): Begun {
  const text = heard.text.normalize('NFKC').replace(/[\s,。!?~…]/g, '');
  const { reading, speaker } = heard.reading;
  // A newcomer's name is nobody's in the store.
  const known = reading.intent === 'customer_new' ? undefined : reading.slots.customer;
  const named = Boolean(known ?? reading.mentioned?.customers.length);
  const byItself = monthSaid(heard) ?? reviewSaid(heard) ?? leaveBackSaid(heard);
  if (byItself) return byItself;
  if (methodPutRight(text) && MEANS_AN_ENTRY.test(text)) return [startCorrect(heard)];
  if (named && UNDOES.test(text)) return [startUndo(heard)];
  const handedIn = HANDED_IN.test(text) || DEPOSIT_BACK.test(text);
  if (named && handedIn && reading.intent === 'cancel_booking') return [startRefund(heard)];
  if (named && STORED_BACK.test(text) && reading.intent !== 'complaint') return [startRefund(heard)];
  const letIn = letInSaid(heard);
  if (letIn) return letIn;
  const trusted = trustSaid(heard);
  if (trusted) return trusted;
  const noRoom = roomNobodyHas(heard, text);
  if (noRoom && (!named || OF_A_ROOM.has(reading.intent))) return noRoom;
  if (named) return null;
  const manages = speaker.roles.some((role) => role === 'manager' || role === 'owner');
  const ofTheDay = weekSaid(text) ?? checkSaid(text) ?? askedByManager(text) ?? askedOfTheDay(heard, text);
  if (ofTheDay) return ofTheDay;
  const walkIn = WALK_IN_NAMED.exec(heard.text.normalize('NFKC'))?.[1];
  if (walkIn) return [walkInIs(walkIn, heard)];
  if (WALK_IN_HERE.test(text)) return { say: [{ text: questionWords.walkInHere }] };
  if (SHIFT_OVER.test(text)) return shiftOver(heard, manages);
  if (NOT_YET.test(text)) return [{ flow: notYet.name, values: {}, facts: { at: heard.at } }];
  if (HERE.test(text) && !manages) return [startTable(heard)];
  if (NEXT.test(text)) return nextOf(heard);
  if (HER_DAY.test(text)) return [tableOfThatDay(heard)];
  if (OFF.test(text)) return [{ flow: whoIsOff.name, values: { day: dayIn(heard) } }];
  if (UNWRITTEN.test(text)) return unwritten(heard);
  if (TILL.test(text) && speaker.roles.includes('receptionist') && !manages)
    return [{ flow: till.name, values: {} }];
  if (UNSERVED.test(text)) return [{ flow: unserved.name, values: { words: text } }];
  if (NO_SHOWS.test(text))
    return [{ flow: storeFigures.name, values: { period: periodIn(heard, text), words: text } }];
  return (
    hintSaid(heard) ??
    settingSaid(heard) ??
    goalSaid(heard) ??
    festivalSaid(heard) ??
    sleepersSaid(heard) ??
    dutiesSaid(heard) ??
    priceOf(heard, text)
  );
}

/** «明天几个人»: the day that was said, whatever the sentence was taken for. */
function tableOfThatDay(heard: SalonHeard): Start {
  const start = startTable(heard);
  const day = dayIn(heard);
  if (!day || start.flow !== table.name || start.values.when) return start;
  return { ...start, values: { ...start.values, when: { day, time: null } } };
}

function periodIn(heard: SalonHeard, text: string): string {
  const said = heard.reading.reading.slots.period;
  return said ?? (/昨天/.test(text) ? 'yesterday' : 'today');
}

/** What lies in the till, and who is still to come: what the next one at the counter must know. */
function shiftOver(heard: SalonHeard, manages: boolean): Start[] {
  const desk = manages || heard.reading.speaker.roles.includes('receptionist');
  return [
    ...(desk ? [{ flow: till.name, values: {} }] : []),
    { flow: notYet.name, values: {}, facts: { at: heard.at } },
  ];
}

/** «刚才那个散客叫王美丽 电话…»: a file of her own, to which what she did today goes. */
function walkInIs(name: string, heard: SalonHeard): Start {
  const { phone } = heard.reading.reading.slots;
  return {
    flow: customerNew.name,
    values: { name, ...(phone ? { phone } : {}) },
    facts: { wasWalkIn: true },
  };
}

function nextOf(heard: SalonHeard): Start[] {
  const { speaker } = heard.reading;
  const own = speaker.roles.includes('beautician') ? { staffId: speaker.id } : {};
  return [{ flow: nextCustomer.name, values: own, facts: { at: heard.at } }];
}

/** Whoever sees to the loop sees whose records are missing; a beautician her own. */
function unwritten(heard: SalonHeard): Start[] {
  const { speaker } = heard.reading;
  return speaker.roles.every((role) => role === 'beautician' || role === 'receptionist')
    ? owedStarts(speaker)
    : [{ flow: 'open-ends', values: {} }];
}

/** «客人问补水多少钱». */
function priceOf(heard: SalonHeard, text: string): Begun {
  if (!PRICE.test(text) || NOT_A_PRICE.test(text)) return null;
  const { reading, lexicon } = heard.reading;
  const asked = lexicon.treatments.filter((each) => reading.mentioned?.treatments.includes(each.code));
  const priced = asked.flatMap((each) =>
    each.price ? [{ ...each, name: each.aliases[0] ?? each.name, price: each.price }] : [],
  );
  if (asked.length === 0) return null;
  return { say: [{ text: priced.length > 0 ? priceText(priced) : questionWords.noPrice(asked[0].name) }] };
}

/** Sentences that say no more than where she is. */
const OF_A_ROOM = new Set(['smalltalk', 'ambiguous', 'schedule_query', 'arrived', 'call_log']);

/** «6号房空调坏了» in a store of three rooms: which rooms there are. */
function roomNobodyHas(heard: SalonHeard, text: string): Begun {
  const said = /(\d{1,2}|[一二三四五六七八九十]{1,2})号(?:房间?|包间?|床)(?!卡|号)/.exec(text);
  const { rooms } = heard.reading.lexicon;
  if (!said || rooms.length === 0) return null;
  const number = readCount(said[1]);
  const has = (room: string): boolean => {
    const own = /\d{1,2}|[一二三四五六七八九十]{1,2}/.exec(room.normalize('NFKC'))?.[0];
    return own !== undefined && readCount(own) === number;
  };
  return rooms.some(has) ? null : { say: [{ text: roomSays.none(said[0], rooms) }] };
}

function dayIn(heard: SalonHeard): string | undefined {
  const [said] = heard.reading.reading.mentioned?.times ?? [];
  return (said && resolveTime(said, heard.at, heard.reading.store)?.day) ?? undefined;
}
