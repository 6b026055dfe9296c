import { readWireKey, taskIdOf, twin, wireKeyOf } from '../../bot-flows/engine';

test('a reader without cards gets the same choices as numbered lines', () => {
  const prompt = {
    text: '李婷 补水 1次',
    card: {
      kind: 'buttons' as const,
      title: 'x',
      buttons: [
        { key: 'yes', text: '对' },
        { key: 'no', text: '不要了' },
      ],
    },
  };
  expect(twin(prompt)).toBe('李婷 补水 1次\n1 对\n2 不要了');
});

test('a button names its dialog, its showing and its choice', () => {
  expect(taskIdOf('01J', 3)).toBe('01J@3');
  expect(readWireKey(wireKeyOf('01J', 3, 'pick:0#x'))).toEqual({
    dialogId: '01J',
    revision: 3,
    key: 'pick:0#x',
  });
});

test.each(['', 'menu', '01J@x#yes', '@3#yes', '../@1#a'])('%s is not a key of ours', (key) => {
  expect(readWireKey(key)).toBeNull();
});
