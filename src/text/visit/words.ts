/** How the parts of a visit (服务记录) are called and shown. */
import type { Line } from '../../salon/visits/lines';
import type { NextTime, Part } from '../../salon/visits/parts';
import { dayAndClock, yuan } from '../days';
import { moneyLines } from '../money';

export const visitWords = {
  none: '没有',
  answer: '她的答复',
  day: '哪天',
  sessions: '划卡',
  consumed: '实耗',
  fromStored: '扣储值',
  voucher: '用券',
  money: '收款',
  needs: '新需求',
  effect: '效果',
  talk: '聊到',
  feedback: '她说',
  reaction: '反应',
  minutes: '时长',
  askedFor: '点名',
  nextDo: '下次做',
  nextSell: '下次卖',
  nextTime: '下次时间',
  leftToConsultant: '顾问定',
  note: '备注',
  times: (name: string, times: number) => (times === 1 ? name : `${name}${times}次`),
  sessionsCount: (count: number) => `${count}次`,
  notACount: (said: string) => `次数「${said}」不对,说个整数,例:划2次。`,
  notASum: '这个数不对,再说一次金额,例:收1280。',
  moneyLines,
  nextTimeShown: (time: NextTime) =>
    time.day ? dayAndClock(time.day, time.clock ?? null) : (time.text ?? ''),
  title: (name: string) => `${name} 的记录`,
};

/** «补水1次 划卡剩11», «眼部 送», «唇膜 128». */
export function lineShown(line: Line, owners: Record<string, string> = {}): string {
  if (line.state === 'same') return `${line.name} 已记过`;
  const name = visitWords.times(line.name, line.times);
  if (line.redo && line.paidBy === 'gift') return `${name} 重做,不划卡`;
  if (line.paidBy === 'course') {
    const whose = line.courseOwnerId ? `${owners[line.courseOwnerId] ?? ''}的卡` : '卡';
    return `${name} 划${whose}${line.sessionsUsed}次剩${line.left}`;
  }
  const how = { gift: '送', stored: '扣储值', voucher: '用券', cash: '单次' }[line.paidBy];
  return line.paidBy === 'gift' ? `${name} 送` : `${name} ${how}${yuan(line.consumedFen)}`;
}

const PARTS: Record<Part, string> = {
  done: '做了什么',
  nextDo: '下次做',
  nextSell: '下次卖',
  nextTime: '下次时间',
  money: '收款',
};

export function partNames(parts: Part[]): string {
  return parts.map((part) => PARTS[part]).join('、');
}
