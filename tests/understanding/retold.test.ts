import { retell, RULES, SOUND, type Outcome } from '../../bench/variants/retell';
import { AT, labels, readings, store } from './sets';

/** Every fifth message of a few stores, told once in each way that it offers a place for. */
const outcomes = retell(
  ['dev', 'blind-k', 'blind-n', 'blind-q'].map((name) => ({
    name,
    lexicon: store(name),
    labels: labels(name).filter((_, i) => i % 5 === 0),
  })),
  AT,
  RULES.filter((one) => SOUND.includes(one.name)),
);

describe('the same thing told otherwise', () => {
  it.each(SOUND)('is the same visit: %s', (name) => {
    const told = outcomes.filter((one) => one.rule === name);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(isWrong).map((one) => `${one.original} | ${one.text} | ${one.worst!.what}`)).toEqual(
      [],
    );
  });
});

/** Something else would be written, without a question. */
function isWrong({ worst }: Outcome): boolean {
  return Boolean(worst) && ['customer', 'amount', 'write'].includes(worst!.kind);
}

describe('what keyboards and manners put there', () => {
  const read = readings();

  it('is not heard', () => {
    const plain = read('婷姐今天做了补水,划1次,收3千5,下次15号').slots;
    for (const text of [
      '婷姐今天做了补水,划 1 次,收 3 千 5,下次 15 号',
      '麻烦记一下:婷姐今天做了补水,划1次,收3千5,下次15号 谢谢啦~',
      '嗯,婷姐今天做了补水,嗯,划1次,收¥3500,下一次15号👌',
      '婷姐今天做了补水\n划1次\n收3千5\n下次15号',
      '婷姐今天做了补水。销1次。收3千5。下回15号',
      '婷姐今天做了補水,劃1次,收3千5,下次15號',
    ])
      expect({ text, slots: read(text).slots }).toEqual({ text, slots: plain });
  });

  it('stands in what is quoted, as it was written', () => {
    const { slots, people } = read('记一下 婷姐做了补水 腰圍小了 2 公分 谢谢');
    expect(slots.effect).toBe('腰圍小了 2 公分');
    expect(people[0]).toMatchObject({ text: '婷姐', start: 4, end: 6 });
  });
});
