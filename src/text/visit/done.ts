/** What is said once a visit is written, or could not be. */
import type { Part } from '../../salon/visits/parts';
import { dayFrom, yuan } from '../days';
import { partNames } from './words';

export interface VisitDone {
  customer: string;
  day: string;
  today: string;
  role: 'beautician' | 'consultant' | 'other';
  own: { visits: number; consumedFen: number; cashFen: number } | null;
  open: Part[];
  consultant: string | null;
  reaction: boolean;
  skippedFen: number;
}

/** «钱玉兰 已记下 · 今天第4位 · 实耗 1,862»: the record, then one line of her own figures. */
export function visitDone(done: VisitDone): string {
  const own = done.own;
  const day = dayFrom(done.today, done.day);
  const figures =
    done.role === 'beautician' && own && own.visits > 0
      ? ` · ${day}第${own.visits}位 · 实耗 ${yuan(own.consumedFen)}`
      : done.role === 'consultant' && own && own.cashFen > 0
        ? ` · ${day}业绩 ${yuan(own.cashFen)}`
        : '';
  const lines = [`${done.customer} 已记下${figures}`];
  if (done.reaction && done.consultant)
    lines.push(`已经告诉${done.consultant},明天回访。知道她对什么过敏就说一句。`);
  if (done.skippedFen > 0) lines.push(`收的${yuan(done.skippedFen)}之前记过,没有重复。`);
  const mine =
    done.role === 'consultant' ? done.open : done.open.filter((part) => part === othersOwe(done.role));
  if (mine.length > 0) lines.push(`还差:${partNames(mine)}`);
  return lines.join('\n');
}

/** What is owed beside the consultant's part: by the hands, and by the counter. */
function othersOwe(role: VisitDone['role']): Part {
  return role === 'beautician' ? 'done' : 'money';
}

export const visitRefused: Record<string, (facts: Record<string, unknown>) => string> = {
  'no-such-customer': () => '没找到这位客人,请说全名。',
  'not-a-day': (facts) => `没有这一天或者还没到:${String(facts.day)}。是哪天?`,
  'month-locked': () => '那个月已锁定,请店长来补:会记在这个月,写明是哪天的。',
  'too-long-ago': (facts) => `${String(facts.day)} 太久了,请店长来补记。`,
  'not-a-count': () => '次数不对,说个整数,例:划2次。',
  'not-an-amount': () => '金额不对,再说一次,例:收1280。',
  'too-much': () => '金额太大,再核对一下。',
  'not-enough-sessions': (facts) =>
    `刚有人划过,现在只剩${String(facts.left)}次(共${String(facts.total)}次),没有记下。`,
  'not-enough-stored': (facts) =>
    `储值只剩${yuan(Number(facts.storedFen))},不够扣${yuan(Number(facts.amountFen))},没有记下。`,
  'not-her-course': () => '这张卡不是她的,也没说她能用,没有记下。',
  'no-such-course': () => '这张卡已经用完或退了,没有记下。',
  'not-allowed': () => '这个你不能记,请找店长。',
};

export function unconfirmedVisit(name: string): string {
  return `${name} 的记录还没记下,放太久收起来了。要记的话再说一次。`;
}
