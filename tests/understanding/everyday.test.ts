import { readings } from './sets';

const read = readings('blind-k');

describe('an everyday store', () => {
  it('adds no further money where it is told what the money was for', () => {
    const { slots } = read('米雪收四千六,还了三千的尾款,剩下1600买的产品', 'FuFu');
    expect(slots.cash).toBe(4600);
    expect(slots.arrears).toBeUndefined();
    const owed = read('柴总来续费,除皱6次卡9800,刷了5000,另外4800月底转', 'FuFu').slots;
    expect(owed).toMatchObject({ topUp: 9800, cash: 5000, arrears: 4800 });
  });

  it('leaves alone whoever came for something else or keeps her appointment', () => {
    expect(read('佟佳划卡做的孕妈,童嘉是来取东西的').slots.also).toBeUndefined();
    expect(read('佳佳周日的先取消,童嘉的保留', 'FuFu')).toMatchObject({
      intent: 'cancel_booking',
      slots: { customer: 'R11' },
    });
  });

  it('asks where one alias and one name give the same given name', () => {
    expect(read('莉莉做了发膜划1').slots.candidates).toEqual(['R03', 'R16']);
  });

  it('knows a size from a count', () => {
    expect(read('天天脱毛三次里划了第二次').slots.sessionsUsed).toBeUndefined();
    expect(read('马莉莉发膜卡6次,付了780', 'FuFu').slots).toMatchObject({ topUp: 780, cash: 780 });
    expect(read('马莉莉发膜划卡1次', 'FuFu').slots).toMatchObject({ sessionsUsed: 1 });
  });

  it('takes the start of a card for no visit, and the season for no customer', () => {
    expect(read('翁姨储值3000,给的现金,明天开始用', 'FuFu').slots.nextTime).toBeUndefined();
    expect(read('夏天都过了怎么还这么热').intent).toBe('smalltalk');
    expect(read('夏天来啦', 'FuFu')).toMatchObject({ intent: 'arrived', slots: { customer: 'R04' } });
  });
});
