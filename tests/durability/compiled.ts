import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { transformSync, type Options } from '@swc/core';

const ROOT = join(__dirname, '..', '..');
const SOURCES = ['src', 'bot-flows', 'entities', 'tests/durability'];

/**
 * Compiles what a server needs into one file in a folder beside the packages, so that fifty starts neither compile it
 * nor look for six hundred files each.
 * @returns the folder; `server.js` in it is the doomed server
 */
export function compileOnce(): string {
  const cache = join(ROOT, 'node_modules', '.cache', 'dianwu');
  mkdirSync(cache, { recursive: true });
  const out = mkdtempSync(join(cache, 'doomed-'));
  const options = JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8')) as Options;
  const codes: Record<string, string> = {};
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
      codes[relative(ROOT, file).replace(/\.ts$/, '.js')] = code;
    }
  }
  writeFileSync(join(out, 'modules.json'), JSON.stringify(codes));
  writeFileSync(join(out, 'server.js'), `(${loadFrom.toString()})(require, __dirname);\n`);
  return out;
}

/** What `require` does, with our own modules out of `modules.json`; stacks show the names of their files. */
function loadFrom(require: NodeJS.Require, folder: string): void {
  const { join, dirname } = require('node:path') as typeof import('node:path').posix;
  const { compileFunction } = require('node:vm') as typeof import('node:vm');
  const codes = require('./modules.json') as Record<string, string>;
  const loaded: Record<string, { exports: unknown }> = {};
  const load = (name: string): unknown => {
    if (loaded[name]) return loaded[name].exports;
    const module = (loaded[name] = { exports: {} });
    const within = (to: string): unknown => {
      if (!to.startsWith('.')) return require(to);
      const path = join(dirname(name), to);
      return load(`${path}.js` in codes ? `${path}.js` : `${path}/index.js`);
    };
    const filename = join(folder, name);
    compileFunction(codes[name], ['exports', 'require', 'module'], { filename })(
      module.exports,
      within,
      module,
    );
    return module.exports;
  };
  load('tests/durability/doomed-server.js');
}
