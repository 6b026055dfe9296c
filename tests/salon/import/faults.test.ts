import { Audit } from '../../../entities/audit';
import { Customer } from '../../../entities/customer';
import { importDocument, tableNames, type ImportFault } from '../../../src/salon/import';
import { tables } from '../../../src/salon/import/tables';
import { expectedSaid } from '../../../src/text/import';
import { openSqlite, type TestDatabase } from '../../support/databases';
import { NOW, smallSalon } from './small-salon';

let open: TestDatabase;
beforeAll(async () => {
  open = await openSqlite();
});
afterAll(async () => {
  // After all that was refused nothing is there.
  expect(await open.database.count(Customer)).toBe(0);
  expect(await open.database.count(Audit)).toBe(0);
  await open.close();
});

async function faultsOf(document: unknown): Promise<ImportFault[]> {
  const result = await importDocument(open.database, document, { now: NOW, actor: 'cli' });
  if (result.taken) throw new Error('it was taken');
  return result.faults;
}

/** Something wrong for each column: what stands there, and what is wrong about it. */
const WRONG: Record<string, Record<string, unknown[]>> = {
  stores: {
    code: ['', 'x'.repeat(33), 5],
    name: ['', undefined],
    opensAt: ['25:00', '10点', 10],
    closesAt: ['21:60', undefined],
    timezone: ['Asia/Peking'],
  },
  staff: {
    userid: ['何莹', '', 'a b'],
    name: ['', undefined],
    aliases: ['婷姐', [1], ['']],
    roles: [[], ['boss'], 'manager'],
    stores: [[], ['S9'], undefined],
    treatments: [['X99'], 'F01'],
    tier: ['S', 'a'],
  },
  shifts: {
    userid: ['Nobody', undefined],
    day: ['2026-02-30', '11-25', undefined],
    from: ['九点', '9'],
    to: ['11:00', '24:30:00'],
    off: ['休', 1],
  },
  rooms: { store: ['S9', undefined], name: ['', undefined], categories: ['面部', [1]] },
  treatments: {
    code: ['', undefined],
    name: ['', undefined],
    aliases: ['补水'],
    category: ['', undefined],
    minutes: [0, 601, 60.5, '60'],
    price: [-1, 1e9, '298', 1.001, undefined],
    cycleDays: [-1, 366, 1.5],
    tier: ['S', 1],
    stage: ['清', 'Open'],
    cost: [-1, '45', 1.001],
  },
  customers: {
    code: ['', undefined],
    store: ['S9', undefined],
    name: ['', undefined],
    aliases: ['婷姐'],
    phone: ['123', '1380001000x', 13800010001],
    birthday: ['02-30', '1985-13-01', '2月30日'],
    consultant: ['Nobody'],
    beautician: ['Nobody'],
    firstVisit: ['2025-02-29', '去年'],
    grade: ['x'.repeat(17)],
    assets: [5, 'x'.repeat(2001)],
    skin: [5],
    allergy: [['酒精']],
    taboo: [5],
    source: [5],
    note: [5, 'a\ud800b'],
    notedOn: [5, '2026-13-01'],
    walkIn: ['是'],
    personality: ['唠叨型', 5],
    motives: [['便宜'], 'youth'],
    matters: [['看脸'], 'price'],
    likes: ['靠窗'],
    referrer: ['K9', 'K1', 5],
    wechat: [5, 'tingjie'],
    address: [5, '中山路1号'],
    occupation: [5, '教师'],
    hobbies: ['爬山', ['爬山']],
    family: ['女儿', ['女儿']],
    habits: ['午睡', ['午睡']],
    bloodType: ['C', 'A'],
    marriage: [5, '已婚'],
    yearlySpend: [-1, '8万'],
    namedLevel: ['vip', 'A'],
  },
  diagnoses: {
    customer: ['K9', undefined],
    day: ['2026-02-30', undefined],
    findings: [5],
    mostWanted: [5],
    painPoint: [5],
    by: ['Nobody'],
  },
  courses: {
    customer: ['K9', undefined],
    treatment: ['X99', undefined],
    total: [0, -1, 1e9, '十次'],
    used: [21, -1, undefined],
    price: [-1, 1e9],
    boughtOn: ['2026-02-30'],
    users: [['K9'], 'K2'],
  },
  balances: {
    customer: ['K9', undefined],
    storedValue: [-1, 1e9, '6800', undefined],
    arrears: [-1],
    dueOn: ['2026-02-30', '月底'],
  },
  visits: {
    id: [5],
    customer: ['K9', undefined],
    at: ['2026-02-30T10:00', '2026-11-20', '2026-11-20T25:00', '昨天', undefined],
    services: [[{ treatment: 'X99' }], [{ treatment: 'F01', times: 0.5 }], [{}], 'F01', undefined],
    treatments: [['X99'], 'F01'],
    beautician: ['Nobody'],
    cash: [-1, 1e9, '一百二', undefined],
    consumed: [-1, 1e9, undefined],
    topUp: [-1],
    arrears: [-1],
    sessionsUsed: [-1, 101, 1.5],
    effect: [5],
    feedback: [5],
    needs: ['祛斑'],
    nextDo: ['F01'],
    nextSell: ['F01'],
    nextTime: [5, 'x'.repeat(65)],
    noneBecause: [5],
    note: [5],
  },
  payments: {
    customer: ['K9', undefined],
    payer: ['K9'],
    at: ['2026-02-30T10:00', undefined],
    kind: ['tip', undefined],
    amount: [-1, 1e9, '3k', undefined],
    method: ['', undefined],
    treatment: ['X99'],
    sessions: [-1, 1001],
    sellers: [['Nobody'], 'SuWan'],
    product: [5],
    gift: [-1, '3k'],
    note: [5],
  },
  appointments: {
    customer: ['K9', undefined],
    at: ['2026-02-30T10:00', undefined],
    minutes: [4, 601, '90'],
    treatments: [[], ['X99'], undefined],
    beautician: ['Nobody', undefined],
    room: ['9号房'],
    status: ['maybe', undefined],
  },
  plans: {
    customer: ['K9', undefined],
    nextDo: ['F01'],
    nextSell: ['眼霜'],
    nextTime: [5],
    expectedCash: [-1],
    goal: [5],
    problem: [5],
    renewal: [5],
    homeCare: [5],
    steps: ['打电话', [{ text: '' }], [{ text: '打电话', day: '2026-02-30' }]],
    reviewDay: ['2026-02-30'],
    outcome: ['maybe'],
    paid: ['yes'],
    reason: [5],
  },
  followUps: {
    customer: ['K9', undefined],
    owner: ['Nobody', undefined],
    due: ['2026-02-30', undefined],
    kind: ['letter'],
    why: ['', undefined],
    status: ['maybe'],
    calls: [
      [{ at: '2026-02-30T10:00', channel: 'phone', result: 'reached' }],
      [{ at: '2026-11-24T10:00', channel: 'fax', result: 'reached' }],
      [{ at: '2026-11-24T10:00', channel: 'phone', result: 'maybe' }],
      '打过',
    ],
  },
  handbook: {
    store: ['S9', undefined],
    kind: ['memo', undefined],
    treatment: ['X99'],
    role: ['owner'],
    title: ['请'.repeat(21)],
    version: [0, 1.5, '1'],
    text: [5, '', undefined, 'x'.repeat(3001)],
    goals: [5],
    ended: ['作废'],
    day: ['2026-02-30'],
    from: ['2026-02-30'],
    by: ['Nobody'],
    read: [
      '何莹',
      [{ at: '2026-11-25', staff: 'HeYing' }],
      [{ at: '2026-11-25T20:00', staff: 'Nobody' }],
      [{ at: '2026-11-25T20:00', staff: 'HeYing', remark: 5 }],
    ],
  },
  dailyMeetings: {
    store: ['S9', undefined],
    date: ['2026-02-30', undefined],
    chair: ['Nobody'],
    items: [
      [{ customer: 'K9' }],
      [{ customer: 'K1', owner: 'Nobody' }],
      [{ customer: 'K1', due: '2026-02-30' }],
      [{ customer: 'K1', sell: 5 }],
      [{ customer: 'K1' }, { customer: 'K1' }],
      [{ who: 'K1' }],
    ],
  },
};

const cases = Object.entries(WRONG).flatMap(([table, columns]) =>
  Object.entries(columns).flatMap(([column, values]) =>
    values.map((value): [string, string, unknown] => [table, column, value]),
  ),
);

test.each(cases)('%s.%s cannot be %j, and says so', async (table, column, value) => {
  const salon = smallSalon() as Record<string, Record<string, unknown>[]>;
  const rows = salon[table];
  rows[0] = { ...rows[0], [column]: value };
  // A visit may say its treatments either way.
  if (column === 'treatments' && table === 'visits') delete rows[0].services;
  const faults = await faultsOf(salon);
  const fault = faults.find((each) => each.sheet === table && each.row === 1);
  expect(fault?.column.split('.')[0]).toBe(column);
  expect(expectedSaid(fault?.expected ?? '')).toMatch(/\p{Script=Han}/u);
});

test('every column of every table is among them', () => {
  for (const table of tableNames) {
    expect(Object.keys(WRONG[table]).sort()).toEqual(Object.keys(tables[table].shape).sort());
  }
});

test('all faults are told at once, each with sheet, row, column, value and what is expected', async () => {
  const salon = smallSalon();
  salon.treatments[1].price = -1;
  salon.customers[1].birthday = '02-30';
  salon.visits[1].consumed = 1e9;
  expect(await faultsOf({ ...salon, gifts: [] })).toEqual([
    expect.objectContaining({ sheet: 'treatments', row: 2, column: 'price', value: -1 }),
    expect.objectContaining({ sheet: 'customers', row: 2, column: 'birthday', value: '02-30' }),
    expect.objectContaining({ sheet: 'visits', row: 2, column: 'consumed', value: 1e9 }),
    expect.objectContaining({ sheet: 'gifts', row: 0, value: 'gifts' }),
  ]);
});

test('a column nobody knows and a row that stands there twice are told', async () => {
  const salon = smallSalon();
  const customers = [...salon.customers, { ...salon.customers[1], zodiac: '双鱼' }];
  expect(await faultsOf({ ...salon, customers })).toMatchObject([
    { sheet: 'customers', row: 4, column: 'zodiac', value: '双鱼' },
    { sheet: 'customers', row: 4, column: 'code', value: 'K2', expected: 'each only once' },
  ]);
});

test('a name that two people bear does not point to either', async () => {
  const salon = smallSalon();
  salon.customers[1].name = '李婷';
  const balances = [{ customer: '李婷', storedValue: 1 }];
  expect(await faultsOf({ ...salon, balances })).toMatchObject([
    { sheet: 'balances', row: 1, value: '李婷' },
  ]);
});

test.each([[null], [[]], ['text'], [{ customers: {} }], [{ customers: [null, 5] }]])(
  '%j is no document',
  async (document) => {
    expect((await faultsOf(document)).length).toBeGreaterThan(0);
  },
);

test('what points to nothing is told in the same go as what is wrong by itself', async () => {
  const salon = smallSalon() as Record<string, Record<string, unknown>[]>;
  salon.treatments[0].price = -1;
  salon.customers.push({ store: 'S1', name: '没编号' });
  salon.courses = [{ customer: 'K1', treatment: '没有的项目', total: 10, used: 0 }];
  expect((await faultsOf(salon)).map((each) => `${each.sheet}.${each.row}.${each.column}`)).toEqual([
    'treatments.1.price',
    `customers.${salon.customers.length}.code`,
    'courses.1.treatment',
  ]);
});

test('a name that several bear is told with their codes', async () => {
  const salon = smallSalon() as Record<string, Record<string, unknown>[]>;
  salon.customers.push({ code: 'K8', store: 'S1', name: '张丽' }, { code: 'K9', store: 'S1', name: '张 丽' });
  salon.balances = [{ customer: '张丽', storedValue: 5 }];
  const [fault] = await faultsOf(salon);
  expect(expectedSaid(fault.expected)).toBe('不止一个叫这个名字,写编号:K8、K9');
});
