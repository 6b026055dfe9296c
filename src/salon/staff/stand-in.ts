/** A consultant is off: her list, her drafts and her calls go to her stand-in, and come back by themselves. */
import { Shift } from '../../../entities/shift';
import { Staff } from '../../../entities/staff';
import { businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { standInFor } from '../customers/ownership';
import { writeShift } from './shifts';
import { oneOfStore, storeStaff } from './store-staff';
import { named } from '../subjects';
import type { Work } from '../work';

/** Who has what is hers on that day: herself, or who stands in. */
export async function ownerNow(work: Work, staffId: string, day: string): Promise<string> {
  const staff = await work.tx.one(Staff, { id: staffId });
  return staff ? standInFor(work, staff, day) : staffId;
}

/** Everybody whose things this person has on that day, herself among them. */
export async function standsInFor(work: Work, staffId: string, day: string): Promise<string[]> {
  const stoodIn: string[] = [];
  for (const other of await storeStaff(work)) {
    if (other.id !== staffId && (await standInFor(work, other, day)) === staffId) stoodIn.push(other.id);
  }
  return [staffId, ...stoodIn];
}

export interface NameStandIn {
  staffId: string;
  standInId: string;
  from: string;
  until: string;
}

/** Refusals: `not-found`, `herself`, `not-consultant` (a beautician sees neither money nor class), `away`. */
async function name(work: Work, input: NameStandIn): Promise<Result> {
  const staff = await oneOfStore(work, input.staffId);
  const standIn = await oneOfStore(work, input.standInId);
  if (!staff || !standIn || input.until < input.from) return refused('not-found', {});
  if (staff.id === standIn.id) return refused('herself', { staff: named(staff) });
  if (!standIn.roles.some((role) => role === 'consultant' || role === 'manager')) {
    return refused('not-consultant', { standIn: named(standIn) });
  }
  const shift = await work.tx.one(Shift, { staffId: standIn.id, day: input.from });
  if (shift?.off || (await standInFor(work, standIn, input.from)) !== standIn.id) {
    return refused('away', { standIn: named(standIn), day: input.from });
  }
  await work.rows.update(Staff, staff.id, {
    standInId: standIn.id,
    standInFrom: input.from,
    standInTo: input.until,
  });
  const facts = { staff: named(staff), standIn: named(standIn), from: input.from, until: input.until };
  return done(
    facts,
    standIn.id === work.actor.staffId ? [] : [{ to: standIn.id, notice: 'stand-in.given', facts }],
  );
}

/**
 * She is back before the day said: a day off that is written for today ends, and her things come back. Refusals:
 * `not-found`, `nobody` where she was there and nobody stands in.
 */
async function back(work: Work, input: { staffId: string }): Promise<Result> {
  const staff = await oneOfStore(work, input.staffId);
  if (!staff) return refused('not-found', {});
  const today = businessDayOf(work.now, work.store.timezone);
  const wasOff = await endDayOff(work, staff.id, today);
  const past = staff.standInTo !== null && staff.standInTo < today;
  const standIn = staff.standInId && !past ? await oneOfStore(work, staff.standInId) : undefined;
  if (!standIn && !wasOff) return refused('nobody', { staff: named(staff) });
  const facts = { staff: named(staff), standIn: standIn ? named(standIn) : null, wasOff };
  if (!standIn) return done(facts);
  await work.rows.update(Staff, staff.id, { standInId: null, standInFrom: null, standInTo: null });
  return done(facts, [{ to: standIn.id, notice: 'stand-in.back', facts }]);
}

async function endDayOff(work: Work, staffId: string, today: string): Promise<boolean> {
  const shift = await work.tx.one(Shift, { staffId, day: today });
  if (!shift?.off) return false;
  await writeShift(work, { staffId, day: today });
  return true;
}

/** Who could have her list that day: other consultants who are there, then managers. */
async function candidates(work: Work, input: { staffId: string; day?: string }): Promise<Result> {
  const off = input.day ? await work.tx.find(Shift, { where: { day: input.day, off: true } }) : [];
  const away = new Set([input.staffId, ...off.map((shift) => shift.staffId)]);
  const staff = (await storeStaff(work)).filter((each) => !away.has(each.id));
  const consultants = staff.filter((each) => each.roles.includes('consultant'));
  const managers = staff.filter((each) => each.roles.includes('manager') && !consultants.includes(each));
  return done({ candidates: [...consultants, ...managers].map(named) });
}

export const standInOperations: Operation[] = [
  { name: 'standIn.candidates', command: 'stand-in', kind: 'read', run: candidates },
  { name: 'standIn.name', command: 'stand-in', kind: 'write', run: name },
  { name: 'standIn.back', command: 'stand-in', kind: 'write', run: back },
];
