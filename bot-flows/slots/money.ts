import type { MoneyDraft, MoneyLine, ReceivedKind } from '../../src/salon/money/money-lines';
import { moneyWords } from '../../src/text/payments';
import type { Ref, SalonHeard } from '../ear';
import { resolveTime } from '../understanding';
import type { Entry, MoneyDetails, MoneySaid, PayMethod, Slots } from '../understanding/reading';
import { staffRef } from './staff';
import { treatmentRef } from './treatments';

/** Sums nobody can have meant: more than a hundred thousand yuan is asked about once. */
export const DOUBTFUL_FEN = 10_000_000;

export function fen(yuan: number): number {
  return Math.round(yuan * 100);
}

/** A sum that may be written: whole fen, up to a million yuan. */
export function isSum(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= 100_000_000;
}

/** The sums of a message, in fen; none where it says that nothing was received. */
export function moneyOf(heard: SalonHeard, entry?: Entry): MoneyDraft[] {
  const { reading } = heard.reading;
  const slots = entry?.slots ?? reading.slots;
  const details = reading.money;
  if (!details || (entry !== undefined && entry !== reading.entries[0])) return cashAlone(slots);
  const lines = linesSaid(slots, details);
  if (lines.length === 0) return [...voucherOf(details), ...depositOf(heard, details), ...unclearOf(heard)];
  const drafts = lines.map((line, index) =>
    draftOf(heard, line, slots, index === 0 ? details : null, lines.length),
  );
  if (drafts[0].kind === 'course') return drafts.map((draft) => ({ ...draft, kind: draft.kind ?? 'course' }));
  return paidForACard(heard, drafts) ?? drafts;
}

/** «孙总刷卡10000微信2800 拉提卡»: a card that is only named beside sums was sold, unless it was used. */
function paidForACard(heard: SalonHeard, drafts: MoneyDraft[]): MoneyDraft[] | null {
  const { slots } = heard.reading.reading;
  const treatment = cardNamed(heard);
  const used = slots.treatments?.length || slots.sessionsUsed !== undefined || /[划扣耗用]/.test(heard.text);
  if (!treatment || used || drafts.some((draft) => draft.kind !== null)) return null;
  return drafts.map((draft, index) => ({
    ...draft,
    kind: 'course',
    ...(index === 0 ? { treatment, sessions: sizeIn(heard.text) ?? undefined } : {}),
  }));
}

function draftOf(
  heard: SalonHeard,
  line: MoneySaid,
  slots: Slots,
  details: MoneyDetails | null,
  of: number,
): MoneyDraft {
  const draft: MoneyDraft = {
    kind: kindOf(heard.text, line, slots, details),
    amountFen: fen(line.amount),
    method: line.method ?? (of === 1 ? methodIn(heard.text) : null),
  };
  if (line.kind === 'product' || details?.product) {
    draft.product = details?.product ?? line.what ?? BOUGHT.exec(heard.text)?.[1];
  }
  if (!details) return draft;
  const size = details.courseSize ?? sizeIn(heard.text);
  if (size && draft.kind === 'course') draft.sessions = size;
  if (details.gift) draft.giftFen = fen(details.gift);
  if (draft.kind === 'course' || draft.kind === 'topUp') {
    const treatment = draft.kind === 'course' ? cardNamed(heard) : null;
    if (treatment) draft.treatment = treatment;
    const priceFen = of === 1 ? priceOf(slots) : undefined;
    if (priceFen !== undefined && priceFen !== draft.amountFen) draft.priceFen = priceFen;
    const due = details.dueOn ?? heard.reading.reading.mentioned?.times.find((time) => isAhead(time.day));
    const dueDay = due && resolveTime(due, heard.at, heard.reading.store)?.day;
    if (dueDay && draft.priceFen) draft.dueDay = dueDay;
  }
  return draft;
}

/** «续了拉提10次卡», «拉提卡»: the treatment named in the words of the card. */
function cardNamed(heard: SalonHeard): Ref | null {
  const words = /(?:办|续|买|开|升|充)(?:了)?[^,。;, ]{0,14}[卡次]|[^,。;, ]{1,12}卡/g;
  const said = (heard.text.match(words) ?? []).join(' ');
  const named = heard.reading.lexicon.treatments.filter((treatment) =>
    [treatment.name, ...treatment.aliases].some((name) => said.includes(name)),
  );
  return named.length === 1 ? treatmentRef(heard.reading.lexicon, named[0].code) : null;
}

/** «拉提10次卡», «续拉提10次». */
function sizeIn(text: string): number | null {
  const said = text.normalize('NFKC');
  const size =
    /(\d{1,3})次(?:的)?卡/.exec(said)?.[1] ??
    /卡[ ,(]?(\d{1,3})次/.exec(said)?.[1] ??
    SELLS_SESSIONS.exec(said)?.[1];
  return size ? Number(size) : null;
}

/** «刷卡» to sums of which nobody had said how they were paid; «不是微信 是支付宝» to the only one. */
export function paidHow(heard: SalonHeard, money: MoneyDraft[] | undefined): MoneyDraft[] | null {
  const method = methodIn(heard.text.replace(new RegExp(`不是(?:用)?${PAYS}`, 'g'), ''));
  if (!method || !money) return null;
  if (money.some((draft) => draft.method === null))
    return money.map((draft) => (draft.method === null ? { ...draft, method } : draft));
  const alone = money.length === 1 && ONLY_HOW.test(heard.text);
  return alone ? [{ ...money[0], method }] : null;
}

export const PAYS = '(?:微信|支付宝|刷卡|银行卡|现金|转账|储值|余额)';
const ONLY_HOW = new RegExp(`^(?:${PAYS}|不是|不对|是|应该|其实|改成|用|付|的|了|[\\s,,。.!!])+$`);

/** Ways of payment to choose from on a card; unsaid until somebody chooses. */
export const PAYABLE = ['wechat', 'alipay', 'card', 'cash', 'transfer', 'stored_value'] as const;

/** How it was paid, where one word of the message says it for its only sum. */
export function methodIn(text: string): PayMethod | null {
  return METHOD_WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const METHOD_WORDS: [PayMethod, RegExp][] = [
  ['wechat', /微信/],
  ['alipay', /支付宝/],
  ['card', /刷(?:了)?卡|银行卡|pos/i],
  ['transfer', /转账/],
  ['cash', /现金|现付/],
  ['stored_value', /(?:扣|用|划|走|是)(?:的)?(?:储值|余额)/],
];

/** «买了精华996»: what stands between the word and the sum. */
const BOUGHT =
  /买(?:了|的)?([^\d,。;,;\s元]{1,10}?)(?=\s*(?:[\d一二两三四五六七八九十百千]+(?!支|瓶|盒|套)|$|[,。,;\s]))/;

/** «续拉提10次», «办了补水20次». */
export const SELLS_SESSIONS = /(?:办|续|买|开|升)(?:了)?[^,。;, \d]{1,10}(\d{1,3})次/;

const SELLS_A_CARD = /(?:办|续|买|开|升)(?:了)?[^,。;, ]{0,8}卡/;

/** Said by the very word of the button. */
const SINGLE = /单次(?!价)/;

function kindOf(
  text: string,
  line: MoneySaid,
  slots: Slots,
  details: MoneyDetails | null,
): ReceivedKind | null {
  if (line.kind === 'refund') return null;
  if (line.kind === 'course' || (details && (details.courseSize ?? sizeIn(text)))) return 'course';
  if (slots.arrears && line.kind === 'repayment' && !SELLS_A_CARD.test(text)) return 'repayment';
  if (slots.arrears) return SELLS_A_CARD.test(text) || details?.courseSize ? 'course' : 'topUp';
  if (line.kind) return line.kind;
  if (slots.topUp === undefined) return SINGLE.test(text) ? 'single' : null;
  return SELLS_A_CARD.test(text) ? 'course' : 'topUp';
}

function isAhead(day: string | null): boolean {
  return day !== null && day !== '+0d' && !day.startsWith('-') && !day.endsWith('/last');
}

/** What was agreed: the card's price, or what came in and what is still owed together. */
function priceOf(slots: Slots): number | undefined {
  if (slots.arrears && slots.cash !== undefined) return fen(slots.cash + slots.arrears);
  return slots.topUp !== undefined && slots.cash !== undefined && slots.topUp > slots.cash
    ? fen(slots.topUp)
    : undefined;
}

/** A sum of which nothing says what it is: taken along and asked about, never dropped in silence. */
function unclearOf(heard: SalonHeard): MoneyDraft[] {
  const { doubts } = heard.reading.reading;
  const doubt = doubts.find((each) => each.about === 'amount' && each.why === 'unclear');
  const amount = doubt && Number(doubt.words?.normalize('NFKC').replace(/[^\d.]/g, ''));
  if (!amount || amount < 10) return [];
  const treatment = cardNamed(heard);
  const card = /卡/.test(heard.text) && treatment ? { kind: 'course' as const, treatment } : { kind: null };
  return [{ ...card, amountFen: fen(amount), method: methodIn(heard.text) }];
}

/** The sums one by one, or the cash as one where the text gave only that. */
function linesSaid(slots: Slots, details: MoneyDetails): MoneySaid[] {
  const lines = details.lines.filter((line) => line.amount > 0);
  if (lines.length > 0 || !slots.cash || details.deposit || details.voucher) return lines;
  return [{ amount: slots.cash }];
}

function voucherOf(details: MoneyDetails): MoneyDraft[] {
  return details.voucher ? [{ kind: 'voucher', amountFen: fen(details.voucher), method: 'voucher' }] : [];
}

/** A deposit is for a treatment that is still to come. */
function depositOf(heard: SalonHeard, details: MoneyDetails): MoneyDraft[] {
  if (!details.deposit) return [];
  const named = heard.reading.reading.mentioned?.treatments ?? [];
  const treatment = named.length === 1 ? treatmentRef(heard.reading.lexicon, named[0]) : null;
  const amountFen = fen(details.deposit);
  return [{ kind: 'deposit', amountFen, method: methodIn(heard.text), ...(treatment ? { treatment } : {}) }];
}

function cashAlone(slots: Slots): MoneyDraft[] {
  if (!slots.cash) return [];
  return [{ kind: slots.topUp !== undefined ? 'topUp' : null, amountFen: fen(slots.cash), method: null }];
}

/** The words of a sum that cannot be one (-100, 1000000000); nothing of it is taken over in silence. */
export function badAmountOf(heard: SalonHeard): string | null {
  const doubt = heard.reading.reading.doubts.find(
    (each) => each.about === 'amount' && each.why === 'not_possible',
  );
  return doubt?.words ?? null;
}

/** Who is credited with a sale, as far as it was said: by name, or «我和小美一人一半». */
export function sellersOf(heard: SalonHeard): Ref[] {
  const { reading, lexicon, speaker } = heard.reading;
  if (/一人一半|各一半|一半一半|对半|平分|五五/.test(heard.text)) {
    const named = (reading.mentioned?.staff ?? []).flatMap((codes) => staffRef(lexicon, codes[0]) ?? []);
    const mine = /我/.test(heard.text) ? [{ id: speaker.id, name: speaker.name }] : [];
    return [...mine, ...named.filter((each) => each.id !== mine[0]?.id)];
  }
  return (reading.money?.sellers ?? []).flatMap((id) => staffRef(lexicon, id) ?? []);
}

/** The slot of both forms that take money. */
export const sellersSlot = {
  name: 'sellers',
  label: moneyWords.sellers,
  read: (heard: SalonHeard) => {
    const sellers = sellersOf(heard);
    return sellers.length > 0 ? { value: sellers } : null;
  },
  show: (value: unknown) => moneyWords.names(value as Ref[]),
};

/** Equal shares; the first takes what does not divide. */
export function sharesOf(sellers: Ref[]): NonNullable<MoneyLine['sellers']> {
  const each = Math.floor(100 / sellers.length);
  return sellers.map((seller, index) => ({
    staffId: seller.id,
    share: index === 0 ? 100 - each * (sellers.length - 1) : each,
  }));
}

/** A draft as the salon takes it; how it was paid stays unsaid where nobody said it. */
export function lineOf(draft: MoneyDraft, sellers: MoneyLine['sellers']): MoneyLine {
  const { treatment, kind, method, ...rest } = draft;
  return {
    ...rest,
    kind: kind ?? 'single',
    method: method ?? 'unknown',
    ...(treatment ? { treatmentId: treatment.id } : {}),
    ...(sellers?.length ? { sellers } : {}),
  };
}
