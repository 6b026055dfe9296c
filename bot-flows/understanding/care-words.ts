/** What a sentence about a talk says of the effect: is the problem solved, is she satisfied. */
export interface CareSaid {
  solved?: 'yes' | 'better' | 'no';
  satisfied?: 'yes' | 'so-so' | 'no';
}

const SOLVED: [RegExp, NonNullable<CareSaid['solved']>][] = [
  [/没解决|没有?效果|没见效|没有?用|还是老样子|还[是在]?[痛疼痒红肿酸]/, 'no'],
  [/好(?:了)?(?:一)?(?:些|点|多了)|有(?:点|些)?效果|缓解|淡了/, 'better'],
  [/解决了|全?好了|不[痛疼痒酸肿红]了|没问题了/, 'yes'],
];
const SATISFIED: [RegExp, NonNullable<CareSaid['satisfied']>][] = [
  [/不(?:太|怎么|是很|够)?满意|失望|不高兴|生气/, 'no'],
  [/一般|还行|马马虎虎|凑合/, 'so-so'],
  [/满意|很喜欢|夸|很舒服/, 'yes'],
];

export function careIn(text: string): CareSaid {
  const solved = SOLVED.find(([words]) => words.test(text))?.[1];
  const satisfied = SATISFIED.find(([words]) => words.test(text))?.[1];
  return { ...(solved ? { solved } : {}), ...(satisfied ? { satisfied } : {}) };
}
