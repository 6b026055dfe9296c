/** What is said without asking for anything, what nobody could read, and what is not text. */
import { justTalk, mediaNotRead, smallTalk, voiceNotRead } from '../../src/text/hello';
import type { SalonHeard } from '../ear';
import type { Dialog } from '../engine';
import { startFigures } from '../figures/figures';
import { startMeetingBy } from '../meetings';
import { leaving, startInherited } from '../staff/staff-left';
import { wordFor } from '../meetings/word';
import type { Begun } from '../starting';

const BEGINS_OR_ENDS = /^(开始|开始吧|现在就定|散会|散会吧)[。!!~]*$/;
const SUMMARY = /^(今[日天]|今儿)?(的)?(小结|日报|总结)/;
const FIGURES = /^(今[日天]|现在|目前)?(到现在|目前)?(做了|卖了|收了)?多少(钱|了)?[??]*$/;
const LEFT = /离职|不干了|辞职|不做了/;
const TAKEN_OVER = /^(?:我)?(?:新)?接手的?(?:客人|客户)/;
const OPEN_ENDS = /收口|还有什么没|没完的|未了/;

/** An open form hears an answer in it first: only real small talk interrupts one. */
export function talk(heard: SalonHeard, current: Dialog | null): Begun {
  const text = heard.text.normalize('NFKC').trim();
  if (BEGINS_OR_ENDS.test(text)) return startMeetingBy(heard);
  if (TAKEN_OVER.test(text)) return startInherited();
  if (OPEN_ENDS.test(text)) return [{ flow: 'open-ends', values: {} }];
  if (SUMMARY.test(text)) return [{ flow: 'summary', values: {} }];
  if (FIGURES.test(text)) return [startFigures(heard)];
  const left = LEFT.test(text) ? leaving(heard) : null;
  if (left) return [left];
  const hi = /^(你好|您好|hi|hello|哈喽|嗨)/i.test(text);
  if (hi && !current) return [{ flow: 'hello', values: {} }];
  const answer = smallTalk(text, heard.reading.speaker.name);
  if (answer) return { say: [{ text: answer }] };
  if (current) return null;
  const word = wordFor(heard);
  if (word) return [word];
  return isTalk(heard) ? { say: [{ text: justTalk }] } : notUnderstood(heard);
}

/** «今天好累啊外面雨好大»: its words say that it is talk; it is not that nobody could read it. */
function isTalk(heard: SalonHeard): boolean {
  const { intent, cues } = heard.reading.reading;
  return intent === 'smalltalk' && cues.some((one) => one.intent === 'smalltalk' && one.weight > 0);
}

export function notUnderstood(heard: SalonHeard): Begun {
  return [{ flow: 'not-understood', values: { text: heard.text } }];
}

export function voice(heard: SalonHeard): Begun {
  return { say: [voiceNotRead(heard.reading.inHouse[0]?.name ?? null)] };
}

export function media(): Begun {
  return { say: [mediaNotRead] };
}
