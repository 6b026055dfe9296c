/** What each class is owed, and how far it was kept. */
import { levelAt } from './grade-words';
import type { ClassKept, DutyCounts } from '../salon/care/duty-counts';

export const dutyWords = {
  title: '级别规矩',
  notAllowed: '级别规矩由顾问和店长看。',
};

const CODES: Record<string, string> = {
  call: '问候',
  see: '见面',
  invite: '邀约',
  receive: '亲自接待',
  festival: '问候',
  news: '新项目和活动告知',
  gift: '不时小礼',
  upgrade: '看谁能升级',
};

const PERIODS: Record<string, string> = {
  week: '每周',
  fortnight: '每两周',
  month: '每月',
  'half-year': '每半年',
  visit: '每次来',
  festival: '四个节日',
};

export function dutiesText({ classes }: DutyCounts): string {
  return ['级别规矩(店长可改):', ...classes.flatMap(classLines)].join('\n');
}

function classLines(kept: ClassKept): string[] {
  const duties = kept.duties.map((each) => {
    const times = each.times > 1 ? `${each.times}次` : '';
    const who = each.owner === 'manager' ? '(店长)' : '';
    return `${PERIODS[each.per] ?? ''}${CODES[each.code]}${times}${who}`;
  });
  const count =
    kept.made > 0 ? [`  本月排了 ${kept.made}:办了 ${kept.kept},撤掉 ${kept.fallen},还有 ${kept.open}`] : [];
  return [
    `${levelAt(kept.grade) ?? kept.grade} ${kept.customers} 位:${duties.join('、') || '没有'}`,
    ...count,
  ];
}
