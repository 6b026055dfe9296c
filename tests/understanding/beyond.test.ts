import { readings } from './sets';

const read = readings();

describe('messages beyond the inventory', () => {
  it.each([
    ['莉莉今天请假', { staff: 'ZhuLi', kind: 'off', day: { day: '+0d', time: null } }],
    ['我明天想休息', { staff: 'HeYing', kind: 'off', day: { day: '+1d', time: null } }],
    ['小美明天早班', { staff: 'XuXiaoMei', kind: 'shift', shift: '早班' }],
    ['倩倩后天10点到6点上班', { staff: 'DengQian', from: '10:00', to: '18:00' }],
    ['芸芸下周三请三天假', { staff: 'LuoYun', kind: 'off', day: { day: 'dow:3/next', time: null } }],
  ])('leave and shifts: %s', (text, leave) => expect(read(text).leave).toMatchObject(leave));

  it('a room out of use, and back', () => {
    expect(read('3号房空调坏了 今天别排').roomOut).toMatchObject({ room: '3号房', why: '空调坏了' });
    expect(read('3号房修好了').roomOut).toMatchObject({ room: '3号房', back: true });
  });

  it('the totals of the day by way of payment', () => {
    const reading = read('日结 现金0 微信6,080 支付宝1200 刷卡1980');
    expect(reading.beyond).toBe('day_close');
    expect(reading.dayClose).toEqual(
      expect.arrayContaining([
        { method: 'cash', amount: 0 },
        { method: 'wechat', amount: 6080 },
        { method: 'alipay', amount: 1200 },
        { method: 'card', amount: 1980 },
      ]),
    );
  });

  it.each([
    ['3', 'list_number', [3], ''],
    ['2 没接', 'list_number', [2], '没接'],
    ['1好了', 'list_number', [1], '好了'],
    ['1、3 没接', 'list_number', [1, 3], '没接'],
    ['2 不对', 'list_wrong', [2], '不对'],
    ['2 约周六三点', 'list_number', [2], '约周六三点'],
    ['为什么2', 'why', [2], ''],
  ])('an answer to a list: %s', (text, beyond, numbers, rest) => {
    expect(read(text)).toMatchObject({ beyond, numbers: { numbers, rest } });
  });

  it.each([
    ['都做了', 'settle_all'],
    ['全部记下', 'settle_all'],
    ['算了', 'cancel'],
    ['更多', 'more'],
    ['菜单', 'menu'],
    ['就这么定', 'confirm'],
    ['我今天做了几个 多少钱', 'my_figures'],
    ['婷姐晚到20分钟', 'late'],
    ['婷姐今天聊什么', 'brief'],
    ['把日会改到九点', 'settings'],
    ['帮我写一段约徐老师来的话', 'message_draft'],
    ['给兰姐退了3000', 'refund'],
    ['抖音券核销 补水体验 敏敏', 'voucher'],
  ])('%s: %s', (text, beyond) => expect(read(text).beyond).toBe(beyond));

  it('a payment without a service', () => {
    const reading = read('芳姐来还3000 没做');
    expect(reading).toMatchObject({
      intent: 'record_visit',
      beyond: 'payment',
      slots: { customer: 'K016', cash: 3000 },
    });
    expect(reading.slots.treatments).toBeUndefined();
  });

  it('goods over the counter', () => {
    const reading = read('芳姐买了两支精华 996');
    expect(reading).toMatchObject({
      beyond: 'product_sale',
      slots: { cash: 996 },
      money: { product: '两支精华' },
    });
    expect(read('婷姐买了两盒面膜一共356 支付宝').money?.product).toBe('两盒面膜');
  });

  it('somebody without a file', () => {
    const reading = read('散客 小气泡 198 微信');
    expect(reading.intent).toBe('record_visit');
    expect(reading.entries[0].walkIn).toBe('散客');
    expect(reading.money?.lines).toEqual([{ amount: 198, method: 'wechat' }]);
  });

  it('all but one', () => {
    const reading = read('明天客人都确认了 除了红姐');
    expect(reading).toMatchObject({ intent: 'confirm_booking', allDone: true, except: ['K013'] });
  });

  it('a reaction of the skin', () => {
    expect(read('怡怡修护做完脸还有点烫 让她冷敷了').entries[0].reaction).toContain('烫');
  });
});
