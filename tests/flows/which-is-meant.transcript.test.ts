/** Orders to change or delete that name a customer and leave open what of hers: asked, or told by the day. */
import { Visit } from '../../entities/visit';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;
beforeEach(async () => {
  chat = await salonChat();
});

describe('«把婷姐删了»', () => {
  it('asks whether her last record is meant, and takes that back', async () => {
    const he = chat.as('HeYing');
    await (await he.says('婷姐做了补水,划1次')).taps('记下');
    await he.says('把婷姐删了');
    expect(he.saw()).toMatch(/李婷:删您最近记的一条,还是她的全部资料\?[^]*〔最近一条〕〔全部资料〕〔不删〕/);
    await he.taps('最近一条');
    expect(he.saw()).toContain('撤销 李婷 记的服务');
    await he.taps('撤销');
    expect(await chat.db.count(Visit)).toBe(0);
  });

  it.each(['婷姐删了', '删了婷姐', '把婷姐删掉吧'])('is asked of %s too', async (words) => {
    const su = await chat.as('SuWan').says(words);
    expect(su.saw()).toContain('李婷:删您最近记的一条,还是她的全部资料?');
    await su.taps('不删');
  });

  it('sends whoever means the file to the manager, who gets her card', async () => {
    const su = await (await chat.as('SuWan').says('把婷姐删了')).taps('全部资料');
    expect(su.saw()).toBe('客人的资料由店长删。请店长在这里说「删除李婷的全部资料」。');
    const fang = await (await chat.as('FangJie').says('把婷姐删了')).taps('全部资料');
    expect(fang.saw()).toMatch(/删除[^]*李婷/);
  });

  it('leaves a record that is named as such to 撤销', async () => {
    const he = chat.as('HeYing');
    await (await he.says('婷姐做了补水,划1次')).taps('记下');
    await he.says('婷姐那条删了');
    expect(he.saw()).toContain('撤销 李婷 记的服务');
  });
});

describe('«改芳姐11月20号的»', () => {
  it('is the record of a day that is over', async () => {
    const su = chat.as('SuWan');
    await (await su.says('芳姐11月20号做了肩颈 莹莹做的')).taps('记下');
    await su.says('改芳姐11月20号的');
    expect(su.saw()).toMatch(/刘芳 11-20 周五:肩颈[^]*改什么\?/);
    await su.says('是芸芸做的');
    expect(su.saw()).toContain('谁做:何莹 → 罗芸');
  });

  it('takes what is right in the same sentence', async () => {
    const su = chat.as('SuWan');
    await (await su.says('芳姐11月20号做了肩颈 莹莹做的')).taps('记下');
    await su.says('改芳姐11月20号的,是芸芸做的');
    expect(su.saw()).toContain('谁做:何莹 → 罗芸');
  });

  it('is the appointment of a day to come', async () => {
    const yan = chat.as('PanYan');
    await (await yan.says('芳姐约11月28号下午三点肩颈')).taps('约上');
    await yan.says('改芳姐11月28号的');
    expect(yan.saw()).toContain('刘芳 改到什么时间?');
    await yan.says('四点');
    expect(yan.saw()).toMatch(/改 刘芳[^]*11-28 周六 16:00/);
  });

  it('is asked where it may be either', async () => {
    const su = await chat.as('SuWan').says('改芳姐周六的');
    expect(su.saw()).toMatch(/刘芳:改 11-21 周六的记录,还是 11-28 周六的预约\?/);
    await su.taps('11-28预约');
    expect(su.saw()).toContain('刘芳 没有预约。现在约一个?');
  });
});
