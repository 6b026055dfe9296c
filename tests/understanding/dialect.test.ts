import { dialectIn, reworded } from '../../bot-flows/understanding/dialect';
import { readings } from './sets';

const inMandarin = (text: string): string => reworded(text, dialectIn(text));

describe('words of dialects', () => {
  it.each([
    ['听日下昼三点', '明天下午三点'],
    ['琴日做咗肩颈', '昨天做了肩颈'],
    ['佢话唔使喇', '她说不用啦'],
    ['边个得闲', '哪位有空'],
    ['四点三个字', '四点15分'],
    ['俾咗两千蚊', '付了两千元'],
  ])('are heard in Mandarin, at the same place: %s', (said, heard) => {
    expect(inMandarin(said)).toBe(heard);
  });

  it.each(['今天联系了红姐', '电话没接', '关系很好', '做左边肩膀', '敏感肌', '整个人轻松', '晒后修复'])(
    'leave Mandarin alone: %s',
    (said) => {
      expect(inMandarin(said)).toBe(said);
    },
  );

  it('leave names and treatments as the store spells them', () => {
    const { slots } = readings('blind-h')('晴晴听晚七点水光', 'XueXiao');
    expect(slots).toMatchObject({ customer: 'C21', nextTime: { day: '+1d', time: '19:00' } });
  });
});
