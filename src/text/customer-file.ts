/** A customer's file on one screen, and the answer to one question about it. */
import type { CustomerFacts } from '../salon/customer-file';
import type { SourcedReason } from '../salon/morning/my-list';
import type { ShownLine } from '../salon/morning/list-facts';
import { answerText, birthdayText } from './care';
import { lineText, reasonPhrases } from './daily-list';
import { dayAndClock } from './days';
import { impressionsLine } from './impressions';
import { facetsLine, profileLines } from './profile';
import { doing, plainYuan, selling, whenText } from './plans';

export const fileWords = {
  customer: '客人',
  which: '查哪位客人?',
  title: '查客人',
  notFound: '没有找到这位客人。',
  noPhone: (name: string) => `${name} 没有留电话。`,
  askConsultant: (name: string) => `${name} 的电话请找顾问或前台。`,
  noLine: (n: number, of: number) => (of > 0 ? `今天的名单到 ${of} 号,没有 ${n} 号。` : '今天没有名单。'),
};

export function fileText(file: CustomerFacts): string {
  const name = file.customer.name;
  const head = file.masked ? name : [name, file.grade && `${file.grade}类`].filter(Boolean).join(' · ');
  const lines = [
    head,
    file.allergy && `过敏:${file.allergy}`,
    file.taboo && `禁忌:${file.taboo}`,
    file.skin && `皮肤:${file.skin}`,
    lastLine(file),
    nextLine(file),
    file.courses.length > 0 && `剩次:${coursesText(file)}`,
    !file.masked && moneyLine(file),
    file.plan &&
      `计划:做${doing(file.plan)},卖${selling(file.plan)},${whenText(file.plan, file.plan.nextDay ?? '')}`,
    ...profileLines(file.profile, file.diagnosis),
    talksLine(file),
    file.facets && facetsLine(file.facets),
    impressionsLine(file.impressions),
    file.cardUsers.length > 0 && `卡还能给${file.cardUsers.join('、')}用`,
    file.rhythmDays && `平时 ${file.rhythmDays} 天来一次`,
    file.birthday && `生日 ${birthdayText(file.birthday)}`,
    file.care && `回访 ${file.care.day.slice(5)}:${answerText(file.care.solved, file.care.satisfied)}`,
    teamLine(file),
    file.referrer && `${file.referrer}介绍来的`,
    file.photos > 0 && `照片 ${file.photos} 张,看对比回「${file.customer.name}对比照」`,
    file.note && `备注${remarkText(file)}:${file.note}`,
    complainedLine(file),
  ];
  return lines.filter(Boolean).join('\n');
}

/** One field asked for («红姐对什么过敏»); always with her name. Null where the field has no short answer. */
export function fieldText(file: CustomerFacts, field: string): string | null {
  const name = file.customer.name;
  switch (field) {
    case 'consultant':
    case 'therapist':
      return `${name} 由${file.consultant ?? '店里'}负责${file.beautician ? `,美容师${file.beautician}` : ''}。`;
    case 'allergy':
      return file.allergy ? `${name} 过敏:${file.allergy}。` : `${name} 档案里没有写过敏。`;
    case 'taboo':
      return file.taboo ? `${name} 禁忌:${file.taboo}。` : `${name} 档案里没有写禁忌。`;
    case 'skin':
      return file.skin ? `${name} 皮肤:${file.skin}。` : `${name} 档案里没有写皮肤。`;
    case 'birthday':
      return file.birthday ? `${name} 生日 ${birthdayText(file.birthday, true)}。` : `${name} 没有登记生日。`;
    case 'phone':
      return file.phoneTail
        ? `${name} 电话尾号 ${file.phoneTail}。要打电话,回「${name}电话」。`
        : `${name} 没有留电话。`;
    case 'lastVisit':
    case 'visitDay':
      return file.lastDay ? `${name} ${lastLine(file)}。` : `${name} ${neverText(file)}。`;
    case 'nextTime':
      return `${name} ${nextLine(file)}。`;
    case 'grade':
      return file.masked ? null : `${name} 现在是 ${file.grade ?? '未分级'}。`;
    case 'source':
      return file.source ? `${name} 来源:${file.source}。` : null;
    default:
      return null;
  }
}

/** «2 何安娜»: why she is on the list and where that stands, then her file. */
export function lineWithSources(line: ShownLine, sources: SourcedReason[], file: CustomerFacts): string {
  const why = sources.flatMap((source) => {
    const [phrase] = reasonPhrases([source]);
    return phrase ? [`· ${phrase}${sourceText(source)}`] : [];
  });
  return [lineText(line), ...why, fileText(file).split('\n').slice(1).join('\n')].join('\n');
}

export function whyText(line: ShownLine, sources: SourcedReason[]): string {
  const why = sources.flatMap((source) => {
    const [phrase] = reasonPhrases([source]);
    return phrase ? [`${phrase}${sourceText(source)}`] : [];
  });
  return `${line.n} ${line.customer.name}:${why.join(';') || '今天到店'}`;
}

function sourceText(source: SourcedReason): string {
  const parts = [source.writtenOn?.slice(5), source.note].filter(Boolean).join(' ');
  const by = source.writtenBy ? `,${source.writtenBy}记` : '';
  return parts || by ? `(${parts}${by})` : '';
}

function lastLine(file: CustomerFacts): string {
  if (!file.lastDay) return neverText(file);
  const what = [file.lastDone.join('+'), file.lastWords].filter(Boolean).join(',');
  return `上次 ${file.lastDay.slice(5)}${what ? ` ${what}` : ''}`;
}

/** Of a card that was taken over, nobody wrote down the day of the last visit. */
function neverText(file: CustomerFacts): string {
  const used = file.visits > 0 || file.courses.some((course) => course.left < course.total);
  return used ? '档案里没有上次日期' : '还没来过';
}

function nextLine(file: CustomerFacts): string {
  const next = file.next;
  return next ? `已约 ${dayAndClock(next.day, next.time)} ${next.beautician.name}` : '还没约下次';
}

/** What was talked of at the last visits (SR-FLD-14). */
function talksLine(file: CustomerFacts): string {
  const talks = file.talks.slice(0, 2).map((visit) => `${visit.day.slice(5)} ${visit.talk}`);
  return talks.length > 0 ? `聊过:${talks.join(';')}` : '';
}

/** Who is there for her, and for what (SR-DUTY-10). */
function teamLine({ consultant, beautician, team }: CustomerFacts): string {
  const hands = [beautician, ...team.served].filter(Boolean).join('、');
  const parts = [
    `顾问 ${consultant ?? '没有'}(方案、电话)`,
    hands && `美容师 ${hands}(护理)`,
    team.manager && `店长 ${team.manager}(投诉、退款)`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The day of a remark, and how old it is (SR-FLD-20). */
function remarkText({ remark }: CustomerFacts): string {
  if (remark.staleMonths) return `(${remark.staleMonths}个月前记的,问问还对不对)`;
  return remark.day ? `(${remark.day.slice(5)}记)` : '';
}

function complainedLine({ complained }: CustomerFacts): string {
  if (!complained) return '';
  const { count, open, last } = complained;
  return `投诉 ${count} 次${open > 0 ? `(${open} 次还没办结)` : ''},最近 ${last.day.slice(5)} ${last.text}`;
}

function coursesText(file: CustomerFacts): string {
  return file.courses.map((course) => `${course.name}${course.left}`).join('、');
}

function moneyLine(file: CustomerFacts): string {
  const arrears = file.arrearsFen
    ? `,欠 ${plainYuan(file.arrearsFen)}${file.arrearsDueDay ? `(${file.arrearsDueDay.slice(5)}到期)` : ''}`
    : '';
  return `储值 ${plainYuan(file.storedFen ?? 0)}${arrears}`;
}
