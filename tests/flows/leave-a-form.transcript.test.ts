import { salonChat, type SalonChat } from '../support/salon-chat';

/** Wednesday 25 November 2026, 09:00 in Shanghai. */
const MORNING = Date.UTC(2026, 10, 25, 1);

describe('a sentence that is not for the form that is open', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(MORNING);
    const panYan = chat.as('PanYan');
    for (const said of ['约今天十点半钱太卵巢 莹莹', '约曼姐明天下午三点眼部 莹莹']) {
      await panYan.says(said);
      await panYan.taps('约上');
    }
  });

  it('leaves the leave card: bookings, rooms, questions and arrivals are answered, nobody else is put off', async () => {
    const panYan = chat.as('PanYan');
    await panYan.says('莉莉今天请假');
    expect(panYan.saw()).toContain('朱莉 11-25 周三 休');
    await panYan.says('曼姐明天的改到后天同一时间');
    expect(panYan.saw()).toContain('改 徐曼');
    await panYan.says('3号房空调坏了 今天别排');
    expect(panYan.saw()).toContain('3号房 今天 停用');
    await panYan.says('今天都约了谁');
    expect(panYan.saw()).toContain('10:30 钱玉兰');
    await panYan.says('钱太到了');
    expect(panYan.saw()).toContain('钱玉兰 到了');
    expect(panYan.all()).not.toContain('潘燕 11-25');
  });

  it('starts the record of another, even where her name fits two; the first comes back', async () => {
    const heYing = chat.as('HeYing');
    await heYing.says('钱太卵巢做完了 划1 小肚子热热的 下次卵巢');
    await heYing.says('李姐做了补水 划1');
    expect(heYing.saw()).toContain('客人是哪个');
    await heYing.taps('李婷');
    expect(heYing.saw()).toContain('李婷 · 今天');
    expect(heYing.saw()).not.toContain('小肚子热热的');
    await heYing.taps('记下');
    expect(heYing.saw()).toContain('小肚子热热的');
    await heYing.says('没错记下吧');
    expect(heYing.saw()).toContain('钱玉兰 已记下');
  });

  it('keeps a walk-in out of the record of a customer', async () => {
    const panYan = chat.as('PanYan');
    await panYan.says('曼姐眼部做完了 划1');
    await panYan.says('散客小气泡 198 微信');
    expect(panYan.saw()).toContain('散客 · 今天');
    expect(panYan.saw()).not.toContain('徐曼 · 今天');
  });

  it('brings a form back once, then leaves it in peace until it is named', async () => {
    const panYan = chat.as('PanYan');
    await panYan.says('莉莉今天请假');
    await panYan.says('今天都约了谁');
    expect(panYan.saw()).toContain('接着朱莉');
    await panYan.says('今天都约了谁');
    expect(panYan.saw()).not.toContain('朱莉 11-25');
    await panYan.says('对');
    expect(panYan.saw()).toContain('〔记下〕');
    await panYan.says('对');
    expect(panYan.saw()).toContain('朱莉 11-25 周三 休');
  });

  it('answers a number after the list with that customer, and carries it into the booking', async () => {
    const suWan = chat.as('SuWan');
    await suWan.says('我今天要跟进哪些客人');
    await suWan.says('1');
    expect(suWan.saw()).toContain('1 钱玉兰');
    await suWan.says('1 约周六三点卵巢');
    expect(suWan.saw()).toContain('钱玉兰');
    expect(suWan.saw()).toContain('11-28 周六 15:00');
  });
});
