/** The draft of the next visit as her consultant decides it (user-days 8; SR-LOOP-08, SR-LOOP-11). */
import type { Button, ButtonCard, Prompt, Row } from '../../bot-flows/engine/prompt';
import type { PlanFacts } from '../salon/plans/facts';
import { cautionText } from './appointments';
import { cut, dayAndClock, dayFrom } from './days';
import { doing, grounds, heldButton, heldText, plainYuan, selling, whenText } from './plans';

export const planWords = {
  customer: '客人',
  which: '看哪位客人的计划?',
  title: (name: string) => `${name} 下次`,
  /** What the lock screen shows: names nobody. */
  neutral: '有位客人的下次',
  reason: '为什么不约',
  askReason: (name: string) => `${name} 为什么不约?选一个或直接说。`,
  change: '直接说,例:做肩颈,先不卖,周四三点',
  nextDo: '下次做',
  nextSell: '下次卖',
  nextTime: '下次时间',
  nothingSaid: (name: string) => `${name} 的计划改什么?例:下次做肩颈,别推修护,推到两周后。`,
  taken: (name: string) => `${name} 那个时间刚被约走了,换一个。`,
  notFound: '没有找到这位客人的计划。',
  decided: (name: string, status: string) =>
    status === 'superseded' ? `${name} 的计划已有新的一版。` : `${name} 的计划已经定过了。`,
  callLater: '到时打电话',
};

export const refusalReasons: Button[] = [
  { key: 'because:太贵', text: '太贵' },
  { key: 'because:没时间', text: '没时间' },
  { key: 'because:想看效果', text: '想看效果' },
  { key: 'because:不喜欢', text: '不喜欢' },
  { key: 'because:要商量', text: '要商量' },
];

const BUTTONS: Button[] = [
  { key: 'accept', text: '就这么定', style: 2 },
  { key: 'change', text: '改一句', style: 1 },
  { key: 'others', text: '别的时间', style: 1 },
  { key: 'callLater', text: planWords.callLater, style: 1 },
  { key: 'refuse', text: '不约…', style: 4 },
];

const CALL_LATER = 'call';

/** The card holds all of it; a reader without cards gets the same as text. */
export function planPrompt(plan: PlanFacts): Prompt {
  const rows: Row[] = [
    { label: '注意', value: cautionText(plan.warning) },
    { label: '建议做', value: doing(plan) },
    { label: '建议卖', value: selling(plan) },
    { label: '建议时间', value: timeValue(plan) },
    { label: '钱', value: grounds(plan.basis.money) },
    { label: '时间', value: grounds(plan.basis.time) },
    { label: '关系', value: grounds(plan.basis.relationship) },
  ].filter((row) => row.value !== '');
  const who = plan.customer.name;
  const card: ButtonCard = {
    kind: 'buttons',
    title: planWords.neutral,
    desc: cut(
      [who, plan.held.length > 0 ? '时间先留着,半小时内有效' : plan.booked ? '下次已经约好' : '']
        .filter(Boolean)
        .join(' · '),
      44,
    ),
    rows: rows.slice(0, 6).map((row) => ({ label: shortLabel(row.label), value: cut(row.value, 30) })),
    select: timeChoice(plan),
    buttons: plan.held.length > 0 ? BUTTONS : BUTTONS.filter((button) => button.key !== 'callLater'),
  };
  const times = plan.held.map((time) => `可选:${heldText(time)}`);
  const text = [planWords.neutral, who, ...rows.map((row) => `${row.label}:${row.value}`), ...times].join(
    '\n',
  );
  const fits = rows.length <= 6 && rows.every((row) => [...row.value].length <= 30);
  return { text, card, ...(fits ? { whole: true } : {}) };
}

/** Which time was taken from the drop-down; null: agreed without a time. */
export function chosenTime(selected: Record<string, string[]>, plan: PlanFacts): string | null {
  const chosen = selected.time?.[0];
  if (chosen === CALL_LATER) return null;
  return chosen ?? plan.held[0]?.id ?? null;
}

export function acceptedText(facts: Record<string, unknown>): string {
  const plan = facts as unknown as PlanFacts;
  const booking = facts.booking as { day: string; time: string; beautician: { name: string } } | null;
  const callDay = facts.callDay as string | null;
  const what = `做${doing(plan)}${plan.selling.length > 0 ? `,谈${selling(plan)}` : ''}`;
  if (booking) {
    return `${plan.customer.name} 已定:${what},${dayAndClock(booking.day, booking.time)} ${booking.beautician.name}。`;
  }
  if (plan.booked) return `${plan.customer.name} 已定:${what},${heldText(plan.booked)} 照旧。`;
  const call = callDay ? `${dayFrom(plan.today, callDay)}提醒打电话约时间` : '还没有时间';
  return `${plan.customer.name} 已定:${what},${whenText(plan, plan.today)}。${call}。`;
}

export function refusedText(facts: Record<string, unknown>): string {
  const plan = facts as unknown as PlanFacts;
  return `${plan.customer.name} 这次不约,原因:${String(facts.reason)}。记下了,同样的先不再提。`;
}

export function planText(plan: PlanFacts): string {
  const status: Record<string, string> = { draft: '(建议,还没定)', refused: '(她没答应)' };
  const lines = [
    `${plan.customer.name} 的计划${status[plan.status] ?? ''}`,
    line('注意', cautionText(plan.warning)),
    `下次做:${doing(plan)}`,
    plan.masked ? '' : `下次卖:${selling(plan)}`,
    `时间:${whenText(plan, plan.today)}`,
    plan.masked || plan.expectedCashFen === 0 ? '' : `预计现金:${plainYuan(plan.expectedCashFen)}`,
    line('钱', grounds(plan.basis.money)),
    line('时间', grounds(plan.basis.time)),
    line('关系', grounds(plan.basis.relationship)),
    plan.reason ? `原因:${plan.reason}` : '',
  ];
  return lines.filter(Boolean).join('\n');
}

function line(label: string, value: string): string {
  return value ? `${label}:${value}` : '';
}

/** A label of a card has at most five characters. */
function shortLabel(label: string): string {
  return cut(label, 5);
}

function timeValue(plan: PlanFacts): string {
  if (plan.held.length > 0) return heldText(plan.held[0]);
  return whenText(plan, plan.today);
}

function timeChoice(plan: PlanFacts): ButtonCard['select'] {
  if (plan.held.length === 0) return undefined;
  return {
    key: 'time',
    title: '时间',
    options: [
      ...plan.held.map((time) => ({ id: time.id, text: cut(`${heldButton(time)} ${time.beautician}`, 16) })),
      { id: CALL_LATER, text: planWords.callLater },
    ],
    selected: plan.held[0].id,
  };
}
