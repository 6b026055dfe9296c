import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformSync, type Options } from '@swc/core';

const ROOT = join(__dirname, '..', '..');
const SOURCES = ['src', 'bot-flows', 'entities', 'tests/durability'];

/** Compiles what a server needs into a folder beside the packages, so that fifty starts do not compile it each. */
export function compileOnce(): string {
  const cache = join(ROOT, 'node_modules', '.cache', 'dianwu');
  mkdirSync(cache, { recursive: true });
  const out = mkdtempSync(join(cache, 'doomed-'));
  const options = JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8')) as Options;
  for (const source of SOURCES) {
    for (const name of readdirSync(join(ROOT, source), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const file = join(ROOT, source, name);
      const { code } = transformSync(readFileSync(file, 'utf8'), {
        ...options,
        sourceMaps: false,
        swcrc: false,
        filename: file,
      });
      const target = join(out, relative(ROOT, file)).replace(/\.ts$/, '.js');
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
  }
  return out;
}
