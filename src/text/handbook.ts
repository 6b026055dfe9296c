/** The handbook in words: operations, aftercare, jobs, rules. The first line of a push says no more than that it is new. */
import type { Prompt } from '../../bot-flows/engine';
import type { PageKind, PageShown } from '../salon/handbook/pages';
import type { ReadSoFar } from '../salon/handbook/look';
import { cut, dayWithWeekday } from './days';
import { roleName } from './hello';

const KINDS: Record<PageKind, string> = {
  sop: '操作规范',
  aftercare: '护理注意事项',
  job: '岗位说明书',
  rule: '店规',
  service: '服务流程',
};

type Head = Pick<PageShown, 'kind' | 'name'>;

/** «补水 · 操作规范», «顾问 · 岗位说明书», «店规 · 请假». */
export function pageName({ kind, name }: Head): string {
  if (kind === 'service') return KINDS.service;
  if (kind === 'rule') return `${KINDS.rule} · ${name}`;
  return `${kind === 'job' ? roleName(name) : name} · ${KINDS[kind]}`;
}

/** «第2版 11-25 周三 方洁». */
function versionText({ version, day, by }: PageShown): string {
  return [`第${version}版`, dayWithWeekday(day), by].filter(Boolean).join(' ');
}

function fromText({ day, fromDay }: PageShown): string {
  return fromDay > day ? `,${dayWithWeekday(fromDay)}起` : '';
}

export function pageText(
  page: PageShown,
  beside: { past?: boolean; comingOn?: unknown; aftercare?: boolean } = {},
): string {
  const head = `${pageName(page)}(${versionText(page)}${fromText(page)})${beside.past ? '·不是现在用的' : ''}`;
  return [
    head,
    page.text,
    ...(page.goals ? [`工作目标:\n${page.goals}`] : []),
    ...(typeof beside.comingOn === 'string' ? [`${dayWithWeekday(beside.comingOn)}起换新的一版。`] : []),
    ...(beside.aftercare ? [`要发给客人的,回「${page.name}的护理注意事项」。`] : []),
  ].join('\n');
}

/** The words for the customer stand alone in their bubble, ready to be sent on. */
export function aftercarePrompts(pages: PageShown[], whose: string | null): Prompt[] {
  const what = pages
    .map((page) => `${page.name}(第${page.version}版 ${dayWithWeekday(page.day)})`)
    .join('、');
  const said = `${whose ? `${whose} ` : ''}护理注意事项:${what}。下面的可以直接转给客人。`;
  return [{ text: said }, ...pages.map((page) => ({ text: page.text, alone: true }))];
}

export function historyText(
  versions: PageShown[],
  { current, total }: { current: number | null; total: number },
): string {
  const lines = versions.map((page) => {
    const mark = page.version === current ? '(现在用的)' : '';
    return page.text
      ? `${versionText(page)}${fromText(page)}${mark}:${page.text.replace(/\s+/g, ' ')}…`
      : `${versionText(page)}:作废`;
  });
  const more = total > versions.length ? [`更早的还有 ${total - versions.length} 版。`] : [];
  const [first] = versions;
  const how = first.kind === 'rule' ? `店规 ${first.name} 第1版` : `${whoseOf(first)}第1版`;
  return [pageName(first), ...lines, ...more, `看哪一版就说,例:「${how}」。`].join('\n');
}

function whoseOf({ kind, name }: Head): string {
  return kind === 'service' ? KINDS.service : `${kind === 'job' ? roleName(name) : name}的${KINDS[kind]}`;
}

export function rulesText(pages: PageShown[], manages: boolean): string {
  if (pages.length === 0) return manages ? `还没有店规。${WRITE_A_RULE}` : '店里还没有写店规。';
  const lines = pages.map(
    (page) =>
      `${page.name}(第${page.version}版 ${dayWithWeekday(page.day)})${page.unread ? ' · 还没看' : ''}`,
  );
  return [`店规 ${pages.length} 条:`, ...lines, `看一条就说,例:「店规 ${pages[0].name}」。`].join('\n');
}

const WRITE_A_RULE = '写一条,例:「店规 请假:提前一天跟店长说」。';

export function jobsText(pages: PageShown[]): string {
  if (pages.length === 0) return '还没有岗位说明书。店长写,例:「顾问的岗位说明书:1 … 2 …」。';
  const lines = pages.map(
    (page) => `${roleName(page.name)}(第${page.version}版 ${dayWithWeekday(page.day)})`,
  );
  return [
    '岗位说明书:',
    ...lines,
    `看一份就说,例:「${roleName(pages[0].name)}的岗位说明书」;自己的说「我的岗位」。`,
  ].join('\n');
}

/** Where there are more than a card has buttons. */
export function writtenText(pages: PageShown[]): string {
  const names = pages.map((page) => page.name).join('、');
  const [first] = pages;
  const how = first.kind === 'sop' ? `${first.name}怎么做` : `${first.name}的护理注意事项`;
  return `写了${KINDS[first.kind]}的:${names}。看一个就说,例:「${how}」。`;
}

export function unreadText(pages: ReadSoFar[]): string {
  const asked = pages.filter((each) => each.concerned > 0);
  if (asked.length === 0) return '还没有要大家看的店规、岗位说明书。';
  return asked
    .flatMap(({ page, missing, concerned, remarks }) => {
      const head = `${pageName(page)} 第${page.version}版`;
      const line =
        missing.length === 0
          ? `${head}:${concerned} 人都看了。`
          : `${head}:看了 ${concerned - missing.length}/${concerned},还没看 ${missing.join('、')}。`;
      return [line, ...remarks.map(({ by, remark }) => `  ${by}说:${cut(remark, 60)}`)];
    })
    .join('\n');
}

export function endedText(page: PageShown): string {
  return `${pageName(page)} 从今天起作废,以前的版本还留着。`;
}

const STAGES: Record<'nine' | 'five', string[]> = {
  nine: [
    '邀约、回访',
    '迎宾',
    '前台接待',
    '顾问咨询',
    '店长配合',
    '淋浴更衣',
    '操作准备',
    '护理进行',
    '护理结束',
  ],
  five: ['接待', '咨询', '实操', '再咨询', '追踪'],
};

/** The setting counts the steps: nine in full, five in short. */
export function serviceText(stages: number): string {
  const steps = stages > 5 ? STAGES.nine : STAGES.five;
  return ['服务流程', ...steps.map((step, index) => `${index + 1} ${step}`)].join('\n');
}

/** What will be kept, and the three things that can be done with it. */
export function keepCard(
  head: Head,
  draft: { text: string; isGoals: boolean; from: string | null },
  standing: { current: PageShown | null; next: number; today: string },
): Prompt {
  const { current, next } = standing;
  const title = `${pageName(head)}${draft.isGoals ? '的工作目标' : ''}`;
  const before = current ? `上一版:${versionText(current)}。` : '';
  const tells = head.kind === 'rule' || head.kind === 'job' ? '存了会请相关的人看一次。' : '';
  const from = draft.from && draft.from > standing.today ? `${dayWithWeekday(draft.from)}起用。` : '';
  return {
    text: [
      `${title}(第${next}版,还没存)`,
      draft.text,
      `${before}${from}${tells}还有就接着发,带上序号。`,
    ].join('\n'),
    card: {
      kind: 'buttons',
      title: cut(`${title} 第${next}版`, 36),
      desc: `${[...draft.text].length} 字,看过再存`,
      buttons: [
        { key: 'yes', text: '存好', style: 2 },
        { key: 'again', text: '重写' },
        { key: 'no', text: '不要了', style: 4 },
      ],
    },
  };
}

export function endCard(head: Head): Prompt {
  const text = `${pageName(head)} 作废?以前的版本都留着。`;
  return {
    text,
    card: {
      kind: 'buttons',
      title: cut(`${pageName(head)} 作废?`, 36),
      buttons: [
        { key: 'yes', text: '作废', style: 3 },
        { key: 'no', text: '不要了', style: 4 },
      ],
    },
  };
}

export const handbookWords = {
  title: '资料',
  treatment: '项目',
  role: '岗位',
  rule: '店规名称',
  text: '内容',
  from: '哪天起',
  read: '知道了',
  remark: '有话说',
  askRemark: '想说什么?一句话发来,转给写的人。',
  remarked: (page: PageShown) => `好,记下您看过了,话转过去了(${pageName(page)} 第${page.version}版)。`,
  heard: (page: PageShown, by: string, remark: string) =>
    `有人对资料说了一句\n${by} · ${pageName(page)} 第${page.version}版:\n${remark}`,
  receiptTitle: '请看一下',
  whichTreatment: '哪个项目的?说项目名。',
  whichRole: '哪个岗位的?',
  whichRule: (longest: number) => `这条店规叫什么?例:请假(最多 ${longest} 个字)。`,
  askText: (head: Head, isGoals: boolean) =>
    `${pageName(head)}${isGoals ? '的工作目标' : ''}:把内容发来,可以分几行、几条写。`,
  onlyManager:
    '操作规范、护理注意事项、岗位说明书、店规都由店长写。要看就说,例:「补水怎么做」「店规」「我的岗位」。',
  kept: (page: PageShown, today: string, asked: number) => {
    const from = page.fromDay > today ? `,${dayWithWeekday(page.fromDay)}起用` : '';
    const told =
      asked > 0
        ? `已请 ${asked} 人看,谁还没看就问「谁还没看${page.kind === 'job' ? '岗位说明书' : '店规'}」。`
        : '';
    return `存好了:${pageName(page)} 第${page.version}版${from}。${told || askAs(page)}`;
  },
  unconfirmed: (head: Head) => `${pageName(head)} 还没存,收起来了。要存请再发一次。`,
  received: (page: PageShown) => `好,${pageName(page)} 第${page.version}版,记下您看过了。`,
  readIt: '看过了就点一下。',
  newPage: (kind: PageKind) => (kind === 'job' ? '岗位说明书有更新,请看一下。' : '店规有更新,请看一下。'),
  receiptRefused: (code: string) =>
    code === 'too-long'
      ? '太长了,说短一点。'
      : code === 'newer'
        ? '这一版已经换新了,看最新的那条就行。'
        : '这一版已经撤回,不用看了。',
  noneOf: (kind: PageKind, name: string, facts: { comingOn?: string; endedOn?: string }) => {
    if (facts.comingOn) return `${pageName({ kind, name })} ${dayWithWeekday(facts.comingOn)}起才用。`;
    if (facts.endedOn) return `${pageName({ kind, name })} ${dayWithWeekday(facts.endedOn)} 已经作废。`;
    return `${pageName({ kind, name })} 还没有写。${HOW_TO_WRITE[kind](kind === 'job' ? roleName(name) : name)}`;
  },
  noVersion: (versions: number) => (versions > 0 ? `没有这一版,一共 ${versions} 版。` : '还没有写。'),
  noSuchRule: (title: string, rules: string) => `没有叫「${title}」的店规。\n${rules}`,
  noJob: (roles: string[]) => `${roles.map(roleName).join('、')}的岗位说明书还没有写,请店长写。`,
  noVisit: (name: string) => `${name} 还没有做过的记录。说项目名也行,例:「补水的护理注意事项」。`,
  notFound: '店里没有这个。',
  noneAtAll: '还没有写护理注意事项。店长写,例:「补水的护理注意事项:今天别泡澡,多喝水」。',
  refused: (code: string, facts: Record<string, unknown>) => {
    if (code === 'too-long') return `太长了,最多 ${String(facts.longest)} 字,请分成两份或写短些。`;
    if (code === 'same') return `和现在的第${String(facts.version)}版一样,没有新存。`;
    if (code === 'no-job') return '这个岗位还没有说明书,先写说明书,再写目标。';
    if (code === 'not-a-day') return '日期过了,请说今天以后的日子。';
    if (code === 'not-allowed') return handbookWords.onlyManager;
    return handbookWords.notFound;
  },
};

const HOW_TO_WRITE: Record<PageKind, (name: string) => string> = {
  sop: (name) => `店长写,例:「${name}的操作规范:1 清洁 2 …」。`,
  aftercare: (name) => `店长写,例:「${name}的护理注意事项:今天别泡澡」。`,
  job: (name) => `店长写,例:「${name}的岗位说明书:1 … 2 …」。`,
  rule: (name) => `店长写,例:「店规 ${name}:…」。`,
  service: () => '店长写,例:「服务流程:1 … 2 …」。',
};

function askAs({ kind, name }: PageShown): string {
  if (kind === 'sop') return `问「${name}怎么做」就看到。`;
  return kind === 'aftercare' ? `问「${name}的护理注意事项」就能转给客人。` : '';
}

/** Of somebody who has just joined. */
export function toReadText(toRead: { job: boolean; rules: number } | undefined): string {
  if (!toRead || (!toRead.job && toRead.rules === 0)) return '';
  const parts = [
    ...(toRead.job ? ['岗位说明书回「我的岗位」'] : []),
    ...(toRead.rules > 0 ? [`店规 ${toRead.rules} 条回「店规」`] : []),
  ];
  return `先看一下:${parts.join(',')}。`;
}
