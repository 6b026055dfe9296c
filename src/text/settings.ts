/** Settings by the words managers use for them. */
import type { SettingName } from '../salon/settings/settings';
import { dayWithWeekday, yuan } from './days';
import { gradeLabels, gradeValueText } from './grade-settings';

interface Labelled {
  label: string;
  /** Further words for it. */
  words: string[];
  unit?: string;
  /** Kept in fen, said in yuan. */
  money?: true;
}

/** Shown and changed in the chat; the other keys are changed by file. */
export const settingLabels: Partial<Record<SettingName, Labelled>> = {
  'morning.at': { label: '早上名单时间', words: ['名单时间', '早名单', '早上名单', '早上的名单'] },
  'meeting.at': { label: '日会早上还是晚上开', words: ['日会早晚', '早会还是晚会'] },
  'morning.calls_per_day': {
    label: '每天打几个电话',
    words: ['每天电话', '电话数', '打几个电话'],
    unit: '位',
  },
  'meeting.starts': { label: '日会时间', words: ['日会'] },
  'meeting.minutes': { label: '日会几分钟', words: ['日会时长', '日会分钟'], unit: '分钟' },
  'meeting.mode': { label: '日会方式', words: ['日会线上', '日会当面'] },
  'meeting.chair': { label: '日会主持', words: ['谁主持'] },
  'followups.at': { label: '未办提醒时间', words: ['跟进提醒', '提醒时间'] },
  'summary.at': { label: '日报时间', words: ['日报', '总结时间', '小结'] },
  'quiet.from': {
    label: '晚上几点后不打扰',
    words: ['免打扰开始', '不打扰', '别发消息', '别打扰', '别推', '别吵', '别响'],
  },
  'quiet.to': { label: '早上几点前不打扰', words: ['免打扰结束'] },
  'contact.retry_at': { label: '没接几点再打', words: ['再打时间', '没接再打'] },
  'contact.days': { label: '几天没联系算没联系', words: ['联系间隔'], unit: '天' },
  'new.window_months': { label: '新客算几个月', words: ['新客几个月', '新客'], unit: '个月' },
  'new.second_visit_days': { label: '首次后几天约第2次', words: ['第二次几天'], unit: '天' },
  'morning.cash_days': { label: '几天内到期算出现金', words: ['出现金几天'], unit: '天' },
  'promise.manager_after': { label: '提醒几次后报店长', words: ['几次报店长'], unit: '次' },
  'answer.hours': { label: '客人的问题几小时内回', words: ['几小时内回', '回话时限'], unit: '小时' },
  'duty.per_day': { label: '每人每天自动排几位', words: ['自动排几位', '每天自动排'], unit: '位' },
  'birthday.days_before': { label: '生日提前几天提醒', words: ['生日提前', '生日提醒'], unit: '天' },
  'festival.ahead_days': { label: '节日提前几天问', words: ['节日提前'], unit: '天' },
  'festival.spread_days': { label: '节日问候排进几天', words: ['问候排进', '排进几天'], unit: '天' },
  'winback.again_days': { label: '沉睡几天后再问', words: ['沉睡再问', '几天后再问'], unit: '天' },
  'treatment.drop_months': {
    label: '项目几个月没人做算可淘汰',
    words: ['几个月没人做', '项目淘汰'],
    unit: '个月',
  },
  'contact.daily_cap': { label: '一位客人一天几个人打', words: ['一天几个人打'], unit: '人' },
  'plan.hold_minutes': { label: '留位几分钟', words: ['留位'], unit: '分钟' },
  'plan.refused_rest_days': { label: '回绝后几天不再提', words: ['几天不再提'], unit: '天' },
  'goal.month_cash': { label: '本月目标', words: ['月目标', '业绩目标'], money: true },
  'roster.month': { label: '几月核对名册', words: ['核对名册', '名册'], unit: '月' },
  'impression.ask': { label: '第一印象', words: ['问第一印象', '印象'] },
  'facets.shown': { label: '了解几面显示在哪', words: ['了解几面', '十个方面'] },
  'privacy.detail': { label: '客人资料收集', words: ['客人资料', '资料收集'] },
  'personality.from_visit': { label: '第几次到店起说性格', words: ['说性格', '性格'], unit: '次' },
  ...gradeLabels,
  'rhythm.behind_factor': { label: '超过平时百分之几算晚', words: ['晚到系数'], unit: '%' },
};

const VALUE_WORDS: Record<string, string> = {
  evening: '晚上',
  morning: '早上',
  online: '线上',
  together: '当面',
  consultant: '顾问',
  manager: '店长',
  off: '不显示',
  file: '档案里',
  brief: '档案和接待里',
  minimal: '少收集',
  full: '详细',
  true: '开',
  false: '关',
};

export const settingWords = {
  title: '设置',
  which: '改哪一项?',
  name: '项目',
  value: '改成',
  from: '从哪天起',
  askValue: (name: SettingName) => `${labelOf(name)} 改成多少?`,
  unknown: '没有这一项设置。回「设置」看全部。',
  notAllowed: '这一项要店长或老板来改。',
  badValue: (name: SettingName) => `${labelOf(name)} 不能改成这个,请再说一次。`,
};

export function labelOf(name: SettingName): string {
  return settingLabels[name]?.label ?? name;
}

interface Listed {
  name: string;
  value: unknown;
  changed: boolean;
}

/** Those of grading stand apart: one bubble would be too long for a phone. */
export function settingsTexts(settings: Listed[]): string[] {
  const grades = settings.filter((setting) => setting.name in gradeLabels);
  return [
    listText(
      '现在的设置:',
      settings.filter((setting) => !grades.includes(setting)),
      '要改就说,例:「设置 每天打几个电话 10」',
    ),
    listText('分级的设置(店长可改):', grades, '要改就说,例:「设置 合理人数比 1:2:3」'),
  ];
}

function listText(title: string, settings: Listed[], example: string): string {
  const lines = settings.flatMap((setting) => {
    const label = settingLabels[setting.name as SettingName];
    return label
      ? [
          `${label.label}:${valueText(setting.name as SettingName, setting.value)}${setting.changed ? '(改过)' : ''}`,
        ]
      : [];
  });
  return [title, ...lines, example].join('\n');
}

export function changeText(name: SettingName, before: unknown, after: unknown): string {
  return `${labelOf(name)}:${valueText(name, before)} → ${valueText(name, after)}`;
}

/** «,12-01 周二起»; nothing where it counts from today. */
export function fromText(from: unknown): string {
  return typeof from === 'string' ? `,${dayWithWeekday(from)}起` : '';
}

export function valueText(name: SettingName, value: unknown): string {
  const ofGrades = value === '' ? undefined : gradeValueText(name, value);
  if (ofGrades !== undefined) return ofGrades;
  const unit = settingLabels[name]?.unit ?? '';
  if (typeof value === 'string' || typeof value === 'boolean')
    return VALUE_WORDS[String(value)] ?? String(value);
  if (typeof value === 'number' && settingLabels[name]?.money) return yuan(value);
  if (typeof value === 'number') return `${value}${unit}`;
  return JSON.stringify(value);
}

/** The setting that a sentence names, the longest name first. */
export function settingNamed(text: string): SettingName | null {
  const all = Object.entries(settingLabels).flatMap(([name, { label, words }]) =>
    [label, ...words].map((word) => ({ name: name as SettingName, word })),
  );
  const found = all.filter(({ word }) => text.includes(word)).sort((a, b) => b.word.length - a.word.length);
  return found[0]?.name ?? null;
}

/** A word such as 线上 as the value it stands for. */
export function valueNamed(text: string, choices: string[]): string | null {
  return choices.find((choice) => text.includes(VALUE_WORDS[choice] ?? choice)) ?? null;
}
