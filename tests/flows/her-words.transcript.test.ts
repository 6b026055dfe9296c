/** What a customer said where nobody had called her: one tap says where, and it is kept there. */
import { Contact } from '../../entities/contact';
import { Visit } from '../../entities/visit';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;
beforeEach(async () => {
  chat = await salonChat();
});

it('is no call before somebody says so', async () => {
  const su = await chat.as('SuWan').says('红姐说太贵了');
  expect(su.saw()).toMatch(/郑红:太贵了。在哪里说的\?[^]*〔当面〕〔电话里〕〔微信里〕〔不记〕/);
  expect(await chat.db.count(Contact)).toBe(0);
  await su.taps('不记');
  expect(await chat.db.count(Contact)).toBe(0);
});

it('said at her visit of today it stands in its record', async () => {
  const he = chat.as('HeYing');
  await (await he.says('红姐艾灸做完了 划1次')).taps('记下');
  const su = await (await chat.as('SuWan').says('红姐嫌贵')).taps('当面');
  expect(su.saw()).toBe('郑红 今天的记录里加了:嫌贵;回「撤销」收回');
  expect((await chat.db.one(Visit, {}))!.feedback).toBe('嫌贵');
  await (await su.says('撤销')).taps('撤销');
  expect(su.saw()).toContain('郑红 说的话撤销了');
  expect((await chat.db.one(Visit, {}))!.feedback).toBeNull();
});

it('said face to face without a visit, by phone or in WeChat it is a talk', async () => {
  const su = chat.as('SuWan');
  for (const [where, answer] of [
    ['当面', '郑红 当面说:太贵了;回「撤销」收回'],
    ['电话里', '郑红 打通了;回「撤销」收回'],
    ['微信里', '郑红 微信聊了;回「撤销」收回'],
  ]) {
    await (await su.says('红姐说太贵了')).taps(where);
    expect(su.saw()).toContain(answer);
  }
  const talks = await chat.db.find(Contact, { order: { id: 'ASC' } });
  expect(talks.map(({ channel, note }) => [channel, note])).toEqual([
    ['visit', '太贵了'],
    ['phone', '太贵了'],
    ['wechat', '太贵了'],
  ]);
});

it('told of a call it is kept at once', async () => {
  const su = await chat.as('SuWan').says('打了红姐 说太贵了');
  expect(su.saw()).toContain('郑红 说不来了,先不再打');
});
