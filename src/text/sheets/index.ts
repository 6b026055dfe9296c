/** How workbooks name sheets, columns and values. The first word is what is written, all are read. */
import { customerHeadings, customerValueWords } from './customer';
import { gradeHeadings, gradeSheetNames, gradeValueWords } from './grades';
import { moneyHeadings, moneyValueWords } from './money';
import { monthHeadings, monthSheetNames, monthValueWords } from './month';
import { plansHeadings, plansValueWords } from './plans';
import { storeHeadings, storeValueWords } from './store';
import { visitsHeadings, visitsValueWords } from './visits';

/** Sheets by the name of the import's table. */
export const sheetNames: Record<string, string[]> = {
  stores: ['门店', '门店表'],
  staff: ['员工', '员工表', '员工档案'],
  shifts: ['排班', '排班表', '班表'],
  rooms: ['房间', '房间表'],
  treatments: ['项目', '项目表', '价目表'],
  customers: ['客户档案表', '客户', '客户档案', '顾客'],
  diagnoses: ['诊断表', '诊断', '诊断记录'],
  courses: ['疗程卡', '疗程', '卡项'],
  balances: ['余额', '储值余额', '储值与欠款'],
  visits: ['服务记录表', '服务记录', '到店记录'],
  payments: ['收款', '收款表', '收款记录'],
  appointments: ['预约表', '预约'],
  plans: ['行动计划表', '行动计划'],
  followUps: ['个人客户追踪管制表', '追踪表', '客户追踪', '回访'],
  dailyMeetings: ['日会记录表', '日会', '日会记录'],
  handbook: ['资料', '资料表', '规范与店规'],
  complaints: ['投诉', '投诉表'],
  photos: ['照片', '照片清单'],
  impressions: ['印象', '第一印象'],
  gifts: ['赠送', '赠送记录'],
  'event-guests': ['活动邀请', '活动名单'],
  ...gradeSheetNames,
  ...monthSheetNames,
};

/** Columns by table. */
export const headings: Record<string, Record<string, string[]>> = {
  ...storeHeadings,
  ...customerHeadings,
  ...moneyHeadings,
  ...visitsHeadings,
  ...plansHeadings,
  ...gradeHeadings,
  ...monthHeadings,
};

/** Beside a customer's number her name, for people; read only where there is no number. */
export const customerNameHeading = '客户姓名';

/** Values that are one of a list, by column. */
export const words: Record<string, Record<string, string[]>> = {
  ...storeValueWords,
  ...customerValueWords,
  ...moneyValueWords,
  ...visitsValueWords,
  ...plansValueWords,
  ...gradeValueWords,
  ...monthValueWords,
  flag: { true: ['是', '休', '休息', '√', '✓', '1', 'yes', 'y'], false: ['否', '0', 'no', 'n', '×'] },
};

/** Before a birthday by the lunar calendar. */
export const lunarPrefix = '农历';
