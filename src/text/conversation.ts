import type { Prompt } from '../../bot-flows/engine/prompt';
import { cut } from './days';

/** Somebody without a role writes. */
export function stranger(): Prompt {
  return { text: '您好,我还不认识您。已请店长确认您的岗位,确认后就能用了。' };
}

/** Whom the manager does not know. */
export function notKnown(): Prompt {
  return { text: '店长说不认识您,还不能用。弄错了请直接找店长。' };
}

/** Whom a message names is known in several of her stores. */
export function whichStore(stores: string[], said: string): Prompt {
  return {
    text: `${stores.join('、')}都有,说的是哪家?前面带上店名再说一次,例:「${stores[1]} ${cut(said, 20)}」。`,
  };
}

/** What is said of a store that is not her usual one names it; words for a customer stay as they are. */
export function ofStore(prompt: Prompt, store: string): Prompt {
  if (prompt.alone || prompt.text.includes(store)) return prompt;
  const { card } = prompt;
  return {
    ...prompt,
    text: `${store}\n${prompt.text}`,
    ...(card ? { card: { ...card, title: cut(`${store} · ${card.title}`, 36) } } : {}),
  };
}

/** A message that reached us long after it was written: shown, not carried out. */
export function lateText(text: string, at: number): Prompt {
  return { text: `${clock(at)} 发的这条刚刚才到:「${text}」。没有执行;还要办的话,请再发一次。` };
}

export function lateTap(): Prompt {
  return { text: '刚才的点击很久才到,没有执行。还要的话,请在最新的卡片上再点一次。' };
}

/** Our fault, with a number to find it by. */
export function apology(reference: string): Prompt {
  return { text: `抱歉,这条没处理成,没有记下。请再发一次;还不行请告诉店长,编号 ${reference}。` };
}

/** For the manager: somebody's message was put aside by a fault of ours. */
export function messageDead(name: string, reference: string): Prompt {
  return {
    text: `${name} 有一条消息系统没处理成,没有记下,已经请她再发一次。编号 ${reference},报修时给这个编号。`,
  };
}

/** A card whose choice was made. */
export const SETTLED = '已处理';

function clock(at: number): string {
  return new Date(at + 8 * 60 * 60 * 1000).toISOString().slice(5, 16).replace('T', ' ');
}
