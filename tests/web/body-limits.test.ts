import { gzipSync } from 'node:zlib';
import { SERVER_LIMITS } from '../../src/web/server';
import { BODY_BYTES } from '../../src/web/wecom-webhook';
import { seal, text } from '../wecom/sealing';
import { createWebRig, type WebRig } from './web-rig';

let rig: WebRig;
beforeEach(async () => {
  rig = await createWebRig();
});
afterEach(() => rig.close());

/** What Node takes from a socket at once. */
const SOCKET_READ = 64 * 1024;

const path = '/wecom/callback?msg_signature=a&timestamp=1&nonce=1';
const head = (...headers: string[]): string =>
  [`POST ${path} HTTP/1.1`, 'Host: a', ...headers, '', ''].join('\r\n');

describe('a body', () => {
  it('of the largest size is read, one byte more is not', async () => {
    expect((await rig.post(path, 'a'.repeat(BODY_BYTES))).status).toBe(403);
    expect((await rig.post(path, 'a'.repeat(BODY_BYTES + 1))).status).toBe(413);
    expect(rig.web.lastCallbacks()[0].result).toBe('too-large');
  });

  it('that says ten megabytes is refused before it comes', async () => {
    expect(await rig.raw(head('Content-Length: 10485760'))).toMatch(/^HTTP\/1.1 413/);
  });

  it('that has no end is read to the limit and no further', async () => {
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const answer = await rig.raw(head('Transfer-Encoding: chunked') + chunk.repeat(200));
    expect(answer === '' || answer.startsWith('HTTP/1.1 413')).toBe(true);
    expect(rig.web.lastCallbacks()[0].result).toBe('too-large');
    expect(rig.bytesRead()).toBeLessThan(BODY_BYTES + 4 * SOCKET_READ);
  });

  it('that is shorter than it says is cut off, and nothing is stored', async () => {
    await rig.raw(`${head('Content-Length: 100')}abc`, 100);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(rig.web.lastCallbacks()[0].result).toBe('cut-short');
    expect(rig.stored).toEqual([]);
  });

  it('with both a length and chunks is refused by the server itself', async () => {
    const smuggled = `${head('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n`;
    const answer = await rig.raw(smuggled);
    expect(answer).toMatch(/^HTTP\/1.1 400/);
    expect(answer).not.toContain('ok');
  });

  it('with two lengths is refused by the server itself', async () => {
    expect(await rig.raw(head('Content-Length: 4', 'Content-Length: 5'))).toMatch(/^HTTP\/1.1 400/);
  });

  it('that is packed is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(BODY_BYTES);
    expect((await rig.post(path, bomb, { 'content-encoding': 'gzip' })).status).toBe(403);
  });
});

describe('a sender who takes her time', () => {
  /** A tenth of the real figures, which the first test checks. */
  const quick = {
    ...SERVER_LIMITS,
    headersTimeout: 500,
    requestTimeout: 1000,
    connectionsCheckingInterval: 100,
  };

  it('has five seconds for her headers and ten in all', () => {
    expect(SERVER_LIMITS).toMatchObject({ headersTimeout: 5000, requestTimeout: 10_000 });
  });

  it('is cut while she sends her headers or her body, and others are served meanwhile', async () => {
    const hurried = await createWebRig({}, quick);
    const ended: string[] = [];
    const slow = [
      hurried.raw('GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ', 25_000),
      hurried.raw(`${head('Content-Length: 1000')}abc`, 25_000),
    ].map((answer) => answer.then((text) => ended.push(text)));
    expect((await hurried.push(seal(text('a')))).status).toBe(200);
    expect(ended).toEqual([]);
    await Promise.all(slow);
    for (const answer of ended) expect(answer).toMatch(/^HTTP\/1.1 408/);
    await hurried.close();
  });

  it('with a header of nine kilobytes is refused', async () => {
    expect(await rig.raw(`GET /healthz HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(9000)}\r\n\r\n`)).toMatch(
      /431/,
    );
  });
});
