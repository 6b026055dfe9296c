/**
 * `npm run check`: lint, formatting, types, and every test, the database suites on real servers included.
 *
 * MySQL or MariaDB: TEST_MYSQL_URL, else 127.0.0.1:3306. Redis: TEST_REDIS_URL, else 127.0.0.1:6379. A browser:
 * CHROMIUM_PATH, else /usr/bin/chromium. With CI=true whatever is missing is a failure; else it is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';

const CI = process.env.CI === 'true';
const RESULT = 'node_modules/.cache/dianwu/jest-result.json';

const has = {
  mysql: await answers(process.env.TEST_MYSQL_URL ?? 'mysql://127.0.0.1:3306'),
  redis: await answers(process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379'),
  browser: existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'),
};
const missing = Object.keys(has).filter((name) => !has[name]);
if (missing.length > 0) {
  console.error(`not there: ${missing.join(', ')}${CI ? '' : ' (what needs it is not run)'}`);
  if (CI) process.exit(1);
}

const steps = [
  ['npx', ['eslint', '.']],
  ['npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['npx', ['tsc', '-p', 'tsconfig.json', '--noEmit']],
];
let failed = 0;
for (const [command, args] of steps) {
  console.error(`\n> ${args.join(' ')}`);
  if (run(command, args) !== 0) failed += 1;
}
mkdirSync('node_modules/.cache/dianwu', { recursive: true });
const status = run('npx', ['jest', '--json', `--outputFile=${RESULT}`, '--silent'], {
  DIANWU_CHECK: has.mysql && has.redis ? '1' : '0',
  DIANWU_BROWSER: has.browser ? '1' : '0',
});
const result = JSON.parse(readFileSync(RESULT, 'utf8'));
console.log(
  `${result.numPassedTests} passed, ${result.numFailedTests} failed, ${result.numPendingTests} skipped`,
);
process.exit(failed === 0 && status === 0 ? 0 : 1);

function run(command, args, env = {}) {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}

function answers(url) {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port || (protocol === 'redis:' ? 6379 : 3306)), hostname, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
    socket.setTimeout(2000, () => {
      socket.destroy();
      resolve(false);
    });
  });
}
