/** `npm test` runs what needs no server and no browser; `npm run check` (tests/check.mjs) runs all of it. */
const needsServer = process.env.DIANWU_CHECK === '1' ? [] : ['\\.db\\.test\\.ts$'];
const needsBrowser = process.env.DIANWU_BROWSER === '1' ? [] : ['\\.browser\\.test\\.ts$'];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...needsServer, ...needsBrowser],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  // Two at a time: most of them wait for a database or a process of their own.
  maxWorkers: 2,
  // What a worker has kept of a hundred suites makes the collector slow: it begins anew.
  workerIdleMemoryLimit: '700MB',
  testTimeout: 120000,
};
