import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadDataKey, createProtection, plainDigits, UnreadableField } from '../src/protection';

const oldKey = 'a'.repeat(64);
const newKey = Buffer.alloc(32, 7).toString('base64');
const protection = createProtection({ dataKey: oldKey });

test('a text comes back as it was, sealed differently each time', () => {
  const seal = () => protection.seal('customer', 'name', 'R1', '方敏😀𠮷');
  expect(seal()).not.toBe(seal());
  expect(seal()).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
  expect(protection.open('customer', 'name', 'R1', seal())).toBe('方敏😀𠮷');
  expect(protection.open('customer', 'name', 'R1', protection.seal('customer', 'name', 'R1', ''))).toBe('');
});

test('moved to another row, column or table, it does not open', () => {
  const sealed = protection.seal('customer', 'name', 'R1', '方敏');
  for (const [table, column, row] of [
    ['customer', 'name', 'R2'],
    ['customer', 'note', 'R1'],
    ['staff', 'name', 'R1'],
  ]) {
    expect(() => protection.open(table, column, row, sealed)).toThrow(UnreadableField);
  }
});

test('changed in any place, it does not open', () => {
  const sealed = protection.seal('customer', 'name', 'R1', '方敏');
  for (let i = 0; i < sealed.length; i++) {
    const other = sealed[i] === 'A' ? 'B' : 'A';
    const changed = sealed.slice(0, i) + other + sealed.slice(i + 1);
    // The last sign of a base64 part may stand for the same bytes; then it is the same text still.
    const same = changed.split('.').every((part, n) => {
      const whole = sealed.split('.')[n];
      return n < 2 ? part === whole : Buffer.from(part, 'base64url').equals(Buffer.from(whole, 'base64url'));
    });
    if (!same) expect(() => protection.open('customer', 'name', 'R1', changed)).toThrow(UnreadableField);
  }
  expect(() => protection.open('customer', 'name', 'R1', '方敏')).toThrow(UnreadableField);
  expect(() => protection.open('customer', 'name', 'R1', sealed.split('.').slice(0, 4).join('.'))).toThrow();
});

test('a tag cut short is no tag', () => {
  const parts = protection.seal('customer', 'name', 'R1', '方敏').split('.');
  parts[4] = Buffer.from(parts[4], 'base64url').subarray(0, 4).toString('base64url');
  expect(() => protection.open('customer', 'name', 'R1', parts.join('.'))).toThrow(UnreadableField);
});

test('after a change of keys the old texts open, new ones take the new key, and numbers are found as before', () => {
  const rotated = createProtection({ dataKey: `${newKey},${oldKey}` });
  const before = protection.seal('customer', 'name', 'R1', '方敏');
  expect(rotated.open('customer', 'name', 'R1', before)).toBe('方敏');
  const after = rotated.seal('customer', 'name', 'R1', '方敏');
  expect(() => protection.open('customer', 'name', 'R1', after)).toThrow(UnreadableField);
  expect(rotated.phoneIndexes('13800001111')).toEqual(protection.phoneIndexes('13800001111'));
});

test('a number is the same however it is written', () => {
  const index = protection.phoneIndexes('13800001111');
  for (const written of [
    '１３８００００１１１１',
    '+86 138-0000-1111',
    '0086 13800001111',
    '86 138 0000 1111',
  ]) {
    expect(protection.phoneIndexes(written)).toEqual(index);
  }
  expect(index?.full).toMatch(/^[0-9a-f]{64}$/);
  expect(index?.tail).toBe(protection.tailIndex('1111'));
  expect(protection.tailIndex('１１１１')).toBe(index?.tail);
  expect(protection.phoneIndexes('没有')).toBeNull();
  expect(protection.tailIndex('111')).toBeNull();
  expect(plainDigits('8613')).toBe('8613');
});

test('half a character is refused instead of stored as another text', () => {
  expect(() => protection.seal('customer', 'name', 'R1', '\ud83d')).toThrow('half a character');
});

test('a key that is none is told at once', () => {
  for (const dataKey of ['short', 'a'.repeat(63), '方'.repeat(32)]) {
    expect(() => createProtection({ dataKey })).toThrow(BadDataKey);
  }
  expect(() => createProtection({})).toThrow(BadDataKey);
});

test('the demo keeps a key of its own, for its owner only', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dianwu-key-'));
  const sealed = createProtection({ dir }).seal('customer', 'name', 'R1', '方敏');
  expect(createProtection({ dir }).open('customer', 'name', 'R1', sealed)).toBe('方敏');
  expect(statSync(join(dir, 'data.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(dir, 'data.key'), 'utf8')).not.toContain(sealed);
  rmSync(dir, { recursive: true });
});
