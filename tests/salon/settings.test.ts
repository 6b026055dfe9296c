import { Setting } from '../../entities/setting';
import { settingKeys, whyNotSetting, type SettingName } from '../../src/salon/settings/setting-keys';
import { EVERY_STORE, settingOf, settingOperations } from '../../src/salon/settings/settings';
import type { Result } from '../../src/salon/operation';
import type { Work } from '../../src/salon/work';
import { openSqlite, type TestDatabase } from '../support/databases';
import { doing, EVENING } from '../support/work';

const change = settingOperations.find((each) => each.name === 'settings.change')!.run as (
  work: Work,
  input: { name: string; value: unknown; from?: string },
) => Promise<Result>;

describe('a setting', () => {
  let opened: TestDatabase;

  beforeEach(async () => {
    opened = await openSqlite();
  });

  afterEach(() => opened.close());

  const asManager = <T>(run: (work: Work) => Promise<T>, now = EVENING) =>
    doing(opened.database, `op:${Math.random()}`, run, {
      now,
      actor: { roles: ['manager'], command: 'settings' },
    });
  const calls = (now = EVENING) => asManager((work) => settingOf(work, 'morning.calls_per_day'), now);

  it('has its default until somebody changes it', async () => {
    expect(await calls()).toBe(8);
  });

  it('is what was set for the store before what was set for every store', async () => {
    const row = { name: 'morning.calls_per_day', effectiveDay: '2026-11-01', at: EVENING };
    await opened.database.insert(Setting, { ...row, storeId: EVERY_STORE, value: 5 });
    expect(await calls()).toBe(5);
    await asManager((work) => change(work, { name: 'morning.calls_per_day', value: 12 }));
    expect(await calls()).toBe(12);
  });

  it('holds from its day on and not before', async () => {
    await asManager((work) => change(work, { name: 'morning.calls_per_day', value: 12, from: '2026-12-01' }));
    expect(await calls()).toBe(8);
    expect(await calls(Date.UTC(2026, 11, 1, 4))).toBe(12);
  });

  it('tells before and after, and from when', async () => {
    const result = await asManager((work) => change(work, { name: 'morning.calls_per_day', value: 12 }));
    expect(result.facts).toMatchObject({ before: 8, after: 12, from: '2026-11-23' });
  });

  it.each([
    ['morning.calls_per_day', 0, 'range'],
    ['morning.calls_per_day', 1e9, 'range'],
    ['morning.calls_per_day', 2.5, 'type'],
    ['morning.calls_per_day', '十', 'type'],
    ['morning.at', '25:00', 'type'],
    ['meeting.mode', 'somewhere', 'choice'],
    ['morning.order', ['cash', 'gold'], 'choice'],
  ])('refuses %s = %p', async (name, value, why) => {
    const result = await asManager((work) => change(work, { name, value }));
    expect(result).toMatchObject({ done: false, code: 'bad-value', facts: { why } });
    expect(await opened.database.count(Setting)).toBe(0);
  });

  it('is not for everybody to change, and unknown ones are told apart', async () => {
    const asConsultant = (name: string) =>
      doing(opened.database, 'op', (work) => change(work, { name, value: 12 }), {
        actor: { command: 'settings' },
      });
    expect(await asConsultant('morning.calls_per_day')).toMatchObject({ code: 'not-allowed' });
    expect(await asManager((work) => change(work, { name: 'no.such', value: 1 }))).toMatchObject({
      code: 'unknown-setting',
    });
  });
});

it.each(Object.keys(settingKeys) as SettingName[])('%s has a default that it would accept itself', (name) => {
  expect(whyNotSetting(name, settingKeys[name].default)).toBeNull();
});
