import fc from 'fast-check';
import { ellipsis, sendable, splitText, TEXT_BYTES } from '../../src/wecom/text';

const family = '👨‍👩‍👧‍👦';

describe('a long text', () => {
  it.each([2047, 2048])('of %i bytes stays one', (bytes) => {
    expect(splitText('a'.repeat(bytes))).toHaveLength(1);
  });
  it('of 2,049 bytes becomes two', () => {
    expect(splitText('a'.repeat(2049)).map((part) => part.length)).toEqual([2048, 1]);
  });
  it('of no characters is nothing to send', () => {
    expect(splitText('')).toEqual([]);
  });

  it.each([
    ['an emoji', '😀'],
    ['a family', family],
    ['an accent', 'e\u0301'],
    ['a flag', '🇨🇳'],
    ['a character outside the basic plane', '𠮷'],
  ])('is not cut within %s', (_title, cluster) => {
    for (let before = TEXT_BYTES - 30; before <= TEXT_BYTES; before += 1) {
      const parts = splitText('a'.repeat(before) + cluster.repeat(3));
      expect(parts.join('')).toBe('a'.repeat(before) + cluster.repeat(3));
      for (const part of parts) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(TEXT_BYTES);
        expect(part.replaceAll(cluster, '').replaceAll('a', '')).toBe('');
      }
    }
  });

  it('is cut after a line where it can be', () => {
    const lines = Array.from({ length: 60 }, (_, at) => `${at} 孙佳慧 14:00到店 · 拉提剩1次\n`).join('');
    const parts = splitText(lines);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('')).toBe(lines);
    for (const part of parts) expect(part.endsWith('\n')).toBe(true);
  });

  it('is cut within a cluster only when that alone is too long', () => {
    const monster = 'e' + '\u0301'.repeat(3000);
    const parts = splitText(monster);
    expect(parts.join('')).toBe(monster);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(TEXT_BYTES);
  });

  const RUNS = Number(process.env.FUZZ_CASES ?? 10_000);
  it(`keeps every byte and the order of ${RUNS} random texts`, () => {
    const piece = fc.oneof(
      fc.constantFrom('曼姐', '\n', ' ', '😀', family, 'e\u0301', '🇨🇳', '𠮷', '。', '剩7次'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    const texts = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 12, max: 120 }), (text, limit) => {
        const parts = splitText(text, limit);
        return (
          parts.join('') === text &&
          parts.every(
            (part) =>
              part !== '' &&
              Buffer.byteLength(part) <= limit &&
              (part === sendable(part) || text !== sendable(text)),
          )
        );
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

describe('a text for a small place', () => {
  it.each([
    ['肩颈', 5, '肩颈'],
    ['一二三四五', 5, '一二三四五'],
    ['一二三四五六', 5, '一二三四…'],
    [`一二三四${family}`, 5, `一二三四${family}`],
    [`一二三${family}五六`, 5, `一二三${family}…`],
  ])('«%s» in %i characters is «%s»', (text, count, expected) => {
    expect(ellipsis(text, count)).toBe(expected);
  });
});

describe('what is sent', () => {
  it('holds nothing that JSON must write as an escape', () => {
    const body = JSON.stringify(sendable('曼\ud83d姐\u0000\u001b[31m\t第1行\n第2行'));
    expect(body).not.toMatch(/\\u/);
    expect(JSON.parse(body)).toBe('曼\ufffd姐[31m\t第1行\n第2行');
  });
});
