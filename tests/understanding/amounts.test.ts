import { findAmounts } from '../../bot-flows/understanding/amounts';
import { normalise } from '../../bot-flows/understanding/normalise';
import { readNumeral } from '../../bot-flows/understanding/numerals';
import { readings } from './sets';

const read = readings();

describe('a numeral', () => {
  it.each([
    ['1280', 1280],
    ['1,280', 1280],
    ['三千五', 3500],
    ['3千5', 3500],
    ['3.5k', 3500],
    ['1w2', 12000],
    ['1.2万', 12000],
    ['一万二', 12000],
    ['一万两千八', 12800],
    ['两万', 20000],
    ['一百二', 120],
    ['八百八', 880],
    ['三千零五', 3005],
    ['一二八', 128],
    ['四百九十六', 496],
    ['1千2百8', 1280],
  ])('%s is %d', (text, value) => expect(readNumeral(text)).toBe(value));

  it('in full width is a number', () => {
    expect(findAmounts(normalise('收１００'), () => true)[0].value).toBe(100);
  });
});

describe('a sum', () => {
  it.each([
    ['收3千5', { cash: 3500 }],
    ['补水 128已收', { cash: 128 }],
    ['实耗556', { consumed: 556 }],
    ['扣储值498', { consumed: 498 }],
    ['做了补水 用卡里的钱付的298', { consumed: 298 }],
    ['充了两万 送2000', { cash: 20000, topUp: 20000 }],
    ['办卡1w2 先付6千 尾款6千', { cash: 6000, topUp: 12000, arrears: 6000 }],
    ['还欠1500', { arrears: 1500 }],
    ['补了上次欠的1500,全清了', { cash: 1500, arrears: 0 }],
    ['交了500定金', { cash: 500 }],
    ['收168,不对收的是150', { cash: 150 }],
    ['刷卡12000微信3000 一共15000', { cash: 15000 }],
    ['现金0 做了补水', { cash: 0 }],
  ])('%s', (text, slots) => {
    const { cash, consumed, topUp, arrears } = read(`婷姐${text}`).slots;
    expect({ cash, consumed, topUp, arrears }).toEqual({
      cash: undefined,
      consumed: undefined,
      topUp: undefined,
      arrears: undefined,
      ...slots,
    });
  });

  it('of which nothing says what it is, is asked about', () => {
    const reading = read('婷姐做了补水 298');
    expect(reading.slots.cash).toBeUndefined();
    expect(reading.doubts).toContainEqual({ about: 'amount', why: 'unclear', words: '298' });
  });

  it.each(['婷姐做了补水 收-1', '婷姐做了补水 收1e9', '婷姐做了补水 收99999999'])(
    '«%s» writes no cash',
    (text) => {
      expect(read(text).slots.cash).toBeUndefined();
    },
  );

  it('of the husband is not hers', () => {
    const reading = read('婷姐做了补水扣储值298,她老公也做了刮痧付了188');
    expect(reading.slots).toMatchObject({ treatments: ['F01'], consumed: 298 });
    expect(reading.slots.cash).toBeUndefined();
    expect(reading.sure).toBe(false);
  });
});

describe('sessions', () => {
  it.each([
    ['婷姐补水划1次', 1],
    ['婷姐补水肩颈各划一次', 2],
    ['Lisa卵巢划2次肩颈划1次', 3],
    ['婷姐水润划1', 1],
    ['婷姐补水耗卡2次', 2],
  ])('%s', (text, used) => expect(read(text).slots.sessionsUsed).toBe(used));

  it.each(['欧阳姐腰腹塑形第3次', '婷姐买了补水10次卡收2980', '婷姐做了补水还剩11次', '婷姐做了补水送2次'])(
    '«%s» takes nothing off a course',
    (text) => expect(read(text).slots.sessionsUsed).toBeUndefined(),
  );
});
