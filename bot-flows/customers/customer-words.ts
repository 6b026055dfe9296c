/** Words about customers that are plain whatever the sentence was taken for; they come first. */
import { cardUsers, RELATION } from './card-users';
import {
  consentSaid,
  customerHeard,
  customerMeasures,
  diagnosisList,
  ownerHistory,
  referredBy,
} from './customer-heard';
import { customerErase, tellErased, tellStopped } from './customer-erase';
import { customerExport } from './customer-export';
import { deletesHer, deleteWhat, mayErase } from './delete-what';
import { customerQuery } from './customer-query';
import { customerMerge, duplicatePairs, duplicates, tellMerged } from './customer-merge';
import { answerIn, questionFlows, questionIn, questionNotices } from './customer-question';
import { eventFlows, eventIn } from '../events';
import { impression, impressionIn } from './impression';
import { giftFlows, giftIn, giftNotices, giftQuestion } from '../gifts';
import { isQuestion } from '../asking';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Dialog, Start } from '../engine';
import { customerUpdate } from './customer-update';
import { photoPair } from './photo-pair';
import { customerRef } from '../slots/customer';
import { heardOfHer } from '../slots/heard-of-her';
import { startOf, type Begun } from '../starting';

export const customerWordFlows: SalonFlow[] = [
  customerHeard,
  consentSaid,
  referredBy,
  diagnosisList,
  ownerHistory,
  customerMeasures,
  ...questionFlows,
  ...giftFlows,
  ...eventFlows,
  impression,
  customerErase,
  deleteWhat,
  customerExport,
  customerMerge,
  duplicates,
  duplicatePairs,
  cardUsers,
  photoPair,
];

export const customerWordNotices = {
  'customers.merged': tellMerged,
  'customers.erased': tellErased,
  'customers.erase-stopped': tellStopped,
  ...questionNotices,
  ...giftNotices,
};

const DUPLICATES = /(?:有没有|查|看看?).{0,4}重复|重复的?(?:客人|客户|档案)|查重/;
const ONE_PERSON = /同一个?人|是一个人|重复了|合并|并(?:到|成|进|一下)/;
const INTO = /并(?:到|进)/;
const CARD =
  /卡.{0,10}(?:也|都)?(?:能|可以|给).{0,8}用|(?:不能|不让|不给|别).{0,6}用.{0,8}卡|卡.{0,6}(?:不能|不让|不给).{0,6}用/;
const BROUGHT = /介绍(?:来|过来|的|进)/;
const BRINGS = /介绍(?:了|来了)/;
const PICTURES = /对比(?:照|图|照片)|照片(?:对比|看看)|看.{0,6}(?:做前做后|照片)/;
const AGAINST =
  /(?:不同意|不让|不许|不愿意|不肯|别再?|收回|撤回).{0,6}(?:拍照|照片|留照|生理期|私密(?:信息|日子|日期|的事))/;
const AGREES = /同意.{0,4}(?:拍照|照片|留照|生理期|私密(?:信息|日子|日期|的事))/;
/** A right of hers, said in full: «删除婷姐的全部资料», «导出婷姐的全部资料». */
const ERASE =
  /(?:删除|删掉|删了|清除|注销).{0,10}(?:资料|档案|个人信息|数据)|(?:资料|档案|个人信息|数据).{0,6}(?:删除|删掉|删了|清除|注销)/;
const ALL_OF_HER =
  /(?:导出|打印|下载|要一份).{0,10}(?:全部|所有)的?(?:资料|信息|档案|数据)|^(?:帮我)?(?:导出?|下载)(?:一[份下])?.{0,8}的?(?:资料|数据|个人信息)$/;
const DIAGNOSES = /诊断(?:表|记录|单)/;
const OWNERS = /谁(?:跟过|负责过|管过|带过)|换过(?:谁|几个人|哪些人)|跟过(?:她|的)?(?:是|有)?(?:谁|哪些)/;

/** «婷姐了解多少了», «婷姐还有啥不了解的»: her file says it. */
const FACETS = /了解(?:了)?(?:多少|几面|几项|到哪)|还有?(?:什么|啥|哪些|哪几面)(?:还)?不(?:了解|知道)/;
const FIGURES = /的?(?:数据|各项指标|单项指标|指标)(?:怎么样)?$/;
/** «备注婷姐 要靠窗的床»: the word, the name, the remark. */
const REMARK = /^(?:给|帮)?备注/;

/** Never instead of a picture or a tap. */
export function customerWordsSaid(heard: SalonHeard, current: Dialog | null): Begun {
  const text = heard.text.normalize('NFKC').trim();
  const { reading } = heard.reading;
  if (heard.reading.media || text === '') return null;
  const named = reading.mentioned?.customers ?? [];
  const waiting = questionIn(heard, text) ?? answerIn(heard, text, current);
  if (waiting) return waiting;
  const given =
    eventIn(heard, text) ?? giftIn(heard, text) ?? giftQuestion(text) ?? impressionIn(heard, text, current);
  if (given) return given;
  if (named.length === 0) return DUPLICATES.test(text) ? [{ flow: duplicates.name, values: {} }] : null;
  const merge = ONE_PERSON.test(text) && !/散客/.test(text) ? mergeOf(heard, text) : null;
  if (merge) return merge;
  if (ERASE.test(text)) return [withHer(customerErase, heard)];
  if (named.length === 1 && deletesHer(withoutName(heard, text)))
    return [{ ...withHer(deleteWhat, heard), facts: { mayErase: mayErase(heard) } }];
  if (REMARK.test(text)) return remarkOf(heard, text);
  if (CARD.test(text)) return cardOf(heard, text);
  if (reading.mentioned?.amounts.length || isQuestion(text)) return lookAt(heard, text);
  const brought = named.length === 2 ? broughtBy(heard, text) : null;
  return brought ?? lookAt(heard, text) ?? heardOf(heard, text);
}

function lookAt(heard: SalonHeard, text: string): Begun {
  if (ALL_OF_HER.test(text)) return [withHer(customerExport, heard)];
  if (PICTURES.test(text)) return [withHer(photoPair, heard)];
  if (DIAGNOSES.test(text)) return [withHer(diagnosisList, heard)];
  if (FACETS.test(text)) return [withHer(customerQuery, heard)];
  if (FIGURES.test(text)) return [withHer(customerMeasures, heard)];
  return OWNERS.test(text) ? [withHer(ownerHistory, heard)] : null;
}

/** Null where a name stands alone, or two of them. */
function remarkOf(heard: SalonHeard, text: string): Begun {
  const note = withoutName(heard, text.replace(REMARK, '')).replace(/^[::\s]+/, '');
  const single = heard.reading.reading.mentioned?.customers.length === 1;
  return single && note ? [withHer(customerUpdate, heard, { note })] : null;
}

function heardOf(heard: SalonHeard, text: string): Begun {
  const { reading } = heard.reading;
  const purpose = /私密|生理期/.test(text) ? 'private-dates' : 'photo';
  if (AGAINST.test(text)) return [withHer(consentSaid, heard, { purpose, gives: false })];
  if (AGREES.test(text)) return [withHer(consentSaid, heard, { purpose, gives: true })];
  if (reading.mentioned?.customers.length !== 1 || reading.doubts.length > 1) return null;
  if (reading.mentioned.treatments.length > 0 || NOT_OF_HER.has(reading.intent)) return null;
  const said = heardOfHer(withoutName(heard, text));
  const dated = reading.mentioned.times.length > 0 && !said?.set?.privateDates;
  return said && !dated ? [withHer(customerHeard, heard, { said })] : null;
}

const NOT_OF_HER = new Set(['complaint', 'correct', 'undo', 'call_log', 'customer_new']);

/** The one at the end stays where it says 并到, else the first. Two of one name are the pair. */
function mergeOf(heard: SalonHeard, text: string): Start[] | null {
  const { reading } = heard.reading;
  const people = reading.people.filter((each) => each.customers.length > 0);
  const twins = people.length === 1 && people[0].customers.length === 2 ? people[0].customers : null;
  const codes =
    twins ?? people.filter((each) => each.customers.length === 1).map((each) => each.customers[0]);
  if (codes.length !== 2) return null;
  const [one, other] = codes.map((code) => customerRef(heard.reading.lexicon, code)!);
  const [customer, goes] = INTO.test(text) && !twins ? [other, one] : [one, other];
  return [{ flow: customerMerge.name, values: { customer, other: goes } }];
}

/** The owner stands before 卡; the user is the other one, or a relation. */
function cardOf(heard: SalonHeard, text: string): Start[] | null {
  const { reading, lexicon } = heard.reading;
  const people = reading.people.filter((each) => each.customers.length === 1);
  const card = text.indexOf('卡');
  const owner = people.filter((each) => each.end <= card).at(-1);
  if (!owner) return null;
  const other = people.find((each) => each.customers[0] !== owner.customers[0]);
  const relation = RELATION.exec(text)?.[0];
  const ref = (code: string): Ref | null => customerRef(lexicon, code);
  const values = {
    customer: ref(owner.customers[0]),
    ...(other && !relation ? { user: ref(other.customers[0]) } : {}),
    ...(relation ? { relation } : {}),
    not: /不能|不让|不给|别/.test(text),
  };
  return [{ flow: cardUsers.name, values }];
}

function broughtBy(heard: SalonHeard, text: string): Start[] | null {
  const people = heard.reading.reading.people.filter((each) => each.customers.length === 1);
  if (people.length !== 2 || !(BROUGHT.test(text) || BRINGS.test(text))) return null;
  const [one, other] = people.map((each) => customerRef(heard.reading.lexicon, each.customers[0])!);
  const active = BRINGS.test(text) && text.search(BRINGS) < people[1].start;
  const [customer, referrer] = active ? [other, one] : [one, other];
  return [{ flow: referredBy.name, values: { customer, referrer } }];
}

function withHer(flow: SalonFlow, heard: SalonHeard, values: Record<string, unknown> = {}): Start {
  const [codes] = heard.reading.reading.mentioned?.customers ?? [[]];
  const her = codes.length === 1 ? customerRef(heard.reading.lexicon, codes[0]) : null;
  return startOf(flow, heard, her ? { customer: her, ...values } : values);
}

function withoutName(heard: SalonHeard, text: string): string {
  const [person] = heard.reading.reading.people.filter((each) => each.customers.length > 0);
  if (!person) return text;
  return text.replace(person.text, '').replace(/^[的,,\s]+/, '');
}
