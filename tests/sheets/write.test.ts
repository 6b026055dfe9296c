import { csvOf, readWorkbook, tableFor, writeWorkbook, type Labels } from '../../src/sheets';
import { HEAD_ROW } from '../../src/sheets/paper';
import { opened } from './workbook';

const LABELS: Labels = {
  customers: new Map([['K1', '李婷']]),
  staff: new Map([['HeYing', '何莹']]),
  treatments: new Map([['F01', '补水']]),
};
const ABOUT = { who: 'cli', at: '2026-11-25 20:00' };
const VISIT = {
  id: '01JDXXXXXXXXXXXXXXXXXXXXXX',
  customer: 'K1',
  at: '2026-11-25T15:30',
  services: [{ treatment: 'F01', times: 2, beautician: 'HeYing' }],
  cash: 1280.5,
  consumed: 298,
  needs: ['祛斑、美白'],
  nextDo: ['F01', '换精华'],
};

test('a workbook has Chinese headings, a frozen head, names beside numbers and money as numbers', async () => {
  const book = await opened(await writeWorkbook([tableFor('visits', [VISIT], LABELS)], ABOUT));
  const sheet = book.getWorksheet('服务记录表')!;
  const row = (number: number) => (sheet.getRow(number).values as unknown[]).slice(1);
  expect(row(HEAD_ROW).slice(0, 5)).toEqual(['记录号', '客户编号', '客户姓名', '到店时间', '服务']);
  expect(row(HEAD_ROW + 1).slice(1, 5)).toEqual(['K1', '李婷', '2026-11-25 15:30', '补水×2 何莹']);
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: HEAD_ROW });
  const cash = sheet.getRow(HEAD_ROW + 1).getCell(row(HEAD_ROW).indexOf('现金') + 1);
  expect([cash.value, cash.numFmt]).toEqual([1280.5, '#,##0.00']);
});

test('what is written is read again as it was', async () => {
  const meeting = {
    store: 'S1',
    date: '2026-11-25',
    chair: 'HeYing',
    items: [
      { customer: 'K1', do: '补水', decision: '周六来' },
      { customer: 'K2', owner: 'HeYing', due: '2026-11-26' },
    ],
  };
  const call = { at: '2026-11-20T10:00', channel: 'phone', result: 'noAnswer' };
  const followUp = {
    customer: 'K1',
    owner: 'HeYing',
    due: '2026-11-26',
    why: '尾款',
    calls: [call],
    status: 'open',
  };
  const bytes = await writeWorkbook(
    [
      tableFor('visits', [VISIT], LABELS),
      tableFor('dailyMeetings', [meeting], LABELS),
      tableFor('followUps', [followUp], LABELS),
      tableFor('payments', [], LABELS),
    ],
    ABOUT,
  );
  const { document, faults } = await readWorkbook(bytes);
  expect(faults).toEqual([]);
  // Names in place of codes and userids, where one alone bears them: the import finds who they are.
  expect(document).toEqual({
    visits: [
      {
        ...VISIT,
        services: [{ treatment: '补水', times: 2, beautician: '何莹' }],
        nextDo: ['补水', '换精华'],
      },
    ],
    dailyMeetings: [
      {
        ...meeting,
        chair: '何莹',
        items: [meeting.items[0], { ...meeting.items[1], owner: '何莹' }],
      },
    ],
    followUps: [{ ...followUp, owner: '何莹' }],
    payments: [],
  });
});

test('a page of the handbook keeps its lines, and who has read it when', async () => {
  const page = { store: 'S1', day: '2026-11-20', from: '2026-12-01', by: 'HeYing' };
  const pages = [
    { ...page, kind: 'sop', treatment: 'F01', version: 2, text: '=1 清洁、卸妆;\n  2 蒸脸\n\n3 敷膜' },
    { ...page, kind: 'job', role: 'consultant', version: 1, text: '管计划', goals: '20 个' },
    {
      ...page,
      kind: 'rule',
      title: '请假',
      version: 1,
      text: '提前一天',
      read: [
        { at: '2026-11-20T20:10', staff: 'HeYing' },
        { at: '2026-11-21T09:00:30', staff: 'SuWan', remark: '节假日、周末呢;说:能换吗' },
      ],
    },
    { ...page, kind: 'rule', title: '请假', version: 2, ended: true },
    { ...page, kind: 'service', version: 1, text: '1 泡茶' },
  ];
  const { document, faults } = await readWorkbook(
    await writeWorkbook([tableFor('handbook', pages, LABELS)], ABOUT),
  );
  expect(faults).toEqual([]);
  const named = JSON.parse(JSON.stringify(pages).replaceAll('HeYing', '何莹').replaceAll('F01', '补水'));
  expect(document).toEqual({ handbook: named });
});

test('the newer fields of a file are written in words and read again, a lunar birthday as one', async () => {
  const customer = {
    code: 'K1',
    store: 'S1',
    name: '李婷',
    birthday: 'lunar:1968-10-18',
    personality: 'chatty',
    motives: ['youth', 'health'],
    matters: ['service', 'price'],
    likes: ['热毛巾、要两条'],
    referrer: 'K2',
  };
  const diagnosis = { customer: 'K1', day: '2026-11-20', findings: '两颊缺水', mostWanted: '眼纹' };
  const tables = [tableFor('customers', [customer], LABELS), tableFor('diagnoses', [diagnosis], LABELS)];
  const bytes = await writeWorkbook(tables, ABOUT);
  const sheet = (await opened(bytes)).getWorksheet('客户档案表')!;
  const cells = (sheet.getRow(HEAD_ROW + 1).values as unknown[]).map(String);
  expect(cells).toEqual(expect.arrayContaining(['农历1968-10-18', '唠叨型', '年轻、健康', '服务、价格']));
  expect(await readWorkbook(bytes)).toMatchObject({
    document: { customers: [customer], diagnoses: [diagnosis] },
    faults: [],
  });
});

const FORMULAS = ['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', "=cmd|' /C calc'!A0", ' =1'];

test('a text that begins like a formula stays a text in a workbook', async () => {
  const rows = FORMULAS.map((note, index) => ({ code: `K${index}`, store: 'S1', name: '李婷', note }));
  const bytes = await writeWorkbook([tableFor('customers', rows, LABELS)], ABOUT);
  const sheet = (await opened(bytes)).getWorksheet('客户档案表')!;
  const at = (sheet.getRow(HEAD_ROW).values as unknown[]).indexOf('备注');
  rows.forEach((row, index) => {
    const cell = sheet.getRow(HEAD_ROW + 1 + index).getCell(at);
    expect([cell.formula, cell.numFmt]).toEqual([undefined, '@']);
    expect(String(cell.value).trim()).toBe(row.note.trim());
  });
});

test('a control character does not break the workbook', async () => {
  const row = { code: 'K1', store: 'S1', name: '李\u0000婷\u0008', note: ']]>&<b>\uFFFF' };
  const { document } = await readWorkbook(await writeWorkbook([tableFor('customers', [row], LABELS)], ABOUT));
  expect(document.customers).toEqual([{ code: 'K1', store: 'S1', name: '李婷', note: ']]>&<b>' }]);
});

test('a csv file opens in Excel as UTF-8, quotes what needs it and runs nothing', () => {
  const rows = [
    { customer: 'K1', at: '2026-11-25T15:30', kind: 'topUp', amount: 1280.5, method: 'wechat' },
    ...FORMULAS.map((method) => ({
      customer: 'K1',
      at: '2026-11-25T15:30',
      kind: 'single',
      amount: 1,
      method,
    })),
    { customer: 'K,1', at: '2026-11-25T15:30', kind: 'single', amount: 1, method: 'a"b\nc' },
  ];
  const lines = csvOf(tableFor('payments', rows, LABELS)).split('\r\n');
  expect(lines[0].startsWith('\uFEFF客户编号,客户姓名,付款人,时间,类别,金额,收款方式')).toBe(true);
  expect(lines[1]).toBe('K1,李婷,,2026-11-25 15:30,充值,1280.5,微信,,,,,,');
  for (const line of lines.slice(2, 2 + FORMULAS.length)) expect(line).toMatch(/,1,"'/);
  expect(lines.at(-2)).toBe('"K,1",,,2026-11-25 15:30,单次,1,"a""b\nc",,,,,,');
});

describe('a form on paper', () => {
  const about = { ...ABOUT, store: '云上 A&B 美容院', from: '2026-11-01', to: '2026-11-30' };
  const sheetOf = async () =>
    (await opened(await writeWorkbook([tableFor('visits', [VISIT], LABELS)], about))).getWorksheet(
      '服务记录表',
    )!;

  test('has its title, store and period above the headings', async () => {
    const sheet = await sheetOf();
    expect(sheet.getCell('A1').value).toBe('云上 A&B 美容院 · 服务记录表');
    expect(sheet.getCell('A2').value).toBe(
      '2026-11-01 至 2026-11-30 · 共 1 行 · 店务导出 2026-11-25 20:00 cli',
    );
    expect(sheet.getCell('C1').isMerged).toBe(true);
  });

  test('prints on A4 as wide as the page, with its headings on every page and room to sign', async () => {
    const sheet = await sheetOf();
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
      printArea: 'A1:T4',
    });
    expect(sheet.headerFooter.oddFooter).toBe(
      '&L美容师签字:__________  顾问签字:__________&R第 &P 页 共 &N 页',
    );
    expect(sheet.getCell('T4').border).toMatchObject({ bottom: { style: 'thin' } });
  });

  test('is read again after a program has saved it anew', async () => {
    const tables = ['customers', 'plans', 'visits', 'dailyMeetings', 'appointments', 'followUps'] as const;
    const rows: Record<(typeof tables)[number], Record<string, unknown>[]> = {
      customers: [{ code: 'K1', store: 'S1', name: '李婷', phone: '013800010001', birthday: '03-12' }],
      plans: [
        {
          customer: 'K1',
          nextDo: ['补水'],
          goal: '=目标',
          steps: [{ text: '打电话、送小样', day: '2026-12-05', done: true }, { text: '复诊' }],
          outcome: 'later',
          paid: false,
        },
      ],
      visits: [{ customer: 'K1', at: '2026-11-25T15:30', cash: 0, consumed: 1280.55, needs: ['祛斑、美白'] }],
      dailyMeetings: [{ store: 'S1', date: '2026-11-25', items: [{ customer: 'K1', decision: '周六来' }] }],
      appointments: [
        {
          customer: 'K1',
          at: '2026-11-26T10:00',
          treatments: ['补水'],
          beautician: '何莹',
          status: 'booked',
        },
      ],
      followUps: [{ customer: 'K1', owner: '何莹', due: '2026-11-26', kind: 'birthday', status: 'open' }],
    };
    const written = tables.map((table) => tableFor(table, rows[table], LABELS));
    const anew = await opened(await writeWorkbook(written, about));
    const { document, faults } = await readWorkbook(Buffer.from(await anew.xlsx.writeBuffer()));
    expect(faults).toEqual([]);
    expect(document).toEqual(rows);
  });
});
