import { salonChat, type SalonChat } from '../support/salon-chat';

/** Wednesday 25 November 2026, 16:00 in Shanghai. */
const FOUR = Date.UTC(2026, 10, 25, 8);

describe('the shortest ways in which it is said', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(FOUR - 6 * 3600_000);
    await chat.as('PanYan').says('约今天十点半钱太卵巢 莹莹');
    await chat.as('PanYan').taps('约上');
    chat.at(FOUR);
  });

  it.each(['钱太按计划做完', '钱太做完了', '钱太完了'])(
    '«%s»: what she was booked for stands on the card at once',
    async (text) => {
      const heYing = chat.as('HeYing');
      await heYing.says(text);
      expect(heYing.saw()).toContain('钱玉兰 · 今天');
      expect(heYing.saw()).toContain('项目|卵巢 划卡1次剩6');
      expect(heYing.saw()).not.toContain('备注');
      await heYing.says('好');
      expect(heYing.saw()).toContain('钱玉兰 已记下');
    },
  );

  it('«红姐好了» of somebody who was not booked asks what was done', async () => {
    const heYing = chat.as('HeYing');
    await heYing.says('红姐好了');
    expect(heYing.saw()).toContain('郑红 做的什么项目?');
  });

  it('«约曼姐周六» books, with the day that was said', async () => {
    const suWan = chat.as('SuWan');
    await suWan.says('约曼姐周六');
    expect(suWan.saw()).toContain('约什么项目');
    await suWan.says('眼部');
    expect(suWan.saw()).toContain('徐曼 约什么时间?(11-28 周六)');
  });

  it.each(['曼姐的电话给我', '答应了兰姐下次送养生茶', '蒋总充一亿'])(
    '«%s» is nothing for the meeting',
    async (text) => {
      const suWan = chat.as('SuWan');
      await suWan.says(text);
      expect(suWan.saw()).not.toContain('带到日会上吗');
    },
  );
});
