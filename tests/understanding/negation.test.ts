import { readings } from './sets';

const read = readings();

describe('what was not done', () => {
  it.each([
    ['婷姐做了补水,没做肩颈', ['F01']],
    ['婷姐做了补水 肩颈没做', ['F01']],
    ['婷姐本来做肩颈改做了补水', ['F01']],
    ['婷姐补水和肩颈没做 做的是艾灸', ['B04']],
    ['婷姐做了补水 下次做肩颈', ['F01']],
    ['婷姐做了补水 问了祛斑多少钱', ['F01']],
    ['婷姐做了补水 她妈妈做了肩颈', ['F01']],
    ['婷姐补水 买了修护套', ['F01']],
  ])('%s', (text, codes) => expect(read(text).slots.treatments).toEqual(codes));

  it('is kept beside what was done', () => {
    expect(read('婷姐做了补水,没做肩颈').entries[0].notDone).toEqual(['B01']);
  });

  it('does not hide a gift', () => {
    const reading = read('婷姐做了补水 眼部是送的 划了一次');
    expect(reading.slots).toMatchObject({ treatments: ['F01', 'E01'], sessionsUsed: 1 });
    expect(reading.entries[0].gifted).toEqual(['E01']);
  });
});

describe('what is taken back within the message', () => {
  it.each([
    ['婷姐约明天三点不对四点做补水', { day: '+1d', time: '16:00' }],
    ['婷姐约下午四点不对是四点半做补水', { day: null, time: '16:30' }],
    ['婷姐约周三不对周四三点做补水', { day: 'dow:4/this', time: '15:00' }],
  ])('%s', (text, time) => expect(read(text).slots.nextTime).toEqual(time));

  it('drops the wrong person', () => {
    expect(read('不是李婷是刘芳做了肩颈').slots.customer).toBe('K016');
  });
});

describe('what is left over', () => {
  it('is kept as the note', () => {
    expect(read('婷姐做了补水 停车券给了两张').note).toContain('停车券给了两张');
  });

  it('stands in the text exactly as written', () => {
    const text = '婷姐　做了补水，划１次，皮肤比上次亮了！';
    const reading = read(text);
    for (const span of reading.spans) expect(text.slice(span.start, span.end)).toBe(span.text);
    expect(reading.slots).toMatchObject({ sessionsUsed: 1, effect: '皮肤比上次亮了' });
  });
});

describe('what she says of herself', () => {
  it('is no result, also after a pause: 说最近睡不好 肩膀紧', () => {
    const { slots } = read('婷姐做了补水 说最近睡不好 肩膀紧');
    expect(slots).toMatchObject({ feedback: '最近睡不好 肩膀紧' });
    expect(slots.effect).toBeUndefined();
    expect(read('婷姐做了补水 她说很舒服 皮肤亮了').slots.effect).toBe('皮肤亮了');
  });
});
