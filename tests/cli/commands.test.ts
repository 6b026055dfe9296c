import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { exampleStore } from '../../src/example/store';
import { smallSalon } from '../salon/import/small-salon';
import { opened, workbook } from '../sheets/workbook';
import { shell, type Shell } from './command';

let sh: Shell;
beforeEach(() => (sh = shell()));
afterEach(() => sh.close());

const FORMS = [
  'customers',
  'action-plans',
  'service-records',
  'daily-meetings',
  'appointments',
  'follow-ups',
  'payments',
];

describe('exit codes', () => {
  test.each([
    [[], 2],
    [['frob'], 2],
    [['--help'], 0],
    [['import', '--help'], 0],
    [['import'], 2],
    [['import', 'a.json', 'b.json'], 2],
    [['import', 'no-such-file.json'], 1],
    [['export', 'salaries'], 2],
    [['export', 'customers', '--format', 'pdf'], 2],
    [['export', 'customers', '--from', '2026-02-30'], 2],
    [['export', 'customers', '--frm', '2026-02-28'], 2],
    [['export', 'all', '--format', 'csv'], 2],
    [['job', 'no-such-job'], 2],
    [['job', 'morning-list', '--at', '25:00'], 2],
    [['job', 'morning-list', '--at', '2026-02-30T09:12'], 2],
    [['job', 'morning-list'], 1],
    [['read'], 2],
    [['talk', '--as', 'Nobody'], 2],
    [['migrate'], 0],
  ])('dianwu %j ends with %i', async (args, code) => {
    const ended = await sh.dianwu(...args);
    expect(ended.code).toBe(code);
    if (code !== 0) expect([ended.out, ended.err !== '']).toEqual(['', true]);
  });

  test('a setting that cannot be ends with 3 and names every fault', async () => {
    const ended = await sh.with({ PORT: 'x', STORE_TIMEZONE: 'Mars', WECOM_SECRET: 's' }, 'migrate');
    expect(ended.code).toBe(3);
    for (const name of ['PORT', 'STORE_TIMEZONE', 'WECOM_CORP_ID', 'WECOM_TOKEN']) {
      expect(ended.err).toContain(name);
    }
    expect((await sh.with({ NODE_ENV: 'production' }, 'export', 'customers')).code).toBe(3);
    expect((await sh.with({ DATA_KEY: 'short' }, 'migrate')).code).toBe(3);
    expect((await sh.with({ PORT: 'x' }, 'doctor')).code).toBe(3);
  });
});

test('migrate says what it did, and the second time that there was nothing to do', async () => {
  expect((await sh.dianwu('migrate')).err).toMatch(/^migrated: /);
  expect((await sh.dianwu('migrate')).err).toBe('nothing to migrate\n');
});

test('a salon goes in as JSON and comes out again: as JSON, as a workbook, as csv', async () => {
  const file = sh.file('salon.json', smallSalon());
  const first = await sh.dianwu('import', file);
  expect([first.code, first.out]).toEqual([0, '']);
  expect(first.err).toContain('客户档案表:3 行,写入 3 行');
  expect((await sh.dianwu('import', file)).err).toContain('客户档案表:3 行,写入 0 行');

  for (const form of FORMS) {
    const { code, out, err } = await sh.dianwu('export', form);
    expect([form, code, JSON.parse(out).length > 0]).toEqual([form, 0, true]);
    expect(err).toMatch(new RegExp(`${form}: \\d+ rows`));
  }
  const one = join(sh.folder, 'customers.csv');
  expect(await sh.dianwu('export', 'customers', '--format', 'csv', '--out', one)).toMatchObject({
    code: 0,
    out: '',
  });
  expect(readFileSync(one, 'utf8')).toContain('K1,S1,李婷,婷姐');
  expect(statSync(one).mode & 0o077).toBe(0);

  const all = join(sh.folder, 'all.xlsx');
  await sh.dianwu('export', 'all', '--format', 'xlsx', '--out', all);
  const names = (await opened(readFileSync(all))).worksheets.map((sheet) => sheet.name);
  expect(names).toEqual(
    expect.arrayContaining(['客户档案表', '服务记录表', '日会记录表', '个人客户追踪管制表']),
  );

  const hers = await sh.dianwu('export', 'customer', '--code', 'K2');
  const { customers, payments, courses, dailyMeetings } = JSON.parse(hers.out);
  expect([customers.length, payments.length, courses.length, dailyMeetings.length]).toEqual([1, 3, 0, 0]);
  expect(await sh.dianwu('export', 'customer', '--code', 'K9')).toMatchObject({ code: 1, out: '' });

  const other = shell();
  const whole = (await sh.dianwu('export', 'all')).out;
  expect((await other.dianwu('import', all)).code).toBe(0);
  expect((await other.dianwu('export', 'all')).out).toBe(whole);
  other.close();
});

test('days from and to, both inside, are those of the business', async () => {
  await sh.dianwu('import', sh.file('salon.json', smallSalon()));
  const count = async (...args: string[]) => JSON.parse((await sh.dianwu('export', ...args)).out).length;
  expect(await count('payments')).toBe(4);
  expect(await count('payments', '--from', '2026-11-21')).toBe(2);
  expect(await count('payments', '--from', '2026-11-20', '--to', '2026-11-20')).toBe(2);
  expect(await count('payments', '--to', '2026-11-19')).toBe(0);
  const { out, err } = await sh.dianwu('export', 'customers', '--from', '2026-11-21');
  expect([JSON.parse(out).length, /do not apply/.test(err)]).toEqual([3, true]);
});

test('a workbook with faults is told cell by cell in its own words, and nothing is taken', async () => {
  const book = await workbook({
    门店: [
      ['门店编号', '门店名称', '开门', '关门'],
      ['S1', '一店', '10:00', '21:00'],
    ],
    客户档案表: [
      ['编号', '门店', '姓名', '电话', '生日'],
      ['K1', 'S1', '李婷', '138', '2月30日'],
      ['K2', 'S9', '周丽\u001b[31m', null, null],
    ],
    余额: [
      ['客户', '储值', '欠款'],
      ['K1', -1, '1e9'],
      ['李婷', '一百二', null],
    ],
    工资表: [['姓名'], ['李婷']],
  });
  const { code, err } = await sh.dianwu('import', sh.file('salon.xlsx', book));
  expect(code).toBe(1);
  const lines = err.split('\n');
  for (const line of [
    '客户档案表 第 2 行 电话:"138"。应为 5 到 20 位的电话号码',
    '客户档案表 第 2 行 生日:"2月30日"。应为 生日,如 1985-03-12、03-12 或 农历08-15',
    '余额 第 2 行 储值:-1。应为 金额(元),0 到 1000 万,最多两位小数',
    '余额 第 2 行 欠款:"1e9"。应为 金额(元),0 到 1000 万,最多两位小数',
    '余额 第 3 行 储值:"一百二"。应为 金额(元),0 到 1000 万,最多两位小数',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.find((line) => line.startsWith('工资表:'))).toContain('客户档案表');
  expect(err).not.toContain('\u001b');
  expect(JSON.parse((await sh.dianwu('export', 'stores')).out)).toEqual([]);

  // The same in the cells of a copy, which is otherwise as it was.
  expect(lines.some((line) => line.includes('salon.faults.xlsx'))).toBe(true);
  const copy = await opened(readFileSync(join(sh.folder, 'salon.faults.xlsx')));
  const customers = copy.getWorksheet('客户档案表')!;
  expect(noteIn(customers.getCell('D2'))).toBe('5 到 20 位的电话号码');
  expect(customers.getCell('D2').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });
  expect([customers.getCell('D2').value, customers.getCell('C2').value]).toEqual(['138', '李婷']);
  expect(customers.getCell('C2').note).toBeUndefined();
  expect(noteIn(copy.getWorksheet('工资表')!.getCell('A1'))).toContain('工作表名');
  // A second look at the copy finds the same cells.
  const again = await sh.dianwu('import', join(sh.folder, 'salon.faults.xlsx'));
  expect(again.err.split('\n').filter((line) => line.includes('应为'))).toEqual(
    lines.filter((line) => line.includes('应为')),
  );
});

test('a template has examples, drop-downs and what is expected, and is empty to an import', async () => {
  const file = join(sh.folder, 'template.xlsx');
  expect((await sh.dianwu('import', file, '--template')).code).toBe(0);
  expect((await sh.dianwu('import', file, '--template')).err).toContain('已经有这个文件');
  const book = await opened(readFileSync(file));
  const sheet = book.getWorksheet('收款')!;
  const head = (sheet.getRow(3).values as string[]).slice(1);
  const kind = sheet.getColumn(head.indexOf('*类别') + 1).letter;
  expect(sheet.getCell(`${kind}2`).value).toBe('例:办卡');
  expect(sheet.getCell(`${kind}4`).dataValidation).toMatchObject({ type: 'list', showErrorMessage: true });
  expect(noteIn(sheet.getCell(`${kind}3`))).toContain('必填');
  expect(noteIn(sheet.getCell('A3'))).toContain('必填');

  const checked = await sh.dianwu('import', file, '--dry-run');
  expect([checked.code, checked.err]).toEqual([0, expect.stringContaining('里面没有一行数据')]);

  // The examples themselves are rows that an import takes.
  for (const filled of book.worksheets) {
    filled.getRow(2).eachCell((cell, at) => {
      filled.getCell(4, at).value = String(cell.value).replace(/^例:/, '');
    });
  }
  for (const [name, row] of [
    ['员工', ['SuWan', '苏婉', null, '顾问', 'S1']],
    ['员工', ['XiaoMei', '许小美', null, '美容师', 'S1']],
    ['项目', ['B01', '肩颈疏通', '肩颈', '身体', 60, 268]],
    ['项目', ['F03', '冻龄抗衰拉提', '拉提', '面部', 90, 1280]],
  ] as const) {
    const rows = book.getWorksheet(name)!;
    const at = rows.getCell('A5').value === null ? 5 : 6;
    row.forEach((value, index) => (rows.getCell(at, index + 1).value = value));
  }
  const taken = await sh.dianwu('import', sh.file('filled.xlsx', Buffer.from(await book.xlsx.writeBuffer())));
  expect(taken.err).not.toContain('应为');
  expect(taken.code).toBe(0);
});

test('JSON may have Chinese names as well', async () => {
  const file = sh.file('salon.json', {
    门店: [{ 门店编号: 'S1', 门店名称: '一店', 开门: '10:00', 关门: '21:00' }],
    员工: [{ 账号: 'SuWan', 姓名: '苏婉', 岗位: ['顾问'], 门店: ['S1'] }],
    客户: [{ 编号: 'K1', 门店: '一店', 姓名: '李婷', 顾问: '苏婉', 备注: null }],
  });
  expect((await sh.dianwu('import', file)).code).toBe(0);
  const { out } = await sh.dianwu('export', 'customers');
  expect(JSON.parse(out)).toEqual([{ code: 'K1', store: 'S1', name: '李婷', consultant: 'SuWan' }]);
});

test('a trial run leaves everything as it was', async () => {
  const file = sh.file('salon.json', smallSalon());
  expect((await sh.dianwu('import', file, '--dry-run')).err).toContain('客户档案表:3 行,检查通过,没有写入');
  expect(JSON.parse((await sh.dianwu('export', 'customers')).out)).toEqual([]);
});

test('a broken file, an empty one and a picture are refused', async () => {
  const whole = await workbook({ 客户: [['编号']] });
  const files = {
    cut: whole.subarray(0, 500),
    empty: '',
    picture: Buffer.from('ffd8ffe000', 'hex'),
    open: '{"a":',
  };
  for (const [name, content] of Object.entries(files)) {
    const ended = await sh.dianwu('import', sh.file(`${name}.xlsx`, content));
    expect([name, ended.code]).toEqual([name, 1]);
  }
});

test('a job is run once per time, and only fills inboxes', async () => {
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(Date.now());
  await sh.dianwu('import', sh.file('salon.json', exampleStore(today)));
  const at = `${today}T09:12`;
  expect(await sh.dianwu('job', 'morning-list', '--at', at)).toMatchObject({
    code: 0,
    out: '',
    err: 'morning-list S1: done\n',
  });
  expect((await sh.dianwu('job', 'morning-list', '--at', `${at}:00+08:00`)).err).toBe(
    'morning-list S1: already\n',
  );
});

describe('doctor', () => {
  test('looks without making anything', async () => {
    const { code, out } = await sh.dianwu('doctor');
    expect([code, out]).toEqual([0, expect.stringContaining('一切正常')]);
    expect(existsSync(join(sh.folder, 'data'))).toBe(false);
  });

  test('says where the data cannot be kept, as every other command does', async () => {
    const DATA_DIR = join(sh.file('a-file.json', {}), 'data');
    const { code, out } = await sh.with({ DATA_DIR }, 'doctor');
    expect([code, out]).toEqual([1, expect.stringContaining(`✗ 数据目录写不进去:${DATA_DIR}`)]);
    const given = await sh.with({ DATA_DIR }, 'export', 'customers');
    expect([given.code, given.err]).toEqual([1, expect.stringContaining('核对 DATA_DIR 是个目录')]);
  });

  test('finds a salon in order, and a key that is not its own', async () => {
    await sh.dianwu('import', sh.file('salon.json', smallSalon()));
    expect((await sh.dianwu('doctor')).out).toContain('1 家门店,3 位员工,3 位客户');
    const other = Buffer.alloc(32, 7).toString('base64');
    const { code, out } = await sh.with({ DATA_KEY: other }, 'doctor');
    expect([code, out]).toEqual([1, expect.stringContaining('✗ 数据密钥和数据库对不上')]);
  });
});

test('what is piped to read is read, and a pipe gets nothing but readings', async () => {
  const messages = sh.file('messages.jsonl', '{"id":"1","speaker":"HeYing","text":"婷姐到了"}\n');
  const store = join(__dirname, '..', 'understanding', 'dev-store.json');
  const { code, out, err } = await sh.dianwu('read', '--store', store, '--at', '2026-11-25T10:00', messages);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({ id: '1', intent: 'arrived', slots: { customer: 'K001' } });
});

/** A note's words; read from a file they come in pieces. */
function noteIn(cell: { note: unknown }): string {
  const note = cell.note as string | { texts?: { text: string }[] } | undefined;
  return typeof note === 'string' ? note : (note?.texts ?? []).map((part) => part.text).join('');
}

test('erase says what hangs on her, and takes her out only when it is told to twice', async () => {
  await sh.dianwu('import', sh.file('salon.json', smallSalon()));
  const shared = await sh.dianwu('erase', '--code', 'K1', '--yes', '--give-up');
  expect([shared.code, shared.err]).toEqual([1, expect.stringContaining('周丽不能用李婷的卡')]);

  const own = smallSalon();
  for (const course of own.courses as { users?: string[] }[]) delete course.users;
  sh.close();
  sh = shell();
  await sh.dianwu('import', sh.file('salon.json', own));
  const asked = await sh.dianwu('erase', '--code', 'K1');
  expect(asked.code).toBe(1);
  expect(asked.err).toContain('删除 李婷 的全部资料?删完不能恢复');
  expect((await sh.dianwu('erase', '--code', 'K1', '--yes')).err).toContain('--give-up');
  expect((await sh.dianwu('erase', '--code', 'no-such', '--yes')).code).toBe(1);
  const before = JSON.parse((await sh.dianwu('export', 'payments')).out) as { amount: number }[];
  const done = await sh.dianwu('erase', '--code', 'K1', '--yes', '--give-up');
  expect([done.code, done.err]).toEqual([0, expect.stringContaining('不能恢复')]);
  const all = (await sh.dianwu('export', 'all')).out;
  expect(all).not.toMatch(/李婷|婷姐|"K1"/);
  const after = JSON.parse((await sh.dianwu('export', 'payments')).out) as { amount: number }[];
  expect(after.map((row) => row.amount)).toEqual(before.map((row) => row.amount));
});
