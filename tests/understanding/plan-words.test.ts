import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerIn, asksForProgress, planPartIn } from '../../bot-flows/understanding/plan-words';
import { readStoreFile } from '../../src/cli/read-store';

const lexicon = readStoreFile(JSON.parse(readFileSync(join(__dirname, 'dev-store.json'), 'utf8')));

it.each([
  ['给婷姐定个目标 年底前皮肤不敏感', { kind: 'goal', text: '年底前皮肤不敏感' }],
  ['婷姐的问题是怕贵 不太信我们', { kind: 'problem', text: '怕贵 不太信我们' }],
  ['婷姐家居 晚上敷面膜', { kind: 'homeCare', text: '晚上敷面膜' }],
  ['婷姐家居没做,忘了', { kind: 'homeHeard', kept: false, text: '家居没做,忘了' }],
  ['婷姐计划加一步 12月5日 打电话', { kind: 'step', text: '12月5日 打电话' }],
  ['婷姐第二步办好了', { kind: 'stepDone', n: 2 }],
  ['婷姐续卡目标 月底前续补水10次', { kind: 'renewal', text: '月底前续补水10次' }],
  ['婷姐计划12月20号复查', { kind: 'review' }],
  ['婷姐买了家居套装 收980', null],
  ['婷姐目标是什么', null],
  ['曼姐做了补水 划1次 她说眼纹淡了', null],
])('%s', (text, part) => expect(planPartIn(text)).toEqual(part));

it.each([
  ['婷姐答应买拉提 明天付', { result: 'yes', treatments: ['F03'] }],
  ['婷姐做了补水 划1次 拉提没要 太贵', { result: 'no', reason: '太贵', treatments: ['F03'] }],
  ['婷姐拉提没答应,说考虑一下', { result: 'later', treatments: ['F03'] }],
  ['婷姐说好做补水', null],
  ['手法不要太重', null],
])('her answer in «%s»', (text, said) => {
  if (said === null) expect(answerIn(text, lexicon)).toBeNull();
  else expect(answerIn(text, lexicon)).toMatchObject(said);
});

it('hears the question how plans went', () => {
  expect(asksForProgress('苏婉上个月的计划完成得怎么样?')).toBe(true);
  expect(asksForProgress('婷姐的计划')).toBe(false);
});
