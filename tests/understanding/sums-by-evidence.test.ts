import { readings } from './sets';

const readAll = readings('blind-n');
const read = (text: string) => readAll(text, 'YaoYao').slots;
const asked = (text: string) =>
  readAll(text, 'YaoYao')
    .doubts.filter((one) => one.about === 'amount')
    .map((one) => one.words);

describe('two sums for one slot', () => {
  it('are asked about where nothing joins them', () => {
    expect(read('多多补水收300,交200').cash).toBeUndefined();
    expect(asked('多多补水收300,交200')).toEqual(['300', '200']);
  });

  it('are added where each has its own way of paying or its own purpose', () => {
    expect(read('彤彤射频 刷卡800 现金480').cash).toBe(1280);
    expect(read('钱多多收射频1280,眼部收260').cash).toBe(1540);
    expect(read('多多充了5000又充了3000 都是微信')).toMatchObject({ topUp: 8000, cash: 8000 });
  });

  it('are one where the same sum is said twice, or first as a price', () => {
    expect(read('巧巧眼部收260,260,微信收的').cash).toBe(260);
    expect(read('万芳射频原价1280现在活动价980,收980支付宝').cash).toBe(980);
  });
});

it('leaves a word behind a comma to the sum that follows it', () => {
  expect(read('巧巧淡斑580,给了定金200的,今天付380').cash).toBe(380);
  expect(read('九姐补水,眼部,收了298+260').cash).toBe(558);
});

it('asks whether a deposit came in today, where only the rest is said to have', () => {
  expect(asked('巧巧淡斑580,交定金200,今天付380')).toEqual(['200']);
});

describe('change', () => {
  it('is taken from the note, which is the round one of the two', () => {
    expect(read('彤彤做眼 收300找40').cash).toBe(260);
    expect(read('万姐射频收1000找2').cash).toBe(998);
    expect(read('柏太肩颈收198找2').cash).toBe(198);
  });

  it('is asked about where both could be the note', () => {
    expect(asked('彤彤做眼 收400找100')).toEqual(['400']);
  });
});

describe('figures that are no sum of today', () => {
  it('are rough sums, which are asked about', () => {
    expect(read('屠姐补水收了一百多块').cash).toBeUndefined();
    expect(asked('屠姐补水收了一百多块')).toEqual(['一百多块']);
  });

  it('are the price of one, what is promised, and what is left', () => {
    expect(read('媛媛射频卡续了,6次,一次980,共5880,付清')).toMatchObject({ topUp: 5880, cash: 5880 });
    expect(read('万姐答应充2万,今天补水划1次').topUp).toBeUndefined();
    expect(read('万姐预存三千 刷卡 今天做补水扣298 剩2702')).toMatchObject({ cash: 3000, consumed: 298 });
    expect(read('万姐预存三千 刷卡 今天做补水扣298 剩2702').arrears).toBeUndefined();
  });

  it('are names of people, and no people are figures', () => {
    expect(read('小百 腹部 收了一百三')).toMatchObject({ customer: 'N07', cash: 130 });
    expect(read('收千雪100')).toMatchObject({ customer: 'N09', cash: 100 });
  });
});

it('ends a numeral where its last digit counts what follows', () => {
  expect(read('万芳充3w,分两笔刷的,一笔2w一笔1w')).toMatchObject({ topUp: 30000, cash: 30000 });
  expect(read('巧巧淡斑收150块8').cash).toBe(150.8);
  expect(read('井总充了12,800 转账').cash).toBe(12800);
});

it('gives the visit to whoever was on the bed, not to whoever paid for her or lent her card', () => {
  expect(read('傅姐帮褚姐付了肩颈的198,褚姐做的')).toMatchObject({ customer: 'N11', cash: 198 });
  const borrowed = read('媛媛做眼 260记在傅姐卡上');
  expect(borrowed).toMatchObject({ customer: 'N11' });
  expect(borrowed.also).toBeUndefined();
});
