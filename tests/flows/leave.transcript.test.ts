/** People away, rooms out of use. */
import { Between } from 'typeorm';
import { Appointment } from '../../entities/appointment';
import { Shift } from '../../entities/shift';
import { Staff } from '../../entities/staff';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
  chat.at('09:00');
});

const book = async (words: string) => (await chat.as('PanYan').says(words)).taps('约上');

it('«莉莉今天请假» lists who is affected with replacements; one tap replaces', async () => {
  await book('约今天11点晓燕小气泡 莉莉');
  await book('约今天两点芳姐肩颈 莉莉');
  const yan = await chat.as('PanYan').says('莉莉今天请假');
  expect(yan.saw()).toMatch(
    /朱莉 11-25 周三 休,2 位受影响:\n11:00 吴晓燕 小气泡 → .{2,3}可以\n14:00 刘芳 肩颈 → /,
  );
  await yan.taps('都换好');
  expect(yan.saw()).toContain('换好 2 位');
  const left = await chat.db.count(Appointment, { beauticianId: chat.cast.staff.ZhuLi.id, status: 'booked' });
  expect(left).toBe(0);
  expect(chat.as('ZhuLi').all()).toContain('你的班改了\n11-25 周三 休');
});

it('whoever has gone home is off from now on today', async () => {
  await book('约今天两点芳姐肩颈 莉莉');
  const yan = await chat.as('PanYan').says('莉莉下午发烧先回去了');
  expect(yan.saw()).toMatch(/朱莉 11-25 周三 .*1 位受影响:\n14:00 刘芳 肩颈 → /);
});

it('one by one, each is given to whom she chooses, or left', async () => {
  await book('约今天11点晓燕小气泡 莉莉');
  await book('约今天两点芳姐肩颈 莉莉');
  const yan = await chat.as('PanYan').says('莉莉今天请假');
  await yan.taps('一位位定');
  expect(yan.saw()).toContain('还没着落 2 位');
  await yan.taps('罗芸');
  expect(yan.saw()).toContain('11:00 吴晓燕 换好了:朱莉 → 罗芸');
  expect(chat.as('LuoYun').all()).toContain('吴晓燕 小气泡');
  await yan.taps('先不动');
  expect(yan.saw()).toBe('14:00 刘芳 先不动,还没着落。');
});

it('an afternoon off leaves the morning; hours are asked for where none were said', async () => {
  const yan = await chat.as('PanYan').says('莉莉今天下午请假');
  expect(yan.saw()).toContain('朱莉 11-25 周三 10:00–12:00,没有客人受影响。');
  await yan.says('对');
  await yan.says('小美明天早班');
  expect(yan.saw()).toContain('许小美 几点到几点上班?');
  await yan.taps('早班');
  await yan.says('对');
  expect(yan.saw()).toContain('记下了:许小美 11-26 周四 10:00–18:00。');
  await yan.says('约明天晚上七点婷姐补水 小美');
  expect(yan.saw()).toContain('许小美不上班');
});

it('«3号房空调坏了 今天别排»: nobody is laid there any more', async () => {
  await book('约今天两点芳姐肩颈 莉莉');
  const [row] = await chat.db.find(Appointment, { where: { status: 'booked' } });
  const name = Object.values(chat.cast.rooms).find((room) => room.id === row.roomId)!.name;
  const yan = await chat.as('PanYan').says(`${name}空调坏了 今天别排`);
  expect(yan.saw()).toMatch(new RegExp(`${name} 今天 停用\\(空调坏了\\),1 位受影响:\\n14:00 刘芳 → `));
  await yan.taps('停用');
  expect(yan.saw()).toContain('换房:14:00 刘芳→');
  await yan.says(`${name}好了`);
  expect(yan.saw()).toBe(`${name} 又能用了。`);
});

it('«我明天休 琳琳代我»: leave and stand-in, and back by a word', async () => {
  const su = await chat.as('SuWan').says('我明天休 琳琳代我');
  expect(su.saw()).toContain('苏婉 11-26 周四 休');
  await su.says('对');
  expect(su.saw()).toContain('交给唐琳,过后自动还回');
  await su.taps('就这么定');
  expect(chat.as('TangLin').all()).toContain('有一份名单交给你代\n苏婉 的客人,11-26 周四。');
  await su.says('名单还给我');
  expect(su.saw()).toBe('苏婉 的名单从唐琳那里还回来了。');
  expect(await chat.db.one(Staff, { id: chat.cast.staff.SuWan.id })).toMatchObject({ standInId: null });
});

it('a beautician is refused as a stand-in, with the reason', async () => {
  const su = await chat.as('SuWan').says('我明天休');
  await su.says('对');
  expect(su.saw()).toContain('〔唐琳〕〔方洁〕');
  await su.says('莹莹');
  await su.says('对');
  expect(su.saw()).toContain('何莹 不是顾问');
});

it('«我明天休息 单子给唐琳»: she is off herself, and who is named has her list', async () => {
  const su = await chat.as('SuWan').says('我明天休息 单子给唐琳');
  expect(su.saw()).toContain('苏婉 11-26 周四 休');
  await su.says('对');
  expect(su.saw()).toContain('苏婉 → 唐琳 代班');
  await su.taps('就这么定');
  expect(chat.as('TangLin').all()).toContain('有一份名单交给你代');
});

it('«莉莉今天明天都休»: both days; another one off is a card of its own', async () => {
  const fang = await chat.as('FangJie').says('莉莉今天明天都休');
  expect(fang.saw()).toContain('朱莉 11-25 周三 到 11-26 周四 休(2天)');
  await fang.says('小美后天休');
  expect(fang.saw()).toContain('许小美 11-27 周五 休');
  expect(fang.saw()).not.toContain('朱莉');
});

it.each([
  ['莉莉明后天休息', '朱莉 11-26 周四 到 11-27 周五 休(2天)'],
  ['倩倩今明两天请假', '邓倩 11-25 周三 到 11-26 周四 休(2天)'],
])('%s: both days', async (said, shown) => {
  expect((await chat.as('FangJie').says(said)).saw()).toContain(shown);
});

it('back at work a day early: her day off ends and her list comes back; another may offer to take it', async () => {
  const su = await chat.as('SuWan').says('我明天休 名单给琳琳');
  await su.says('我明天休息 让唐琳代我');
  expect(su.saw()).not.toContain('唐琳 11-26');
  await su.says('对');
  await su.taps('就这么定');
  chat.at(chat.now + 86_400_000);
  await su.says('今天不用唐琳代了 我来上班了');
  expect(su.saw()).toBe('苏婉 的名单从唐琳那里还回来了。\n苏婉 今天改回上班。');
  const tang = await chat.as('TangLin').says('婉婉的名单我明天接');
  expect(tang.saw()).toContain('苏婉 → 唐琳 代班');
});

it('a room is shut for the hours that were said; another room is a card of its own', async () => {
  const yan = await chat.as('PanYan').says('VIP房下午消毒 三点到五点别排');
  expect(yan.saw()).toContain('VIP房 今天 15:00–17:00 停用(下午消毒)');
  await yan.says('3号房灯坏了 修到明天中午');
  expect(yan.saw()).toContain('3号房 今天到明天 12:00 停用(灯坏了)');
});

describe('a leave that is not taken after all', () => {
  it('gives the hours back, and the customers whom others were given', async () => {
    await book('约明天11点晓燕小气泡 莉莉');
    const li = chat.as('ZhuLi');
    await (await li.says('我明天请假')).taps('都换好');
    await li.says('我不休了');
    expect(li.saw()).toMatch(/朱莉 11-26 周四 10:00–21:00,不休了\?\n11-26 11:00 吴晓燕,现在.{2,3}做/);
    await li.taps('客人拿回来');
    expect(li.saw()).toBe('改回上班:朱莉 11-26 周四 10:00–21:00。\n拿回 1 位:11:00 吴晓燕。');
    const [row] = await chat.db.find(Appointment, { where: { status: 'booked' } });
    expect(row.beauticianId).toBe(chat.cast.staff.ZhuLi.id);
    expect((await li.says('我不休了')).saw()).toBe('朱莉 没有记着的假。');
  });

  it('says who is still with others where only the hours come back', async () => {
    await book('约明天11点晓燕小气泡 莉莉');
    const li = chat.as('ZhuLi');
    await (await li.says('我明天请假')).taps('都换好');
    await (await chat.as('PanYan').says('莉莉明天不休了')).taps('只改上班');
    expect(chat.as('PanYan').saw()).toMatch(/改回上班:朱莉[^]*还在别人那里:11:00 吴晓燕\(.{2,3}\)。/);
    expect(li.all()).toContain('你的班改了\n11-26 周四 10:00–21:00(潘燕记的)');
  });

  it('is the whole stretch, or the day that is named, and never the shift before it', async () => {
    const yan = chat.as('PanYan');
    await (await (await yan.says('小美周六早班')).taps('早班')).says('对');
    const mei = chat.as('XuXiaoMei');
    await (await mei.says('我周五到周日请假')).says('对');
    await (await mei.says('我周日不休了')).taps('改回上班');
    expect(mei.saw()).toContain('改回上班:许小美 11-29 周日');
    await mei.says('我不休了');
    expect(mei.saw()).toContain('许小美 11-27 周五 到 11-28 周六');
    await mei.taps('改回上班');
    const hours = await chat.db.find(Shift, {
      where: { staffId: chat.cast.staff.XuXiaoMei.id, day: Between('2026-11-27', '2026-11-29') },
      order: { day: 'ASC' },
    });
    expect(hours.map(({ fromMin, toMin, off }) => [fromMin, toMin, off])).toEqual([
      [600, 1260, false],
      [600, 1080, false],
      [600, 1260, false],
    ]);
  });

  it('said to the card puts the card away', async () => {
    const li = await chat.as('ZhuLi').says('我明天请假');
    await li.says('算了 不休了');
    expect(li.saw()).toContain('朱莉 的班 不记了');
    expect(await chat.db.count(Shift, { off: true })).toBe(0);
  });
});
