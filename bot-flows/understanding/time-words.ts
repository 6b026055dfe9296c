/** Words for days and for parts of the day. */

export const NAMED_DAYS: [string, number][] = [
  ['大大后天', 4],
  ['大后天', 3],
  ['大前天', -3],
  ['后天', 2],
  ['后日', 2],
  ['前天', -2],
  ['前日', -2],
  ['明天', 1],
  ['明日', 1],
  ['后儿个', 2],
  ['后儿', 2],
  ['前儿个', -2],
  ['前儿', -2],
  ['明儿个', 1],
  ['昨儿个', -1],
  ['今儿个', 0],
  ['明儿', 1],
  ['昨天', -1],
  ['昨日', -1],
  ['昨儿', -1],
  ['今天', 0],
  ['今日', 0],
  ['今儿', 0],
  ['当天', 0],
];

/** 明早, 昨晚: the first character is the day, the second the part. */
export const SHORT_DAYS: Record<string, number> = { 今: 0, 明: 1, 昨: -1 };

export const WEEKDAYS: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
  '7': 7,
};

export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

export const DAY_PARTS: [string, DayPart][] = [
  ['一大早', 'morning'],
  ['大清早', 'morning'],
  ['早上', 'morning'],
  ['早晨', 'morning'],
  ['上午', 'morning'],
  ['一早', 'morning'],
  ['中午', 'noon'],
  ['正午', 'noon'],
  ['下午', 'afternoon'],
  ['午后', 'afternoon'],
  ['傍晚', 'evening'],
  ['晚上', 'evening'],
  ['夜里', 'evening'],
  ['半夜', 'night'],
  ['凌晨', 'night'],
];

export const SHORT_PARTS: Record<string, DayPart> = { 早: 'morning', 晚: 'evening', 午: 'noon' };

/** Festivals of the solar calendar. */
export const FESTIVALS: [string, string][] = [
  ['元旦', 'md:01-01'],
  ['情人节', 'md:02-14'],
  ['妇女节', 'md:03-08'],
  ['女神节', 'md:03-08'],
  ['三八节', 'md:03-08'],
  ['劳动节', 'md:05-01'],
  ['五一', 'md:05-01'],
  ['儿童节', 'md:06-01'],
  ['六一', 'md:06-01'],
  ['教师节', 'md:09-10'],
  ['国庆节', 'md:10-01'],
  ['国庆', 'md:10-01'],
  ['十一', 'md:10-01'],
  ['双十一', 'md:11-11'],
  ['双11', 'md:11-11'],
  ['双十二', 'md:12-12'],
  ['双12', 'md:12-12'],
  ['平安夜', 'md:12-24'],
  ['圣诞节', 'md:12-25'],
  ['圣诞', 'md:12-25'],
  ['除夕', 'lunar:12-30'],
  ['大年三十', 'lunar:12-30'],
  ['年三十', 'lunar:12-30'],
  ['小年', 'lunar:12-23'],
  ['春节', 'lunar:01-01'],
  ['大年初一', 'lunar:01-01'],
  ['元宵节', 'lunar:01-15'],
  ['元宵', 'lunar:01-15'],
  ['端午节', 'lunar:05-05'],
  ['端午', 'lunar:05-05'],
  ['七夕', 'lunar:07-07'],
  ['中秋节', 'lunar:08-15'],
  ['中秋', 'lunar:08-15'],
  ['重阳节', 'lunar:09-09'],
  ['重阳', 'lunar:09-09'],
  ['腊八', 'lunar:12-08'],
];

/** After 一点 or 两点 these show that a little is meant, not an hour; before it, too. */
export const LITTLE_BEFORE =
  /(?:有|了|快|慢|轻|重|好|早|晚|多|少|大|小|高|低|差|稍微|便宜|亮|白|红|干|松|紧|淡|深|浅|瘦|软|热|冷|凉|痛|疼|暖|油|湿|肿|舒服|严重|明显|快乐|清楚)$/;

/** What follows 5号 when it is a number on a door or a counter, not a day. */
export const NOT_A_DAY =
  /^(?:房|床|线|楼|机|技师|位|客|卡|店|色|针|套|码|电|包|厅|门|桌|柜|院|会员|员工|间|文件|单)/;
