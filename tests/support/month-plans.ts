/** What a month brings besides its customers: leave, a room, a festival, somebody who leaves and somebody who joins. */
import type { Month } from './month';

type Plan = (month: Month) => void;

/** By the day's place in the month, from 0. */
const PLANS: Record<number, Plan> = {
  2: (month) => month.at('11:40', () => month.tells('PanYan', '3号房空调坏了 今天别排', 2)),
  4: (month) => month.at('18:10', () => month.tells('ZhuLi', '我明天请假', 4)),
  6: (month) => month.at('17:30', () => month.tells('SuWan', '我明天休息一天', 4)),
  8: (month) => month.at('13:30', () => month.tells('FangJie', '春节怎么排', 2)),
  9: (month) => month.at('09:50', () => month.tells('PanYan', '小美今天请假', 4)),
  11: (month) => month.at('16:10', () => month.tells('TangLin', '沉睡的客人有哪些', 0)),
  12: (month) => {
    month.at('11:05', () => month.tells('NewComer', '你好', 1));
    month.at('11:10', () => month.answers('FangJie', 2, { 美容师: 50 }));
  },
  15: (month) => month.at('10:30', () => month.tells('PanYan', '新客 王美丽 13812345678 朋友介绍', 3)),
  17: (month) => {
    month.at('11:30', () => month.tells('FangJie', '芸芸离职了', 3, { 就这么分: 50, 确认离职: 50 }));
    month.at('12:10', () => month.answers('SuWan', 4));
    month.at('12:12', () => month.answers('TangLin', 4));
  },
  19: (month) => month.at('15:30', () => month.tells('SuWan', '本月投诉原因', 0)),
  22: (month) => month.at('12:30', () => month.tells('FangJie', '本月做了多少', 0)),
  25: (month) => month.at('16:45', () => month.tells('FangJie', '档案质量', 0)),
};

/** Some ask the same things every few days. */
const LOOKS: [string, string, string][] = [
  ['SuWan', '13:20', '谁欠钱'],
  ['TangLin', '13:25', '计划完成得怎么样'],
  ['HeYing', '13:35', '我这个月业绩'],
  ['PanYan', '12:05', '谁还没到'],
  ['FangJie', '15:05', '本月做了多少'],
  ['SuWan', '10:02', '今天还剩几个要打'],
  ['TangLin', '10:04', '我今天要跟进哪些客人'],
];

export function plansOf(place: number): Plan {
  return (month) => {
    PLANS[place]?.(month);
    const [userid, clock, said] = LOOKS[place % LOOKS.length];
    month.at(clock, () => month.tells(userid, said, 0));
  };
}
