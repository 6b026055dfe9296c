import { readings } from './sets';

const read = readings('blind-j');

describe('dictation without punctuation', () => {
  it('leaves out whoever is named again only to say what she did meanwhile', () => {
    const { slots } = read('大乔做了满月发汗小乔没做小乔就在旁边喂奶大乔出汗出得很透划一次');
    expect(slots).toMatchObject({ customer: 'B08', treatments: ['P1'], sessionsUsed: 1 });
    expect(slots.also).toBeUndefined();
  });

  it("does not take a friend's bill for hers", () => {
    const { slots } = read('晴姐做了泥灸划一次她今天带了个朋友过来朋友做了个采耳朋友自己付的一百三十八');
    expect(slots).toMatchObject({ customer: 'B05', treatments: ['Q9'], sessionsUsed: 1 });
    expect(slots.cash).toBeUndefined();
  });

  it('takes no particle for a given name', () => {
    expect(read('莎莎明天四点的不来了说是妹妹临时要上班', 'JinJing').slots.also).toBeUndefined();
  });

  it('knows what she cannot keep from what she can', () => {
    expect(read('英姐说路上堵得一塌糊涂六点半到不了要七点才能到', 'JinJing').slots).toMatchObject({
      oldTime: { day: null, time: '18:30' },
      nextTime: { day: null, time: '19:00' },
    });
    expect(read('英姐说她下班要六点多那就给她约六点半吧就今天做头皮', 'JinJing').slots.nextTime).toEqual({
      day: '+0d',
      time: '18:30',
    });
  });

  it('takes a day before which she wants to come for no appointment', () => {
    expect(read('点点美甲划一次约了圣诞节前再来做').slots.nextTime).toBeUndefined();
  });

  it('hears how old a newcomer is, and where her name ends', () => {
    expect(read('新客柏灵今年三十二岁电话13922334455', 'JinJing').slots).toMatchObject({
      customer: '柏灵',
      age: 32,
    });
    expect(read('新客柏灵三十二岁电话13922334455', 'JinJing').slots).toMatchObject({
      customer: '柏灵',
      age: 32,
    });
  });
});
