/** Where the loop is not closed, in words (SR-LOOP-17). */
import type { OpenEnd, OpenEndsFacts } from '../salon/figures/open-ends';
import type { Unconfirmed } from '../salon/visits/unconfirmed';
import { dayFrom, yuan } from './days';

export const openEndWords: Record<OpenEnd, string> = {
  appointmentWithoutRecord: '来了没记录',
  visitWithoutPlan: '有记录没方案',
  planWithoutTime: '有方案没时间',
  timeWithoutAppointment: '有时间没预约',
};

const ORDER: OpenEnd[] = [
  'appointmentWithoutRecord',
  'visitWithoutPlan',
  'planWithoutTime',
  'timeWithoutAppointment',
];

export function openEndsText(facts: OpenEndsFacts, today: string): string {
  const day = dayFrom(today, facts.day);
  const drafts = unconfirmedText(facts.unconfirmed);
  if (facts.ends.length === 0) return [`${day} 都收口了。`, ...drafts].join('\n');
  const lines = ORDER.flatMap((kind) => {
    const of = facts.ends.filter((end) => end.kind === kind);
    if (of.length === 0) return [];
    const names = of.map((end) =>
      end.staff ? `${end.customer.name}(${end.staff.name})` : end.customer.name,
    );
    return [`${openEndWords[kind]} ${of.length}:${names.join('、')}`];
  });
  return [`${day} 没收口 ${facts.ends.length} 处:`, ...lines, ...drafts].join('\n');
}

/** «另有 3 条待确认(现金 3,500)»; nothing where everything is confirmed. */
export function unconfirmedText(unconfirmed: Unconfirmed | null): string[] {
  if (!unconfirmed || unconfirmed.count === 0) return [];
  const { count, cashFen } = unconfirmed;
  return [cashFen > 0 ? `另有 ${count} 条待确认(现金 ${yuan(cashFen)})` : `另有 ${count} 条待确认`];
}

export const openEndsTitle = '没收口的';
export const openEndsNotAllowed = '这个由顾问和店长看。';
