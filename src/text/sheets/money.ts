/** How the sheets about money: courses, balances, payments name their columns and values. */
import { CUSTOMER } from './customer';

export const moneyHeadings: Record<string, Record<string, string[]>> = {
  courses: {
    customer: CUSTOMER,
    treatment: ['项目', '疗程', '卡项'],
    total: ['总次数', '次数'],
    used: ['已用次数', '已用', '已做次数'],
    price: ['金额', '价格', '总价'],
    boughtOn: ['购买日期', '办卡日期'],
    users: ['可用人', '共用人'],
  },
  balances: {
    customer: CUSTOMER,
    storedValue: ['储值余额', '储值', '余额'],
    arrears: ['欠款', '尾款'],
    dueOn: ['还款日', '约定还款日'],
  },
  payments: {
    customer: CUSTOMER,
    payer: ['付款人'],
    at: ['时间', '收款时间', '日期'],
    kind: ['类别', '收款类别'],
    amount: ['金额'],
    method: ['收款方式', '付款方式', '方式'],
    treatment: ['项目'],
    sessions: ['次数'],
    sellers: ['销售', '销售人'],
    product: ['产品', '买了什么'],
    gift: ['赠送', '送'],
    note: ['备注'],
  },
};

export const moneyValueWords: Record<string, Record<string, string[]>> = {
  kind: {
    single: ['单次', '单次消费'],
    course: ['办卡', '疗程', '疗程卡'],
    topUp: ['充值', '储值'],
    repayment: ['还款', '还欠款'],
    product: ['产品', '家居产品'],
    voucher: ['券', '团购券'],
    refund: ['退款'],
    deposit: ['定金', '订金'],
  },
  method: {
    cash: ['现金'],
    wechat: ['微信', '微信支付'],
    alipay: ['支付宝'],
    card: ['刷卡', '银行卡'],
    transfer: ['转账', '银行转账'],
    stored_value: ['储值', '储值卡', '余额'],
    voucher: ['券', '团购券'],
    unknown: ['不详', '未知'],
  },
};
