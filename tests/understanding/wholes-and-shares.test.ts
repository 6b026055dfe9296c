import { readings } from './sets';

const inS = readings('blind-s');
const inT = readings('blind-t');
const inU = readings('blind-u');
const inV = readings('blind-v');
const inW = readings('blind-w');
const asked = (read: typeof inS, text: string) =>
  read(text)
    .doubts.filter((one) => one.about === 'amount')
    .map((one) => one.words);

describe('a whole and its parts', () => {
  it('is what came in, and its parts are no further money', () => {
    expect(inS('静姐洗脸一百五十八导入三百八十八一共收了五百四十六', 'ZouYan').slots.cash).toBe(546);
    expect(inT('谢太今天消费:黑金1580 眼护398 都走储值 共1978', 'QiYue').slots.consumed).toBe(1978);
  });

  it('is what several pieces at one price come to', () => {
    expect(inW('琳姐买了两瓶水288一瓶 共576 刷卡').slots.cash).toBe(576);
  });

  it('is asked about where the parts do not make it up', () => {
    expect(inS('静姐洗脸收158 导入收388 一共收了560', 'ZouYan').slots.cash).toBeUndefined();
  });
});

describe('a sum said of two customers', () => {
  it('is each one’s where 各 or 一人 says so, and the whole is nobody’s', () => {
    const both = inU('三妹+四海 夫妻 精油开背 各298 一起刷卡596', 'XinYue').slots;
    expect([both.cash, both.also?.[0].cash]).toEqual([298, 298]);
    const apiece = inS('易凡跟单晓晓都是针清 一人260 都付过了', 'ZouYan').slots;
    expect([apiece.cash, apiece.also?.[0].cash]).toEqual([260, 260]);
  });

  it('is asked about where it is told after both, of one who is not named', () => {
    const text = '令仪令慧姐妹俩都做水光 姐姐付的 996';
    expect(inV(text).slots.also?.[0]).toEqual({ customer: 'A7', treatments: ['J02'] });
    expect(asked(inV, text)).toEqual(['996']);
  });

  it('is asked about where it is one sum for both', () => {
    const text = '易凡跟单晓晓都做了针清 两个人一起付了500';
    expect(inS(text, 'ZouYan').slots.cash).toBeUndefined();
    expect(asked(inS, text)).toContain('500');
  });
});

describe('money that did not come in today', () => {
  it('is the stored value a thing was paid from', () => {
    expect(inT('Tina姐拿了一瓶精油 680 走的储值', 'QiYue').slots).toMatchObject({ consumed: 680 });
    expect(inS('霞姐 淋巴 398 她充的钱里扣', 'ZouYan').slots).toMatchObject({ consumed: 398 });
  });

  it('is what goes on the account, and what is to be paid month by month', () => {
    expect(inU('水姐今天拿走一套水乳1280 记她账上 没给钱', 'BianJing').slots).toMatchObject({
      cash: 0,
      arrears: 1280,
    });
    expect(inT('梅姐办黑金卡分期 总共9600 首付3200 还剩6400每月还3200', 'QiYue').slots).toMatchObject({
      topUp: 9600,
      cash: 3200,
      arrears: 6400,
    });
  });

  it('is what is taken from another’s stored value, or was put there before', () => {
    expect(inV('曼青妈妈做头皮 走曼青的储值 218').slots).toMatchObject({ customer: 'A1', consumed: 218 });
    expect(inV('薇薇安水光做完了 498 上次存的500里扣').slots).toMatchObject({ consumed: 498 });
  });

  it('is a deposit paid before, where the rest is paid now', () => {
    expect(inV('郭郭办年卡8800 定金已付2000 今天补6800 齐了').slots).toMatchObject({
      topUp: 8800,
      cash: 6800,
      arrears: 0,
    });
  });

  it('is what was only bargained about', () => {
    const text = '小雨说冰肌卡2380能不能便宜点 还没定';
    expect(inW(text).slots).not.toHaveProperty('cash');
    expect(asked(inW, text)).toEqual(['2380']);
  });

  it('is what is left of a balance', () => {
    const { slots } = inW('费琳卡里1800 今天用了660 剩1140 做的微电流');
    expect([slots.consumed, slots.arrears]).toEqual([660, undefined]);
  });

  it('is what somebody would like to pay in', () => {
    const { slots } = inV('梅一鸣说想充5000 还没付');
    expect([slots.cash, slots.topUp]).toEqual([0, undefined]);
  });

  it('is what is left on a card and given back', () => {
    expect(inT('退给一诺脱毛剩下的钱897 原路退', 'QiYue').slots.arrears).toBeUndefined();
  });

  it('is asked about where goods went out and no money came', () => {
    expect(asked(inU, '水姐今天拿走一瓶水乳680 还没给钱')).toEqual(['680']);
  });
});

it('asks about a tail so large that it may be what was paid', () => {
  expect(inU('花艳手膜加头疗286 给她抹零280', 'BianJing').slots.cash).toBeUndefined();
});

describe('figures', () => {
  it('may be written formally, also beside a name that holds one', () => {
    expect(inT('伍百合付了伍佰定金', 'QiYue').slots).toMatchObject({ customer: 'T11', cash: 500 });
    expect(inS('梦梦 经络 划壹次', 'ZouYan').slots.sessionsUsed).toBe(1);
  });

  it('of a body are no sessions', () => {
    expect(inS('梦梦 臀疗第4次 臀围减2公分', 'ZouYan').slots.sessionsUsed).toBeUndefined();
  });

  it('of a day are no room, though a room is called 3号', () => {
    expect(inS('曼丽射频划1 约了12月3号下午三点', 'ZouYan').slots.nextTime).toEqual({
      day: 'md:12-03',
      time: '15:00',
    });
    expect(inS('曼丽后天下午三点 射频 3号房', 'ZouYan').slots.room).toBe('3号');
  });
});

describe('people', () => {
  it('who only paid were not served', () => {
    const { slots } = inV('叶姐做了私护,钱是罗总付的680');
    expect(slots).toMatchObject({ customer: 'A10', cash: 680 });
    expect(slots.also).toBeUndefined();
  });

  it('named behind what was done had it done, each of them', () => {
    const { slots } = inV('今天提拉做了仨 沈清 令慧 V姐 都划卡');
    expect([slots, ...(slots.also ?? [])].map((one) => one.treatments)).toEqual([['J04'], ['J04'], ['J04']]);
  });

  it('are not heard in a verb said twice', () => {
    expect(inU('来 开个会 说说今天的客人', 'LinZhi').intent).toBe('meeting_start');
  });

  it('who came together were both served where it says 两个人都', () => {
    const { slots } = inS('红姐和霞姐一起来的,两个人都做了足底', 'ZouYan');
    expect([slots.customer, slots.also?.[0].customer]).toEqual(['S20', 'S16']);
  });

  it('take over who is said to look after her, not who hands over', () => {
    expect(inU('Alice以后琪琪跟,星星你交接一下', 'LinZhi').slots.target).toBe('ZuoQi');
  });
});

it('tells money passed on from a hand-over', () => {
  const { intent, slots } = inV('罗总的提拉988他转给我个人微信了 我等下转给前台');
  expect([intent, slots.cash]).toEqual(['record_visit', 988]);
});

it('does not take for done what was sold, exchanged or given for another day', () => {
  const done = (text: string) => inW(text).slots.treatments;
  expect(done('心姐续了眼部 3280十次 微信2000 支付宝1280')).toBeUndefined();
  expect(done('Emma补差价62 换成微电流了')).toBeUndefined();
  expect(done('蓝天预存2000 送了张药浴体验卡')).toBeUndefined();
});

it('takes no session off who has no card, though each had one', () => {
  const { slots } = inW('晨晨肩背 晓晨头部 各划一次 晓晨没卡 收了188');
  expect([slots.sessionsUsed, slots.also?.[0].sessionsUsed]).toEqual([1, undefined]);
});

it('does not take for done what was only advised', () => {
  expect(inU('珠姐珍珠美白做完了,建议她加去黄', 'XinYue').slots.treatments).toEqual(['P3']);
});
