/** Sums, what they are for and how they were paid, as staff read them. */
import type { Method } from '../salon/money/cash';
import type { MoneyDraft, ReceivedKind } from '../salon/money/money-lines';
import { dayWithWeekday, yuan } from './days';

export const KINDS: Record<ReceivedKind | 'refund', string> = {
  single: '单次',
  course: '办卡',
  topUp: '充值',
  repayment: '还款',
  product: '产品',
  voucher: '券',
  deposit: '定金',
  refund: '退款',
};

export const METHODS: Record<Method, string> = {
  cash: '现金',
  wechat: '微信',
  alipay: '支付宝',
  card: '刷卡',
  transfer: '转账',
  stored_value: '储值',
  voucher: '券',
  unknown: '没说怎么付',
};

/** The drop-down of a card on which nobody had said how it was paid: unsaid unless she chooses. */
export function howPaid(): {
  key: string;
  title: string;
  options: { id: string; text: string }[];
  selected: string;
} {
  const ways: Method[] = ['unknown', 'wechat', 'alipay', 'card', 'cash', 'transfer', 'stored_value'];
  const options = ways.map((method) => ({ id: method, text: METHODS[method] }));
  return { key: 'method', title: '怎么付的', options, selected: 'unknown' };
}

export function methodName(method: string): string {
  return METHODS[method as Method] ?? method;
}

export function kindName(kind: string): string {
  return KINDS[kind as ReceivedKind] ?? kind;
}

/** «12,800 微信 · 办卡 拉提10次», one sum. */
export function moneyLine(draft: MoneyDraft): string {
  const parts = [`${yuan(draft.amountFen)} ${methodName(draft.method ?? 'unknown')}`];
  if (draft.kind) parts.push(forWhat(draft));
  if (draft.giftFen) parts.push(`送${yuan(draft.giftFen)}`);
  if (draft.priceFen !== undefined && draft.priceFen > draft.amountFen) {
    const due = draft.dueDay ? `(${dayWithWeekday(draft.dueDay)}补)` : '';
    parts.push(`还欠${yuan(draft.priceFen - draft.amountFen)}${due}`);
  }
  return parts.join(' · ');
}

export function moneyLines(drafts: MoneyDraft[]): string {
  return drafts.map(moneyLine).join(';');
}

function forWhat(draft: MoneyDraft): string {
  const kind = kindName(draft.kind!);
  if (draft.kind === 'product' && draft.product) return `${kind} ${draft.product}`;
  if (draft.kind === 'deposit') return `${kind} ${draft.treatment?.name ?? ''}`.trim();
  if (draft.kind !== 'course' || draft.sameCard) return kind;
  const gift = draft.giftSessions ? `送${draft.giftSessions}次` : '';
  return `${kind} ${draft.treatment?.name ?? ''}${draft.sessions ? `${draft.sessions}次` : ''}${gift}`.trim();
}
