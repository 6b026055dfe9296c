/** «设置», «设置 每天打几个电话 10»: the manager looks at the settings and changes one. */
import type { SettingName } from '../src/salon/settings/settings';
import { gradeValueSaid } from '../src/text/grade-settings';
import {
  changeText,
  fromText,
  settingNamed,
  settingsTexts,
  settingWords,
  valueNamed,
} from '../src/text/settings';
import type { SalonFlow, SalonHeard } from './ear';
import type { Start, Values } from './engine';
import { lookUp } from './look-up';
import { fen } from './slots/money';
import { startOf } from './starting';

/** Values of settings that are words. */
const WORDS = [
  'brief',
  'file',
  'off',
  'evening',
  'morning',
  'online',
  'together',
  'consultant',
  'manager',
  'minimal',
  'full',
];

export const listSettings = lookUp({
  name: 'settings',
  command: 'settings',
  title: settingWords.title,
  operation: 'settings.list',
  answer: (facts) => settingsTexts(facts.settings as Parameters<typeof settingsTexts>[0]),
  notAllowed: settingWords.notAllowed,
});

export const changeSetting: SalonFlow = {
  name: 'change-setting',
  version: 1,
  command: 'settings',
  title: () => settingWords.title,
  slots: [
    {
      name: 'name',
      label: settingWords.name,
      required: true,
      question: () => ({ text: settingWords.which }),
      read: (heard) => {
        const name = nameIn(heard.text);
        return name && { value: name };
      },
      clears: ['value'],
    },
    {
      name: 'value',
      label: settingWords.value,
      required: true,
      question: (values) => ({ text: settingWords.askValue(values.name as SettingName) }),
      read: (heard, _asked, values) => {
        const value = valueFor(values, heard);
        return value === null ? null : { value };
      },
    },
    {
      name: 'from',
      label: settingWords.from,
      read: (heard) => {
        const day = fromIn(heard);
        return day === null ? null : { value: day };
      },
    },
  ],
  confirm: (values) => {
    const name = values.name as SettingName;
    const change = changeText(name, '', values.value).replace(':', '').replace(' → ', ' 改成 ');
    const text = change + fromText(values.from);
    const buttons = [
      { key: 'yes', text: '改', style: 2 as const },
      { key: 'no', text: '不改', style: 4 as const },
    ];
    return { text, card: { kind: 'buttons', title: settingWords.title, desc: text, buttons } };
  },
  commit: ({ name, value, from }) => [{ operation: 'settings.change', input: { name, value, from } }],
  done: ([facts], values) => {
    const change = changeText(facts.name as SettingName, facts.before, facts.after);
    const say = [{ text: `${change}${fromText(values.from)},已改。` }];
    if (facts.name !== HALF) return { say };
    // A meeting of the morning needs an hour of the morning.
    return { say, next: { flow: 'change-setting', values: { name: STARTS, half: facts.after } } };
  },
  refused: ({ code }, values) => {
    if (code === 'bad-value')
      return { say: settingWords.badValue(values.name as SettingName), clear: ['value'] };
    if (code === 'not-allowed') return { say: settingWords.notAllowed, give: true };
    return { say: settingWords.unknown, give: true };
  },
};

/** A day it counts from is not its value. */
function valueFor(values: Values, heard: SalonHeard): unknown {
  const name = values.name as SettingName;
  const plain = { ...heard, text: heard.text.replace(FROM, ' ') };
  if (name === GOAL) return goalIn(plain);
  const ofGrades = gradeValueSaid(name, plain.text);
  return ofGrades === undefined ? valueIn(plain, values) : ofGrades;
}

const FROM = /从? ?(?:(下个?月)|(\d{1,2})月(\d{1,2})[日号]?) ?(?:起|开始)/;

/** «从1月1日起», «下个月起»: the next such day; null for today. */
function fromIn(heard: SalonHeard): string | null {
  const said = FROM.exec(heard.text.normalize('NFKC'));
  if (!said) return null;
  const { today } = heard.reading;
  const [year, month] = today.split('-').map(Number);
  const two = (number: number) => String(number).padStart(2, '0');
  if (said[1]) return month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`;
  const monthDay = `${two(Number(said[2]))}-${two(Number(said[3]))}`;
  const day = `${year}-${monthDay}`;
  return day >= today ? day : `${year + 1}-${monthDay}`;
}

/** «20:45», «九点», «10», «线上». */
function valueIn(heard: SalonHeard, values: Values): number | string | boolean | null {
  const { reading } = heard.reading;
  const clock = /(\d{1,2})[::](\d{2})/u.exec(heard.text);
  if (clock) return `${clock[1].padStart(2, '0')}:${clock[2]}`;
  const time = reading.slots.nextTime?.time ?? reading.mentioned?.times.find((each) => each.time)?.time;
  if (time) return inItsHalf(time, values);
  if (SWITCHES.has(values.name))
    return /关|不/.test(heard.text) ? false : /开|要/.test(heard.text) ? true : null;
  const word = valueNamed(heard.text, WORDS);
  if (word) return word;
  const number = /(\d+)(?!.*\d)/.exec(heard.text);
  return number ? Number(number[1]) : null;
}

/** Settings that are on or off. */
const SWITCHES = new Set<unknown>(['impression.ask']);

const OF_THE_MORNING = new Set<unknown>(['morning.at', 'quiet.to']);
const OF_THE_EVENING = new Set<unknown>(['summary.at', 'quiet.from', 'followups.at']);

/** «小结改到十点» is ten in the evening, «名单八点半发» half past eight in the morning. */
function inItsHalf(clock: string, { name, half }: Values): string {
  const hours = Number(clock.slice(0, 2));
  const morning = OF_THE_MORNING.has(name) || half === 'morning';
  if (morning && hours >= 12) return `${String(hours - 12).padStart(2, '0')}${clock.slice(2)}`;
  if (OF_THE_EVENING.has(name) && hours < 12) return `${hours + 12}${clock.slice(2)}`;
  return clock;
}

const GOAL: SettingName = 'goal.month_cash';

/** «50万», «500000», in fen. */
function goalIn(heard: SalonHeard): number | null {
  const said = /(\d+(?:\.\d+)?) ?(万|w)?/i.exec(heard.text.normalize('NFKC').replaceAll(',', ''));
  return said ? fen(Number(said[1]) * (said[2] ? 10_000 : 1)) : null;
}

/** «本月目标改成50万». */
export function goalSaid(heard: SalonHeard): Start[] | null {
  const sets = /(?:本月|这个月|月|业绩)(?:的)?目标.{0,3}(?:改|定|设|调|是|为|[\d一二三四五六七八九十])/.test(
    heard.text,
  );
  return sets ? [startOf(changeSetting, heard, { name: GOAL })] : null;
}

const HALF: SettingName = 'meeting.at';
const STARTS: SettingName = 'meeting.starts';
/** «日会改成早上»: the half of the day, no hour. */
const TO_A_HALF = /(?:日会|开会)(?:以后|都)?(?:改|换|挪|放)(?:成|到|在)?(?:早上|晚上|上午)(?:开)?$/;

function nameIn(text: string): SettingName | null {
  return TO_A_HALF.test(text.trim()) ? HALF : settingNamed(text);
}

/** «早上名单八点半发», «以后晚上九点后别发消息»: a setting by what it does, from whoever may change it. */
const DOES =
  /(?:名单|小结|日报|提醒).{0,8}(?:发|推|改|提前|推迟)|^(?:以后|今后|早上|每天|改成?).{0,10}[点半\d].{0,4}(?:发|推).{0,3}(?:名单|小结|日报)|[点半\d](?:以后|之后|后).{0,3}(?:别|不要)(?:再)?(?:给我)?(?:发|推|打扰|吵|响|烦)/;

/** «第一印象打开», «把第一印象关了». */
const SWITCHED = /^(?:把)?[^,,。\s]{2,8}(?:打开|开启|开了?|关掉|关闭|关了?|停了)[。!]*$/;

export function settingSaid(heard: SalonHeard): Start[] | null {
  const clock = heard.reading.reading.mentioned?.times.some((each) => each.time);
  const said = TO_A_HALF.test(heard.text.trim()) || (clock && DOES.test(heard.text));
  const switched = SWITCHED.test(heard.text.trim()) && SWITCHES.has(nameIn(heard.text));
  return (said || switched) && nameIn(heard.text) ? [startOf(changeSetting, heard)] : null;
}

export function settingsBy(heard: SalonHeard): Start[] {
  if (nameIn(heard.text) === null) return [{ flow: 'settings', values: {} }];
  return [startOf(changeSetting, heard)];
}
