import { Customer } from '../../entities/customer';
import { Promised } from '../../entities/promise';
import { Shift } from '../../entities/shift';
import { instantAt } from '../../src/salon/calendar';
import { salonChat, type SalonChat } from '../support/salon-chat';

/** A week before the mid-autumn festival of 2026 (25 September). */
const AT_1023 = instantAt('2026-09-18', '10:23', 'Asia/Shanghai');

describe('a festival', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(AT_1023);
  });

  const greetings = () => chat.db.find(Promised, { where: { kind: 'festival', status: 'open' } });

  it('is one proposal to the manager, and promises nothing until she says so', async () => {
    await chat.job('festival-proposal');
    const fang = chat.as('FangJie');
    const known = (await chat.db.find(Customer)).filter((each) => ['A', 'B'].includes(each.grade ?? ''));
    expect(fang.card().card).toMatchObject({ title: `中秋 A、B 共 ${known.length} 位` });
    expect(chat.as('SuWan').all()).toBe('');
    expect(await greetings()).toEqual([]);
    await fang.taps('排进三天');
    expect(fang.saw()).toMatch(/^中秋 \d+ 位排好了:09-22 \d+位、09-23 \d+位、09-24 \d+位/);
    const dealt = await greetings();
    expect(dealt).toHaveLength(known.length);
    const loads = new Map<string, number>();
    for (const each of dealt) {
      const key = `${each.ownerId} ${each.dueDay}`;
      loads.set(key, (loads.get(key) ?? 0) + 1);
    }
    expect(Math.max(...loads.values())).toBeLessThanOrEqual(8);
    await fang.says('中秋问候');
    expect(fang.saw()).toMatch(/都排好了/);
    await fang.says('撤销');
    await fang.taps('撤销');
    expect(await greetings()).toEqual([]);
  });

  it('gives nothing to a day off, and stands on the list of its day', async () => {
    await chat.db.update(Shift, { staffId: chat.cast.staff.SuWan.id, day: '2026-09-24' }, { off: true });
    const suWan = await chat.as('SuWan').says('中秋怎么排');
    await suWan.taps('只排A');
    expect(suWan.card().card?.title).toMatch(/^中秋 A 共 \d+ 位$/);
    await suWan.taps('yes');
    const dealt = await greetings();
    expect(dealt.every((each) => each.ownerId === chat.cast.staff.SuWan.id)).toBe(true);
    expect(dealt.some((each) => each.dueDay === '2026-09-24')).toBe(false);
    chat.at(instantAt('2026-09-23', '09:12', 'Asia/Shanghai'));
    await chat.job('morning-list');
    expect(suWan.saw()).toContain('中秋问候');
  });

  it('is not proposed on another day, nor to a beautician', async () => {
    chat.at(instantAt('2026-09-19', '10:23', 'Asia/Shanghai'));
    await chat.job('festival-proposal');
    expect(chat.as('FangJie').all()).toBe('');
    expect((await chat.as('HeYing').says('中秋怎么排')).saw()).toContain('节日问候由顾问和店长排。');
  });
});
