import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { rmSync } from 'node:fs';
import { ending } from '../../src/cli/exit';
import { readConfig } from '../../src/config';
import { AlreadyServed, serveAlone } from '../../src/database/one-server';
import { openStore } from '../../src/composition/open-store';
import { scratchFolder } from '../support/scratch';

/** Why a server does not start, in the words of whoever has to mend it. */
let folder: string;
beforeEach(() => (folder = scratchFolder('start')));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LIVE = {
  WECOM_CORP_ID: 'ww1234567890abcdef',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'the-secret-of-the-app',
  WECOM_TOKEN: 'hJqcu3uJ9Tn2gXPmxx2w',
  WECOM_ENCODING_AES_KEY: '6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt',
};

test('one server at a time works in a folder; when it ends, the next one may', async () => {
  const letGo = await serveAlone(folder, 1);
  await expect(serveAlone(folder, 1)).rejects.toThrow(AlreadyServed);
  letGo();
  (await serveAlone(folder, 1))();
  expect(ending(new AlreadyServed(folder))).toMatchObject({ code: 1, said: expect.stringContaining(folder) });
});

test('a database that does not answer is told with its address, without its password', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `mysql://root:hush@127.0.0.1:${port}/salon`;
  const config = readConfig({ ...LIVE, DATA_DIR: folder, DATABASE_URL: url });
  const { said, code } = ending(await openStore(config).catch((error: unknown) => error));
  expect(code).toBe(1);
  expect(said).toContain(`127.0.0.1:${port}/salon`);
  expect(said).not.toContain('hush');
  server.close();
});

test('a key of another form and a port that is taken are named', async () => {
  const badKey = readConfig({ DATA_DIR: folder, DATA_KEY: 'short' });
  expect(ending(await openStore(badKey).catch((error: unknown) => error))).toMatchObject({
    code: 3,
    said: expect.stringMatching(/^DATA_KEY: 32 bytes/),
  });
  const taken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 3000 });
  expect(ending(taken)).toMatchObject({ code: 1, said: expect.stringContaining('端口 3000') });
});

test('without the package of SQLite, which npm leaves out where it cannot build it, it says what to install', async () => {
  jest.doMock('better-sqlite3', () => {
    throw Object.assign(new Error("Cannot find module 'better-sqlite3'"), { code: 'MODULE_NOT_FOUND' });
  });
  const { said, code } = ending(
    await openStore(readConfig({ DATA_DIR: folder })).catch((error: unknown) => error),
  );
  jest.dontMock('better-sqlite3');
  expect(code).toBe(1);
  expect(said).toMatch(
    /先装编译工具[\s\S]*apt-get install -y python3 make g\+\+[\s\S]*npm ci[\s\S]*DATABASE_URL=/,
  );
});
