/** Appointments as they are spoken of at the counter and by consultants. */
import { Appointment } from '../../entities/appointment';
import { Customer } from '../../entities/customer';
import { Promised } from '../../entities/promise';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
  chat.at('09:00');
});

const live = (db: SalonChat['db']) =>
  db.find(Appointment, { where: { status: 'booked' }, order: { at: 'ASC' } });

describe('booking', () => {
  it('one sentence, one card, one tap', async () => {
    const yan = await chat.as('PanYan').says('帮婷姐约明天下午三点做补水,小美做');
    expect(yan.saw()).toMatch(/约 李婷:11-26 周四 15:00 补水,许小美,\d号房/);
    expect(yan.saw()).toContain('谁做|许小美(指定)');
    await yan.taps('约上');
    expect(yan.saw()).toMatch(/^约好了:李婷 11-26 周四 15:00 补水,许小美,\d号房。/);
    const [row] = await live(chat.db);
    expect(row).toMatchObject({ day: '2026-11-26', customerId: chat.cast.customers.李婷.id });
  });

  it('nothing is booked before the tap, and 算了 leaves nothing behind', async () => {
    const yan = await chat.as('PanYan').says('帮婷姐约明天下午三点做补水,小美做');
    expect(await live(chat.db)).toEqual([]);
    await yan.says('算了');
    expect(yan.saw()).toContain('李婷 的预约 不记了');
    expect(await live(chat.db)).toEqual([]);
  });

  it('allergies and taboos are on the card before anything is promised', async () => {
    const id = chat.cast.customers.李婷.id;
    await chat.db.update(Customer, { id }, { allergy: '酒精过敏', taboo: '不做面部按摩' });
    const yan = await chat.as('PanYan').says('帮婷姐约明天下午三点做补水');
    expect(yan.saw()).toContain('李婷 注意:酒精过敏;不做面部按摩');
    expect(yan.saw()).toContain('注意|酒精过敏;不做面部按摩');
  });

  it('a vague time is answered with times that are free, and half an answer completes it', async () => {
    const su = await chat.as('SuWan').says('婷姐约周六');
    expect(su.saw()).toBe('约什么项目?');
    await su.says('肩颈');
    expect(su.saw()).toMatch(/李婷 约什么时间\?\(11-28 周六\)\n点一个,或直接说时间。[^]*〔周六\d\d:\d\d/);
    await su.says('下午');
    expect(su.saw()).toMatch(/〔周六12:00/);
    await su.says('三点');
    expect(su.saw()).toMatch(/约 李婷:11-28 周六 15:00 肩颈/);
    await su.says('换小美');
    expect(su.saw()).toContain('谁做|许小美(指定)');
    await su.says('对');
    expect(su.saw()).toMatch(/^约好了:李婷 11-28 周六 15:00 肩颈,许小美/);
  });

  it('a day that does not exist is said to be none', async () => {
    const su = await chat.as('SuWan').says('约莉总2月30号拉提');
    expect(su.saw()).toContain('没有「2月30号」这一天');
  });

  it('a name alone begins it, and a name that nobody has is said to be unknown', async () => {
    const su = await chat.as('SuWan').says('约婷姐明天三点');
    expect(su.saw()).toBe('约什么项目?');
    await su.says('补水');
    expect(su.saw()).toMatch(/约 李婷:11-26 周四 15:00 补水/);
    const yan = await chat.as('PanYan').says('约王大锤明天三点补水');
    expect(yan.saw()).toContain('店里没有「王大锤」');
    await yan.says('婷姐');
    expect(yan.saw()).toMatch(/约 李婷:11-26 周四 15:00 补水/);
  });

  it('who does not do it, is closed, or has had it already is said so', async () => {
    const yan = await chat.as('PanYan').says('约婷姐三点补水 方洁做');
    expect(yan.saw()).toContain('方洁不做这个项目。');
    await yan.says('算了');
    await yan.says('约婷姐明天凌晨两点补水');
    expect(yan.saw()).toContain('明天 02:00 店里不营业(10:00–21:00)。');
    await yan.says('算了');
    chat.at('13:00');
    await yan.says('约婷姐今天十点半补水');
    expect(yan.saw()).toContain('今天 10:30 已经过了。');
  });

  it('what is taken is named, with the nearest times as buttons', async () => {
    await (await chat.as('PanYan').says('帮婷姐约明天下午三点做补水,小美做')).taps('约上');
    const su = await chat.as('SuWan').says('曼姐约明天三点补水 小美');
    expect(su.saw()).toContain('明天 15:00 许小美有客人了(15:00–16:00)。');
    expect(su.saw()).toContain('〔明16:00许小美〕');
    const other = su.card().card!;
    const same =
      other.kind === 'buttons' ? other.buttons.find((each) => each.text.startsWith('明15:00')) : null;
    await su.taps(same!.text);
    expect(su.saw()).not.toContain('(指定)');
    await su.taps('约上');
    expect(su.saw()).toMatch(/^约好了:徐曼 11-26 周四 15:00 补水/);
  });

  it('a room that is asked for is kept, and said to be taken where it is', async () => {
    const yan = await chat.as('PanYan').says('帮婷姐约明天下午三点做补水,VIP房,小美做');
    expect(yan.saw()).toMatch(/约 李婷:11-26 周四 15:00 补水,许小美,VIP房/);
    await yan.taps('约上');
    expect(yan.saw()).toMatch(/^约好了:李婷 11-26 周四 15:00 补水,许小美,VIP房/);
    const su = await chat.as('SuWan').says('曼姐约明天三点补水 VIP房');
    expect(su.saw()).toContain('明天 15:00 VIP房有人用(15:00–16:00)。说「别的房间也行」就排别的。');
    expect(su.saw()).toContain('〔明16:00');
    await su.says('别的房间也行');
    expect(su.saw()).toMatch(/约 徐曼:11-26 周四 15:00 补水,[^,]+,\d号房/);
    await su.says('换到3号房');
    expect(su.saw()).toMatch(/约 徐曼:11-26 周四 15:00 补水,[^,]+,3号房/);
    await su.taps('约上');
    expect(su.saw()).toContain('3号房');
  });

  it('an appointment that is named by its hour is found, and no time of the record that stands there', async () => {
    const yan = await chat.as('PanYan').says('帮婷姐约今天下午三点半做补水,小美做');
    await yan.taps('约上');
    await yan.says('芳姐肩颈一次');
    await yan.says('三点半那个客人换到四点');
    expect(yan.saw()).toMatch(/改 李婷[^]*15:30[^]*16:00/);
    await yan.taps('yes');
    expect(yan.saw()).toMatch(/改好了:李婷[^]*16:00[^]*刘芳 · 今天/);
    expect(yan.saw()).not.toContain('下次:');
  });

  it('two who have the same card in hand: one gets it, the other is offered others and takes one', async () => {
    const yan = await chat.as('PanYan').says('帮婷姐约明天下午三点做补水,小美做');
    const su = await chat.as('SuWan').says('曼姐约明天三点补水 小美');
    await yan.taps('约上');
    await su.taps('约上');
    expect(su.saw()).toContain('许小美有客人了(15:00–16:00)');
    await su.says('明16:00许小美');
    await su.taps('约上');
    expect(su.saw()).toMatch(/^约好了:徐曼 11-26 周四 16:00 补水,许小美/);
    expect(await live(chat.db)).toHaveLength(2);
  });

  it('two customers in one booking: one card, two lines, the mother without a file', async () => {
    const yan = await chat.as('PanYan').says('给圆圆和她妈妈约周日下午,圆圆祛痘,她妈妈肩颈,妈妈还没建档');
    expect(yan.saw()).toContain('高圆 约什么时间?');
    await yan.says('三点');
    expect(yan.saw()).toMatch(/约 高圆:11-29 周日 15:00 祛痘.*\n.*高圆的妈妈:11-29 周日 15:00 肩颈/);
    await yan.taps('约上');
    const rows = await live(chat.db);
    expect(rows.map((row) => row.companion)).toEqual([null, '妈妈']);
    expect(new Set(rows.map((row) => row.beauticianId)).size).toBe(2);
  });
});

describe('an appointment that changes', () => {
  const book = async (words: string) => (await chat.as('PanYan').says(words)).taps('约上');

  it('moves at the same hour to another day', async () => {
    await book('帮曼姐约明天三点补水,小美做');
    const yan = await chat.as('PanYan').says('曼姐明天的改到后天同一时间');
    expect(yan.saw()).toContain('改到|11-27 周五 15:00–16:00');
    await yan.taps('就改这个');
    expect(yan.saw()).toMatch(/^改好了:徐曼 11-26 周四 15:00 → 11-27 周五 15:00 补水,许小美/);
  });

  it('moves by an hour, and to somebody else', async () => {
    await book('帮孙总约今天下午三点拉提,小美做');
    const su = await chat.as('SuWan').says('孙总说下午3点赶不过来 往后推一个小时');
    expect(su.saw()).toContain('改到|11-25 周三 16:00–17:30');
    await su.says('换莹莹做');
    expect(su.saw()).toContain('谁做|何莹');
    await su.says('好');
    expect(su.saw()).toMatch(/→ 11-25 周三 16:00 拉提,何莹/);
    expect(chat.as('HeYing').all()).toContain('今天 16:00 改了一位');
    expect(chat.as('XuXiaoMei').all()).toContain('15:00 空了');
  });

  it('of several it is asked which, and one that was never made can be made', async () => {
    await book('帮曼姐约明天三点补水');
    await book('帮曼姐约后天三点补水');
    const yan = await chat.as('PanYan').says('曼姐的预约取消');
    expect(yan.saw()).toContain('徐曼 是哪个预约?');
    await yan.says('2');
    expect(yan.saw()).toContain('取消 徐曼 11-27 周五 15:00 补水');
    await yan.taps('留着');
    expect(yan.saw()).toBe('好,没有取消,徐曼 11-27 周五 15:00 照旧。');
    await yan.says('柳柳临时要出差,周五那个取消吧');
    expect(yan.saw()).toContain('杨柳 没有预约。现在约一个?');
  });

  it('is cancelled with its reason, and the hour is free again', async () => {
    await book('帮红姐约明天四点艾灸');
    const yan = await chat.as('PanYan').says('红姐明天的取消 她感冒了');
    expect(yan.saw()).toContain('原因|感冒');
    await yan.taps('取消预约');
    expect(yan.saw()).toContain('这个时间空出来了');
    expect(await live(chat.db)).toEqual([]);
  });

  it('without a new time is called by her consultant in some days, unless she books before', async () => {
    await book('约芳姐明天三点肩颈 莹莹做');
    const yan = await chat.as('PanYan').says('芳姐明天的取消 她感冒了');
    await yan.taps('取消预约');
    expect(yan.saw()).toContain('没约新的,11-28 周六 由唐琳再打一个;约上了就不打。');
    const call = { kind: 'call', dueDay: '2026-11-28', ownerId: chat.cast.staff.TangLin.id };
    expect(await chat.db.find(Promised, {})).toMatchObject([{ ...call, status: 'open' }]);
    await book('约芳姐周六三点肩颈 莹莹做');
    expect(await chat.db.find(Promised, {})).toMatchObject([{ ...call, status: 'withdrawn' }]);
  });

  it('«明天客人都确认了 除了红姐» is one card of ticks, and a text ready for the one who is left', async () => {
    await book('约明天三点婷姐补水');
    await book('约明天四点红姐艾灸');
    await book('约明天五点曼姐拉提');
    const yan = await chat.as('PanYan').says('明天客人都确认了 除了红姐');
    const card = yan.card().card!;
    expect(card.kind === 'vote' && card.options.map((each) => [each.text.slice(0, 8), each.checked])).toEqual(
      [
        ['15:00 李婷', true],
        ['16:00 郑红', false],
        ['17:00 徐曼', true],
      ],
    );
    await yan.taps('就这些');
    expect(yan.saw()).toContain('已确认 2 位:15:00 李婷、17:00 徐曼。\n还没确认:16:00 郑红。');
    const alone = yan.bubbles.filter((bubble) => bubble.alone);
    expect(alone.map((bubble) => bubble.text)).toEqual([
      '郑红您好,提醒您11月26日(周四)16:00的艾灸预约,期待您的光临。',
    ]);
    expect(await chat.db.count(Appointment, { status: 'confirmed' })).toBe(2);
  });

  it('ticks that she changes on the card are what is written', async () => {
    await book('约明天三点婷姐补水');
    await book('约明天四点红姐艾灸');
    const rows = await live(chat.db);
    const yan = await chat.as('PanYan').says('明天客人都确认了');
    await yan.taps('就这些', { ticks: [rows[1].id] });
    expect(yan.saw()).toContain('郑红 11-26 周四 16:00 已确认。\n还没确认:15:00 李婷。');
  });
});

describe('the table', () => {
  it('tells a day by the hour and by person, and who is off', async () => {
    await (await chat.as('PanYan').says('帮婷姐约明天下午三点做补水,小美做')).taps('约上');
    await (await chat.as('PanYan').says('莉莉明天请假')).taps('记下');
    const jie = await chat.as('FangJie').says('明天都约了谁');
    expect(jie.saw()).toMatch(/^明天 1 位\n15:00 李婷 补水 许小美 \d号房\n按人:许小美 1\n休:朱莉$/);
  });

  it('tells when somebody has time', async () => {
    await (await chat.as('PanYan').says('约明天四点红姐艾灸 莹莹')).taps('约上');
    const su = await chat.as('SuWan').says('明天下午莹莹还有空吗');
    expect(su.saw()).toBe('何莹 明天 有空:12:00–16:00、16:50–18:00。\n已有:16:00–16:50');
  });
});

it('what is said of the same customer is not swallowed by the card that moves her appointment', async () => {
  await (await chat.as('PanYan').says('约今天四点曼姐拉提 小美')).taps('约上');
  const yan = await chat.as('PanYan').says('徐老师路上堵车 四点二十才能到');
  expect(yan.saw()).toContain('徐曼 16:00 晚到20分钟');
  await yan.says('徐老师不来了 打电话说改下周');
  expect(yan.saw()).toContain('改 徐曼');
  await yan.says('曼姐没来');
  expect(yan.saw()).toContain('没来,算爽约?');
});

it('somebody new gets her file first, and then the time that she asked for', async () => {
  const yan = await chat.as('PanYan').says('苏婷玉打电话来想约后天下午三点做眼部 第一次来');
  expect(yan.saw()).toMatch(/^店里没有「苏婷玉」[\s\S]*〔新客建档〕/);
  await (await (await yan.taps('新客建档')).says('13812345678')).taps('建档');
  expect(yan.saw()).toMatch(/苏婷玉 建好了[\s\S]*约 苏婷玉:11-27 周五 15:00 眼部/);
});
