import type { Mention } from './mentions';
import type { Slots } from './reading';
import { live, use, type View } from './view';

/** Sessions taken off, and counts per treatment where they are given one by one. */
export function readSessions(view: View, slots: Slots, done: Mention[]): void {
  const counts = live(view, 'sessions').filter((one) => {
    const clause = view.clauses.find((c) => c.start <= one.start && c.end >= one.end);
    // 问泥灸怎么收的两次一起划掉了: taken off, whatever was asked in the same breath.
    const taken =
      one.unit === 'used' && /^(?:一起|都|全)?(?:划|扣|耗|用)(?:掉|完)了/.test(view.norm.slice(one.end));
    return clause && (taken || (!clause.next && !clause.sell && !clause.need));
  });
  const used = counts.filter((one) => one.unit === 'used');
  // 各划一次 晓晓没卡: what holds for each does not hold for who has no card.
  const without = view.clauses.some((one) => /没(?:有)?卡(?!里)/.test(one.masked.text));
  const each = without ? [] : counts.filter((one) => one.unit === 'each');
  const codes = slots.treatments ?? [];
  if (!used.length && ON_CARD.test(view.norm))
    used.push(...counts.filter((one) => one.unit === 'bare' && ownerOf(view, one, done, true)));
  // «做甲划1 小气泡是最后一次»: beside a count, the last one of another course is one too.
  if (used.length && !/共/.test(view.norm))
    used.push(...counts.filter((one) => one.unit === 'bare' && isLast(view, one)));
  if (used.length || (each.length && usesCourse(view))) {
    let total = 0;
    for (const one of used) total += one.value ?? 0;
    for (const one of each) total += (one.value ?? 0) * Math.max(1, codes.length);
    slots.sessionsUsed = total;
    for (const one of [...used, ...each]) use(view, 'sessionsUsed', one, one.value);
  }
  const times: Record<string, number> = {};
  for (const one of [...used, ...counts.filter((count) => count.unit === 'bare')]) {
    const owner = ownerOf(view, one, done, one.unit === 'bare');
    if (owner) times[owner.treatment!] = one.value ?? 1;
    else if (one.unit === 'used' && codes.length === 1 && (one.value ?? 1) > 1) times[codes[0]] = one.value!;
  }
  const lone = used.length === 1 && codes.length > 1 && used[0].value === codes.length;
  if (lone) for (const code of Object.keys(times)) delete times[code];
  const given = Object.values(times);
  const oneByOne = used.length > 1 || given.length > 1;
  if (given.some((n) => n !== 1) || (oneByOne && given.length > 1 && used.length > 1)) {
    slots.times = oneByOne ? times : Object.fromEntries(Object.entries(times).filter(([, n]) => n !== 1));
  }
}

/** «走卡,走罐一次督灸一次»: all of it goes on the course. */
const ON_CARD = /(?:^|[,;。 ])(?:都|全)?(?:是)?(?:走|划|耗|扣|刷)卡(?:的)?(?=[,;。 ]|$)/;

function isLast(view: View, one: Mention): boolean {
  return /最后的?$/.test(view.norm.slice(Math.max(0, one.start - 3), one.start));
}

function usesCourse(view: View): boolean {
  return /划|耗|扣|消|用/.test(view.norm);
}

/** The treatment right before a count (卵巢划2次), or right after it for a bare one (做了两次补水). */
function ownerOf(view: View, count: Mention, done: Mention[], bare: boolean): Mention | undefined {
  const near = done.findLast(
    (one) =>
      one.end <= count.start &&
      count.start - one.end <= 5 &&
      !/[,.;。 ]/.test(view.norm.slice(one.end, count.start)),
  );
  if (near && bare && /(?:续|买|办|开|充|升)(?:了|的|个|一)*$/.test(view.norm.slice(0, near.start)))
    return undefined;
  if (near && (!bare || /^(?:做了?|了|各)?$/.test(view.norm.slice(near.end, count.start).trim())))
    return near;
  return done.find(
    (one) =>
      one.start >= count.end &&
      one.start - count.end <= 1 &&
      /^的?$/.test(view.norm.slice(count.end, one.start)),
  );
}
