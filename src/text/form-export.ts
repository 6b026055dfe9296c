/** Forms sent as files: «导出客户档案», «打印预约表». */
import type { FormAsked, FormName } from '../salon/export/ask';

const NAMES: Record<FormName, string> = {
  customer: '客户全部资料',
  customers: '客户档案表',
  'action-plans': '行动计划表',
  'service-records': '服务记录表',
  'daily-meetings': '日会记录表',
  appointments: '预约表',
  'follow-ups': '个人客户追踪管制表',
  'month-records': '每月记录',
  'treatment-reviews': '项目整合表',
  handbook: '资料(规范、岗位、店规)',
};

export const formWords = {
  title: '导出表格',
  which: `要哪张表?${Object.values(NAMES).slice(1).join('、')}。`,
  days: '日期',
  refused: (code: string): string =>
    code === 'managers-only'
      ? '这张表由店长导出。'
      : code === 'not-hers'
        ? '前台可以导出预约表;别的表请顾问或店长导出。'
        : '没听懂是哪天的,例:导出服务记录表 本月。',
};

/** Ways to name a form, the longest first. */
export const formsSaid: [RegExp, FormName][] = [
  [/项目整合|项目分析/, 'treatment-reviews'],
  [/每月记录|月度记录|月报/, 'month-records'],
  [/客户追踪|追踪管制|追踪表|管制表/, 'follow-ups'],
  [/行动计划|计划表/, 'action-plans'],
  [/服务记录|到店记录/, 'service-records'],
  [/日会/, 'daily-meetings'],
  [/店规|规章|操作规范|注意事项|岗位|技术手册|资料表/, 'handbook'],
  [/预约表|预约单|约客表/, 'appointments'],
  [/客户档案|客户资料|档案表|客户名单|顾客档案/, 'customers'],
];

export const allOfHerText = (name: string): string =>
  `${name} 的全部资料做好了,一张表一页。只给她本人,不要转发;这次导出留了记录。`;
export const allOfHerRefused = (code: string): string =>
  code === 'not-allowed' ? '客人的全部资料由店长导出。' : '店里没有这位客人。';

/** What a file is called. */
export const formName = (form: FormName): string => NAMES[form];

export function formText(asked: FormAsked): string {
  const { from, to } = asked;
  const span = from ? `(${from === to ? from : `${from} 至 ${to}`})` : '';
  const own = asked.scope.consultantId ? ',只有您自己的客人' : '';
  if (asked.form === 'handbook') return `${NAMES.handbook}做好了,A4 可以直接打印,历次的版本都在里面。`;
  if (asked.form === 'month-records' || asked.form === 'treatment-reviews')
    return `${NAMES[asked.form]}${span}做好了,A4 可以直接打印。里面没有客人的名字。`;
  return `${NAMES[asked.form]}${span}做好了${own},A4 可以直接打印。里面是客人的资料,不要转发。`;
}
