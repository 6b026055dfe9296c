/** What is told about a file that is taken over. */
import { sheetNames } from './sheets';
import { requiredMark } from './sheets/template';

/** What a cell is expected to be, as the import says it, in the words of whoever keeps the file. */
const EXPECTED: Record<string, string> = {
  'a code of 1 to 32 characters': '1 到 32 个字的编号',
  'a name': '名称,不能空',
  'a category': '类别,不能空',
  'a way of payment': '收款方式,不能空',
  why: '事由,不能空,最多 2000 字',
  'a list of texts': '一个或几个词,用、隔开',
  'a list of treatments': '一个或几个项目,用、隔开',
  'a list of stores': '一家或几家门店,用、隔开',
  'a list of roles': '一个或几个岗位,用、隔开',
  'a list of services': '服务明细,如 水润焕肤护理×2 何莹、肩颈疏通 许小美',
  'a list of steps': '步骤,一行一步,如 2026-12-05 打电话约拉提',
  'the words of a step': '步骤的内容,不能空',
  'at most 12 steps': '最多 12 步',
  'a list of calls': '联系记录,如 2026-11-20 10:00 电话 接通',
  'a list of customers': '一位或几位客户',
  'a list of those who have read it': '谁看过,如 2026-11-25 20:10 何莹',
  'a version, 1 to 10000': '第几版,1 到 10000',
  'what it is of: a treatment, a role or a title':
    '是什么的:规范和注意事项填项目,岗位说明书填岗位,店规填名称',
  'the text': '内容,不能空;作废的填「是」,内容空着',
  'a list of rows': '一行一行的表',
  'a row of named cells': '有列名的一行',
  'at least one role': '至少一个岗位',
  'at least one store': '至少一家门店',
  'at least one treatment': '至少一个项目',
  'at least one treatment, in services or treatments': '至少一个项目',
  'an amount in yuan, 0 to 10,000,000, at most two decimals': '金额(元),0 到 1000 万,最多两位小数',
  'a day such as 2026-11-25': '日期,如 2026-11-25',
  'a time such as 10:00': '时间,如 10:00',
  'a time after the beginning': '比开始晚的时间',
  'a day and time such as 2026-11-25T15:30': '日期和时间,如 2026-11-25 15:30',
  'a birthday such as 1985-03-12, 03-12 or lunar:08-15': '生日,如 1985-03-12、03-12 或 农历08-15',
  'another customer': '另一位客户',
  'what was found, wanted or minded': '发现、最想改善、在意,至少写一样',
  'nothing: the store does not keep this field': '空着:店里没有放开这一项(设置「客人资料收集」)',
  'a phone number of 5 to 20 digits': '5 到 20 位的电话号码',
  'a time zone such as Asia/Shanghai': '时区,如 Asia/Shanghai',
  'a userid of WeCom, 1 to 64 letters or digits': '企业微信账号,1 到 64 个字母或数字',
  'a number of times, 1 to 20': '次数,1 到 20',
  'minutes, 5 to 600': '分钟数,5 到 600',
  'days between sessions, 0 to 365': '间隔天数,0 到 365',
  'sessions, 0 to 100': '次数,0 到 100',
  'sessions, 0 to 1000': '次数,0 到 1000',
  'sessions bought, 1 to 10000': '总次数,1 到 10000',
  'sessions used, 0 to 10000': '已用次数,0 到 10000',
  'at most as many as were bought': '不超过总次数',
  'true or false': '是或否',
  'a text of whole characters': '完整的文字',
  'each only once': '不重复:上面已有一行',
  'each customer only once': '同一场会里每位客户一行',
  'the code of a store': '门店表里有的门店编号',
  'the userid of a member of staff, or a name only one bears': '员工表里有的账号,或不重名的姓名',
  'the code of a treatment, or a name only one bears': '项目表里有的编号,或不重名的名称',
  'the code of a customer, or a name only one bears': '客户表里有的编号,或不重名的姓名',
  'the name of a room': '房间表里有的房间',
  '{table: rows}': '{表名: 行}',
};

/** «客户档案表 第 5 行 手机:"138"。应为 5 到 20 位的电话号码». */
export function faultLine(fault: {
  sheet: string;
  row: number;
  column: string;
  value: unknown;
  expected: string;
}): string {
  const column = fault.column.replace(requiredMark, '');
  const place = [fault.sheet, fault.row > 0 ? `第 ${fault.row} 行` : '', column].filter(Boolean).join(' ');
  return `${place}:${shown(fault.value)}。应为 ${expectedSaid(fault.expected)}`;
}

export function expectedSaid(expected: string): string {
  const most = /^a text of at most (\d+) characters$/.exec(expected);
  if (most) return `文字,最多 ${most[1]} 字`;
  const several = /^one of several called so: (.*)$/.exec(expected);
  if (several) return `不止一个叫这个名字,写编号:${several[1].split(', ').join('、')}`;
  const one = /^one of (?:the columns )?(.*)$/.exec(expected);
  if (one) return `其中之一:${one[1].split(', ').join('、')}`;
  return EXPECTED[expected] ?? expected;
}

/** A cell may hold anything: nothing of it may steer the terminal. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return '(空)';
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  return plain.length > 80 ? `${plain.slice(0, 77)}…` : plain;
}

export const marked = (file: string): string => `每一处都标在 ${file}(红格,批注写着该填什么)`;
export const templateWritten = (file: string): string =>
  `${file}:空表写好了。填好后先 --dry-run 检查一遍,再导入`;
export const alreadyThere = (file: string): string => `${file}:已经有这个文件,换个名字`;
export const moreFaults = (count: number): string => `……还有 ${count} 处`;
export const refusedWhole = (file: string, count: number): string =>
  `${file}:${count} 处要改,什么都没有导入。改好再导入一次就行`;
export const taken = (table: string, rows: number, changed: number): string =>
  `${sheetNames[table]?.[0] ?? table}:${rows} 行,写入 ${changed} 行`;
export const checked = (table: string, rows: number): string =>
  `${sheetNames[table]?.[0] ?? table}:${rows} 行,检查通过,没有写入`;
export const nothingInIt = (file: string): string => `${file}:里面没有一行数据,什么都没有导入`;
export const noSuchFolder = (file: string): string => `${file}:没有这个文件夹,或者不许往里写`;
export const templateIsWorkbook = (file: string): string => `${file}:空表是工作簿,文件名要以 .xlsx 结尾`;
export const noSuchCustomer = (code: string): string =>
  `${code}:没有这个客户编号,或者几家店都有。几家店都有的,写成 门店编号/客户编号,如 S1/C001`;
export const noSuchFile = (file: string): string => `${file}:没有这个文件`;
export const unreadable = (file: string, why: string): string => `${file}:读不了(${why})`;
export const brokenWorkbook = (file: string, why: string): string =>
  `${file}:不是能读的工作簿(.xlsx):${why}。用 Excel 或 WPS 打开,另存为 .xlsx 再试`;
export const neitherForm = (file: string, why: string): string => `${file}:既不是 .xlsx 也不是 JSON:${why}`;
