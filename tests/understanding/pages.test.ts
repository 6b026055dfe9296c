import { fromDayIn, goesOn, isEnumerated } from '../../bot-flows/slots/page';
import { readings } from './sets';

const read = readings();

describe('what is said of the handbook', () => {
  it.each([
    ['补水怎么做', { kind: 'sop', treatments: ['F01'], what: 'look' }],
    ['补水是怎么做的呢?', { kind: 'sop', what: 'look' }],
    ['怎么做补水', { kind: 'sop', treatments: ['F01'] }],
    ['婷姐补水怎么做', { kind: 'sop', treatments: ['F01'] }],
    ['拉提的流程', { kind: 'sop', treatments: ['F03'] }],
    ['查SOP 补水', { kind: 'sop', treatments: ['F01'] }],
    ['补水规范以前的版本', { kind: 'sop', what: 'history' }],
    ['补水的操作规范第2版', { kind: 'sop', what: 'look', version: 2 }],
    ['发我一下护理注意事项', { kind: 'aftercare', what: 'look' }],
    ['拉提做完要注意什么', { kind: 'aftercare', treatments: ['F03'] }],
    ['婷姐的护理注意事项', { kind: 'aftercare', customers: ['K001'] }],
    ['我的岗位', { kind: 'job', mine: true }],
    ['前台的岗位职责', { kind: 'job', role: 'receptionist' }],
    ['店规 请假', { kind: 'rule', title: '请假', what: 'look' }],
    ['谁还没看店规', { kind: 'rule', what: 'unread' }],
    ['岗位说明书还有谁没看', { kind: 'job', what: 'unread' }],
    ['店规 请假 作废', { kind: 'rule', title: '请假', what: 'end' }],
    ['服务流程', { kind: 'service' }],
    ['写补水的操作规范', { kind: 'sop', what: 'write' }],
    ['顾问的岗位目标:每月 20 个', { kind: 'job', role: 'consultant', isGoals: true, what: 'write' }],
    ['补水的操作规范 1 清洁 2 蒸脸', { kind: 'sop', what: 'write', text: '1 清洁 2 蒸脸' }],
  ])('%s', (text, page) => expect(read(text)).toMatchObject({ beyond: 'page', page }));

  it('keeps a text as it was typed, whatever is in it', () => {
    const { page, entries } = read('店规 请假:婷姐补水做了 收298\n2 没接也要说');
    expect(page).toMatchObject({ what: 'write', title: '请假', text: '婷姐补水做了 收298\n2 没接也要说' });
    expect(entries).toHaveLength(1);
  });

  it.each([
    '补水做了,怎么做的下次写',
    '婷姐补水做了 划1次',
    '婷姐补水怎么做的没说',
    '婷姐有什么要注意的',
    '婷姐护理要注意什么',
    '婷姐的注意事项',
    '莉莉今天请假',
    '导出店规',
    '婷姐家居 晚上敷面膜',
    '今天的流程怎么走',
    '10:00 婷姐补水',
    '取消补水',
  ])('%s is about something else', (text) => expect(read(text).page).toBeUndefined());
});

describe('the text of a page', () => {
  it('is told from an answer by its lines and steps', () => {
    expect(isEnumerated('1 清洁 2 蒸脸')).toBe(true);
    expect(isEnumerated('2 没接')).toBe(false);
    expect(goesOn('1 清洁\n2 蒸脸', '3 敷膜')).toBe(true);
    expect(goesOn('1 清洁\n2 蒸脸', '2 没接')).toBe(false);
  });

  it.each([
    ['店规 请假(12月1日起)', '2026-12-01'],
    ['店规 请假 1月1号起', '2027-01-01'],
    ['店规 请假 下个月起', '2026-12-01'],
    ['店规 请假 明天起', '2026-11-26'],
    ['店规 请假', null],
  ])('holds from the day its heading names: %s', (head, day) => {
    expect(fromDayIn(head, '2026-11-25')).toBe(day);
  });
});
