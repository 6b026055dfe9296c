/** Plain words about a customer that belong into her file, whatever the sentence was taken for. Pure. */
import { matters, motives, personalities } from '../../src/text/profile';
import type { ProfileSaid } from '../customers/customer-heard';

const PERSON = /型|性格|为人|脾气|属于|是个|这人|比较|有点|特别|很|总爱|老爱|爱|话/;
const TALK = /(?:聊(?:到|起|了|的是)|说起)(?:了)?\s*[::]?\s*([^。;;]{2,40})/;
const NO_TALK = /微信聊|电话聊|聊了吗|聊什么|聊点|聊过|要聊|约/;

/** Null where the words are none of these. `rest` is the sentence without her name. */
export function heardOfHer(text: string): ProfileSaid | null {
  const diagnosis = diagnosisIn(text);
  if (diagnosis) return { diagnosis };
  const talk = talkIn(text);
  if (talk) return { talk };
  const set = profileIn(text);
  return Object.keys(set).length > 0 ? { set } : null;
}

/** «聊到女儿要考研»: what was talked about beside the treatment. */
export function talkIn(text: string): string | null {
  return NO_TALK.test(text) ? null : (TALK.exec(text)?.[1].trim() ?? null);
}

const UNTIL = '([^,,。;;]{2,30})';

function diagnosisIn(text: string): ProfileSaid['diagnosis'] | null {
  const find = (pattern: string) => new RegExp(pattern + UNTIL).exec(text)?.[1].trim();
  const mostWanted = find('最想(?:要)?(?:改善|解决|改变|做好)(?:的是|的)?[::]?');
  const painPoint = find('(?:痛点|最在意|最烦|最怕)(?:是|的是|的)?[::]?');
  const findings = find('诊断(?:是|为|出|了)?[::]?\\s*(?!表|记录|单|过)');
  if (!mostWanted && !painPoint && !findings) return null;
  return {
    ...(findings && { findings: findings.replace(/最想.*$/, '').trim() }),
    ...(mostWanted && { mostWanted }),
    ...(painPoint && { painPoint }),
  };
}

function profileIn(text: string): Record<string, string | string[]> {
  const set: Record<string, string | string[]> = {};
  const period =
    /(?:月经|生理期|例假|大姨妈)[^,,。]{0,4}?((?:每月)?\d{1,2}[号日]?(?:左右)?|[^,,。]{2,10})$/.exec(text);
  if (period) return { privateDates: [period[0]] };
  const blood = /(AB|[ABO])型血|血型(?:是)?(AB|[ABO])/i.exec(text);
  if (blood) set.bloodType = (blood[1] ?? blood[2]).toUpperCase();
  const married = /已婚|未婚|离异|单身/.exec(text);
  if (married) set.marriage = married[0];
  const why =
    /(?:来(?:做)?(?:主要)?(?:就?是)?|主要|图的?是?)为了?([^,,。]{2,10})|图(?:个)?(年轻|美丽|身份|享受|健康)/.exec(
      text,
    );
  if (why) addAll(set, 'motives', motives, why[1] ?? why[2]);
  const what = /(?:看重|看中|在乎|最?讲究)([^,,。]{2,16})/.exec(text);
  if (what) addAll(set, 'matters', matters, what[1]);
  const kind = PERSON.test(text)
    ? Object.entries(personalities).find(([, each]) => each.says.test(text))
    : undefined;
  if (kind && !set.bloodType) [set.personality] = kind;
  const likes = /((?:不)?(?:喜欢|爱喝|怕冷|怕热|怕痛|怕吵|习惯)[^,,。]{0,16})/.exec(text);
  if (likes && !kind) set.likes = [likes[1]];
  for (const [field, pattern] of WORDS) {
    const said = pattern.exec(text)?.[1]?.trim();
    if (said) set[field] = field === 'hobbies' || field === 'family' ? [said] : said;
  }
  return set;
}

const WORDS: [string, RegExp][] = [
  ['occupation', /(?:职业|工作)(?:是|做)([^,,。]{2,12})/],
  ['address', /(?:地址(?:是)?|住在)([^,,。]{2,20})/],
  ['wechat', /微信号(?:是)?\s*([A-Za-z][\w-]{4,19})/],
  ['hobbies', /爱好(?:是)?([^,,。]{2,16})/],
  ['family', /(家里有[^,,。]{1,16})/],
];

function addAll(
  set: Record<string, string | string[]>,
  field: string,
  among: Record<string, { says: RegExp }>,
  words: string,
): void {
  const found = Object.entries(among).flatMap(([key, each]) => (each.says.test(words) ? key : []));
  if (found.length > 0) set[field] = found;
}
