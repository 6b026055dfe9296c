/** No customer waits for an answer (SR-REL-12): a question with its hour, whose it is, and what closes it. */
import { Promised } from '../../entities/promise';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
  chat.at('14:00');
});

const questions = () => chat.db.find(Promised, { where: { kind: 'answer' }, order: { id: 'ASC' } });

describe('a question that nobody has answered', () => {
  it('is hers who heard it, until the hour of the setting, and closed by «回了»', async () => {
    const wan = await chat.as('SuWan').says('婷姐问孕期能不能做补水,还没回她');
    expect(wan.saw()).toBe('记下了:李婷 问「孕期能不能做补水」。您在今天 18:00 前回她;回了说「李婷回了」。');
    expect(await questions()).toMatchObject([
      { ownerId: chat.cast.staff.SuWan.id, why: '孕期能不能做补水', status: 'open', dueDay: '2026-11-25' },
    ]);
    await wan.says('婷姐回了');
    expect(wan.saw()).toBe('李婷 的问题回了,记下了。回「撤销」收回');
    expect(await questions()).toMatchObject([{ status: 'done' }]);
    await wan.says('撤销');
    await wan.taps('yes');
    expect(await questions()).toMatchObject([{ status: 'open' }]);
  });

  it('is reminded of at its hour, then stands in the digest of the next days, and the manager counts it', async () => {
    const wan = await chat.as('SuWan').says('婷姐问能不能带孩子来,还没答复');
    chat.at('17:55');
    await chat.job('reminders');
    expect(wan.saw()).not.toContain('等回话');
    chat.at('18:04');
    await chat.job('reminders');
    expect(wan.saw()).toBe('还有 1 位客人在等回话:\n李婷 问「能不能带孩子来」\n回了说「李婷回了」。');
    for (const day of [1, 2, 3]) {
      chat.at(chat.now + 86_400_000).at('17:07');
      await chat.job('follow-ups');
      if (day < 3) expect(wan.saw()).toContain('问「能不能带孩子来」,等回话');
    }
    expect(chat.as('FangJie').saw()).toMatch(/过期没办:苏婉 1 件/);
  });

  it('goes to whom she names, or to the consultant; who answers for her is told to her', async () => {
    const ying = await chat.as('HeYing').says('婷姐问拉提要做几次 让顾问回');
    expect(ying.saw()).toContain('苏婉在今天 18:00 前回她');
    const wan = chat.as('SuWan');
    expect(wan.all()).toContain('有一位客人在等您的回话。\n何莹:李婷 问「拉提要做几次」');
    await ying.says('曼姐问停车方便吗 让唐琳回');
    expect(chat.as('TangLin').all()).toContain('徐曼 问「停车方便吗」');
    await ying.says('婷姐的问题回了 说要六次');
    expect(ying.saw()).toContain('李婷 的问题回了');
    expect(wan.all()).toContain('何莹已经回了 李婷 的问题');
    expect((await questions())[0].evidence).toBe('要六次');
  });

  it('asks which where several wait, and is nothing where none does', async () => {
    const wan = await chat.as('SuWan').says('回了');
    expect(wan.saw()).toBe('没有等您回的问题。');
    await wan.says('婷姐问孕期能不能做补水,还没回她');
    await wan.says('曼姐问几点关门,还没回');
    await wan.says('回了');
    expect(wan.saw()).toBe('等您回的有:李婷、徐曼。回了哪位?例:「李婷回了」。');
    await wan.says('回婷姐了');
    await wan.says('回了');
    expect(wan.saw()).toContain('徐曼 的问题回了');
    await wan.says('婷姐回了');
    expect(wan.saw()).not.toContain('的问题回了');
    await wan.says('婷姐的问题回了');
    expect(wan.saw()).toContain('没有等您回的问题。');
    await wan.says('婷姐问孕期能不能做补水,还没回她');
    await wan.says('婷姐回了电话');
    expect(await chat.db.count(Promised, { kind: 'answer', status: 'open' })).toBe(1);
  });

  it('has the hours that the manager has set', async () => {
    const fang = await chat.as('FangJie').says('设置 客人的问题几小时内回 2');
    await fang.taps('yes');
    const wan = await chat.as('SuWan').says('婷姐问孕期能不能做补水,还没回她');
    expect(wan.saw()).toContain('今天 16:00 前');
  });
});
