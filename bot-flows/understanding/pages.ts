/**
 * What is said of the handbook: «补水怎么做», «补水的操作规范:1 清洁 2 …», «店规 请假», «谁还没看店规».
 *
 * Only a whole sentence asks and only a heading before a colon or a line break writes, so that what tells of a visit
 * («补水做了,怎么做的…») stays what it is. The text of a page is kept as it was typed.
 */
import { readCount } from './numerals';
import type { Lexicon, PersonNamed } from './reading';

export type PageKindSaid = 'sop' | 'aftercare' | 'job' | 'rule' | 'service';

/** Which page: codes of the treatments it may be of, a role, a rule's title, the customers it may be for. */
export interface PageNamed {
  kind: PageKindSaid;
  treatments?: string[];
  role?: string;
  title?: string;
  customers?: string[];
  /** Of a job: its goals. */
  isGoals?: true;
  /** Of the asker herself. */
  mine?: true;
}

export type PageSaid = PageNamed &
  (
    | { what: 'look'; version?: number }
    | { what: 'history' | 'end' | 'unread' }
    /** `head`: the words before the text, in which a day may stand. */
    | { what: 'write'; text?: string; head: string }
  );

export function pageSaid(said: string, lexicon: Lexicon, people: PersonNamed[]): PageSaid | null {
  const text = said.trim();
  if (AS_A_FILE.test(text)) return null;
  return unreadIn(plain(text)) ?? writtenIn(text, lexicon) ?? askedIn(text, lexicon, people);
}

/** «导出店规»: a form. */
const AS_A_FILE = /^(?:导出|打印|下载|印)/u;

/** Marks the text off its heading; without one, an enumeration does: «补水的操作规范 1 清洁 2 蒸脸». */
const MARKED = /[::\n]/u;
const ENUMERATED = /^([^\d]{4,30}?)\s*(?=1\s*[、..)]?\s*\p{Script=Han}[\s\S]*2)/u;

function writtenIn(text: string, lexicon: Lexicon): PageSaid | null {
  const at = text.search(MARKED);
  const head = at > 0 ? text.slice(0, at) : (ENUMERATED.exec(text)?.[1] ?? '');
  const body = text.slice(head.length).replace(/^[\s::]+/u, '');
  if (head.length > 40) return null;
  if (head && body) {
    const named = namedIn(withoutDay(plain(head)).replace(WRITES, ''), lexicon, true);
    return named && { ...named, what: 'write', text: body, head };
  }
  // «写补水的操作规范»: the text is asked for.
  const order = plain(text);
  if (order.length > 40 || !WRITES.test(order)) return null;
  const named = namedIn(withoutDay(order).replace(WRITES, ''), lexicon, true);
  return named && { ...named, what: 'write', head: text };
}

const WRITES =
  /^(?:我?(?:要|来)?)?(?:帮我)?(?:写|新增|增加|加|修改|改|更新|制定|新定|定|发布|登记|存)(?:一?下|一?[条份个])?/u;

const HISTORY =
  /的?(?:以前|之前|旧|历史|原来|老|过去|上一?)的?(?:版本?|记录|规范)(?:呢|有哪些|是什么)?$|的?(?:历史|版本)$|改过(?:几次|哪些|什么)$/u;
const VERSION = /的?第?([\d一二三四五六七八九十]{1,3})版$/u;
const ENDS = /(?:不用了|作废|废止|停用|取消|删掉|删除)(?:了|吧)?$/u;
const ENDS_FIRST = /^(?:把)?(?:作废|废止|停用|取消|删掉|删除)/u;

function askedIn(text: string, lexicon: Lexicon, people: PersonNamed[]): PageSaid | null {
  if (text.includes('\n')) return null;
  const order = plain(text);
  if (order.length > 30) return null;
  if (ENDS.test(order) || ENDS_FIRST.test(order)) {
    const named = namedIn(order.replace(ENDS, '').replace(ENDS_FIRST, ''), lexicon, true);
    return named && { ...named, what: 'end' };
  }
  const asked = order.replace(ASKS, '').replace(QUESTION, '');
  const version = readCount(VERSION.exec(asked)?.[1] ?? '');
  if (version) {
    const named = namedIn(asked.replace(VERSION, ''), lexicon, false);
    return named ? { ...named, what: 'look', version } : null;
  }
  if (HISTORY.test(asked)) {
    const named = namedIn(asked.replace(HISTORY, ''), lexicon, false);
    return named ? { ...named, what: 'history' } : null;
  }
  const named =
    forHer(asked, people) ?? operationForHer(asked, lexicon, people) ?? namedIn(asked, lexicon, false);
  return named ? { ...named, what: 'look' } : null;
}

const ASKS =
  /^(?:请问|问一?下|我?想?(?:看看?|查看?|查一?下|看一?下|找一?下)|给我(?:看看?|发一?下|一份)?|把?发(?:给)?我?(?:一?[下份])?|要|有没有|客人(?:问|要))(?=.{2})/u;
const QUESTION =
  /(?:是)?(?:什么|啥|来着|(?:我)?(?:要)?(?:发|转)给?客人|怎样|怎么样的|有哪些|是啥|给我(?:看看?)?|发(?:给)?我(?:一?下)?|看看|呢|吗)$/u;

const UNREAD =
  /谁(?:都)?(?:还)?没(?:有)?(?:看|读|确认|签|收到|回)(?:过|完)?(?:的)?(店规|规章(?:制度)?|岗位(?:说明书?|职责)?)(.*)$|^(.*?)(店规|规章(?:制度)?|岗位(?:说明书?|职责)?)(.{0,8}?)(?:还有)?(?:谁|哪些人|几个人)(?:都)?(?:还)?没(?:有)?(?:看|读|确认|签|收到)/u;

/** «谁没看迟到那条»: a rule by its title. */
const UNREAD_THAT = /^谁(?:都)?(?:还)?没(?:有)?(?:看|读)(?:过|完)?(.{2,8}?)(?:那|这)一?条(?:规定)?$/u;

function unreadIn(order: string): PageSaid | null {
  const of = UNREAD_THAT.exec(order)?.[1];
  if (of) return { kind: 'rule', what: 'unread', title: of };
  const found = order.length > 30 ? null : UNREAD.exec(order);
  if (!found) return null;
  const [, first, after, before, second, between] = found;
  const kind = (first ?? second).startsWith('岗位') ? 'job' : 'rule';
  const about = (first ? after : `${before}${between}`).replace(/[的了呢吗]|有哪些/gu, '');
  const role = kind === 'job' ? roleIn(about) : null;
  return {
    kind,
    what: 'unread',
    ...(role ? { role } : {}),
    ...(kind === 'rule' && about.length > 1 ? { title: about } : {}),
  };
}

/** Words for a treatment's operation that nothing else is called by, and those that need a treatment before them. */
const OPERATION = /(?:标准)?(?:操作规范|操作标准|标准操作|操作流程|操作步骤|技术手册|手法规范|sop)$/iu;
const OPERATION_OF = /(?:的)?(?:规范|流程|步骤|做法|(?:要|该|应该|是)?怎么(?:做|操作|弄))(?:的)?$/u;
const AFTER =
  /(?:(?:护理|家居|居家|客人)(?:护理)?的?注意事项|(?:护理后|做完(?:之|以)?后?|做后|护后|术后|之后|以后|回家|回去|到家)的?(?:护理)?(?:要|该)?注意(?:事项|点|什么|些什么)?|做完(?:之|以)?后?(?:多久|几天|几个小时|多长时间)(?:才)?(?:能|可以).{1,6})$/u;
const AFTER_OF = /(?:的)?(?:家居护理|居家护理|护理须知|家居须知|注意事项)$/u;
const JOB = /(?:的)?(?:这个)?(?:岗位(?:说明书?|职责|要求)|岗位(?:都|要|该)*(?:干|做|管|负责)?|职位说明书?)$/u;
const GOALS = /(?:的)?岗位(?:工作)?目标$/u;
const RULE =
  /^(?:店里?的?|我们的?)?(?:店规|规章制度|管理规章|店里?的?制度)(.*)$|^(.{1,20}?)的?(?:店规|管理制度|规章制度)$/u;
const SERVICE = /^(?:标准)?(?:服务流程|服务步骤|接待流程)$/u;

/** Of what is written the treatment may still be asked for; a question about an unknown one is another matter. */
function namedIn(words: string, lexicon: Lexicon, writing: boolean): PageNamed | null {
  if (words.length < 2) return null;
  if (SERVICE.test(words)) return { kind: 'service' };
  return (
    ruleIn(words) ??
    jobIn(words) ??
    ofTreatment('aftercare', words, AFTER, AFTER_OF, lexicon, writing) ??
    ofTreatment('sop', words, OPERATION, OPERATION_OF, lexicon, writing) ??
    (writing ? null : operationBefore(words, lexicon))
  );
}

function ruleIn(words: string): PageNamed | null {
  const found = RULE.exec(words);
  if (!found) return null;
  const title = (found[1] ?? found[2] ?? '').replace(/^[的\s·・,,]+/u, '').trim();
  return title.length <= 20 ? { kind: 'rule', ...(title ? { title } : {}) } : null;
}

function jobIn(words: string): PageNamed | null {
  const pattern = [GOALS, JOB].find((each) => each.test(words));
  if (!pattern) return null;
  const whose = words.replace(pattern, '');
  const goals = pattern === GOALS ? { isGoals: true as const } : {};
  if (/^我的?$/u.test(whose) || words === '岗位') return { kind: 'job', mine: true, ...goals };
  const role = roleIn(whose);
  if (role) return { kind: 'job', role, ...goals };
  return whose === '' ? { kind: 'job', ...goals } : null;
}

const ROLES: [RegExp, string][] = [
  [/^美容师$|^技师$|^美疗师$/u, 'beautician'],
  [/^(?:美容)?顾问$/u, 'consultant'],
  [/^前台$/u, 'receptionist'],
  [/^(?:店长|经理)$/u, 'manager'],
];

function roleIn(said: string): string | null {
  const plainly = said.replace(/的$/u, '');
  return ROLES.find(([pattern]) => pattern.test(plainly))?.[1] ?? null;
}

/** A weak word needs a treatment before it; a strong one is asked for its treatment. */
function ofTreatment(
  kind: 'sop' | 'aftercare',
  words: string,
  strong: RegExp,
  weak: RegExp,
  lexicon: Lexicon,
  writing: boolean,
): PageNamed | null {
  for (const pattern of [strong, weak]) {
    if (!pattern.test(words)) continue;
    const of = words.replace(pattern, '').replace(/的$/u, '');
    const treatments = treatmentsCalled(of, lexicon);
    if (treatments.length > 0) return { kind, treatments };
    if (pattern === strong && (of === '' || writing || kind === 'sop')) return { kind };
  }
  return null;
}

/** «SOP 补水», «操作规范 补水», «怎么做补水». */
function operationBefore(words: string, lexicon: Lexicon): PageNamed | null {
  const of = /^(?:sop|操作规范|操作流程|技术手册|怎么(?:做|操作))(?:的)?(.+)$/iu.exec(words)?.[1];
  const treatments = of ? treatmentsCalled(of, lexicon) : [];
  return treatments.length > 0 ? { kind: 'sop', treatments } : null;
}

/** Called so and by nothing more: a sentence that only holds the word is about something else. */
function treatmentsCalled(said: string, lexicon: Lexicon): string[] {
  const word = said.toLowerCase();
  const ways = [word, word.replace(/(?:这个)?(?:护理|项目|疗程)$/u, '')];
  return lexicon.treatments
    .filter((each) => [each.name, ...each.aliases].some((name) => ways.includes(plain(name).toLowerCase())))
    .map((each) => each.code);
}

/** «婷姐的护理注意事项»: of what was done for her. */
function forHer(words: string, people: PersonNamed[]): PageNamed | null {
  if (!AFTER.test(words)) return null;
  const whom = words.replace(AFTER, '').replace(/的$/u, '');
  const person = people.find((each) => each.customers.length > 0 && plain(each.text) === whom);
  return person ? { kind: 'aftercare', customers: person.customers } : null;
}

/** «婷姐补水怎么做»: asked before it is done; «怎么做的» tells of it. */
function operationForHer(words: string, lexicon: Lexicon, people: PersonNamed[]): PageNamed | null {
  const her = people.find((each) => each.customers.length > 0 && words.startsWith(plain(each.text)));
  const rest = her && words.slice(plain(her.text).length).replace(/^的/u, '');
  return rest && /怎么(?:做|操作)$/u.test(rest) ? namedIn(rest, lexicon, false) : null;
}

const FROM_DAY = /[((]?从?(?:\d{1,2}月\d{1,2}[日号]|下个?月(?:\d{1,2}[日号])?|明天|后天)起[))]?/u;

function withoutDay(words: string): string {
  return words.replace(FROM_DAY, '');
}

/** Without spaces and marks, full-width as half-width. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s,。!?~…「」"'《》]/gu, '');
}
