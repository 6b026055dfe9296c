/** What was done and what was paid: the forms of this capability and what starts them. */
import { undoWords } from '../src/text/corrections';
import type { SalonFlow, SalonHeard } from './ear';
import type { Facts, Prompt, Start } from './engine';
import { approve, askApproval, saysDecided } from './corrections/approve';
import { correct, startCorrect } from './corrections/correct';
import { changeOfADay, ofADay } from './corrections/of-a-day';
import { dayClose, startDayClose } from './money/day-close';
import { refund, startRefund } from './money/refund';
import { saysReaction, saysRedone, saysShared } from './visits/told';
import { saysUndone, startUndo, undo } from './corrections/undo';
import {
  balance,
  doubtFigures,
  myFigures,
  saysDoubted,
  startBalance,
  startFigures,
  storeFigures,
} from './figures/figures';
import { recordMoney, startRecordMoney } from './money/record-money';
import { recordVisit, startRecordVisit } from './visits/record-visit';
import { recordVisits, startRecordVisits } from './visits/record-visits';
import { correctionOf } from './slots/correction';
import { startVisitParts, visitParts } from './visits/visit-parts';
import { unknownName } from './slots/customer';
import { badAmountOf, moneyOf, SELLS_SESSIONS } from './slots/money';
import { treatmentRefs } from './slots/treatments';
import { onBehalf } from './slots/on-behalf';
import { servicesOf, type ServiceHeard } from './slots/visit';
import { monthNotices } from './figures/month';
import { reviewNotices } from './catalogue/treatment-review';
import { saysWeek } from './figures/week';

export const recordFlows: SalonFlow[] = [
  recordVisit,
  recordVisits,
  recordMoney,
  myFigures,
  storeFigures,
  doubtFigures,
  balance,
  correct,
  ofADay,
  undo,
  refund,
  approve,
  dayClose,
  visitParts,
];

export const recordStarters = {
  record_visit: (heard: SalonHeard): Start[] => {
    if (putsRight(heard)) return startPuttingRight(heard);
    if (saysNext(heard)) return [startVisitParts(heard)];
    if (Object.keys(onBehalf(heard)).length > 0) return [startRecordVisit(heard)];
    if (isMoneyOnly(heard)) return [startRecordMoney(heard)];
    return [startRecordVisits(heard) ?? startRecordVisit(heard)];
  },
  sales_query: (heard: SalonHeard): Start[] => [startFigures(heard)],
  my_figures: (heard: SalonHeard): Start[] => [startFigures(heard)],
  balance_query: (heard: SalonHeard): Start[] => [startBalance(heard)],
  correct: startPuttingRight,
  undo: (heard: SalonHeard): Start[] => [startUndo(heard)],
  /** «算了» while nothing is open takes nothing back. */
  cancel: (): { say: Prompt[] } => ({ say: [{ text: undoWords.nothingOpen }] }),
  refund: (heard: SalonHeard): Start[] => [startRefund(heard)],
  day_close: (heard: SalonHeard): Start[] => [startDayClose(heard)],
  payment: (heard: SalonHeard): Start[] => {
    const done = doneBeside(heard);
    return [done ? startRecordVisit(heard, { services: done }) : startRecordMoney(heard)];
  },
  product_sale: (heard: SalonHeard): Start[] => [startRecordMoney(heard)],
  voucher: (heard: SalonHeard): Start[] => {
    const named = treatmentRefs(heard.reading.lexicon, heard.reading.reading.mentioned?.treatments ?? []);
    if (named.length === 0) return [startRecordMoney(heard)];
    const services = named.map((treatment) => ({ treatment, times: 1 }));
    const walkIn = strangerIn(heard);
    return [
      startRecordVisit(heard, {
        ...(servicesOf(heard).length > 0 ? {} : { services }),
        ...(walkIn ? { walkIn, voucher: true } : {}),
      }),
    ];
  },
};

function startPuttingRight(heard: SalonHeard): Start[] {
  return changeOfADay(heard) ?? [startCorrect(heard)];
}

/** Nothing done, nothing paid, only what comes next: «补下次», «曼姐下次做拉提,这次不卖». */
function saysNext(heard: SalonHeard): boolean {
  const { slots } = heard.reading.reading;
  const says = slots.nextDo ?? slots.nextSell ?? slots.nextTime;
  return (
    servicesOf(heard).length === 0 &&
    says !== undefined &&
    !slots.effect &&
    !slots.feedback &&
    slots.cash === undefined
  );
}

/** «昨天红姐其实是莹莹做的不是我»: an entry that stands is put right, nothing new was done. */
function putsRight(heard: SalonHeard): boolean {
  const { text } = heard;
  const nothingDone = servicesOf(heard).length === 0;
  if (/^改/.test(text.trim()) && nothingDone) return true;
  // «散客那个小气泡是倩倩做的»: the treatment only says which entry is meant.
  const entryMeant = /那[条个笔次].{0,8}是.{1,6}做的/.test(text);
  const wrong = /其实|不是我|记错|写错|弄错|搞错|应该是|才对/.test(text);
  return (entryMeant || (wrong && nothingDone)) && correctionOf(heard) !== null;
}

function spanOf({ spans }: SalonHeard['reading']['reading'], slot: string): string | undefined {
  const span = spans.find((each) => each.slot === slot);
  return span && String(span.value);
}

/** «抖音券核销 小气泡体验 马思思»: the name of somebody whom the store does not know; she comes as a walk-in. */
function strangerIn(heard: SalonHeard): string | null {
  const { reading, lexicon } = heard.reading;
  if (reading.slots.customer || reading.mentioned?.customers.length || reading.slots.candidates?.length)
    return null;
  const unknown = unknownName(heard) ?? spanOf(reading, 'walkIn');
  if (unknown) return unknown;
  const names = lexicon.treatments.flatMap((each) => [each.name, ...each.aliases]);
  const words = reading.unused.map((each) => each.text.trim());
  const isName = (word: string) =>
    /^\p{Script=Han}{2,4}$/u.test(word) &&
    !/[券卡钱元微信]|核销|体验|抖音|美团|团购|新客|客人|散客|一次|做了|用了|[没不未]|电话/.test(word) &&
    !names.some((name) => word.includes(name));
  return words.findLast(isName) ?? null;
}

/** A sum without anything done is a payment, not a visit. */
function isMoneyOnly(heard: SalonHeard): boolean {
  if (isSale(heard) || isDeposit(heard)) return true;
  return servicesOf(heard).length === 0 && (moneyOf(heard).length > 0 || badAmountOf(heard) !== null);
}

/** «续拉提10次», «交了500定金 祛斑»: what is named was sold or is promised, nothing was done. */
function isSale(heard: SalonHeard): boolean {
  const { text } = heard;
  if (!SELLS_SESSIONS.test(text) || DONE.test(text) || moneyOf(heard).length === 0) return false;
  const beside = text.replace(SELLS_SESSIONS, '');
  const names = heard.reading.lexicon.treatments.flatMap((each) => [each.name, ...each.aliases]);
  return !names.some((name) => beside.includes(name));
}

/** «收12800 拉提10次卡续了 今天做1次»: of what was sold she had one at once. */
function doneBeside(heard: SalonHeard): ServiceHeard[] | null {
  const said = DONE_TODAY.exec(heard.text.normalize('NFKC'));
  const named = treatmentRefs(heard.reading.lexicon, heard.reading.reading.mentioned?.treatments ?? []);
  if (!said || named.length !== 1) return null;
  const count = said[1] ? (COUNTS[said[1]] ?? Number(said[1])) : 1;
  return [{ treatment: named[0], times: count }];
}

const DONE_TODAY =
  /(?<!没|没有|不|下次|下回|再|要|想|来)做(?:了|掉)?(?:([一两二三四五\d])次(?!卡|的卡)|完|好)/;
const COUNTS: Record<string, number> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 };

function isDeposit(heard: SalonHeard): boolean {
  return heard.reading.reading.money?.deposit !== undefined && !DONE.test(heard.text);
}

const DONE = /做了|做完|做好|划|耗|体验了/;

type Reader = { id: string; roles: string[] };

export const recordNotices: Record<string, (facts: Facts, reader: Reader) => Start[] | { say: Prompt[] }> = {
  approval: askApproval,
  'approval-decided': saysDecided,
  undone: saysUndone,
  reaction: saysReaction,
  redone: saysRedone,
  'sale-shared': saysShared,
  'week.report': saysWeek,
  ...monthNotices,
  ...reviewNotices,
  'figures.doubted': saysDoubted,
};

export const recordMenu = {
  undo: (): Start[] => [startUndo()],
  'my-figures': (): Start[] => [{ flow: myFigures.name, values: { period: 'today' } }],
  'record-money': (reader: Reader): Start[] => [
    { flow: recordMoney.name, values: {}, facts: { speaker: reader } },
  ],
  'record-visit': (reader: Reader): Start[] => [
    { flow: recordVisit.name, values: {}, facts: { speaker: reader } },
  ],
};
