import { businessDay, resolveTime } from '../../bot-flows/understanding';
import { findDurations } from '../../bot-flows/understanding/durations';
import { findTimes } from '../../bot-flows/understanding/times';
import { normalise } from '../../bot-flows/understanding/normalise';
import { AT } from './sets';

const HOURS = { name: '店', opensAt: '10:00', closesAt: '21:00', timezone: 'Asia/Shanghai' };

function said(text: string): { day: string | null; time: string | null; vague?: true } | null {
  const [first] = findTimes(normalise(text), () => true, HOURS);
  if (!first?.time) return null;
  const { day, time, vague } = first.time;
  return { day, time, ...(vague ? { vague } : {}) };
}

function date(text: string, at = AT): string | undefined {
  const time = said(text);
  return time ? resolveTime(time, at, HOURS)?.day : undefined;
}

describe('a time as it is said', () => {
  it.each([
    ['三点', null, '15:00'],
    ['10点半', null, '10:30'],
    ['七点半', null, '19:30'],
    ['12点半', null, '12:30'],
    ['3点一刻', null, '15:15'],
    ['三点三刻', null, '15:45'],
    ['五点四十', null, '17:40'],
    ['15:20', null, '15:20'],
    ['明天下午三点', '+1d', '15:00'],
    ['明早十点', '+1d', '10:00'],
    ['后天晚上7点', '+2d', '19:00'],
    ['大后天上午十点半', '+3d', '10:30'],
    ['周三下午四点', 'dow:3/this', '16:00'],
    ['下周二下午两点', 'dow:2/next', '14:00'],
    ['下下周一', 'dow:1/next2', null],
    ['礼拜天', 'dow:7/this', null],
    ['上周六', 'dow:6/last', null],
    ['12月5号中午12点半', 'md:12-05', '12:30'],
    ['十二月二十四日', 'md:12-24', null],
    ['20号', 'dom:20', null],
    ['下个月5号', 'dom:5/next', null],
    ['一周后', '+7d', null],
    ['两个礼拜后', '+14d', null],
    ['半个月后', '+15d', null],
    ['三天后', '+3d', null],
    ['一个月后', '+1m', null],
    ['１２月５号　三点', 'md:12-05', '15:00'],
    ['12/24 下午3点', 'md:12-24', '15:00'],
    ['傍晚6点', null, '18:00'],
    ['圣诞节', 'md:12-25', null],
  ])('%s', (text, day, time) => {
    expect(said(text)).toEqual({ day, time });
  });

  it.each([
    ['明天下午', '+1d'],
    ['月底', 'month_end'],
    ['下个月初', 'next_month_start'],
    ['周末', 'dow:6/this'],
    ['下周', 'dow:1/next'],
    ['下午', null],
  ])('%s stays vague', (text, day) => {
    expect(said(text)).toEqual({ day, time: null, vague: true });
  });

  it.each(['亮了一点', '有点红', '轻一点', '早点来', '第三次', '一点都不疼', '1号房', '3号技师', '五十块'])(
    '%s is no time',
    (text) => expect(said(text)).toBeNull(),
  );

  it.each(['2月30日', '13月1号', '32号', '25:61'])('%s is impossible and becomes no day', (text) => {
    const [first] = findTimes(text, () => true, HOURS);
    expect(first.how).toBe('impossible');
    expect(first.time).toMatchObject({ day: null, time: null });
  });
});

describe('a time in the calendar of the store', () => {
  it.each([
    ['后天', '2026-11-25'],
    ['周三', '2026-11-25'],
    ['周一', '2026-11-23'],
    ['周日', '2026-11-29'],
    ['下周一', '2026-11-30'],
    ['下下周一', '2026-12-07'],
    ['上周日', '2026-11-22'],
    ['月底', '2026-11-30'],
    ['下个月初', '2026-12-01'],
    ['半个月后', '2026-12-08'],
    ['5号', '2026-12-05'],
    ['30号', '2026-11-30'],
    ['下个月5号', '2026-12-05'],
    ['1月8号', '2027-01-08'],
    ['一个月后', '2026-12-23'],
    ['腊八', '2027-01-15'],
  ])('%s said on Monday 23 November 2026 is %s', (text, day) => {
    expect(date(text)).toBe(day);
  });

  it('goes on until four in the morning', () => {
    expect(businessDay(Date.parse('2026-11-24T00:05:00+08:00'), HOURS.timezone)).toBe('2026-11-23');
    expect(businessDay(Date.parse('2026-11-24T04:00:00+08:00'), HOURS.timezone)).toBe('2026-11-24');
    expect(date('明天', Date.parse('2026-11-24T00:05:00+08:00'))).toBe('2026-11-24');
  });

  it('gives the instant where an hour is said', () => {
    const time = resolveTime({ day: '+1d', time: '15:00' }, AT, HOURS);
    expect(time).toEqual({ day: '2026-11-24', at: Date.parse('2026-11-24T15:00:00+08:00') });
  });

  it('looks back where a record is made afterwards', () => {
    expect(resolveTime({ day: 'dow:6/this', time: null }, AT, HOURS, true)?.day).toBe('2026-11-21');
    expect(resolveTime({ day: 'dom:25', time: null }, AT, HOURS, true)?.day).toBe('2026-10-25');
  });
});

describe('a duration', () => {
  it.each([
    ['45分钟', 45],
    ['半小时', 30],
    ['一个半小时', 90],
    ['两个小时', 120],
    ['一刻钟', 15],
  ])('%s is %d minutes', (text, minutes) => {
    expect(findDurations(text, () => true)[0].value).toBe(minutes);
  });
});
