/** Plans, their grounds, and money as staff say it. */
import type { HeldTime, PlanFacts, PlanLine, ShownReason } from '../salon/plans/facts';
import { stageName } from './catalogue';
import { dayFrom, weekdayName } from './days';

/** Yuan without separators, as in a line: 6000, 128.5. */
export function plainYuan(fen: number): string {
  return String(Math.round(fen) / 100);
}

export function doing(plan: Pick<PlanFacts, 'doing'>): string {
  return plan.doing.map((line) => line.words).join('+') || '没排';
}

export function selling(plan: Pick<PlanFacts, 'selling'>): string {
  return plan.selling.map(offer).join('+') || '这次不提';
}

export function offer(line: PlanLine): string {
  const sessions = line.sessions && line.sessions > 1 ? `${line.sessions}次` : '';
  const price = line.fen ? ` ${plainYuan(line.fen)}` : '';
  return `${line.words}${sessions}${price}`;
}

/** «12-02 周三 15:00 莹莹 · 2号房». */
export function heldText(time: HeldTime): string {
  const room = time.room ? ` · ${time.room}` : '';
  return `${time.day.slice(5)} ${weekdayName(time.day)} ${time.time} ${time.beautician}${room}`;
}

/** At most ten characters: 周三 15:00, with the date where it is further away. */
export function heldButton(time: HeldTime): string {
  return `${Number(time.day.slice(8))}日${weekdayName(time.day)}${time.time}`;
}

export function whenText(plan: Pick<PlanFacts, 'nextDay' | 'nextClock'>, today: string): string {
  if (!plan.nextDay) return '没定';
  return plan.nextClock
    ? `${dayFrom(today, plan.nextDay)} ${plan.nextClock}`
    : `${dayFrom(today, plan.nextDay)}前后`;
}

export function grounds(reasons: ShownReason[]): string {
  return reasons.map(ground).filter(Boolean).slice(0, 3).join(',');
}

function ground(reason: ShownReason): string {
  const { treatment, fen, days, count, words } = reason;
  switch (reason.code) {
    case 'arrears':
      return `欠${plainYuan(fen ?? 0)}${reason.day ? `,${reason.day.slice(5)}到期` : ''}`;
    case 'arrearsFirst':
      return `先收欠款${plainYuan(fen ?? 0)}`;
    case 'storedValue':
      return `储值${plainYuan(fen ?? 0)}`;
    case 'sessionsLeft':
      return `${treatment}剩${count}次`;
    case 'averageTicket':
      return `平均每次${plainYuan(Math.round((fen ?? 0) / 100) * 100)}`;
    case 'lastSession':
      return count ? `${treatment}剩${count}次` : `${treatment}用完了`;
    case 'overBudget':
      return `${treatment}超出她的预算`;
    case 'nothingOpen':
      return '没有余额也没有欠款';
    case 'courseCycle':
      return `${treatment}${days}天一次`;
    case 'rhythm.own':
      return `她平时${days}天来一次`;
    case 'rhythm.level':
      return `按级别${days}天一次`;
    case 'rhythm.course':
      return `按疗程${days}天一次`;
    case 'rhythm.first':
      return `首次后${days}天内约第2次`;
    case 'noRhythm':
      return `还看不出节奏,先按${days}天`;
    case 'named':
      return '按说好的时间';
    case 'said':
      return '她自己说的时间';
    case 'habit':
      return `多在周${'一二三四五六日'[(count ?? 1) - 1]}来`;
    case 'proposals':
      return `${reason.of}次提议,${count}次答应`;
    case 'noProposalsYet':
      return '还没提过,先听她说';
    case 'newCustomer':
      return '新客,先做好';
    case 'askedHerself':
      return `她自己问的:${words}`;
    case 'fitsAge':
      return `${treatment}适合她的年龄`;
    case 'refusedBefore':
      return `${treatment} ${reason.day?.slice(5) ?? ''}刚回绝过`;
    case 'restAfterRefusals':
      return `连着回绝${count}次,这次不提`;
    case 'reactionFirst':
      return '有反应,先照顾好,不提';
    case 'technicianTier':
      return `${words}级技师,合级别`;
    case 'nextStage':
      return `身体上次到「${stageName(words)}」,接下来「${stageName(reason.next)}」${treatment ? `,可做${treatment}` : ''}`;
    case 'excluded':
      return `不能做${treatment}(${words})`;
    default:
      return '';
  }
}
