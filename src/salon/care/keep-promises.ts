/**
 * Before the morning lists: what has become void is withdrawn, and what the rules owe customers today is promised
 * by whoever is in charge of them, as many as she has room for (issue 4.5, 4.6).
 */
import { Promised } from '../../../entities/promise';
import { businessDayOf } from '../calendar';
import { done, type Result } from '../operation';
import { makePromise } from '../promises/promises';
import { nineLevels } from '../grading/nine-levels';
import { settingOf } from '../settings/settings';
import { withdrawVoid } from '../promises/void-promises';
import type { Work } from '../work';
import { careRules } from './care-rules';
import { careSubjects, freshenLunarBirthdays } from './care-subjects';
import { duePromises, todaysShare, type CareRules, type CareSubject, type Owned } from './due-promises';
import { askRoster } from './roster-review';
import { ownersOf } from './in-charge';

/** Kinds of which each person gets only so many a day (setting `duty.per_day`). */
const COUNTED = ['duty', 'see', 'invite', 'quiet', 'win-back'];

export async function keepPromises(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const withdrawn = await withdrawVoid(work, today);
  await freshenLunarBirthdays(work);
  const rules = await careRules(work);
  const levels = rules.byLevel ? await nineLevels(work) : null;
  const subjects = (await careSubjects(work, today)).map((each) =>
    levels ? { ...each, level: levels.get(each.customerId) ?? null } : each,
  );
  const owned = await ownedBy(work, subjects, today, rules);
  let made = 0;
  for (const each of todaysShare(owned, await roomToday(work, today))) {
    const { customerId, ownerId, kind, dueDay, facts, originKind, originId } = each;
    if (await makePromise(work, { customerId, ownerId, kind, why: '', dueDay, facts, originKind, originId }))
      made++;
  }
  if (await askRoster(work)) made++;
  return done({ withdrawn, made });
}

/** What she is owed and whose it is; what may wait does not come on its owner's day off. */
async function ownedBy(
  work: Work,
  subjects: CareSubject[],
  today: string,
  rules: CareRules,
): Promise<Owned[]> {
  const owners = await ownersOf(work, today);
  const owned: Owned[] = [];
  for (const subject of subjects) {
    for (const each of duePromises(subject, today, rules)) {
      const ownerId = await owners.of(subject, each.owner);
      if (ownerId) owned.push({ ...each, ownerId, grade: subject.grade });
    }
  }
  return owned.filter((each) => !each.waits || !owners.isOff(each.ownerId));
}

/** What is still open of the kinds that are counted takes its place in the day. */
async function roomToday(work: Work, today: string): Promise<(ownerId: string) => number> {
  const most = await settingOf(work, 'duty.per_day');
  const open = await work.tx.find(Promised, { where: { storeId: work.store.id, status: 'open' } });
  const due = open.filter((each) => COUNTED.includes(each.kind) && each.dueDay <= today);
  return (ownerId) => most - due.filter((each) => each.ownerId === ownerId).length;
}
