import { instantAt } from '../../src/salon/calendar';
import { quietUntil } from '../../src/salon/staff/quiet-hours';
import { salonChat, type SalonChat } from '../support/salon-chat';

const SHANGHAI = 'Asia/Shanghai';
const at = (clock: string, day = '2026-11-25') => instantAt(day, clock, SHANGHAI);
const store = { opensAt: '10:00', closesAt: '21:00', timezone: SHANGHAI };
const quiet = { from: '21:45', to: '09:00' };

describe('the quiet hours', () => {
  it.each([
    ['21:44', null],
    ['21:45', at('09:00', '2026-11-26')],
    ['02:30', at('09:00', '2026-11-26')],
    ['08:59', at('09:00')],
    ['09:00', null],
    ['15:00', null],
  ])('%s', (clock, until) => {
    expect(quietUntil(at(clock), store, quiet)).toBe(until);
  });

  it('are none while the store is open, and none where both hours are the same', () => {
    expect(quietUntil(at('22:10'), { ...store, closesAt: '23:00' }, quiet)).toBe(null);
    expect(quietUntil(at('23:10'), store, { from: '09:00', to: '09:00' })).toBe(null);
  });
});

describe('at night', () => {
  let chat: SalonChat;
  beforeEach(async () => {
    chat = await salonChat();
    chat.at('22:10');
  });

  it('a reaction comes at once, a draft in the morning; her own words are answered meanwhile', async () => {
    const qian = await chat.as('DengQian').says('芳姐肩颈一次 脖子红了一片 有点痛');
    await qian.taps('记下');
    const tang = chat.as('TangLin');
    expect(tang.all()).toContain('有位客人请你留意');
    expect(tang.all()).not.toContain('有位客人的下次');
    expect((await tang.says('芳姐还剩几次')).saw()).toContain('剩7次');
    chat.at(at('09:00', '2026-11-26'));
    await chat.settle();
    expect(tang.all()).toContain('有位客人的下次\n刘芳');
  });

  it('a customer given to her on her day off is news for the day she is back', async () => {
    chat.at('18:00');
    const fang = await chat.as('FangJie').says('琳琳明天休');
    await fang.says('对');
    await fang.says('不要了');
    chat.at(at('15:00', '2026-11-26'));
    await (await fang.says('以后婷姐归唐琳跟')).says('对');
    expect(chat.as('TangLin').all()).not.toContain('李婷');
    chat.at(at('09:00', '2026-11-27'));
    await chat.settle();
    expect(chat.as('TangLin').all()).toContain('李婷');
  });
});
