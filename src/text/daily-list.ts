/** The list of the day, as it is read at 09:12 and whenever it is asked for (user-days 8). */
import type { ListClass, ListFacts, ShownLine, ShownListReason } from '../salon/morning/list-facts';
import { festivalName } from './festivals';
import { dayWithWeekday } from './days';
import { plainYuan } from './plans';

/** Lines that make one screen; what is beyond it waits for «更多». */
const SCREEN = 15;
/** A list that is no longer than this is shown whole. */
const SHORT = 12;

const CLASS_NAMES: Record<ListClass, string> = {
  cash: '出现金',
  new: '新客',
  A: 'A',
  B: 'B',
  C: 'C',
  other: '未分级',
};

export const listWords = { title: '今天的名单' };

/** The morning's text: the first line is neutral, because it is what the lock screen shows. */
export function morningText(list: ListFacts): string {
  return `早,${list.holder}。${listText(list)}`;
}

/** The list as it stands, whenever it is asked for. */
export function listText(list: ListFacts): string {
  if (list.total === 0) return '今天没有到店,也没有要联系的。';
  const { head, rest } = firstScreen(list.lines);
  const lines = [`今天 ${list.total} 位:${countLine(list)}`, ...sections(head)];
  if (rest.length > 0) lines.push(`还有 ${classCounts(rest)}:回「更多」`);
  return [...lines, howTo(list.lines)].join('\n');
}

/** Everything beyond the first screen, with the same numbers. */
export function moreText(list: ListFacts): string {
  const { rest } = firstScreen(list.lines);
  if (rest.length === 0) return list.total === 0 ? '今天的名单是空的。' : '名单都在上面了,没有更多。';
  return sections(rest).join('\n');
}

export function wholeText(title: string, lines: ShownLine[]): string {
  if (lines.length === 0) return `${title}:没有。`;
  return [`${title} ${lines.length} 位:`, ...lines.map(lineText)].join('\n');
}

/** Those who come, by the clock. */
export function comingText(list: ListFacts): string {
  const coming = list.lines
    .filter((line) => line.clock !== null)
    .sort((a, b) => (a.clock! < b.clock! ? -1 : 1));
  return wholeText('今天到店', coming);
}

export function cashText(list: ListFacts): string {
  return wholeText(
    CLASS_NAMES.cash,
    list.lines.filter((line) => line.class === 'cash'),
  );
}

/** «5 宋晓 11:00到店 · 第2次来». */
export function lineText(line: ShownLine): string {
  const isOther = (reason: ShownListReason) => reason.code === 'otherVoice';
  const phrases = reasonPhrases(line.reasons.filter((reason) => !isOther(reason)));
  const coming = line.clock ? [`${line.clock}到店`] : [];
  // Who calls is to be known of everybody who is not to be called.
  const other = reasonPhrases(line.reasons.filter(isOther));
  const most = 2 - Math.min(1, coming.length + other.length);
  const shown = [...coming, ...phrases.slice(0, most), ...other];
  const owner = line.owner ? `(${line.owner}的)` : '';
  return `${line.n} ${line.customer.name}${owner} ${shown.join(' · ')}`.trimEnd();
}

/** Every reason in words, weightiest first. */
export function reasonPhrases(reasons: ShownListReason[]): string[] {
  const weighed = [...reasons].sort((a, b) => weight(a) - weight(b));
  return [...new Set(weighed.map(phrase).filter((text) => text !== ''))];
}

export function className(listClass: ListClass): string {
  return CLASS_NAMES[listClass];
}

function firstScreen(lines: ShownLine[]): { head: ShownLine[]; rest: ShownLine[] } {
  if (lines.length <= SHORT) return { head: lines, rest: [] };
  const ahead = lines.filter((line) => line.class === 'cash' || line.class === 'new' || line.class === 'A');
  const head = (ahead.length > 0 ? ahead : lines).slice(0, SCREEN);
  return { head, rest: lines.filter((line) => !head.includes(line)) };
}

function countLine(list: ListFacts): string {
  const waiting = list.calls < list.toContact ? `(今天先打前 ${list.calls} 位)` : '';
  return `到店 ${list.coming},要联系 ${list.toContact}${waiting}`;
}

function sections(lines: ShownLine[]): string[] {
  const classes = [...new Set(lines.map((line) => line.class))];
  return classes.flatMap((each) => [
    `【${CLASS_NAMES[each]}】`,
    ...lines.filter((line) => line.class === each).map(lineText),
  ]);
}

function classCounts(lines: ShownLine[]): string {
  const classes = [...new Set(lines.map((line) => line.class))];
  return classes
    .map((each) => `${CLASS_NAMES[each]} ${lines.filter((line) => line.class === each).length}`)
    .join('、');
}

function howTo(lines: ShownLine[]): string {
  const second = lines[1]?.n ?? lines[0].n;
  const sixth = lines[5]?.n ?? second;
  return `看一位:回序号。办一位:「${second} 约周六三点」「${sixth} 没接」`;
}

const WEIGHTS = [
  'complaint',
  'reaction',
  'undecided',
  'arrearsDue',
  'pay',
  'rebook',
  'answer',
  'unpaidProposal',
  'lastSession',
  'plannedRenewal',
  'plannedSale',
  'word',
  'task',
  'plan-review',
  'roster',
  'first-week',
  'firstCare',
  'care',
  'thanks',
  'reward',
  'event',
  'birthday',
  'festival',
  'win-back',
  'quiet',
  'invite',
  'firstNoNext',
  'call',
  'reminder',
  'visitCount',
  'behind',
  'duty',
  'see',
  'need',
  'comesFor',
  'otherVoice',
];

function weight(reason: ShownListReason): number {
  const at = WEIGHTS.indexOf(reason.code);
  return at < 0 ? WEIGHTS.length : at;
}

function phrase(reason: ShownListReason): string {
  const { treatment, words, days, count, about } = reason;
  switch (reason.code) {
    case 'complaint':
      return `投诉待回复${lateness(reason)}`;
    case 'reaction':
      return words ? `反应回访:${words}` : '反应要回访';
    case 'undecided':
      return '日会没定,先定下次';
    case 'arrearsDue':
      // Nothing of the time before going live is late, and nothing of it falls due today.
      if (reason.basis === 'beforeLive') return `欠${plainYuan(reason.fen ?? 0)}`;
      return reason.late
        ? `欠${plainYuan(reason.fen ?? 0)} · 第${reason.late + 1}天`
        : `尾款${plainYuan(reason.fen ?? 0)}今天到期`;
    case 'pay':
      return words ? `说好付款:${words}` : '说好今天付款';
    case 'answer':
      return words ? `问「${words}」,等回话${lateness(reason)}` : '';
    case 'reward':
      return words ? `送她${words}` : '';
    case 'event':
      if (words && about?.event) return `告诉她${about.event === 'off' ? `${words}取消了` : `改到${words}`}`;
      return words ? `请她来${words}` : '';
    case 'rebook':
      return `${words ?? ''}的预约没人接得开,要改时间`;
    case 'lastSession':
      return `${treatment}剩1次`;
    case 'unpaidProposal':
      return `答应了${treatment || '提的'}还没付`;
    case 'plannedRenewal':
      return `说好今天续${treatment ?? ''}`;
    case 'plannedSale':
      return `说好今天谈${treatment ?? ''}`;
    case 'word':
      return words ? `答应${words}` : '';
    case 'task':
      return words ? daysSpoken(words) : '';
    case 'plan-review':
      return `该复查她的计划了${lateness(reason)}`;
    case 'roster':
      return '一年一次核对客人名册:说「档案质量」,改完回「好了」';
    case 'first-week':
    case 'firstCare':
      return days ? `首做第${days}天,还没回访` : '首做还没回访';
    case 'care':
      return words ? `关怀:${words}` : `做完要问一句:好了没、满意没${lateness(reason)}`;
    case 'thanks':
      return words ? `谢谢她介绍${words}` : '谢谢她介绍朋友';
    case 'birthday':
      return about?.on ? `${about.on.slice(5)}生日,备个小惊喜` : '今天生日';
    case 'duty':
      return `${periodOf(about?.of)}第${about?.nth ?? 1}次问候`;
    case 'see':
      return '这个月还没见到她';
    case 'invite':
      return '半年一次的邀约';
    case 'festival':
      return `${festivalName(about?.festival)}问候`;
    case 'quiet':
      return `${about?.category ?? ''}平时${about?.usual ?? 0}天一次,${(about?.days ?? 0) + (reason.late ?? 0)}天没做`;
    case 'win-back':
      return `${(about?.days ?? 0) + (reason.late ?? 0)}天没来,问问真实原因`;
    case 'otherVoice':
      return reason.words ? `今天由${reason.words}联系` : '';
    case 'firstNoNext':
      return `首做${days ?? 0}天没约下次`;
    case 'call':
    case 'reminder':
      return words ? `要打电话:${daysSpoken(words)}` : `要打电话约时间${lateness(reason)}`;
    case 'visitCount':
      return `第${count ?? 2}次来`;
    case 'behind':
      return reason.basis === 'own' ? `比平时晚${days}天` : `比该来的晚${days}天`;
    case 'need':
      return words ? `上次问${words}` : '';
    case 'comesFor':
      return treatment ?? '';
    default:
      return words ?? '';
  }
}

/** A duty once a period comes by the week or the month; several are those of the month. */
function periodOf(times: number | undefined): string {
  return times && times > 1 ? '本月' : '这阵子';
}

/** A day that a promise was written with, as it is said. */
function daysSpoken(words: string): string {
  return words.replace(/\d{4}-\d{2}-\d{2}/g, dayWithWeekday);
}

function lateness(reason: ShownListReason): string {
  return reason.late ? ` · 第${reason.late + 1}天` : '';
}
