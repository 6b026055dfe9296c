/** How the sheets of grading name themselves, their columns and their values. */
import { CLASSES, METHODS } from '../grade-words';

const CUSTOMER = ['客户编号', '客户'];
const STORE = ['门店'];

export const gradeSheetNames: Record<string, string[]> = {
  'grade-changes': ['升降级记录'],
  'grade-simulation': ['级别试算'],
  'abc-table': ['ABC分析表'],
};

export const gradeHeadings: Record<string, Record<string, string[]>> = {
  'grade-changes': {
    customer: CUSTOMER,
    at: ['提出时间'],
    from: ['原级别'],
    to: ['建议级别'],
    method: ['办法'],
    status: ['结果'],
    comment: ['顾问的话'],
    by: ['谁定的'],
    decidedAt: ['定的时间'],
  },
  'grade-simulation': {
    store: STORE,
    customer: CUSTOMER,
    grade: ['现在级别'],
    cash: ['现金'],
    consumed: ['实耗'],
    visits: ['到店次数'],
    ...Object.fromEntries(Object.entries(METHODS).map(([method, name]) => [method, [name]])),
  },
  'abc-table': {
    store: STORE,
    rank: ['名次'],
    customer: CUSTOMER,
    measure: ['看什么'],
    value: ['数额'],
    share: ['占比%'],
    upTo: ['累计占比%'],
    class: ['类别'],
    action: ['怎么做'],
  },
};

export const gradeValueWords: Record<string, Record<string, string[]>> = {
  gradeMethod: inLists(METHODS),
  gradeStatus: { proposed: ['等店长定'], confirmed: ['同意'], refused: ['不改'] },
  gradeMeasure: {
    cash: ['现金'],
    visits: ['到店次数'],
    consumption: ['实耗'],
    margin: ['毛利'],
  },
  gradeAction: {
    A: ['店长亲自跟:每月两次电话、一次到访,节日问候'],
    B: ['顾问勤跟:每月两次电话、一次到访'],
    C: ['不专门跟,来了接待好,看能不能升 B'],
    D: ['看有没有下次'],
  },
  ...Object.fromEntries(
    Object.keys(METHODS).map((method) => [
      `gradeClass:${method}`,
      inLists({ ...CLASSES[method], prospect: '潜在', unknown: '不知道' }),
    ]),
  ),
};

function inLists(words: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, [word]]));
}
