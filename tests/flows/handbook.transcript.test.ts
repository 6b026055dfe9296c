import { DailyList } from '../../entities/daily-list';
import { HandbookPage } from '../../entities/handbook-page';
import { HandbookReceipt } from '../../entities/handbook-receipt';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

const STEPS = '1 清洁\n2 蒸脸 8 分钟\n3 敷膜';

async function keeps(text: string): Promise<void> {
  await chat.as('FangJie').says(text);
  await chat.as('FangJie').taps('存好');
}

/** Her list of the day: «1 …» is said of the first of them. */
async function listOf(userid: string, names: string[]): Promise<void> {
  const { cast } = chat;
  await chat.db.insert(DailyList, {
    staffId: cast.staff[userid].id,
    storeId: cast.store.id,
    day: '2026-11-25',
    at: chat.now,
    items: names.map((name, index) => ({
      n: index + 1,
      customerId: cast.customers[name].id,
      class: 'A' as const,
      comesAt: null,
      call: true,
      reasons: [],
    })),
  });
}

describe('the standard operation of a treatment (SR-FRM-12, SR-TEC-01)', () => {
  it('is seen whole before it is kept, and asked for by anybody with its day and version', async () => {
    const fang = await chat.as('FangJie').says(`补水的操作规范:${STEPS}`);
    expect(fang.saw()).toContain(`补水 · 操作规范(第1版,还没存)\n${STEPS}`);
    expect(await chat.db.count(HandbookPage)).toBe(0);
    await fang.taps('存好');
    expect(fang.saw()).toBe('存好了:补水 · 操作规范 第1版。问「补水怎么做」就看到。');
    for (const asks of ['补水怎么做', '补水的操作规范', '补水的流程', '查SOP 补水', '婷姐补水怎么做']) {
      const ying = await chat.as('HeYing').says(asks);
      expect(ying.saw()).toBe(`补水 · 操作规范(第1版 11-25 周三 方洁)\n${STEPS}`);
    }
    expect((await chat.as('HeYing').says('拉提怎么做')).saw()).toMatch(
      /^拉提 · 操作规范 还没有写。店长写,例:/,
    );
  });

  it('gets a new version each time; earlier ones are looked at', async () => {
    await keeps(`补水的操作规范:${STEPS}`);
    chat.at(chat.now + 3 * 24 * 3600_000);
    await keeps('补水的操作规范:1 卸妆 2 清洁 3 敷膜');
    const ying = await chat.as('HeYing').says('补水怎么做');
    expect(ying.saw()).toBe('补水 · 操作规范(第2版 11-28 周六 方洁)\n1 卸妆 2 清洁 3 敷膜');
    expect((await ying.says('补水规范以前的版本')).saw()).toBe(
      [
        '补水 · 操作规范',
        '第2版 11-28 周六 方洁(现在用的):1 卸妆 2 清洁 3 敷膜…',
        '第1版 11-25 周三 方洁:1 清洁 2 蒸脸 8 分钟 3 敷膜…',
        '看哪一版就说,例:「补水的操作规范第1版」。',
      ].join('\n'),
    );
    expect((await ying.says('补水的操作规范第1版')).saw()).toBe(
      `补水 · 操作规范(第1版 11-25 周三 方洁)·不是现在用的\n${STEPS}`,
    );
  });

  it('says what is the same and what is too long instead of keeping it', async () => {
    await keeps(`补水的操作规范:${STEPS}`);
    await keeps(`补水的操作规范:${STEPS}`);
    expect(chat.as('FangJie').saw()).toBe('和现在的第1版一样,没有新存。');
    await keeps(`补水的操作规范:${'很长'.repeat(1501)}`);
    expect(chat.as('FangJie').saw()).toMatch(/太长了,最多 3000 字.*\n补水 · 操作规范:把内容发来/);
    expect((await chat.as('FangJie').says(`补水的操作规范:1 短 2 的`)).saw()).toContain('1 短 2 的');
  });

  it('is written by the manager alone', async () => {
    const ying = await chat.as('HeYing').says(`补水的操作规范:${STEPS}`);
    expect(ying.saw()).toContain('都由店长写');
    expect(await chat.db.count(HandbookPage)).toBe(0);
  });

  it('takes steps for steps, not for lines of the list or answers to the card', async () => {
    const su = chat.as('FangJie');
    await listOf('FangJie', ['李婷', '钱玉兰', '孙佳慧']);
    expect((await su.says('1 没接')).saw()).toContain('李婷');
    await su.says('写补水的操作规范');
    expect(su.saw()).toBe('补水 · 操作规范:把内容发来,可以分几行、几条写。');
    await su.says('1 清洁 2 蒸脸');
    expect(su.saw()).toContain('补水 · 操作规范(第1版,还没存)\n1 清洁 2 蒸脸\n');
    await su.says('3 没接热毛巾先别敷膜');
    expect(su.saw()).toContain('1 清洁 2 蒸脸\n3 没接热毛巾先别敷膜\n');
    await su.taps('重写');
    await su.says('1 敷膜 2 收尾');
    await su.says('1');
    expect(su.saw()).toContain('存好了');
    expect((await chat.db.one(HandbookPage, {}))!.text).toBe('1 敷膜 2 收尾');
  });

  it('leaves another subject alone while it is written', async () => {
    const fang = await chat.as('FangJie').says(`补水的操作规范:${STEPS}`);
    await fang.says('婷姐今天做了补水 划了1次');
    expect(fang.saw()).toContain('李婷');
    await fang.taps('记下');
    await fang.says('拉提的操作规范:1 画线 2 提拉');
    expect(fang.saw()).toContain('拉提 · 操作规范(第1版,还没存)\n1 画线 2 提拉');
  });
});

it('is pointed to once, on the brief of somebody who does it for the first time', async () => {
  chat.at('09:00');
  await keeps(`卵巢的操作规范:${STEPS}`);
  await chat.as('PanYan').says('约今天10点半钱太卵巢 莹莹');
  await chat.as('PanYan').taps('约上');
  chat.at('10:28');
  await chat.as('PanYan').says('钱太到了');
  expect(chat.as('HeYing').all()).toContain('第一次做 回「卵巢怎么做」看步骤');
  expect(chat.as('SuWan').all()).not.toContain('第一次做');
  expect((await chat.as('HeYing').says('卵巢怎么做')).saw()).toContain(STEPS);
  await chat.as('HeYing').says('钱太卵巢做完了 划1次');
  await chat.as('HeYing').taps('记下');
  expect((await chat.as('HeYing').says('钱太今天聊什么')).saw()).not.toContain('第一次做');
});

it('is pointed to where a customer complains of what was done', async () => {
  await keeps(`补水的操作规范:${STEPS}`);
  await chat.as('HeYing').says('婷姐今天做了补水 划了1次');
  await chat.as('HeYing').taps('记下');
  await chat.as('SuWan').says('婷姐投诉 脸红了一块');
  await chat.as('SuWan').taps('记下');
  expect(chat.as('FangJie').all()).toContain('规范:回「补水怎么做」');
});

it('waits for the morning, and greets somebody who joins later', async () => {
  chat.at('22:30');
  await keeps('店规 请假:提前一天说');
  expect(chat.as('HeYing').all()).toBe('');
  const girl = await chat.as('ZhangXiaoYue').says('我是张晓月');
  await chat.as('FangJie').taps('美容师');
  expect(girl.all()).toContain('先看一下:店规 1 条回「店规」。');
});

describe('what tells of a visit', () => {
  it.each(['补水做了,怎么做的下次写', '婷姐补水做了 怎么做的 就是清洁加敷膜'])(
    '%s stays a record',
    async (says) => {
      await keeps(`补水的操作规范:${STEPS}`);
      const ying = await chat.as('HeYing').says(says);
      expect(ying.saw()).not.toContain('操作规范');
    },
  );

  it('a question in the middle of a record answers nothing of it', async () => {
    await keeps(`补水的操作规范:${STEPS}`);
    const su = await chat.as('SuWan').says('孙总做完了');
    expect(su.saw()).toContain('孙佳慧 做的什么项目?');
    await su.says('补水怎么做');
    expect(su.saw()).toMatch(/^补水 · 操作规范[\s\S]*孙佳慧 做的什么项目/);
  });
});

describe('what a customer minds afterwards', () => {
  beforeEach(() => keeps('补水的护理注意事项:今天别泡澡\n多喝水,三天内注意防晒'));

  it('stands alone in its bubble, with nothing of ours in it', async () => {
    const ying = await chat.as('HeYing').says('补水的护理注意事项');
    const alone = ying.bubbles.filter((each) => each.alone);
    expect(alone.map((each) => each.text)).toEqual(['今天别泡澡\n多喝水,三天内注意防晒']);
    expect(ying.saw()).toMatch(
      /^护理注意事项:补水\(第1版 11-25 周三\)。下面的可以直接转给客人。\n今天别泡澡/,
    );
  });

  it('is that of what was done for her', async () => {
    await chat.as('HeYing').says('婷姐今天做了补水 划了1次');
    await chat.as('HeYing').taps('记下');
    const ying = await chat.as('HeYing').says('婷姐的护理注意事项');
    expect(ying.saw()).toMatch(/^李婷 护理注意事项:补水/);
    expect(ying.bubbles.at(-1)).toMatchObject({ alone: true, text: '今天别泡澡\n多喝水,三天内注意防晒' });
  });

  it('is asked for by treatment where nobody is named and nobody is here', async () => {
    await keeps('拉提的护理注意事项:三天别桑拿');
    const pan = await chat.as('PanYan').says('发我一下护理注意事项');
    expect(pan.saw()).toContain('〔拉提〕〔补水〕');
    await pan.taps('拉提');
    expect(pan.bubbles.at(-1)).toMatchObject({ alone: true, text: '三天别桑拿' });
  });
});

describe('a job description (SR-FRM-09)', () => {
  it('is told to those who have the job, who say once that they have read it', async () => {
    await keeps('顾问的岗位说明书:1 管客户计划\n2 主持日会');
    expect(chat.as('FangJie').saw()).toContain('已请 2 人看,谁还没看就问「谁还没看岗位说明书」');
    const su = chat.as('SuWan');
    expect(su.all()).toContain(
      '岗位说明书有更新,请看一下。\n顾问 · 岗位说明书(第1版 11-25 周三 方洁)\n1 管客户计划\n2 主持日会',
    );
    expect(chat.as('HeYing').all()).not.toContain('岗位说明书');
    await su.taps('知道了');
    expect(su.saw()).toBe('好,顾问 · 岗位说明书 第1版,记下您看过了。');
    expect((await chat.as('FangJie').says('谁还没看岗位说明书')).saw()).toBe(
      '顾问 · 岗位说明书 第1版:看了 1/2,还没看 唐琳。',
    );
    expect((await su.says('我的岗位')).saw()).toBe(
      '顾问 · 岗位说明书(第1版 11-25 周三 方洁)\n1 管客户计划\n2 主持日会',
    );
    expect((await chat.as('TangLin').says('我的岗位')).card().card!.title).toBe('请看一下');
    expect((await chat.as('HeYing').says('我的岗位')).saw()).toBe('美容师的岗位说明书还没有写,请店长写。');
  });

  it('is agreed: what somebody has to say to it reaches the one who wrote it', async () => {
    await keeps('顾问的岗位说明书:1 管客户计划 2 每天 30 个电话');
    const su = await chat.as('SuWan').taps('有话说');
    expect(su.saw()).toContain('想说什么?一句话发来,转给写的人。');
    expect((await su.says('30个太多了\n15个行')).saw()).toContain('记下您看过了,话转过去了');
    const fang = chat.as('FangJie');
    expect(fang.all()).toContain('有人对资料说了一句\n苏婉 · 顾问 · 岗位说明书 第1版:\n30个太多了 15个行');
    expect((await fang.says('谁还没看岗位说明书')).saw()).toBe(
      '顾问 · 岗位说明书 第1版:看了 1/2,还没看 唐琳。\n  苏婉说:30个太多了 15个行',
    );
  });

  it('has its goals attached, each a version', async () => {
    await keeps('顾问的岗位目标:每月 20 个 A 类');
    expect(chat.as('FangJie').saw()).toBe('这个岗位还没有说明书,先写说明书,再写目标。');
    await keeps('顾问的岗位说明书:1 管客户计划 2 主持日会');
    await keeps('顾问的岗位目标:每月 20 个 A 类');
    const su = await chat.as('SuWan').says('我的岗位');
    expect(su.saw()).toMatch(/第2版.*\n1 管客户计划 2 主持日会\n工作目标:\n每月 20 个 A 类/);
  });
});

describe("the store's own rules (SR-SYS-08)", () => {
  it('are listed, shown one by one, and read by everybody', async () => {
    await keeps('店规 请假:提前一天跟店长说,群里说不算');
    expect(chat.as('FangJie').saw()).toContain('已请 8 人看');
    const ying = chat.as('HeYing');
    expect(ying.all()).toContain('店规有更新,请看一下。\n店规 · 请假(第1版 11-25 周三 方洁)');
    expect((await ying.says('店规')).saw()).toBe(
      '店规 1 条:\n请假(第1版 11-25 周三) · 还没看\n看一条就说,例:「店规 请假」。',
    );
    expect((await ying.says('店规 请假')).saw()).toMatch(/提前一天跟店长说,群里说不算[\s\S]*〔知道了〕/);
    await ying.taps('知道了');
    expect((await ying.says('请假的店规')).saw()).not.toContain('知道了');
    expect((await chat.as('FangJie').says('谁还没看店规')).saw()).toMatch(/看了 1\/8,还没看 .*苏婉/);
    expect((await ying.says('谁还没看店规')).saw()).toContain('由店长写');
    expect((await ying.says('店规 迟到')).saw()).toMatch(/没有叫「迟到」的店规。\n店规 1 条/);
  });

  it('hold from their day on', async () => {
    await keeps('店规 请假(12月1日起):提前两天说');
    expect(chat.as('FangJie').saw()).toContain('12-01 周二起用');
    expect((await chat.as('HeYing').says('店规')).saw()).toBe('店里还没有写店规。');
    chat.at(Date.UTC(2026, 11, 1, 4));
    expect((await chat.as('HeYing').says('店规 请假')).saw()).toContain('提前两天说');
  });

  it('are read in their newest version, and end without a trace being lost', async () => {
    await keeps('店规 请假:提前一天说');
    await keeps('店规 请假:提前两天说');
    const ying = chat.as('HeYing');
    const [first] = ying.bubbles.filter((each) => each.card);
    expect(first).toBeDefined();
    await ying.says('店规 请假');
    await ying.taps('知道了');
    const receipts = await chat.db.find(HandbookReceipt);
    expect(receipts).toHaveLength(1);
    const fang = await chat.as('FangJie').says('店规 请假 作废');
    expect(fang.saw()).toContain('店规 · 请假 作废?');
    await fang.taps('作废');
    expect((await ying.says('店规')).saw()).toBe('店里还没有写店规。');
    expect((await ying.says('店规 请假 以前的版本')).saw()).toMatch(/第3版.*作废\n第2版.*提前两天说…\n第1版/);
  });

  it('are taken back by 撤销 while nobody has read them', async () => {
    await keeps('店规 请假:提前一天说');
    await chat.as('FangJie').says('撤销');
    await chat.as('FangJie').taps('撤销');
    expect(await chat.db.count(HandbookPage)).toBe(0);
    await chat.as('HeYing').taps('知道了');
    expect(chat.as('HeYing').saw()).toBe('这一版已经撤回,不用看了。');
  });
});

describe('the service flow (SR-TEC-02, SR-TEC-04)', () => {
  it('is told in the steps by which the store goes', async () => {
    expect((await chat.as('HeYing').says('服务流程')).saw()).toMatch(
      /^服务流程\n1 邀约、回访\n[\s\S]*9 护理结束$/,
    );
    await keeps('服务流程:1 泡茶 2 咨询 3 护理 4 送客');
    const ying = await chat.as('HeYing').says('服务流程');
    expect(ying.saw()).toBe('服务流程(第1版 11-25 周三 方洁)\n1 泡茶 2 咨询 3 护理 4 送客');
  });
});
