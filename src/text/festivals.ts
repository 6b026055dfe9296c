/** Festivals in words, and the one proposal that is made for each. */
import type { Button, Prompt } from '../../bot-flows/engine/prompt';
import type { FestivalProposal } from '../salon/care/festival-plan';
import { cut, dayWithWeekday } from './days';

const NAMES: Record<string, string> = {
  spring: '春节',
  'mid-autumn': '中秋',
  labour: '五一',
  'new-year': '元旦',
};

const COUNTS = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

export function festivalName(name: string | undefined): string {
  return NAMES[name ?? ''] ?? '节日';
}

export const festivalWords = {
  title: '节日问候',
  notAllowed: '节日问候由顾问和店长排。',
  none: '没有要排的节日。',
};

/** «中秋 A、B 共 18 位,〔排进三天〕». */
export function festivalPrompt(proposal: FestivalProposal): Prompt {
  const { festival, total, byDay, byOwner, left, standing } = proposal;
  const name = festivalName(festival.name);
  if (total === 0) return { text: nothingText(proposal) };
  const grades = proposal.grades.map((each) => each.grade).join('、');
  const head = `${name} ${grades} 共 ${total} 位`;
  const rows = [
    { label: '哪天', value: dayWithWeekday(festival.day) },
    { label: '排进', value: byDay.map((each) => `${each.day.slice(5)} ${each.count}位`).join('、') },
    { label: '谁打', value: byOwner.map((each) => `${each.name} ${each.count}`).join('、') },
    ...(left > 0 ? [{ label: '排不下', value: `${left} 位` }] : []),
    ...(standing > 0 ? [{ label: '已排', value: `${standing} 位` }] : []),
  ].filter((row) => row.value !== '');
  const buttons: Button[] = [
    { key: 'yes', text: `排进${COUNTS[byDay.length] ?? byDay.length}天`, style: 2 },
    ...(proposal.grades.length > 1 ? [{ key: 'onlyA', text: '只排A' }] : []),
    { key: 'no', text: '不用了', style: 4 },
  ];
  return {
    text: ['节日问候', head, ...rows.map((row) => `${row.label}:${row.value}`)].join('\n'),
    card: {
      kind: 'buttons',
      title: head,
      desc: '点了才排,各人当天的名单上会有',
      rows: rows.map((row) => ({ ...row, value: cut(row.value, 30) })),
      buttons,
    },
  };
}

export function nothingText({ festival, standing }: FestivalProposal): string {
  const name = `${festivalName(festival.name)}(${festival.day.slice(5)})`;
  return standing > 0 ? `${name} 的 ${standing} 位都排好了。` : `${name} 没有要问候的客人。`;
}

export function dealtText(proposal: FestivalProposal): string {
  const { festival, byDay, byOwner, left, total } = proposal;
  const days = byDay.map((each) => `${each.day.slice(5)} ${each.count}位`).join('、');
  const who = byOwner.map((each) => `${each.name} ${each.count}`).join('、');
  const rest = left > 0 ? `${left} 位排不下。` : '';
  return `${festivalName(festival.name)} ${total - left} 位排好了:${days}(${who})。${rest}回「撤销」收回`;
}
