/** Who works here: joining, the role the manager gives, where somebody reads. Leaving stands in leaving/. */
import { MoreThan } from '../../database/conditions';
import { Operation as OperationRow } from '../../../entities/operation';
import { Staff, type Role } from '../../../entities/staff';
import { StaffStore } from '../../../entities/staff-store';
import { commands } from '../commands';
import { toReadOf } from '../handbook/receipts';
import { namesChanged } from '../lexicon-version';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { mayDo } from '../permissions';
import type { Work } from '../work';

export const ROLES: Role[] = ['beautician', 'consultant', 'receptionist', 'manager'];

/** Somebody who only opens the app is asked where she reads once in so long, ms. */
const ASKED_AGAIN_AFTER = 20 * 60 * 60 * 1000;

/** A hello. `ask`: nobody knows yet whether she sees cards. */
async function greet(work: Work, input: { quiet?: boolean }): Promise<Result> {
  const staff = await work.tx.one(Staff, { id: work.actor.staffId ?? '' });
  if (!staff) return refused('not-found', {});
  const unknown = staff.channel === 'unknown';
  const ask = unknown && !(input.quiet && (await askedLately(work, staff.id)));
  return done({ ask, name: staff.name, roles: staff.roles, allowed: allowedTo(work) });
}

async function askedLately(work: Work, actorId: string): Promise<boolean> {
  const where = { storeId: work.store.id, at: MoreThan(work.now - ASKED_AGAIN_AFTER) };
  return (await work.tx.count(OperationRow, { ...where, actorId, name: 'staff.greet' })) > 0;
}

async function setChannel(work: Work, input: { channel: 'wecom' | 'wechat' }): Promise<Result> {
  const { staffId } = work.actor;
  if (!staffId) return refused('not-found', {});
  await work.rows.update(Staff, staffId, { channel: input.channel });
  return done({ channel: input.channel, allowed: allowedTo(work), roles: work.actor.roles });
}

/** Names of the commands that the asker may use at all. */
function allowedTo(work: Work): string[] {
  return commands.map((each) => each.name).filter((name) => mayDo(work.actor, name) !== 'deny');
}

export interface GiveRole {
  userid: string;
  name: string;
  role: Role;
}

/**
 * The manager names the role of somebody who wrote. Refusals: `unknown-role`; `no-name`; `already` with what she is,
 * where another manager was faster.
 */
async function giveRole(work: Work, input: GiveRole): Promise<Result> {
  if (!ROLES.includes(input.role)) return refused('unknown-role', { role: input.role });
  const userKey = input.userid.toLowerCase();
  const known = await work.tx.one(Staff, { userKey });
  // Who comes back keeps the name under which all that she wrote stands.
  const name = known?.status === 'left' ? known.name : input.name.trim();
  if (!name || name.length > 20) return refused('no-name', {});
  if (known?.status === 'active') return refused('already', { name: known.name, roles: known.roles });
  const joinedAt = known?.status === 'left' ? known.joinedAt : work.now;
  const patch = { name, roles: [input.role], status: 'active' as const, leftAt: null, joinedAt };
  const staff = known
    ? { ...known, ...patch }
    : await work.rows.insert(Staff, {
        userid: input.userid,
        userKey,
        aliases: [],
        channel: 'unknown',
        ...patch,
      });
  if (known) await work.rows.update(Staff, known.id, patch);
  await work.rows.insertIfNew(StaffStore, { staffId: staff.id, storeId: work.store.id });
  await namesChanged(work);
  const toRead = await toReadOf(work, staff.id);
  const facts = { name, role: input.role, by: work.actor.name ?? '', toRead };
  const tell: Tell = { to: staff.id, notice: 'staff.welcome', facts };
  return done({ staffId: staff.id, name, role: input.role }, [tell]);
}

/**
 * The manager does not know who wrote: kept as a row without a role, so that she is told so the next time and nobody is
 * asked again. Refusals: `already`, where another manager has let her in.
 */
async function refuseRole(work: Work, input: { userid: string; name?: string }): Promise<Result> {
  const userKey = input.userid.toLowerCase();
  const known = await work.tx.one(Staff, { userKey });
  if (known?.status === 'active') return refused('already', { name: known.name, roles: known.roles });
  if (!known) {
    await work.rows.insert(Staff, {
      userid: input.userid,
      userKey,
      // As she called herself, so that she can be let in by her name later.
      name: input.name?.trim() || input.userid,
      aliases: [],
      roles: [],
      status: 'unknown',
      channel: 'unknown',
      joinedAt: work.now,
    });
  }
  return done({ userid: input.userid });
}

/** Whoever wrote and was known to nobody: no store has them, so every manager may let them in. */
async function strangers(work: Work): Promise<Result> {
  const rows = await work.tx.find(Staff, { where: { status: 'unknown' }, order: { joinedAt: 'DESC' } });
  return done({ strangers: rows.map(({ userid, name }) => ({ userid, name })) });
}

async function allowed(work: Work): Promise<Result> {
  return done({ allowed: allowedTo(work), roles: work.actor.roles });
}

export const staffOperations: Operation[] = [
  { name: 'help.allowed', command: 'help', kind: 'read', run: allowed },
  { name: 'staff.greet', command: 'hello', kind: 'write', run: greet },
  { name: 'staff.channel', command: 'hello', kind: 'write', run: setChannel },
  { name: 'staff.giveRole', command: 'staff-role', kind: 'write', run: giveRole },
  { name: 'staff.strangers', command: 'staff-role', kind: 'read', run: strangers },
  { name: 'staff.refuseRole', command: 'staff-role', kind: 'write', run: refuseRole },
];
