/** How the sheets about a customer: file, diagnoses, and what is only given out of her name their columns and values. */
import { CAUSES, CHANNELS } from '../complaints';
import { matters, motives, personalities } from '../profile';

/** Whom a row is about; her name stands beside her number. */
export const CUSTOMER = ['客户编号', '客户', '客户姓名', '姓名'];
export const NOTE = ['备注'];

export const customerHeadings: Record<string, Record<string, string[]>> = {
  customers: {
    code: ['客户编号', '编号', '档案号'],
    store: ['门店', '门店编号', '所属门店'],
    name: ['姓名', '客户姓名', '客户'],
    aliases: ['别名', '称呼', '昵称'],
    phone: ['手机', '手机号', '电话', '联系电话'],
    birthday: ['生日', '出生日期'],
    consultant: ['顾问', '负责顾问'],
    beautician: ['美容师', '专属美容师'],
    firstVisit: ['首次到店', '首次到店日期', '开卡日期'],
    grade: ['等级', '级别', '客户等级'],
    assets: ['资产', '客户资产'],
    skin: ['皮肤', '肤质', '皮肤状况'],
    allergy: ['过敏', '过敏史'],
    taboo: ['禁忌'],
    source: ['来源', '客户来源'],
    note: NOTE,
    notedOn: ['备注日期'],
    walkIn: ['散客'],
    personality: ['性格', '性格类型'],
    motives: ['为什么来', '消费动机', '动机'],
    matters: ['看重', '看重什么'],
    likes: ['喜好', '偏好'],
    referrer: ['介绍人', '推荐人'],
    wechat: ['微信', '微信号'],
    address: ['地址', '住址'],
    occupation: ['职业', '工作'],
    hobbies: ['爱好', '兴趣'],
    family: ['家人', '家庭'],
    habits: ['习惯'],
    bloodType: ['血型'],
    marriage: ['婚否', '婚姻'],
    yearlySpend: ['一年美容花费', '美容年花费'],
    namedLevel: ['战略贵宾', '九级'],
  },
  diagnoses: {
    customer: CUSTOMER,
    day: ['日期', '诊断日期'],
    findings: ['发现', '诊断', '诊断结果'],
    mostWanted: ['最想改善'],
    painPoint: ['在意', '痛点'],
    by: ['诊断人', '登记人'],
  },
  complaints: {
    customer: CUSTOMER,
    at: ['时间'],
    channel: ['渠道'],
    text: ['内容'],
    cause: ['原因'],
    treatment: ['项目'],
    about: ['涉及员工'],
    status: ['状态'],
    deadline: ['答复期限'],
    owner: ['负责人'],
    resolution: ['处理'],
    feedback: ['客户反馈'],
    by: ['登记人'],
    closedAt: ['结束时间'],
  },
  photos: {
    customer: CUSTOMER,
    at: ['时间'],
    kind: ['做前做后'],
    by: ['拍的人'],
    consentAt: ['同意时间'],
  },
  impressions: {
    customer: CUSTOMER,
    day: ['日期'],
    kind: ['应该是还是实际是'],
    text: ['印象'],
    by: ['谁说的'],
  },
  gifts: {
    customer: CUSTOMER,
    day: ['日期'],
    what: ['送的'],
    cost: ['成本'],
    kind: ['类别'],
    by: ['谁送的'],
  },
  'event-guests': {
    customer: CUSTOMER,
    event: ['活动'],
    day: ['日期'],
    status: ['来不来'],
    by: ['谁请的'],
  },
};

export const customerValueWords: Record<string, Record<string, string[]>> = {
  personality: named(personalities),
  motives: named(motives),
  matters: named(matters),
  namedLevel: { strategic: ['战略', '战略客户'], honoured: ['贵宾', '贵宾客户'] },
  impressionKind: { expected: ['应该是'], found: ['实际是'] },
  giftKind: { gift: ['赠送'], reward: ['奖励'] },
  guestStatus: { invited: ['已请'], accepted: ['来'], declined: ['不来'], came: ['到了'] },
  photoKind: { before: ['做前'], after: ['做后'], other: ['其他'] },
  complaintChannel: { ...inWords(CHANNELS), chat: ['员工转述'] },
  complaintCause: inWords(CAUSES),
  complaintStatus: { open: ['待处理'], working: ['处理中'], answered: ['已答复'], closed: ['已结束'] },
};

function inWords(words: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(words).map(([value, said]) => [value, [said]]));
}

function named(list: Record<string, { name: string }>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(list).map(([value, { name }]) => [value, [name]]));
}
