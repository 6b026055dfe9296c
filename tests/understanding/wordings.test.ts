import { readings } from './sets';

/** Names and wordings of stores that the rules were not made for. */
describe('how treatments are said', () => {
  const nails = readings('blind-e');
  const heads = readings('blind-d');

  it('with verb and object apart', () => {
    expect(nails('美美卸了睫毛没收钱').slots.treatments).toEqual(['E04']);
    expect(heads('我给美琪推的脂').slots).toMatchObject({ treatments: ['B02'], therapist: 'HeYing' });
  });

  it('as what a customer is called, where the word stands alone', () => {
    expect(nails('冰姐水光一次 划卡').slots).toMatchObject({ customer: 'Q001', treatments: ['L01'] });
    expect(nails('陶水光今天做的补水').slots).toMatchObject({ customer: 'Q007', treatments: ['L01'] });
  });

  it('by the course that paid where another was done', () => {
    const { slots } = nails('庄小姐点阵没打,改成修复了,划修复卡1次');
    expect(slots).toMatchObject({ treatments: ['L06'], sessionsUsed: 1 });
  });
});

describe('sums of a new store', () => {
  const read = readings('blind-e');

  it('of another day are not of today', () => {
    expect(read('千惠纹唇全款1980,上次付过500定金,今天补1480').slots.cash).toBe(1480);
  });

  it('leave what is not paid yet as owed', () => {
    const { slots } = readings('blind-d')('陆一鸣续足疗卡 30次 4千2 付了两千 剩下的月底补');
    expect(slots).toMatchObject({ topUp: 4200, cash: 2000, arrears: 2200 });
  });

  it('are not read from a measure', () => {
    expect(readings('blind-d')('清清骨盆第5次 盆骨收了1公分').slots.cash).toBeUndefined();
    expect(readings()('欧阳姐塑形,腰围小了1.5cm,很开心').slots.effect).toBe('腰围小了1.5cm');
  });
});

describe('a wording that no cue knows', () => {
  const read = readings('dev');

  it('is read as what it is like, and as its words alone say', () => {
    const reading = read('婷姐下次什么安排');
    expect(reading).toMatchObject({ intent: 'plan_query', slots: { customer: 'K001' } });
    expect(reading.plain?.intent).toBe('smalltalk');
  });

  it('is not written without a question', () => {
    const reading = read('婷姐换个顾问吧 给唐琳');
    expect(reading.sure && !reading.cues.some((one) => one.intent === reading.intent)).toBe(false);
  });
});

it('«谁要先打» asks for her own list', () => {
  const read = readings();
  for (const text of ['今天谁要先打', '我先打哪几个', '先联系谁好'])
    expect(read(text).intent).toBe('my_list');
});

it('«尾款她说下周五转» is what she told, with the day', () => {
  const { intent, slots } = readings()('安娜姐的尾款她说下周五转');
  expect(intent).toBe('call_log');
  expect(slots).toMatchObject({ customer: 'K020', nextTime: { day: 'dow:5/next' } });
});

describe('what has become of a treatment', () => {
  const read = readings();

  it('is a complaint where she tells it from afar, not another visit', () => {
    expect(read('李婷打电话来说眼部做完还有点肿')).toMatchObject({
      intent: 'complaint',
      slots: { customer: 'K001', treatments: ['E01'], feedback: '眼部做完还有点肿' },
    });
    expect(read('李婷微信说昨天做的补水脸上起红点').intent).toBe('complaint');
    expect(read('李婷打电话来讲小气泡做完起了红疹').slots.feedback).toBe('小气泡做完起了红疹');
  });

  it('is none where she asks for an hour, or we rang her', () => {
    expect(read('李婷打电话来说脖子还有点疼 想约明天三点做肩颈').intent).toBe('book');
    expect(read('李婷回访了 说肩颈做完还有点疼').intent).toBe('call_log');
  });
});
