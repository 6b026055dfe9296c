/**
 * Makes `npx dianwu` work inside a clone: npm puts only dependencies into node_modules/.bin. Run by `npm ci` (the
 * script `prepare`). A `bin` of our own in package.json would make npx install the clone into its cache, with a
 * build, at every call.
 */
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** @param root the folder with package.json */
export function linkCommand(root: string): void {
  const folder = join(root, 'node_modules', '.bin');
  if (!existsSync(folder)) return;
  const starter = join(folder, 'dianwu');
  // A file that starts it, no link to it: the build does not keep executable bits.
  rmSync(starter, { force: true });
  writeFileSync(starter, "#!/usr/bin/env node\nrequire('../../dist/src/cli/index.js').main();\n");
  chmodSync(starter, 0o755);
  if (process.platform === 'win32') writeFileSync(`${starter}.cmd`, '@node "%~dp0dianwu" %*\r\n');
}

if (require.main === module) linkCommand(resolve(__dirname, '..', '..', '..'));
