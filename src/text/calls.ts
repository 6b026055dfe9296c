/** The card that turns through today's calls, and what is said after each of them (user-days 8). */
import type { Button, ButtonCard, Prompt, Row } from '../../bot-flows/engine/prompt';
import type { CallCard, CallTally } from '../salon/contacts/calls';
import type { OtherVoice } from '../salon/contacts/voices';
import type { HeldTime } from '../salon/plans/facts';
import type { Named } from '../salon/subjects';
import { hintText } from './call-hints';
import { careWords, reasonButtons, satisfiedButtons, solvedButtons } from './care';
import { className, reasonPhrases } from './daily-list';
import { cut, dayFrom } from './days';
import { doing, heldButton, heldText, plainYuan } from './plans';

export const callWords = {
  customer: '客人',
  title: (name: string) => (name ? `联系 ${name}` : '打电话'),
  which: '哪位客人?',
  sayHow: '打完说结果,例:没接、打通了 说下周来',
  result: '结果',
  whichResult: (name: string) => `${name} 怎么样?`,
  note: '备注',
  where: '在哪里说的',
  /** Said by her, but nobody had called: where she said it tells what it is. */
  whereSaid: (name: string, said: string) => `${name}:${said}。在哪里说的?点了就记下。`,
  saidHere: (name: string, said: string, of: string) =>
    `${of === 'visit' ? `${name} 今天的记录里加了` : `${name} 当面说`}:${said};回「撤销」收回`,
  nobody: '今天没有要打的电话。',
  taken: (name: string) => `${name} 那个时间刚被约走了,再选一个。`,
  noPhone: (name: string) => `${name} 没有留电话。`,
  notFound: '没有找到这位客人。',
  noTimes: (name: string) => `${name}:这几天没有空位,换个日子说一句,例:「下周三下午」。`,
  hasOne: (name: string, booked: HeldTime) =>
    `${name} 已约 ${bookedText(booked)}。改到新的时间,还是两个都要?`,
  instead: '改到新的',
  beside: '两个都要',
  callAnyway: '仍要打',
  callNot: '不打了',
  calledToday: (voices: OtherVoice[]) => `${voicesText(voices)},仍要打?`,
  unnoted: (name: string) => `${name} 的联系还没记。`,
};

const RESULTS: Button[] = [
  { key: 'phone', text: '号码', style: 1 },
  { key: 'reached', text: '打通了', style: 2 },
  { key: 'wechat', text: '微信聊了', style: 1 },
  { key: 'noAnswer', text: '没接', style: 1 },
  { key: 'times', text: '约时间', style: 1 },
  { key: 'later', text: '改天/其他', style: 4 },
];

const LATER: Button[] = [
  { key: 'tomorrow', text: '明天' },
  { key: 'threeDays', text: '三天后' },
  { key: 'monthEnd', text: '月底' },
  { key: 'who', text: '换人打' },
  { key: 'refused', text: '不来了', style: 3 },
  { key: 'back', text: '返回', style: 4 },
];

/** What a card shows of a row and of its second line. */
const ROW_LENGTH = 30;
const DESC_LENGTH = 44;

const BACK: Button = { key: 'back', text: '返回', style: 4 };

/** Answers to a call that was logged by a sentence without its result. */
export const resultChoices: Button[] = [
  { key: 'reached', text: '打通了' },
  { key: 'wechat', text: '微信聊了' },
  { key: 'noAnswer', text: '没接' },
  { key: 'refused', text: '不来了' },
];

/** Where something was said. */
export const whereChoices: Button[] = [
  { key: 'where:here', text: '当面' },
  { key: 'where:phone', text: '电话里' },
  { key: 'where:wechat', text: '微信里' },
  { key: 'no', text: '不记', style: 4 },
];

export function callPrompt(card: CallCard, noted: string | undefined): Prompt {
  const desc = noted ?? [className(card.class), lastOn(card)].filter(Boolean).join(' · ');
  return whole(titleOf(card), desc, callRows(card, noted !== undefined), RESULTS);
}

export function laterPrompt(card: CallCard): Prompt {
  return whole(titleOf(card), '改到哪天,或换谁打?', [], LATER);
}

/** After the talk: what there is to ask of the effect, or why she stayed away. */
export function askingPrompt(card: CallCard, mode: string): Prompt {
  if (mode === 'reason') return whole(titleOf(card), careWords.askReason, [], reasonButtons);
  return mode === 'solved'
    ? whole(titleOf(card), careWords.askSolved, [], solvedButtons)
    : whole(titleOf(card), careWords.askSatisfied, [], satisfiedButtons);
}

export function peoplePrompt(card: CallCard, people: Named[]): Prompt {
  const buttons = people.slice(0, 5).map((each) => ({ key: `to:${each.id}`, text: cut(each.name, 10) }));
  return whole(titleOf(card), '换谁打?', [], [...buttons, BACK]);
}

export function timesPrompt(card: CallCard, times: HeldTime[]): Prompt {
  if (times.length === 0) return whole(titleOf(card), '这几天没有空位,说个日子:「下周三下午」', [], [BACK]);
  const rows = times.map((time, index) => ({ label: `时间${index + 1}`, value: heldText(time) }));
  const buttons = times.map((time) => ({ key: `time:${time.id}`, text: cut(heldButton(time), 10) }));
  return whole(titleOf(card), '三个时间,都留了半小时', rows, [...buttons, BACK]);
}

/** What was kept, with her name: «何安娜 没接,16:00 再提醒;回「撤销」收回». */
export function notedLine(facts: Record<string, unknown>): string {
  const name = (facts.customer as Named).name;
  return `${name} ${resultText(facts)};回「撤销」收回`;
}

/** Who else has spoken to her today; empty where nobody has (SR-REL-04). */
export function othersLine(facts: Record<string, unknown>): string {
  const others = (facts.others as { byName: string; clock: string }[] | undefined) ?? [];
  if (others.length === 0) return '';
  return `今天已有 ${others.map((other) => `${other.byName} ${other.clock}`).join('、')} 联系过她。`;
}

export function bookedLine(
  name: string,
  booking: { day: string; time: string; beautician: Named },
  instead?: HeldTime | null,
): string {
  const before = instead ? `(原 ${instead.day.slice(5)} ${instead.time} 取消)` : '';
  return `${name} 约好 ${booking.day.slice(5)} ${booking.time} ${booking.beautician.name}${before};回「撤销」收回`;
}

export function postponedLine(facts: Record<string, unknown>): string {
  const name = (facts.customer as Named).name;
  const handTo = facts.handTo as Named | null;
  if (handTo) return `${name} 交给${handTo.name}打`;
  return `${name} 改到${dayFrom(String(facts.today), String(facts.dueDay))}再打`;
}

export function noteLine(name: string, note: string, nextDay: string | null): string {
  return `记在 ${name}:${note}${nextDay ? `,${nextDay.slice(5)} 再提醒` : ''}`;
}

export function handedText(facts: Record<string, unknown>): string {
  const name = (facts.customer as Named).name;
  const day = dayFrom(String(facts.today), String(facts.dueDay));
  return `${String(facts.by)} 请你${day}联系 ${name}。办完回「${name} 打通了」。`;
}

/** «打通 2、没接 1». */
export function resultCounts(results: CallTally['results']): string {
  const parts = [
    ['打通', (results.reached ?? 0) + (results.callback ?? 0)],
    ['微信', results.wechat ?? 0],
    ['约好', results.booked ?? 0],
    ['没接', results.noAnswer ?? 0],
    ['不来了', results.refused ?? 0],
  ].filter(([, count]) => Number(count) > 0);
  return parts.map(([label, count]) => `${label} ${count}`).join('、');
}

/** When the last card has turned. */
export function tallyText(tally: CallTally, noted: string | undefined): string {
  const counts = resultCounts(tally.results);
  const end = `今天 ${tally.total} 位都过了一遍${counts ? `:${counts}` : ''}。`;
  return noted ? `${noted}\n${end}` : end;
}

function resultText(facts: Record<string, unknown>): string {
  const nextDay = facts.nextDay as string | null;
  const nextClock = facts.nextClock as string | null;
  const day = nextDay === facts.today ? '' : `${nextDay?.slice(5)} `;
  const again = nextClock ? `,${day}${nextClock} 再提醒` : nextDay ? `,${nextDay.slice(5)} 再打` : '';
  switch (facts.result) {
    case 'noAnswer':
      return `没接${again || ',明天再提醒'}`;
    case 'wechat':
      return `微信聊了${again}`;
    case 'refused':
      return '说不来了,先不再打';
    case 'callback':
      if (facts.pays && nextDay) return `说 ${nextDay.slice(5)} 付,到时提醒`;
      return `${facts.channel === 'wechat' ? '微信聊了' : '要晚点再打'}${again}`;
    case 'booked':
      return '约好了';
    default:
      return `打通了${again}`;
  }
}

function titleOf(card: CallCard): string {
  return card.position > 0
    ? `联系 ${card.position}/${card.total} · ${card.customer.name}`
    : `联系 · ${card.customer.name}`;
}

/** She came, and nobody has written what was done. */
function unrecorded(card: CallCard): string {
  return card.lastDay ? `${card.lastDay.slice(5)}来过,没写做了什么` : '来过,没写做了什么';
}

function lastOn(card: CallCard): string {
  return card.lastDay ? `上次 ${card.lastDay.slice(5)}` : '还没来过';
}

function callRows(card: CallCard, turned: boolean): Row[] {
  const why = reasonPhrases(card.why);
  const last = card.last && [card.last.treatments.join('+'), card.last.words].filter(Boolean).join(',');
  const lastShown = last && turned && card.lastDay ? `${card.lastDay.slice(5)} ${last}` : last;
  const [refusal] = card.refusals;
  const avoid = refusal && `${refusal.words}(${refusal.day.slice(5)}${refusal.reason ?? '不要'})`;
  const rows: Row[] = [
    { label: '为什么', value: why.slice(0, 2).join(',') },
    { label: '上次', value: lastShown || (card.last ? unrecorded(card) : lastOn(card)) },
    { label: '这次谈', value: talkOf(card) },
    { label: '别提', value: avoid ?? '' },
    { label: '注意', value: card.cautions.join(',') },
    { label: '今天', value: voicesOf(card) },
  ];
  const shown = rows.filter((row) => row.value !== '');
  const hint = card.hint ? hintText(card.hint) : '';
  // What must not be missed goes first: there is room for six.
  return hint && shown.length < MOST_ROWS ? [...shown, { label: '怎么谈', value: hint }] : shown;
}

const MOST_ROWS = 6;

/** «12-23 周三 15:00 邓倩», without the room: nobody says that on the phone. */
function bookedText(booked: HeldTime): string {
  return heldText({ ...booked, room: null });
}

function talkOf(card: CallCard): string {
  const owes = card.why.find((reason) => reason.code === 'arrearsDue');
  const money = owes ? [`补尾款${plainYuan(owes.fen ?? 0)}`] : [];
  const wanted = card.plan.doing.length > 0 ? `约${doing(card.plan)}` : '约下次';
  const plan = [card.booked ? `已约${bookedText(card.booked)}` : wanted];
  const offers = !owes ? card.plan.selling.map((line) => `聊${line.words}`) : [];
  return [...money, ...plan, ...offers].join(',');
}

/** One customer, one voice a day: who has spoken to her already (SR-REL-04). */
function voicesOf(card: CallCard): string {
  return card.voices.length === 0 ? '还没人联系她' : voicesText(card.voices);
}

function voicesText(voices: OtherVoice[]): string {
  return voices
    .map((voice) => `${voice.byName} ${voice.clock} ${voice.channel === 'wechat' ? '微信聊过' : '打过'}`)
    .join(',');
}

/** The card alone where nothing of it had to be cut; else the text beside it has all of it. */
function whole(title: string, desc: string, rows: Row[], buttons: Button[]): Prompt {
  const short = rows.map((row) => ({ ...row, value: cut(row.value, ROW_LENGTH) }));
  const card: ButtonCard = { kind: 'buttons', title, desc: cut(desc, DESC_LENGTH), rows: short, buttons };
  const lines = [title, desc, ...rows.map((row) => `${row.label}:${row.value}`)];
  const fits = rows.every((row) => [...row.value].length <= ROW_LENGTH) && [...desc].length <= DESC_LENGTH;
  return { text: lines.filter(Boolean).join('\n'), card, ...(fits ? { whole: true } : {}) };
}
