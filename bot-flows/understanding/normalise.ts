import { simplified } from './traditional';

/** Punctuation of Chinese input methods, each to one character, so that offsets stay those of the original. */
const PUNCTUATION: Record<string, string> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '～': '~',
  '—': '-',
  '－': '-',
  '＋': '+',
  '＆': '&',
  '　': ' ',
  '\u00a0': ' ',
  '\t': ' ',
  '\n': ',',
  '\r': ' ',
  '﹢': '+',
  '➕': '+',
  '／': '/',
  '．': '.',
  '￥': '¥',
};

/** Characters that stand for mentions in a mask; text that contains them must not pass for one. */
const CIRCLED = /[\u24B6-\u24CF]/;

/**
 * The text for matching: lower case, half width, one kind of punctuation, characters of the mainland. It has exactly the length of the
 * original, so a position in one is the position in the other.
 */
export function normalise(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += normaliseUnit(text[i]);
  return out;
}

function normaliseUnit(unit: string): string {
  if (unit >= '\u4e00' && unit <= '\u9fff') return simplified(unit);
  const mapped = PUNCTUATION[unit];
  if (mapped !== undefined) return mapped;
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (CIRCLED.test(unit)) return ' ';
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}
