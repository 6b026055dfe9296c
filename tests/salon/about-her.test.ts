import {
  GONE,
  mayBeOfHer,
  namesHer,
  withoutHer,
  withoutName,
  withoutWords,
  type AboutHer,
} from '../../src/salon/erasure/about-her';

const her: AboutHer = {
  ids: ['01HER'],
  names: ['李婷', 'Lisa'],
  sharedNames: ['婷姐'],
  longerNames: ['李婷婷'],
  numbers: ['13812345678'],
  words: ['女儿要考研'],
};

test('names her for certain, and nobody who is only called alike', () => {
  expect(namesHer(her, '李婷来了')).toBe(true);
  expect(namesHer(her, '李婷婷来了')).toBe(false);
  expect(namesHer(her, { customer: { id: '01HER' } })).toBe(true);
  expect(namesHer(her, '138 1234 5678')).toBe(true);
  expect(namesHer(her, 'Lisas')).toBe(false);
  expect(namesHer(her, '婷姐来了')).toBe(false);
  expect(mayBeOfHer(her, '婷姐来了')).toBe(true);
  expect(mayBeOfHer(her, '她女儿要考研')).toBe(true);
});

test('is taken out of what is said of others, and of what is still to be told', () => {
  expect(withoutName(her, '李婷婷和李婷一起', '某人')).toBe('李婷婷和某人一起');
  expect(withoutHer(her, '今天2位\n1 李婷 16:00\n2 徐曼 17:00')).toBe('今天2位\n2 徐曼 17:00');
  expect(withoutHer(her, { customer: { id: '01HER' } })).toBe(GONE);
  expect(withoutHer(her, { due: [{ id: '01HER' }, { id: '02' }] })).toEqual({ due: [{ id: '02' }] });
  expect(withoutWords(her, { fen: 3, day: '2026-11-25', text: '怕冷', by: 'Lisa' })).toEqual({
    fen: 3,
    day: '2026-11-25',
    text: '',
    by: '',
  });
});
