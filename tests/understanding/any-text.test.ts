import fc from 'fast-check';
import { createReader, INTENTS } from '../../bot-flows/understanding';
import { AT, labels, store } from './sets';

const reader = createReader(store('dev'));
const words = fc.constantFrom(
  ...labels('dev').flatMap((one) => one.text.split(/(?<=[,，。 ])/)),
  '不对',
  '三点',
  '2月30日',
  '25:61',
  '１００',
  '-1',
  '1e9',
  '😀',
  '她',
  '李姐',
  'Ⓒ',
  'Ⓣ',
  '\n',
);

describe('whatever is written', () => {
  it('is read without a fault, and every span stands in the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 8 }),
        (parts) => {
          const text = parts.join('');
          const reading = reader.read(text, { speaker: 'HeYing', at: AT });
          expect(INTENTS).toContain(reading.intent);
          for (const span of reading.spans) expect(text.slice(span.start, span.end)).toBe(span.text);
          for (const one of reading.unused) expect(text.slice(one.start, one.end)).toBe(one.text);
          for (const slot of ['effect', 'feedback', 'allergy', 'taboo'] as const) {
            const words = reading.slots[slot];
            if (words !== undefined) expect(text).toContain(words);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is read the same way twice', () => {
    const text = labels('dev')[10].text;
    const once = reader.read(text, { speaker: 'TangLin', at: AT });
    expect(reader.read(text, { speaker: 'TangLin', at: AT })).toEqual(once);
  });

  it.each(['', ' ', '。', '😀', '\n\n', '？？？'])('«%s» asks for nothing', (text) => {
    expect(reader.read(text, { speaker: 'HeYing', at: AT })).toMatchObject({
      intent: 'smalltalk',
      slots: {},
    });
  });

  it('leaves no sum where the number is not one', () => {
    for (const number of ['-1', '1e9', '25:61', '2月30日']) {
      const { slots } = reader.read(`婷姐做了补水 收${number}`, { speaker: 'HeYing', at: AT });
      expect(slots.cash).toBeUndefined();
    }
    expect(reader.read('婷姐做了补水 收１００', { speaker: 'HeYing', at: AT }).slots.cash).toBe(100);
    expect(reader.read('婷姐做了补水 收一百二', { speaker: 'HeYing', at: AT }).slots.cash).toBe(120);
  });
});
