import { pinyin } from 'pinyin-pro';

/** Readings of a character without tones, kept because a store's text uses few hundred characters. */
const readings = new Map<string, string[]>();

/** Surnames that are read otherwise than the same character elsewhere. */
const SURNAME_READINGS: Record<string, string> = {
  单: 'shan',
  曾: 'zeng',
  解: 'xie',
  仇: 'qiu',
  任: 'ren',
  华: 'hua',
  盖: 'ge',
  查: 'zha',
  朴: 'piao',
  区: 'ou',
  尉: 'yu',
  翟: 'zhai',
  覃: 'qin',
  缪: 'miao',
  乐: 'yue',
  逄: 'pang',
  冼: 'xian',
  员: 'yun',
  种: 'chong',
  曲: 'qu',
};

/** All toneless readings of one Han character. */
export function soundsOf(char: string): string[] {
  let found = readings.get(char);
  if (!found) {
    const list = pinyin(char, { toneType: 'none', multiple: true, type: 'array', v: true });
    found = [...new Set(list.map((one) => one.trim()).filter(Boolean))];
    const surname = SURNAME_READINGS[char];
    if (surname && !found.includes(surname)) found.push(surname);
    readings.set(char, found);
  }
  return found;
}

/** Every way to read a short word aloud, syllables joined by a space; at most sixteen. */
export function soundsOfWord(word: string): string[] {
  let all = [''];
  for (const char of word) {
    const next: string[] = [];
    for (const head of all) {
      for (const sound of soundsOf(char)) {
        if (next.length < 16) next.push(head ? `${head} ${sound}` : sound);
      }
    }
    all = next;
  }
  return all;
}

/** The same sound for speakers who do not tell n from l, zh from z, or ing from in. */
export function blurred(sound: string): string {
  return sound.includes(' ') ? sound.split(' ').map(blurredSyllable).join(' ') : blurredSyllable(sound);
}

/** There are some four hundred syllables. */
const blurs = new Map<string, string>();

function blurredSyllable(syllable: string): string {
  let blur = blurs.get(syllable);
  if (blur === undefined) {
    blur = syllable
      .replace(/^([zcs])h/, '$1')
      .replace(/^n(?=[aeiouv])/, 'l')
      .replace(/ing$/, 'in')
      .replace(/eng$/, 'en')
      .replace(/(?<!i|u)ang$/, 'an');
    blurs.set(syllable, blur);
  }
  return blur;
}

export function isHan(char: string): boolean {
  return char >= '\u4e00' && char <= '\u9fff';
}
