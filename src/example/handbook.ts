/** What the example salon keeps as text: three operations, what is sent on to a customer, one job, one rule. */
import { addDays } from '../salon/calendar';
import { STORE } from './people';

const HYDRATION = [
  '1 迎客,问今天皮肤感觉,确认过敏',
  '2 卸妆、洁面 5 分钟',
  '3 蒸脸 8 分钟,敏感皮只用冷喷',
  '4 去角质,泛红的不做',
  '5 导入精华 15 分钟,手法由下往上',
  '6 敷膜 15 分钟,盖好毯子,不离人',
  '7 爽肤、面霜、防晒,照镜子给客人看',
];

const LIFTING = [
  '1 拍照(客人同意过的),看两边对称',
  '2 卸妆、洁面,画线',
  '3 涂凝胶,左右各 20 分钟,边做边问温度',
  '4 提拉手法 10 分钟,下颌到耳前',
  '5 冷敷 10 分钟',
  '6 护理注意事项发给客人,第二天回访',
];

const SHOULDERS = [
  '1 问昨晚睡得怎样、哪边紧,有没有高血压',
  '2 热敷 10 分钟',
  '3 开背、肩颈疏通 30 分钟,力度先轻后重',
  '4 刮拭只做到微红',
  '5 温水一杯,起身慢一点',
];

export function exampleHandbook(today: string): Record<string, unknown>[] {
  const page = (of: object, version: number, ago: number, text: string | string[], more: object = {}) => ({
    store: STORE.code,
    ...of,
    version,
    text: typeof text === 'string' ? text : text.join('\n'),
    day: addDays(today, -ago),
    from: addDays(today, -ago),
    by: 'FangJie',
    ...more,
  });
  const read = (ago: number, ...staff: string[]) => ({
    read: staff.map((each) => ({ at: `${addDays(today, -ago)}T20:10`, staff: each })),
  });
  const hydration = { kind: 'sop', treatment: 'F01' };
  return [
    page(hydration, 1, 210, HYDRATION.slice(0, 6)),
    page(hydration, 2, 40, HYDRATION),
    page({ kind: 'sop', treatment: 'F03' }, 1, 90, LIFTING),
    page({ kind: 'sop', treatment: 'B01' }, 1, 90, SHOULDERS),
    page(
      { kind: 'aftercare', treatment: 'F03' },
      1,
      90,
      '今天做完拉提,给您几点提醒:\n1 三天内不桑拿、不游泳\n2 晚上只用温水洗脸,多补水\n3 出门涂防晒\n微微发热是正常的,第二天就退;不舒服随时告诉我们。',
    ),
    page(
      { kind: 'job', role: 'beautician' },
      1,
      120,
      '1 按操作规范做护理,不临时换手法\n2 做完当场说一句记录\n3 客人不舒服马上告诉顾问和店长',
      {
        goals: '每月点名 20 次以上,投诉 0',
        ...read(118, 'XuXiaoMei', 'HeYing', 'DengQian', 'LuoYun', 'ZhuLi'),
      },
    ),
    page(
      { kind: 'rule', title: '请假' },
      1,
      12,
      '请假提前一天跟店长说,说清哪天、谁替。\n当天病了先打电话,再发店务助手。\n节假日前后三天不排休。',
      read(11, 'SuWan', 'XuXiaoMei', 'HeYing', 'PanYan', 'LuoYun'),
    ),
  ];
}
