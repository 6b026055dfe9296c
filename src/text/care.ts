/** The questions after a visit, the reasons for staying away, and what was answered. */
import type { Button } from '../../bot-flows/engine/prompt';
import { cut } from './days';

const SOLVED: Record<string, string> = { yes: '解决了', better: '好一些', no: '没解决' };
const SATISFIED: Record<string, string> = { yes: '满意', 'so-so': '一般', no: '不满意' };
const AWAY: Record<string, string> = {
  price: '嫌贵',
  effect: '没效果',
  service: '服务不好',
  far: '太远',
  time: '没时间',
  elsewhere: '去了别家',
  other: '其他',
};

export const careWords = {
  askSolved: '问题解决了吗?',
  askSatisfied: '她满意吗?',
  askReason: '真实原因是什么?点一个,或说一句',
};

export const solvedButtons: Button[] = [
  { key: 'solved:yes', text: '解决了', style: 2 },
  { key: 'solved:better', text: '好一些' },
  { key: 'solved:no', text: '没解决', style: 3 },
  { key: 'skip', text: '没问', style: 4 },
];

export const satisfiedButtons: Button[] = [
  { key: 'satisfied:yes', text: '满意', style: 2 },
  { key: 'satisfied:so-so', text: '一般' },
  { key: 'satisfied:no', text: '不满意', style: 3 },
  { key: 'skip', text: '没问', style: 4 },
];

export const reasonButtons: Button[] = ['price', 'effect', 'service', 'far', 'time', 'elsewhere'].map(
  (reason) => ({ key: `reason:${reason}`, text: AWAY[reason] }),
);

export function awayText(reason: string): string {
  return AWAY[reason] ?? reason;
}

/** «解决了、满意». */
export function answerText(solved: string | null | undefined, satisfied: string | null | undefined): string {
  return [solved && SOLVED[solved], satisfied && SATISFIED[satisfied]].filter(Boolean).join('、');
}

/** One line of what was just kept; a complaint is only a sentence away. */
export function answeredLine(facts: Record<string, unknown>): string {
  const { name } = facts.customer as { name: string };
  const { reason, again } = facts as { reason?: string; again?: string | null };
  const said = answerText(facts.solved as string, facts.satisfied as string) || (reason && awayText(reason));
  const later = again ? `,${again.slice(5)} 再问` : '';
  const complain = facts.satisfied === 'no' ? `;要记投诉回「${cut(name, 8)}投诉 原话」` : '';
  return `${name}:${said}${later}${complain}`;
}

/** «03-12», «农历08-15»; with the year where it is known and asked for. */
export function birthdayText(given: string, withYear = false): string {
  const day = given.replace('lunar:', '');
  return `${given.startsWith('lunar:') ? '农历' : ''}${withYear ? day : day.slice(-5)}`;
}
