import { Staff } from '../../entities/staff';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

const channelOf = async (userid: string) => (await chat.db.one(Staff, { userid }))!.channel;

describe('the first hello', () => {
  beforeEach(() => chat.db.update(Staff, { userid: 'HeYing' }, { channel: 'unknown' }));

  it('shows a card and the way out for who cannot see it', async () => {
    const ying = await chat.as('HeYing').says('你好');
    expect(ying.saw()).toContain('看不到上面的卡片就回 1');
    expect(ying.card().card!.title).toBe('店务助手');
  });

  it('takes «1» as: I read in WeChat, and says from then on everything as text', async () => {
    await chat.as('HeYing').says('你好');
    const ying = await chat.as('HeYing').says('1');
    expect(ying.saw()).toContain('好,以后都发文字');
    expect(await channelOf('HeYing')).toBe('wechat');
  });

  it('takes a tap as: I see cards, and says what a beautician can say', async () => {
    await chat.as('HeYing').says('你好');
    const ying = await chat.as('HeYing').taps('看得到');
    expect(ying.saw()).toMatch(/记服务:「婷姐补水做完了 划1次」/);
    expect(ying.saw()).not.toMatch(/店里业绩|开始日会/);
    expect(await channelOf('HeYing')).toBe('wecom');
  });

  it('asks only once', async () => {
    await chat.as('HeYing').does({ kind: 'event', event: 'enter_agent' });
    expect(chat.as('HeYing').saw()).toContain('看不到上面的卡片就回 1');
    await chat.as('HeYing').does({ kind: 'event', event: 'enter_agent' });
    expect(chat.as('HeYing').saw()).toBe('');
  });
});

describe('what is said without asking for anything', () => {
  it('is answered shortly', async () => {
    expect((await chat.as('HeYing').says('你好')).saw()).toContain('何莹,在的。');
    expect((await chat.as('HeYing').says('谢谢')).saw()).toBe('不客气。');
    expect((await chat.as('HeYing').says('好的')).saw()).toBe('好。');
  });

  it('is answered as talk, and told that nothing was written', async () => {
    const luo = await chat.as('LuoYun').says('今天好累啊外面雨好大客人都不来');
    expect(luo.saw()).toMatch(/辛苦了.*没有记下/);
    expect((await luo.says('收到👌')).saw()).toBe('好。');
  });

  it('gets the three nearest things to say when nobody can read it', async () => {
    const ying = await chat.as('HeYing').says('表呢表呢预约啊');
    expect(ying.saw()).toMatch(/^这句没听懂。您是不是想说:\n.*看预约表/s);
    expect(ying.saw().split('\n')).toHaveLength(5);
  });

  it('offers a beautician nothing that she may not do', async () => {
    const ying = await chat.as('HeYing').says('开始日结的业绩散会吧呀');
    expect(ying.saw()).not.toMatch(/店里业绩|日结|开始日会/);
  });

  it('helps by role', async () => {
    expect((await chat.as('PanYan').says('帮助')).saw()).toMatch(/日结:「日结 微信6080 刷卡1980」/);
    expect((await chat.as('FangJie').menu('help')).saw()).toContain('店里业绩');
  });

  it('says how to send words instead of a voice', async () => {
    const ying = await chat.as('HeYing').does({ kind: 'voice', mediaId: 'm' });
    expect(ying.saw()).toContain('按键盘上的话筒说');
  });
});

it('a question of five characters is no answer to an open form', async () => {
  const su = await chat.as('SuWan').says('孙总做完了');
  expect(su.saw()).toContain('孙佳慧 做的什么项目?');
  await su.says('婷姐的计划');
  expect(su.saw()).toMatch(/^李婷 的计划[\s\S]*接着孙佳慧 的记录/);
});

it('what is not to be done to her is no word about consent', async () => {
  const su = await chat.as('SuWan').says('安娜姐怀孕了 以后别给她做私密');
  expect(su.saw()).toMatch(/何安娜[\s\S]*禁忌.*怀孕/);
});

it('«来退卡» before the name is a refund', async () => {
  const yan = await chat.as('PanYan').says('阿姨来退卡 就是兰姐');
  expect(yan.saw()).toMatch(/退哪一个\?[\s\S]*钱玉兰 的退款/);
});

describe('somebody unknown writes', () => {
  it('is told that the manager is asked, and the manager gets her role to name', async () => {
    const girl = await chat.as('ZhangXiaoYue').says('我是张晓月,新来的');
    expect(girl.saw()).toContain('我还不认识您');
    const fang = chat.as('FangJie');
    expect(fang.card().card!.title).toBe('ZhangXiaoYue 第一次来');
    await fang.taps('美容师');
    expect(fang.saw()).toContain('张晓月 记为美容师');
    expect(girl.all()).toContain('张晓月,店长确认了,您是美容师。');
    expect(girl.all()).toContain('看不到上面的卡片就回 1');
    expect(await chat.db.one(Staff, { userKey: 'zhangxiaoyue' })).toMatchObject({
      name: '张晓月',
      roles: ['beautician'],
      status: 'active',
    });
    expect((await girl.says('你好')).saw()).toContain('张晓月');
  });

  it('is asked for by name where she did not say it', async () => {
    await chat.as('Xyz').says('你好');
    const fang = await chat.as('FangJie').taps('前台');
    expect(fang.saw()).toContain('Xyz 叫什么名字?');
    expect((await fang.says('王小花')).saw()).toContain('王小花 记为前台');
  });

  it('is not let in when nobody knows her', async () => {
    await chat.as('Xyz').says('你好');
    expect((await chat.as('FangJie').taps('不认识')).saw()).toBe('好,Xyz 不加。');
    expect(await chat.db.one(Staff, { userKey: 'xyz' })).toMatchObject({ roles: [], status: 'unknown' });
    const cards = chat.as('FangJie').bubbles.length;
    expect((await chat.as('Xyz').says('你好')).saw()).toBe('店长说不认识您,还不能用。弄错了请直接找店长。');
    expect(chat.as('FangJie').bubbles).toHaveLength(cards);
  });

  it('is let in later by the manager’s own word, and by nobody else’s', async () => {
    await chat.as('Zhang_88').says('我是张晓月,新来的');
    const fang = await chat.as('FangJie').taps('不认识');
    expect((await chat.as('HeYing').says('让张晓月进来,美容师')).saw()).toBe('这个由店长办。');
    await fang.says('让张晓月进来,美容师');
    expect(fang.saw()).toContain('让 张晓月(Zhang_88)进来,美容师?');
    expect(await chat.db.one(Staff, { userKey: 'zhang_88' })).toMatchObject({ status: 'unknown' });
    await fang.taps('让她进来');
    expect(fang.saw()).toContain('张晓月 记为美容师');
    expect(chat.as('Zhang_88').all()).toContain('张晓月,店长确认了,您是美容师。');
    await fang.says('让李四进来');
    expect(fang.saw()).toContain('没有不认识的人在等。让 李四 先给我发一句话');
  });

  it('is picked where nobody is called so, and asked what she does', async () => {
    await chat.as('Xyz').says('你好');
    const fang = await chat.as('FangJie').taps('不认识');
    await fang.says('让王小花进来');
    expect(fang.saw()).toContain('不认识的人里没有「王小花」,是哪一位?');
    await fang.taps('Xyz');
    expect(fang.saw()).toContain('王小花 是什么岗位?');
    await fang.taps('前台');
    await fang.taps('让她进来');
    expect(await chat.db.one(Staff, { userKey: 'xyz' })).toMatchObject({
      name: '王小花',
      roles: ['receptionist'],
    });
  });
});

describe('somebody who leaves', () => {
  it('is written to no more after the manager has said so', async () => {
    const fang = await chat.as('FangJie').says('莉莉离职了');
    expect(fang.saw()).toContain('朱莉 离职?');
    await fang.taps('确认离职');
    expect(fang.saw()).toBe('朱莉 离职记下了。');
    expect(await chat.db.one(Staff, { userid: 'ZhuLi' })).toMatchObject({ status: 'left' });
    expect((await chat.as('ZhuLi').says('你好')).saw()).toContain('我还不认识您');
  });

  it('is not taken off by a colleague', async () => {
    const ying = await chat.as('HeYing').says('莉莉离职了');
    expect(ying.saw()).toBe('这个由店长办。');
    expect(await chat.db.one(Staff, { userid: 'ZhuLi' })).toMatchObject({ status: 'active' });
  });

  it('leaves a manager behind', async () => {
    const fang = await chat.as('FangJie').says('方洁离职了');
    expect(fang.saw()).toContain('唯一的店长');
  });
});

describe('what the manager may ask at any hour', () => {
  it('is the summary as it stands now', async () => {
    expect((await chat.as('FangJie').says('今日小结')).saw()).toMatch(
      /^11-25 周三 小结\n收口:都收了\n现金 0/,
    );
    expect((await chat.as('HeYing').says('今日小结')).saw()).toBe('小结由店长看。');
  });

  it('is what is not closed', async () => {
    expect((await chat.as('FangJie').says('今天还有什么没收口')).saw()).toBe('今天 都收口了。');
    expect((await chat.as('FangJie').says('投诉有哪些')).saw()).toBe('没有未了的投诉。');
    expect((await chat.as('HeYing').says('投诉有哪些')).saw()).toBe('这条由负责的人或店长处理。');
  });
});
