import { NotAWorkbook, readWorkbook } from '../../src/sheets';
import { workbook } from './workbook';

const CUSTOMERS = ['客户编号', '门店', '姓名', '手机', '生日', '别名'];

async function customers(...rows: unknown[][]) {
  const { document } = await readWorkbook(await workbook({ 客户档案表: [CUSTOMERS, ...rows] as never }));
  return document.customers;
}

test('a sheet with Chinese headings becomes a table of the import', async () => {
  expect(await customers(['K1', 'S1', '李婷', 13800010001, '1985-3-12', '婷姐、小婷'])).toEqual([
    {
      code: 'K1',
      store: 'S1',
      name: '李婷',
      phone: '13800010001',
      birthday: '1985-03-12',
      aliases: ['婷姐', '小婷'],
    },
  ]);
});

test('a title above, units in brackets, stars and empty rows do not disturb', async () => {
  const { document } = await readWorkbook(
    await workbook({
      价目表: [
        ['悦颜美容 2026 价目表'],
        [],
        ['*编号', '项目名称', '类别', '时长(分钟)', '单价(元)'],
        ['F01', '补水', '面部', '60分钟', '¥1,280.50'],
        [],
        ['F02', '清洁', '面部', 45, '298元'],
      ],
    }),
  );
  expect(document.treatments).toEqual([
    { code: 'F01', name: '补水', category: '面部', minutes: 60, price: 1280.5 },
    { code: 'F02', name: '清洁', category: '面部', minutes: 45, price: 298 },
  ]);
});

test('days that were pasted as bare numbers are days, a longer number is none', async () => {
  const rows = await customers(['K1', 'S1', '李婷', null, 29161], ['K2', 'S1', '周丽', null, 19850312]);
  expect(rows.map((row) => row.birthday)).toEqual(['1979-11-02', '1985-03-12']);
});

test('names in a list may stand between commas; of a wrong one only it is told, with what may be chosen', async () => {
  const { document, told } = await readWorkbook(
    await workbook({
      员工: [
        ['账号', '姓名', '岗位', '门店', '会做的项目'],
        ['HeYing', '何莹', '美容师，顾问', 'S1', '补水,肩颈'],
      ],
    }),
  );
  expect(document.staff[0]).toMatchObject({
    roles: ['beautician', 'consultant'],
    treatments: ['补水', '肩颈'],
  });
  const fault = {
    sheet: 'staff',
    row: 1,
    column: 'treatments',
    value: '肩颈',
    expected: 'the code of a treatment',
  };
  expect(told(fault)).toMatchObject({ sheet: '员工', row: 2, column: '会做的项目', value: '肩颈' });
  expect(
    told({ ...fault, column: 'roles.0', value: 'x', expected: 'one of beautician, consultant' }),
  ).toMatchObject({
    expected: 'one of 美容师, 顾问',
  });
});

test('dates are read however they are written, also as dates of the sheet', async () => {
  const head = ['客户', '时间', '项目', '美容师', '现金', '实耗'];
  const visit = (at: unknown) => ['K1', at, 'F01、B01', 'HeYing', 0, 298];
  const said: [unknown, string][] = [
    [new Date(Date.UTC(2026, 10, 25, 15, 30)), '2026-11-25T15:30'],
    ['2026/11/25 9:05', '2026-11-25T09:05'],
    ['2026年11月25日 15:30', '2026-11-25T15:30'],
    ['2026-11-25T15:30', '2026-11-25T15:30'],
    ['2026-11-25T15:30:00+08:00', '2026-11-25T15:30:00+08:00'],
    // Without an hour: noon, since midnight would be the evening before.
    [new Date(Date.UTC(2026, 10, 25)), '2026-11-25T12:00'],
    ['2026.11.25', '2026-11-25T12:00'],
  ];
  const { document } = await readWorkbook(
    await workbook({ 服务记录表: [head, ...said.map(([at]) => visit(at))] as never }),
  );
  expect(document.visits.map((row) => row.at)).toEqual(said.map(([, at]) => at));
  expect(document.visits[0].treatments).toEqual(['F01', 'B01']);
});

test('a clock is read from a time of the sheet, from a fraction of a day and from text', async () => {
  const head = ['门店编号', '门店名称', '开门', '关门'];
  const { document } = await readWorkbook(
    await workbook({
      门店: [
        head,
        ['S1', '一店', new Date(Date.UTC(1899, 11, 30, 10)), 0.875],
        ['S2', '二店', '9:30', '21:00'],
      ],
    }),
  );
  expect(document.stores).toEqual([
    { code: 'S1', name: '一店', opensAt: '10:00', closesAt: '21:00' },
    { code: 'S2', name: '二店', opensAt: '09:30', closesAt: '21:00' },
  ]);
});

test.each([
  [-1, -1],
  ['-1', -1],
  ['1e9', '1e9'],
  ['一百二', '一百二'],
  ['1,28', '1,28'],
  [{ formula: 'A1/0', result: { error: '#DIV/0!' } }, '#DIV/0!'],
  [{ formula: '149*2', result: 298 }, 298],
])('an amount typed as %j is handed on as %j', async (typed, read) => {
  const { document } = await readWorkbook(
    await workbook({
      储值余额: [
        ['客户', '储值余额'],
        ['K1', typed],
      ],
      余额: [],
    } as never),
  );
  expect(document.balances).toEqual([{ customer: 'K1', storedValue: read }]);
});

test('a day that does not exist stays as it was typed, to be told', async () => {
  const [row] = await customers(['K1', 'S1', '李婷', null, '2月30日', null]);
  expect(row.birthday).toBe('02-30');
  const [other] = await customers(['K1', 'S1', '李婷', null, '2026年2月30日', null]);
  expect(other.birthday).toBe('2026-02-30');
});

test('roles, states and ways of payment are read in words', async () => {
  const { document } = await readWorkbook(
    await workbook({
      员工: [
        ['账号', '姓名', '岗位', '门店'],
        ['FangJie', '方洁', '店长、顾问', 'S1'],
      ],
      收款: [
        ['客户', '时间', '类别', '金额', '收款方式'],
        ['K1', '2026-11-25 15:00', '充值', 3000, '微信'],
      ],
      预约表: [
        ['客户', '时间', '项目', '美容师', '状态'],
        ['K1', '2026-11-25 15:00', '补水', '何莹', '已确认'],
      ],
    }),
  );
  expect(document.staff[0].roles).toEqual(['manager', 'consultant']);
  expect(document.payments[0]).toMatchObject({ kind: 'topUp', method: 'wechat' });
  expect(document.appointments[0].status).toBe('confirmed');
});

test('several treatments by several people stand in one cell, calls too', async () => {
  const { document } = await readWorkbook(
    await workbook({
      服务记录表: [
        ['客户', '时间', '服务', '现金', '实耗'],
        ['K1', '2026-11-25 15:00', '补水×2 何莹、肩颈 许小美、唇部', 0, 900],
      ],
      个人客户追踪管制表: [
        ['客户', '负责人', '到期日', '事由', '联系记录'],
        ['K1', 'SuWan', '2026-11-26', '尾款', '2026-11-20 10:00 电话 没接、2026-11-21 11:30 微信 约好'],
      ],
    }),
  );
  expect(document.visits[0].services).toEqual([
    { treatment: '补水', times: 2, beautician: '何莹' },
    { treatment: '肩颈', beautician: '许小美' },
    { treatment: '唇部' },
  ]);
  expect(document.followUps[0].calls).toEqual([
    { at: '2026-11-20T10:00', channel: 'phone', result: 'noAnswer' },
    { at: '2026-11-21T11:30', channel: 'wechat', result: 'booked' },
  ]);
});

test('the rows of a meeting are its items, and a fault in one is told with its own row', async () => {
  const { document, told } = await readWorkbook(
    await workbook({
      日会记录表: [
        ['门店', '日期', '主持', '客户编号', '客户姓名', '下次做', '负责人'],
        ['S1', '2026-11-24', 'SuWan', 'K1', '李婷', '补水', 'SuWan'],
        ['S1', '2026-11-24', 'SuWan', 'K2', '周丽', '眼部', 'Nobody'],
      ],
    }),
  );
  expect(document.dailyMeetings).toEqual([
    {
      store: 'S1',
      date: '2026-11-24',
      chair: 'SuWan',
      items: [
        { customer: 'K1', do: '补水', owner: 'SuWan' },
        { customer: 'K2', do: '眼部', owner: 'Nobody' },
      ],
    },
  ]);
  const fault = { sheet: 'dailyMeetings', row: 1, column: 'items.1.owner', value: 'Nobody', expected: '…' };
  expect(told(fault)).toMatchObject({ sheet: '日会记录表', row: 3, column: '负责人' });
});

test('a customer named without her number is known by her name', async () => {
  const { document } = await readWorkbook(
    await workbook({
      余额: [
        ['客户姓名', '储值'],
        ['李婷', 100],
      ],
    }),
  );
  expect(document.balances).toEqual([{ customer: '李婷', storedValue: 100 }]);
});

test('a sheet and a heading nobody knows are told, a hidden sheet is left alone', async () => {
  const { faults } = await readWorkbook(
    await workbook({
      工资表: [['姓名', '工资']],
      客户: [
        ['客户编号', '门店', '姓名', '星座', '姓名'],
        ['K1', 'S1', '李婷', '双鱼', '李婷'],
      ],
    }),
  );
  expect(faults).toMatchObject([
    { sheet: '工资表', row: 0, value: '工资表' },
    { sheet: '客户', row: 1, column: '星座', value: '星座' },
    { sheet: '客户', row: 1, column: '姓名', value: '姓名' },
  ]);
});

test('a file that is no workbook, a cut one and one that would not end are refused', async () => {
  const whole = await workbook({ 客户: [CUSTOMERS] });
  const bomb = Buffer.from(whole);
  const entry = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bomb.writeUInt32LE(0xfffffff0, entry + 24);
  for (const bytes of [Buffer.from('客户,姓名'), Buffer.alloc(0), whole.subarray(0, 900), bomb]) {
    await expect(readWorkbook(bytes)).rejects.toThrow(NotAWorkbook);
  }
});
