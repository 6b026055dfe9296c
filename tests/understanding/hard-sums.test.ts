import { readings } from './sets';

const read = (text: string) => readings('blind-l')(text, 'KuangKuang').slots;

describe('sums that lead to other sums', () => {
  it('is what was really taken, not what was asked before', () => {
    expect(read('意意做清洁收128,少收了28,实收100,微信').cash).toBe(100);
    expect(read('樱桃收500现金,实收300微信').cash).toBe(300);
  });

  it('is what was paid of a debt, and what of it is left', () => {
    expect(read('鹃姐还上个月欠的3000,只还了2000,还欠1000')).toMatchObject({ cash: 2000, arrears: 1000 });
  });

  it('is the price, whatever note was given for it', () => {
    expect(read('多多刮痧198,现金给的200找了她2块').cash).toBe(198);
  });

  it('is not the price of one piece', () => {
    expect(read('熊大买两盒药浴包,一盒88,微信收176').cash).toBe(176);
  });

  it('is a card that was ordered, with what was paid ahead', () => {
    expect(read('司空姐今天定了12次提臀,总价5388,定金先交1000,剩下4388下周来做的时候付')).toMatchObject({
      topUp: 5388,
      cash: 1000,
      arrears: 4388,
    });
  });
});

it('gives a day said once to everybody who is named', () => {
  const reading = readings('blind-l')('樱桃和果果约周六,樱桃十点美牙,果果十一点果酸', 'KuangKuang');
  expect(reading.slots.nextTime).toEqual({ day: 'dow:6/this', time: '10:00' });
  expect(reading.slots.also?.[0].nextTime).toEqual({ day: 'dow:6/this', time: '11:00' });
});
