/** Settings as they stand on a day: the store's own value, else the one for every store, else the default. */
import { In, LessThanOrEqual } from '../../database/conditions';
import { Setting } from '../../../entities/setting';
import { businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { mayDo } from '../permissions';
import { isSetting, settingKeys, whyNotSetting, type SettingName, type SettingValue } from './setting-keys';
import type { Work } from '../work';

export { settingKeys, type SettingName, type SettingValue } from './setting-keys';

/** Stands for every store. */
export const EVERY_STORE = '*';

/** Where and when a setting is asked for. */
type Asked = Pick<Work, 'tx' | 'store' | 'now'>;

/** The value in force on the work's business day. */
export async function settingOf<K extends SettingName>(work: Asked, name: K): Promise<SettingValue<K>> {
  const [value] = await settingsOf(work, [name]);
  return value as SettingValue<K>;
}

/** Several at once, in the order asked for, as they stand on a business day. */
export async function settingsOf<K extends SettingName>(
  work: Asked,
  names: K[],
  day = businessDayOf(work.now, work.store.timezone),
): Promise<SettingValue<K>[]> {
  const rows = await work.tx.find(Setting, {
    where: {
      storeId: In([work.store.id, EVERY_STORE]),
      name: In(names),
      effectiveDay: LessThanOrEqual(day),
    },
  });
  return names.map((name) => inForce(rows, name) as SettingValue<K>);
}

function inForce(rows: Setting[], name: SettingName): unknown {
  const ofName = rows
    .filter((row) => row.name === name && whyNotSetting(name, row.value) === null)
    .sort((a, b) => (a.effectiveDay < b.effectiveDay ? 1 : -1));
  const own = ofName.find((row) => row.storeId !== EVERY_STORE);
  const row = own ?? ofName[0];
  return row ? row.value : settingKeys[name].default;
}

interface ChangeSetting {
  name: string;
  value: unknown;
  /** From this business day on; today where it is missing. */
  from?: string;
}

/** Refusals: `unknown-setting`, `not-allowed`, `bad-value` with what is expected. */
export async function changeSetting(work: Work, input: ChangeSetting): Promise<Result> {
  const { name, value } = input;
  if (!isSetting(name)) return refused('unknown-setting', { name });
  const row = settingKeys[name];
  if (!may(work, name)) return refused('not-allowed', { name });
  const why = whyNotSetting(name, value);
  if (why) return refused('bad-value', { name, value, why, expected: expectedOf(name) });
  const effectiveDay = input.from ?? businessDayOf(work.now, work.store.timezone);
  const [before] = await settingsOf(work, [name], effectiveDay);
  const known = await work.tx.one(Setting, { storeId: work.store.id, name, effectiveDay });
  const patch = { value, changedById: work.actor.staffId ?? null, at: work.now };
  if (known) await work.rows.update(Setting, { id: known.id }, patch);
  else await work.rows.insert(Setting, { storeId: work.store.id, name, effectiveDay, ...patch });
  return done({ name, kind: row.kind, before, after: value, from: effectiveDay });
}

/** Every setting with its value of today, and whether the asker may change it. */
async function list(work: Work): Promise<Result> {
  const names = Object.keys(settingKeys).filter(isSetting);
  const values = await settingsOf(work, names);
  return done({
    settings: names.map((name, index) => {
      const row = settingKeys[name];
      const value = values[index];
      return { name, kind: row.kind, value, source: row.source, changed: !same(value, row.default) };
    }),
  });
}

function may(work: Work, name: SettingName): boolean {
  if (mayDo(work.actor, 'settings', { storeId: work.store.id }) === 'deny') return false;
  if (work.actor.kind !== 'staff') return true;
  return settingKeys[name].who.some((role) => work.actor.roles.includes(role));
}

function expectedOf(name: SettingName): Record<string, unknown> {
  const { kind, min, max, choices } = settingKeys[name] as {
    kind: string;
    min?: number;
    max?: number;
    choices?: string[];
  };
  return { kind, min, max, choices };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export const settingOperations: Operation[] = [
  { name: 'settings.list', command: 'settings', kind: 'read', run: list },
  { name: 'settings.change', command: 'settings', kind: 'write', run: changeSetting },
];
