/**
 * The ten facets of a life that are worth knowing before a visit (SR-FLD-16, SR-KAM-08), and which of them something
 * is known of: by the fields of the file where there is one, else by what was talked of. Nothing is asked for its own
 * sake, and nothing new is stored. Pure.
 */
import type { Customer } from '../../../entities/customer';
import type { Profile } from './profile';

export const FACETS = [
  'economy',
  'health',
  'family',
  'work',
  'social',
  'hobbies',
  'culture',
  'pursuit',
  'ideal',
  'personality',
] as const;
export type Facet = (typeof FACETS)[number];

export interface Facets {
  known: Facet[];
  missing: Facet[];
}

export interface KnownOfHer {
  file: Pick<Customer, 'assets' | 'allergy' | 'taboo'>;
  profile: Profile;
  referrer: string | null;
  /** What was talked of at her visits. */
  talks: string[];
}

export function facetsOf(hers: KnownOfHer): Facets {
  const isKnown = (facet: Facet): boolean =>
    inFile(facet, hers) || hers.talks.some((talk) => TALKED[facet].test(talk));
  return {
    known: FACETS.filter(isKnown),
    missing: FACETS.filter((facet) => !isKnown(facet)),
  };
}

function inFile(facet: Facet, { file, profile, referrer }: KnownOfHer): boolean {
  const has = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : !!value);
  switch (facet) {
    case 'economy':
      return has(file.assets);
    case 'health':
      return has(file.allergy) || has(file.taboo);
    case 'family':
      return has(profile.family) || has(profile.marriage);
    case 'work':
      return has(profile.occupation);
    case 'social':
      return has(referrer);
    case 'hobbies':
      return has(profile.hobbies);
    case 'pursuit':
      return has(profile.motives) || has(profile.matters);
    case 'personality':
      return has(profile.personality);
    default:
      return false;
  }
}

const TALKED: Record<Facet, RegExp> = {
  economy: /买房|房贷|换房|买车|生意|投资|理财|股票|基金|工资|收入|奖金/,
  health: /身体|睡眠|失眠|血压|血糖|体检|怀孕|备孕|手术|住院|腰疼|腰酸|更年期|减肥/,
  family: /女儿|儿子|孩子|老公|爱人|先生|父母|爸|妈|公婆|婆婆|家里|孙/,
  work: /上班|工作|公司|单位|同事|老板|升职|加班|出差|开店|跳槽/,
  social: /朋友|闺蜜|聚会|同学|应酬|邻居/,
  hobbies: /爱好|瑜伽|跳舞|跑步|旅游|旅行|爬山|钓鱼|麻将|追剧|健身|养花|养猫|养狗|唱歌|画画/,
  culture: /看书|读书|书法|国学|考研|考证|学历|电影|话剧|音乐|展览|学英语|上课/,
  pursuit: /追求|想变|想要|目标|要美/,
  ideal: /理想|梦想|打算|将来|以后想|退休/,
  personality: /性格|脾气|性子/,
};

/** What a talk may begin with: money, body and nature are not. */
const EASY: Facet[] = ['hobbies', 'work', 'family', 'culture', 'social', 'ideal'];

/** One facet to speak of next, of those nothing is known of. */
export function worthAsking({ missing }: Facets): Facet | null {
  return EASY.find((facet) => missing.includes(facet)) ?? null;
}
