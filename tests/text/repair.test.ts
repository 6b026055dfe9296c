import { voice } from '../../src/text/repair';

describe('the words of yes, no and stop', () => {
  it.each([
    '对',
    '对的',
    '好的',
    '嗯嗯',
    '可以了',
    'OK',
    '就这么定',
    '没问题。',
    '行吧',
    '是的!',
    'ＯＫ',
    '嗯 就这么定',
    '好的,可以',
  ])('hears yes in «%s»', (text) => expect(voice.yes(text)).toBe(true));

  it.each(['对面房间', '好像不是', '不对', '可以约周三', ''])('hears no yes in «%s»', (text) =>
    expect(voice.yes(text)).toBe(false),
  );

  it.each(['不', '不对', '错了', '不要了', '不用了', 'no'])('hears no in «%s»', (text) =>
    expect(voice.no(text)).toBe(true),
  );

  it.each(['算了', '算了吧', '不记了', '取消', '别记了'])('hears stop in «%s»', (text) =>
    expect(voice.cancel(text)).toBe(true),
  );

  it.each(['取消婷姐明天的', '李婷不约了周六', '好'])('does not stop at «%s»', (text) =>
    expect(voice.cancel(text)).toBe(false),
  );
});

describe('a bare number that chooses', () => {
  it.each([
    ['2', 2],
    ['２', 2],
    ['二', 2],
    ['两', 2],
    ['第二个', 2],
    ['选3', 3],
    ['2。', 2],
    ['②', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['第1位', 1],
  ])('reads «%s» as %d', (text, value) => expect(voice.number(text)).toBe(value));

  it.each(['2 没接', '一百二', '三点', '3号房', '12800', '周二', '做2次', '', '个'])(
    'reads no choice in «%s»',
    (text) => expect(voice.number(text)).toBeNull(),
  );
});

describe('sentences', () => {
  it('names the form in every one of them', () => {
    const title = '钱玉兰 的记录';
    for (const said of [
      voice.notUnderstood(title),
      voice.stale(title),
      voice.gone(title),
      voice.already(title),
      voice.cancelled(title),
      voice.expired(title),
      voice.recap(title, ['下次时间']),
      voice.aside(title),
    ]) {
      expect(said).toContain('钱玉兰');
    }
  });

  it('keeps button texts within ten characters', () => {
    const buttons = [voice.yesButton, voice.noButton, ...voice.wayOut('x').choices!];
    for (const button of buttons) expect([...button.text].length).toBeLessThanOrEqual(10);
  });
});
