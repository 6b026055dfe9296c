/** The example salon's people, treatments and rooms. All invented. */

export const STORE = {
  code: 'S1',
  name: '悦颜美容会所(中山路店)',
  opensAt: '10:00',
  closesAt: '21:00',
};

export interface ExampleStaff {
  userid: string;
  name: string;
  aliases: string[];
  roles: string[];
  treatments?: string[];
  tier?: string;
}

const FACE = ['F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'E01', 'E02', 'E03', 'O01'];
const BODY = ['B01', 'B02', 'B03', 'B04', 'B05', 'P01', 'P02', 'E02', 'O01'];

export const STAFF: ExampleStaff[] = [
  { userid: 'FangJie', name: '方洁', aliases: ['方店长', '店长', '洁姐'], roles: ['manager', 'owner'] },
  { userid: 'SuWan', name: '苏婉', aliases: ['苏顾问', '婉婉'], roles: ['consultant'] },
  { userid: 'TangLin', name: '唐琳', aliases: ['琳琳', '唐老师'], roles: ['consultant'] },
  { userid: 'XuXiaoMei', name: '许小美', aliases: ['小美'], roles: ['beautician'], treatments: FACE },
  {
    userid: 'HeYing',
    name: '何莹',
    aliases: ['莹莹', '小何'],
    roles: ['beautician'],
    treatments: [...new Set([...FACE, ...BODY])],
    tier: 'A',
  },
  {
    userid: 'DengQian',
    name: '邓倩',
    aliases: ['倩倩', '阿倩'],
    roles: ['beautician'],
    treatments: BODY,
    tier: 'B',
  },
  { userid: 'LuoYun', name: '罗芸', aliases: ['芸芸'], roles: ['beautician'], treatments: FACE },
  {
    userid: 'ZhuLi',
    name: '朱莉',
    aliases: ['莉莉'],
    roles: ['beautician'],
    treatments: [...new Set([...FACE, 'B01', 'B02', 'B05'])],
    tier: 'B',
  },
  { userid: 'PanYan', name: '潘燕', aliases: ['小潘'], roles: ['receptionist'] },
];

export const ROOMS = [
  { name: '1号房' },
  { name: '2号房' },
  { name: '3号房' },
  { name: '5号房' },
  { name: 'VIP房' },
];

export interface ExampleTreatment {
  code: string;
  name: string;
  aliases: string[];
  category: string;
  minutes: number;
  /** Yuan. */
  price: number;
  cycleDays: number;
  stage?: string;
  /** Yuan a session; of one of them nobody knows it. */
  cost?: number;
}

const STAGES: Record<string, string> = {
  B01: 'open',
  B05: 'drain',
  B04: 'regulate',
  P02: 'nourish',
};

const COST_PERCENT = 15;
const NO_COST = ['E03'];

type Row = [string, string, string, string, number, number, number];
const ROWS: Row[] = [
  ['F01', '水润焕肤护理', '补水、水润', '面部', 60, 298, 10],
  ['F02', '小气泡深层清洁', '小气泡、清洁', '面部', 45, 198, 20],
  ['F03', '冻龄抗衰拉提', '拉提、抗衰', '面部', 90, 1280, 20],
  ['F04', '敏感修护', '修护、舒敏', '面部', 60, 368, 10],
  ['F05', '净颜祛斑', '祛斑、淡斑', '面部', 75, 580, 14],
  ['F06', '祛痘管理', '祛痘、清痘', '面部', 60, 328, 7],
  ['B01', '肩颈疏通', '肩颈', '身体', 60, 268, 7],
  ['B02', '全身精油SPA', 'SPA、精油', '身体', 90, 498, 14],
  ['B03', '腰腹塑形', '塑形、腰腹、瘦肚子', '身体', 60, 398, 7],
  ['B04', '艾灸暖宫', '艾灸、暖宫', '身体', 50, 238, 10],
  ['B05', '背部刮痧', '刮痧、开背', '身体', 45, 188, 20],
  ['E01', '眼部紧致', '眼部、做眼睛', '五官', 40, 358, 10],
  ['E02', '头部舒压', '头疗、头部', '五官', 50, 228, 10],
  ['E03', '唇部护理', '唇膜、唇部', '五官', 30, 128, 20],
  ['P01', '私密养护', '私密', '私密', 60, 880, 20],
  ['P02', '卵巢保养', '卵巢', '私密', 70, 680, 14],
  ['O01', '手足护理', '手护、足护', '其他', 50, 168, 30],
];

export const TREATMENTS: ExampleTreatment[] = ROWS.map(
  ([code, name, aliases, category, minutes, price, cycleDays]) => ({
    code,
    name,
    aliases: aliases.split('、'),
    category,
    minutes,
    price,
    cycleDays,
    ...(STAGES[code] ? { stage: STAGES[code] } : {}),
    ...(NO_COST.includes(code) ? {} : { cost: Math.round((price * COST_PERCENT) / 100) }),
  }),
);
