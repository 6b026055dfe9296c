import { readings } from './sets';

const read = readings('blind-i');

describe("a receptionist's shorthand", () => {
  it('hears a day in one character and an hour that becomes another', () => {
    expect(read('曾姐明14→16', 'QianTai')).toMatchObject({
      intent: 'reschedule',
      slots: { oldTime: { day: '+1d', time: '14:00' }, nextTime: { day: null, time: '16:00' } },
    });
    expect(read('声明一下 曾姐做完了', 'QianTai').slots.nextTime).toBeUndefined();
  });

  it('hears half a day in Latin letters', () => {
    expect(read('伍哥 后天6pm 背', 'QianTai').slots.nextTime).toEqual({ day: '+2d', time: '18:00' });
    expect(read('Kiki 12.2 am10 脱毛', 'QianTai').slots.nextTime).toEqual({ day: 'md:12-02', time: '10:00' });
  });

  it('hears a treatment of one character only where it stands by itself', () => {
    expect(read('伍哥 背 划1').slots).toMatchObject({ treatments: ['21'], sessionsUsed: 1 });
    expect(read('伍哥背上出痧').slots.treatments).toBeUndefined();
  });

  it('reads 1w88 as it is meant, and asks what a bare 1 beside ten thousand is', () => {
    expect(read('曾姐射频卡1w88 刷').slots).toMatchObject({ cash: 18800, topUp: 18800 });
    const parts = read('万总 充3w 微1刷2');
    expect(parts.doubts.some((one) => one.about === 'amount')).toBe(true);
    expect(parts.slots.topUp).toBe(30000);
  });

  it('asks where a spelling sounds like one and shares its character with another', () => {
    expect(read('梅思雨明3点光子')).toMatchObject({
      intent: 'ambiguous',
      slots: { candidates: ['L19', 'L20'] },
    });
  });

  it('takes a question for one, however short', () => {
    expect(read('曾姐水氧余?').intent).toBe('balance_query');
    expect(read('谢小姐欠?')).toMatchObject({ intent: 'balance_query', slots: { field: 'arrears' } });
    expect(read('今现?', 'YuMo')).toMatchObject({ intent: 'sales_query', slots: { period: 'today' } });
  });
});
