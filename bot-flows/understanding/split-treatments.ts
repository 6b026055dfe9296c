import type { Mention } from './mentions';
import { isHan } from './sounds';
import type { TreatmentIndex } from './treatments';

type Free = (start: number, end: number) => boolean;

/** What the hands do in a salon: a treatment's name may be such a verb and its object (刮头皮, 拔罐, 推脂). */
export const HANDS = '按推捏刮洗泡灸铺拔采掏敷剪修脱接贴种纹染烫卸涂扎点揉搓蒸熏排疏通';

/** 拔了个罐, 泡个脚: nobody says this of anything else. */
const SURE = /^(?:了|完|好|过)?(?:一?个|一?下|[一两]次)/;
/** 洗完头皮, 推的脂: said of the treatment, and of the part of the body too. */
const LIKELY = /^(?:(?:完|好|了|过|的)?[头腋唇腿手脚眉脸背](?=[发毛])|完|好|了|过|的)/;

/**
 * Treatments whose verb and object stand apart. `sure` ones are looked for before anything else (卸了睫毛 is 卸睫毛,
 * not 睫毛); the likely ones last, and only where no other treatment is named.
 */
export function findSplitTreatments(
  text: string,
  mentions: Mention[],
  index: TreatmentIndex,
  isFree: Free,
  sure: boolean,
): Mention[] {
  const named = mentions.some((one) => one.kind === 'treatment');
  const found: Mention[] = [];
  for (let start = 0; start < text.length; start++) {
    const words = index.splits.get(text[start]);
    if (!words) continue;
    const rest = text.slice(start + 1, start + 10);
    const between = SURE.exec(rest) ?? LIKELY.exec(rest);
    if (!between) continue;
    const word = words.find((one) => rest.startsWith(one.object, between[0].length));
    const end = start + 1 + between[0].length + (word?.object.length ?? 0);
    if (!word || !isFree(start, end)) continue;
    const certain = SURE.test(between[0]) || index.words.has(word.object);
    const told = !named || /(?:刚|给)[^,;。 ]{0,6}$/.test(text.slice(0, start));
    if (sure ? !certain : certain || !told) continue;
    found.push({ kind: 'treatment', start, end, how: 'split', treatment: word.code, unit: word.code });
    start = end - 1;
  }
  return found;
}

/** Verb and object of a treatment's word, where it is one; `null` otherwise. */
export function splitOf(word: string): { verb: string; object: string } | null {
  if (word.length < 2 || word.length > 4 || ![...word].every(isHan) || !HANDS.includes(word[0])) return null;
  return { verb: word[0], object: word.slice(1) };
}
