import { encrypt, getSignature } from '@wecom/crypto';
import { arrivalLine } from '../../src/text/install';
import { APP, envelope, OTHER_KEY, seal, text } from '../wecom/sealing';
import { createWebRig, type WebRig } from './web-rig';

let rig: WebRig;
beforeEach(async () => {
  rig = await createWebRig();
});
afterEach(() => rig.close());

/** The URL check as WeCom makes it. */
function check(encode: (value: string) => string = encodeURIComponent, app = APP): string {
  const echostr = encrypt(app.encodingAesKey, '1616140317555161061', app.corpId);
  const signature = getSignature(app.token, '1409659589', 'n', echostr);
  return `/wecom/callback?msg_signature=${signature}&timestamp=1409659589&nonce=n&echostr=${encode(echostr)}`;
}

describe('the check of the URL', () => {
  it('is answered with the bare text', async () => {
    const { status, body, headers } = await rig.get(check());
    expect([status, body]).toEqual([200, '1616140317555161061']);
    expect(headers['content-type']).toMatch(/^text\/plain/);
  });

  it('is answered when a proxy has left the plus signs bare', async () => {
    for (let round = 0; round < 20; round += 1) {
      expect((await rig.get(check((value) => value))).body).toBe('1616140317555161061');
    }
  });

  it('does not wait for a hundred messages that are still being stored', async () => {
    let store = (): void => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    const slow = await createWebRig({ accept: () => stored });
    const pushes = Array.from({ length: 100 }, (_, at) => slow.push(seal(text(`第${at}条`))));
    expect((await slow.get(check())).status).toBe(200);
    store();
    await Promise.all(pushes);
    await slow.close();
  });
});

describe('a message', () => {
  it('is answered with an empty 200 once it is stored', async () => {
    const { status, body } = await rig.push(seal(text('曼姐做了补水')));
    expect([status, body]).toEqual([200, '']);
    expect(rig.stored).toMatchObject([{ kind: 'text', content: '曼姐做了补水', fromKey: 'suwan' }]);
  });

  it('is not answered before it is stored', async () => {
    let store = (): void => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    const slow = await createWebRig({ accept: () => stored });
    const answer = slow.push(seal(text('a')));
    const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 100, 'waiting'))]);
    expect(first).toBe('waiting');
    store();
    expect((await answer).status).toBe(200);
    await slow.close();
  });

  it('is brought again by WeCom when it could not be stored', async () => {
    const broken = await createWebRig({ accept: () => Promise.reject(new Error('disk full')) });
    expect((await broken.push(seal(text('a')))).status).toBe(503);
    expect(broken.web.lastCallbacks()).toMatchObject([{ result: 'storage-failed' }]);
    await broken.close();
  });

  it('is brought again by WeCom when storing takes longer than it waits', async () => {
    const stuck = await createWebRig({ accept: () => new Promise(() => undefined), acceptWithinMs: 50 });
    expect((await stuck.push(seal(text('a')))).status).toBe(503);
    await stuck.close();
  });
});

describe('what is refused', () => {
  it('looks the same from outside, whatever was wrong', async () => {
    const good = seal(text('a'));
    const query = new URLSearchParams(good.query).toString();
    const answers = await Promise.all([
      rig.post('/wecom/callback', good.body),
      rig.post(`/wecom/callback?${query}&nonce=x`, good.body),
      rig.post(`/wecom/callback?${query}`, seal(text('b')).body),
      rig.post(`/wecom/callback?${query}`, text('plain')),
      rig.post(`/wecom/callback?${query}`, ''),
      rig.push(seal(text('a'), { corpId: 'ww9999999999999999' })),
      rig.push(envelope(encrypt(OTHER_KEY, text('a'), APP.corpId))),
      rig.push(seal('<!DOCTYPE xml><xml><a>1</a></xml>')),
      rig.get('/wecom/callback'),
      rig.get(`/wecom/callback?${query}&echostr=AAAA`),
      rig.get(check().replace('echostr=', 'echostr=A')),
    ]);
    const shape = ({ status, body, headers }: (typeof answers)[number]) => {
      const { date: _date, ...rest } = headers;
      return { status, body, rest };
    };
    expect(shape(answers[0]).status).toBe(403);
    for (const answer of answers) expect(shape(answer)).toEqual(shape(answers[0]));
    expect(rig.stored).toEqual([]);
  });

  it('tells the installer what to change', async () => {
    const good = seal(text('a'));
    const query = new URLSearchParams(good.query).toString();
    await rig.get('/callback?msg_signature=1');
    await rig.get('/wecom/callback');
    await rig.get('/wecom/callback?timestamp=1');
    await rig.push(seal(text('a'), { token: 'other' }));
    await rig.push(envelope(encrypt(OTHER_KEY, text('a'), APP.corpId)));
    await rig.push(seal(text('a'), { corpId: 'ww9999999999999912' }));
    await rig.post(`/wecom/callback?${query}`, text('plain'));
    await rig.get(check());
    const lines = rig.web.lastCallbacks().map(arrivalLine).reverse();
    const expected = [
      '到了但路径不对:收到 /callback',
      '到了但没带任何参数',
      '到了但没带 msg_signature',
      '签名不对:两边的 Token 不同',
      '解密失败:两边的 EncodingAESKey 不同',
      '企业ID不符:收到 ww…9912,配置 ww…cdef',
      '内容没有加密',
      '地址验证通过,已应答',
    ];
    expect(lines).toHaveLength(expected.length);
    expected.forEach((sentence, at) => expect(lines[at]).toContain(sentence));
  });

  it('leaves no secret and no word of a person in log, metrics and list', async () => {
    const sealed = seal(text('曼姐欠3000'));
    await rig.push(sealed);
    await rig.push({ ...sealed, body: '<xml/>' });
    await rig.get(check());
    const metrics = (await rig.get('/metrics')).body;
    const all = rig.logged.join('') + metrics + JSON.stringify(rig.web.lastCallbacks());
    expect(rig.logged.length).toBeGreaterThanOrEqual(3);
    const secrets = [
      APP.token,
      APP.encodingAesKey,
      sealed.query.msg_signature,
      sealed.query.nonce,
      '曼姐',
      'SuWan',
    ];
    for (const secret of secrets) expect(all).not.toContain(secret);
    expect(all).not.toMatch(/echostr=|msg_signature=/);
  });

  it('keeps the last fifty for the installer, no more', async () => {
    for (let knock = 0; knock < 60; knock += 1) await rig.get('/wecom/callback');
    expect(rig.web.lastCallbacks()).toHaveLength(50);
  });
});

describe('identity', () => {
  it('is not taken from URL, header, cookie or envelope', async () => {
    const { query, body } = seal(text('a'));
    const path = `/wecom/callback?${new URLSearchParams(query).toString()}&FromUserName=boss&userid=boss`;
    const headers = { 'x-wecom-userid': 'boss', cookie: 'userid=boss', 'x-forwarded-for': '10.0.0.1' };
    await rig.post(path, body.replace('<Encrypt>', '<FromUserName>boss</FromUserName><Encrypt>'), headers);
    expect(rig.stored).toMatchObject([{ fromUserId: 'SuWan' }]);
  });
});
