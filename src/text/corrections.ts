/** Corrections, taking back, and what waits for the manager, in words. */
import type { Prompt, Question, Row } from '../../bot-flows/engine';
import type { Change, ChangeOf, Found, Hanging, Stands } from '../salon/corrections/change';
import type { LastEntry, SettingBack } from '../salon/corrections/last-entry';
import type { RewardRule } from '../salon/gifts/reward-rules';
import { cut, dayFrom, dayWithWeekday, yuan } from './days';
import { rulesShown } from './gifts';
import { methodName } from './money';
import { changeText, fromText } from './settings';
import { visitRefused } from './visit/done';
import { visitWords } from './visit/words';

const NOTHING = '没有';

/** «谁做:何莹 → 罗芸»: before and after. */
export function changeShown(change: Change): string {
  switch (change.kind) {
    case 'beautician':
      return `谁做:${change.before.join('、') || '没写'} → ${change.after.name}`;
    case 'consumed':
      return `实耗:${yuan(change.beforeFen)} → ${yuan(change.afterFen)}`;
    case 'amount':
      return `收款:${yuan(change.beforeFen)} → ${yuan(change.afterFen)}`;
    case 'method':
      return `${yuan(change.amountFen)}:${change.before.map(methodName).join('、')} → ${methodName(change.after)}`;
    case 'sessions':
      return `${change.name}划卡:${change.before}次 → ${change.after}次`;
    case 'treatments':
      return `项目:${names(change.before)} → ${names(change.after)}`;
    case 'words':
      return `${WORD_LABELS[change.field]}:${change.before ?? NOTHING} → ${change.after}`;
    case 'swap':
      return swapShown(change.columns);
    case 'next':
      return '下次做什么、卖什么、什么时候:按新说的';
    case 'move': {
      const what = change.amountFen > 0 ? `收的${yuan(change.amountFen)}` : '这次服务';
      return `${what}:${change.from.name} → ${change.to.name}`;
    }
  }
}

/** A reaction that stands among what was seen as well is shown once. */
function swapShown(columns: ChangeOf<'swap'>['columns']): string {
  const shown = columns.filter(({ field }) => field !== 'reaction');
  return (shown.length > 0 ? shown : columns)
    .map(({ field, before, after }) => `${WORD_LABELS[field]}:${before} → ${after}`)
    .join(',');
}

const WORD_LABELS = {
  effect: visitWords.effect,
  reaction: visitWords.effect,
  feedback: visitWords.feedback,
  note: visitWords.note,
};

function names(treatments: { name: string }[]): string {
  return treatments.map((treatment) => treatment.name).join('、') || NOTHING;
}

/** What moves with it: «补水退回1次». */
export function hangsShown(hangs: Hanging[]): string[] {
  return hangs.map((hang) => {
    if (hang.what === 'sessions') return `${hang.name}划的${hang.count}次一起改`;
    if (hang.what === 'course') return '办的卡一起过去';
    if (hang.what === 'share') return '业绩跟着改';
    if (hang.what === 'consumed') return `实耗:${yuan(hang.beforeFen)} → ${yuan(hang.afterFen)}`;
    if (hang.what === 'unpaid') return `${hang.name}没有卡,按单次${yuan(hang.priceFen)};收了钱另记`;
    return hang.status === 'draft' ? '下次方案重新拟' : '下次方案已经定过,请再看一眼';
  });
}

/** «徐曼 11-24 周二:补水、眼部 · 何莹 · 收1,280 微信». */
function standsShown({ customer, day, services, beauticians, sums }: Stands): string {
  const parts = [
    services.join('、'),
    beauticians.join('、'),
    ...sums.map((sum) => `收${yuan(sum.amountFen)} ${methodName(sum.method)}`),
  ].filter(Boolean);
  return `${customer.name} ${dayWithWeekday(day)}:${parts.join(' · ') || NOTHING}`;
}

export const correctionWords = {
  title: (name: string) => `改${name}的记录`,
  what: (stands: Stands | null) =>
    `${stands ? `${standsShown(stands)}\n` : ''}改什么?直接说对的,例:是芸芸做的 / 实耗556 / 收1280 / 是微信付的 / 应该是周莉的。`,
  label: '改什么',
  unconfirmed: (name: string) => `${name} 的更正还没改,收起来了。要改再说一次。`,
  done: (name: string, change: Change) => `${name} 改好了。${changeShown(change)}`,
  asked: (name: string, change: Change) =>
    `${name} 的这条要店长同意才能改,已经交给店长。${changeShown(change)}`,
};

export const ofADayTitle = (name: string): string => `改${name}的`;

export const ofADayQuestion = (name: string, past: string, ahead: string): Question => ({
  text: `${name}:改 ${dayWithWeekday(past)}的记录,还是 ${dayWithWeekday(ahead)}的预约?`,
  choices: [
    { key: 'record', text: `${past.slice(5)}记录`, style: 2 },
    { key: 'appointment', text: `${ahead.slice(5)}预约`, style: 1 },
    { key: 'no', text: '不改了', style: 4 },
  ],
});

export function correctionCard(found: Found, today: string, free: boolean, locked = false): Prompt {
  const change = changeShown(found.change);
  const hangs = hangsShown(found.hangs);
  const title = `改 ${found.customer.name} ${dayFrom(today, found.day)}的`;
  const ask = free ? '这样改,对吗?' : '这条要店长同意。交给店长吗?';
  return {
    text: [title, change, ...hangs, ...(locked ? [inThisMonth(found.day)] : []), ask].join('\n'),
    card: {
      kind: 'buttons',
      title: cut(title, 36),
      desc: ask,
      rows: [
        { label: '改', value: cut(change, 30) },
        ...hangs.slice(0, 5).map((hang): Row => ({ label: '连带', value: cut(hang, 30) })),
      ],
      buttons: [
        { key: 'yes', text: free ? '改' : '交给店长', style: 2 },
        { key: 'no', text: '不改了', style: 4 },
      ],
    },
  };
}

/** The locked month stands; what differs is entered today. */
function inThisMonth(day: string): string {
  return `${Number(day.slice(5, 7))}月已锁定,数字不动;差的记在这个月,写明是 ${day.slice(5)} 的。`;
}

const CORRECTION_REFUSED: Record<string, string> = {
  'nothing-to-correct': '没找到你刚记的。说名字,例:改芳姐今天的。',
  'no-such-entry': '那天没有她的记录可以改。是哪天的?',
  'no-such-sum': '没找到这笔钱,是多少、哪天的?',
  'several-sums': '那天她有几笔钱,原来是多少的那笔?例:12800 应该是 1280。',
  'as-it-stands': '记的就是这样,不用改。',
  'which-treatment': '是哪个项目划错了?例:补水划1次。',
  'what-is-wrong': '改什么?直接说对的,例:是芸芸做的 / 实耗556。',
  'no-such-staff': '没找到这位同事,说全名。',
  'both-have-visits': '那天两位都有记录,合不到一起。请分开改。',
};

export function correctionRefused(code: string, facts: Record<string, unknown>): string {
  const said = CORRECTION_REFUSED[code] ?? visitRefused[code]?.(facts) ?? '没改成,请再说一次。';
  const stands = facts.stands as Stands | null | undefined;
  if (stands && code === 'no-such-entry')
    return `${stands.customer.name} ${dayWithWeekday(stands.day)} 没有记录可以改。是哪天的?`;
  return stands ? `${standsShown(stands)}\n${said}` : said;
}

const ENTRIES: [RegExp, string][] = [
  [/^visits\.record/, '记的服务'],
  [/^visits\.talk/, '聊到的'],
  [/^visits\./, '补的下次'],
  [/^payments\./, '记的收款'],
  [/^(?:bookings?|appointments?)\b/, '预约的改动'],
  [/^contacts\.said/, '说的话'],
  [/^contacts?\./, '记的联系'],
  [/^calls?\./, '记的联系'],
  [/^plans?\./, '定的方案'],
  [/^(?:customers?|profile|diagnoses|consents)\./, '改的档案'],
  [/^courses\.permit/, '卡给谁用'],
  [/^leaving\./, '离职交接'],
  [/^corrections\./, '做的更正'],
  [/^handbook\./, '写的资料'],
  [/^gifts\./, '送的东西'],
  [/^rewards\./, '定的消费奖励'],
  [/^settings\./, '改的设置'],
  [/^events\.guests/, '活动的来客'],
  [/^events\./, '办的活动'],
  [/^impressions\./, '第一印象'],
  [/^questions\.answer/, '已回的问题'],
  [/^questions\./, '记的问题'],
  [/^month\./, '月会定的事'],
  [/^treatments\.decide/, '项目的去留'],
  [/^treatments\./, '项目的档次、成本'],
  [/^technicians\./, '技师的级别'],
  [/^(?:grades|owners)\./, '分级的改动'],
  [/^hints\./, '话术'],
  [/^(?:leave|shifts|standIn)\./, '请假排班'],
  [/^rooms\./, '房间停用'],
  [/^complaints\./, '记的投诉'],
  [/^photos\./, '照片'],
  [/^(?:promises|due|festivals)\./, '要联系的事'],
  [/^walkIns\./, '散客是谁'],
];

function entryName(name: string): string {
  return ENTRIES.find(([pattern]) => pattern.test(name))?.[1] ?? '刚才那一步';
}

/** «每天打几个电话:10位 → 8位». */
function settingBack({ name, now, back, from }: SettingBack): string {
  if (name !== 'reward.rules') return changeText(name, now, back) + fromText(from);
  return `消费奖励:${rulesShown(now as RewardRule[])} → ${rulesShown(back as RewardRule[])}`;
}

export const undoWords = {
  title: '撤销',
  ask: (last: LastEntry): Prompt => {
    const who = [...last.customers].reverse().join('、');
    const what = `${who ? `${who} ` : ''}${entryName(last.name)}(${last.clock})`;
    const back = last.setting && settingBack(last.setting);
    const desc = back ?? '撤了就当没记过';
    return {
      text: `撤销 ${what}?\n${desc}。`,
      card: {
        kind: 'buttons',
        title: cut(`撤销 ${what}`, 36),
        desc,
        buttons: [
          { key: 'yes', text: '撤销', style: 2 },
          { key: 'no', text: '不撤了', style: 4 },
        ],
      },
    };
  },
  done: (name: string, customers: string[], setting: SettingBack | null) => {
    if (setting) return `改回了。${settingBack(setting)}。`;
    const who = [...customers].reverse().join('、');
    return `${who ? `${who} ` : ''}${entryName(name)}撤销了,当没记过。`;
  },
  nothingOpen: '好。现在没有在记的;要撤回已经记下的,回「撤销」。',
  nothing: '没有可以撤销的。要改以前的,说「改芳姐昨天的」。',
  acted: (by: string[]) =>
    `撤不了:${by.join('、') || '别人'}已经在这上面接着做了。说清哪里不对,我交给店长改。`,
  already: '已经撤过了。',
  locked: '那个月已经锁定,撤不了。说清哪里不对,例:改芳姐昨天的;差的数记在这个月。',
  closed: '那天已经日结,撤不了。说清哪里不对,例:改芳姐今天的;店长同意就改。',
  told: (name: string, what: string, by: string) => `${by}撤回了${name}${entryName(what)},之前发你的作废。`,
};

export function undoRefused(code: string, by: string[]): string {
  if (code === 'month-locked') return undoWords.locked;
  if (code === 'day-closed') return undoWords.closed;
  if (code === 'acted') return undoWords.acted(by);
  return code === 'already' ? undoWords.already : undoWords.nothing;
}
