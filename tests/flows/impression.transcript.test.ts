/** The first impression and what she was found to be (SR-PER-07): off unless the store wants it. */
import { Impression } from '../../entities/impression';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

const records = async (text: string) => {
  const ying = await chat.as('HeYing').says(text);
  return ying.taps('yes');
};

test('nothing is asked and nothing kept where the store has not switched it on', async () => {
  expect((await records('婷姐补水做完了 划1次')).saw()).not.toContain('印象');
  expect((await chat.as('HeYing').says('婷姐印象 打扮讲究')).saw()).toContain('没有开第一印象');
  expect(await chat.db.find(Impression)).toEqual([]);
});

test('it is asked once after the first visit, corrected later, and both stand with author and day', async () => {
  await (await chat.as('FangJie').says('设置 第一印象 开')).taps('yes');
  expect((await records('婷姐补水做完了 划1次')).saw()).toContain('第一次来,印象说一句');
  expect((await records('婷姐肩颈也做了')).saw()).not.toContain('印象说一句');
  const ying = await chat.as('HeYing').says('婷姐印象 打扮讲究,说话爽快');
  expect(ying.saw()).toContain('李婷 第一印象:打扮讲究,说话爽快,记下了');
  expect(await chat.db.find(Impression)).toMatchObject([
    { kind: 'expected', facets: { clothes: '打扮讲究', talk: '说话爽快' }, day: '2026-11-25' },
  ]);
  const wan = await chat.as('SuWan').says('婷姐印象 很冷淡');
  expect(wan.saw()).toContain('何莹已经说过');
  chat.at(chat.now + 7 * 86_400_000);
  await wan.says('其实婷姐很节省');
  expect(wan.saw()).toContain('李婷 其实:很节省。和第一印象一起记下了。');
  await wan.says('看下婷姐');
  expect(wan.saw()).toContain('第一印象 11-25 何莹:打扮讲究,说话爽快;其实 12-02 苏婉:很节省');
  expect((await wan.says('其实曼姐很节省')).saw()).toContain('没有记过第一印象');
});
