/**
 * Who looks after which class (SR-DUTY-04: 重点, 一般, 潜在): a role, or persons by name (setting `owner.by_class`; nothing
 * is set unless the store wants it). A class that was confirmed proposes a hand-over where her owner is none of them;
 * only the manager moves anybody, by the hand-over that moves promises too (customers/reassign.ts).
 */
import { In, IsNull } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { GradeChange } from '../../../entities/grade-change';
import { inStore } from '../figures/stores';
import { done, refused, type Operation, type Result } from '../operation';
import { changeSetting, settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';
import { misfitsOf, type ClassOwner, type Misfit } from './class-owner-rules';
import { GRADES } from './measures';

export type { ClassOwner, ClassOwners, Misfit } from './class-owner-rules';

export interface MisfitsShown extends Record<string, unknown> {
  misfits: Misfit[];
  /** More than one card holds. */
  more: number;
  /** Whether the store has said who looks after any class. */
  set: boolean;
}

/** As many as one card has rows. */
const MOST_SHOWN = 6;

/** Of the classes confirmed in a round, or of everybody where none is named. Refusal: `not-found`. */
async function misfits(given: Work, input: { roundId?: string; storeId?: string }): Promise<Result> {
  const work = await inStore(given, input.storeId);
  if (!work) return refused('not-found', {});
  const owners = await settingOf(work, 'owner.by_class');
  const set = Object.keys(owners).length > 0;
  if (!set) return done({ misfits: [], more: 0, set });
  const all = await work.tx.find(Customer, {
    where: {
      storeId: work.store.id,
      isWalkIn: false,
      mergedIntoId: IsNull(),
      grade: In(Object.keys(owners)),
    },
    select: ['id', 'name', 'grade', 'consultantId'],
    order: { grade: 'ASC', code: 'ASC' },
  });
  const moved = input.roundId ? await confirmedIn(work, input.roundId) : null;
  const staff = (await storeStaff(work)).filter((each) =>
    each.roles.some((role) => role === 'consultant' || role === 'manager'),
  );
  const found = misfitsOf(
    all.filter((each) => !moved || moved.has(each.id)),
    staff,
    owners,
    loadOf(all),
  );
  return done({ misfits: found.slice(0, MOST_SHOWN), more: Math.max(0, found.length - MOST_SHOWN), set });
}

function loadOf(customers: Pick<Customer, 'consultantId'>[]): Map<string, number> {
  const load = new Map<string, number>();
  for (const { consultantId } of customers)
    if (consultantId) load.set(consultantId, (load.get(consultantId) ?? 0) + 1);
  return load;
}

async function confirmedIn(work: Work, roundId: string): Promise<Set<string>> {
  const rows = await work.tx.find(GradeChange, {
    where: { roundId, storeId: work.store.id, status: 'confirmed' },
    select: ['id', 'customerId'],
  });
  return new Set(rows.map((row) => row.customerId));
}

export interface OwnersShown extends Record<string, unknown> {
  classes: { grade: string; role: string | null; staff: string[] }[];
}

async function list(work: Work): Promise<Result<OwnersShown>> {
  const owners = await settingOf(work, 'owner.by_class');
  const staff = await storeStaff(work);
  return done({
    classes: GRADES.flatMap((grade) => {
      const owner = owners[grade];
      if (!owner) return [];
      return 'role' in owner
        ? { grade, role: owner.role, staff: [] }
        : {
            grade,
            role: null,
            staff: staff.filter((each) => owner.staffIds.includes(each.id)).map((each) => each.name),
          };
    }),
  });
}

/** Null: anybody. Refusals: `not-found`; `no-owner` for somebody who owns no customers; those of a setting. */
async function set(work: Work, input: { grade: string; owner: ClassOwner | null }): Promise<Result> {
  const { grade, owner } = input;
  if (owner && 'staffIds' in owner) {
    const staff = (await storeStaff(work)).filter((each) => owner.staffIds.includes(each.id));
    if (staff.length < owner.staffIds.length || staff.length === 0) return refused('not-found', {});
    const other = staff.find(
      (each) => !each.roles.some((role) => role === 'consultant' || role === 'manager'),
    );
    if (other) return refused('no-owner', { name: other.name });
  }
  const { [grade]: _before, ...others } = await settingOf(work, 'owner.by_class');
  const value = owner ? { ...others, [grade]: owner } : others;
  const changed = await changeSetting(work, { name: 'owner.by_class', value });
  if (!changed.done) return changed;
  return list(work);
}

export const classOwnerOperations: Operation[] = [
  { name: 'owners.misfits', command: 'reassign', kind: 'read', run: misfits },
  { name: 'owners.list', command: 'settings', kind: 'read', run: list },
  { name: 'owners.set', command: 'settings', kind: 'write', run: set },
];
