import { createCipheriv, randomBytes } from 'node:crypto';
import { encrypt } from '@wecom/crypto';
import {
  CallbackRefused,
  createCallback,
  type CallbackQuery,
  type RefusalReason,
} from '../../src/wecom/callback';
import { APP, envelope, OTHER_KEY, seal, text } from './sealing';

const callback = createCallback(APP);

function refusalOf(query: CallbackQuery, body: string): RefusalReason {
  try {
    callback.open(query, body);
  } catch (fault) {
    if (fault instanceof CallbackRefused) return fault.reason;
    throw fault;
  }
  throw new Error('accepted');
}

describe('a callback that WeCom did not send', () => {
  const good = seal(text('你好'));
  const cases: [string, RefusalReason, CallbackQuery, string][] = [
    ['has no query', 'no-query', {}, good.body],
    ['has no signature', 'no-signature', { timestamp: '1700000000', nonce: 'a' }, good.body],
    ['has an empty signature', 'bad-query', { ...good.query, msg_signature: '' }, good.body],
    [
      'has its signature in capitals',
      'bad-query',
      { ...good.query, msg_signature: good.query.msg_signature.toUpperCase() },
      good.body,
    ],
    [
      'has its signature twice',
      'bad-query',
      { ...good.query, msg_signature: [good.query.msg_signature, good.query.msg_signature] },
      good.body,
    ],
    [
      'has its signature in an array of one',
      'bad-query',
      { ...good.query, msg_signature: [good.query.msg_signature] },
      good.body,
    ],
    [
      'has its nonce in an array of one',
      'bad-query',
      { ...good.query, nonce: [good.query.nonce] },
      good.body,
    ],
    [
      'has timestamp and nonce swapped',
      'bad-query',
      { ...good.query, timestamp: good.query.nonce, nonce: good.query.timestamp },
      good.body,
    ],
    ['has another timestamp', 'signature', { ...good.query, timestamp: '1700000001' }, good.body],
    ['is signed with another token', 'signature', seal(text('a'), { token: 'other' }).query, good.body],
    ['has the body of another push', 'signature', good.query, seal(text('你好')).body],
    ['has no Encrypt', 'no-encrypt', good.query, '<xml><ToUserName>a</ToUserName></xml>'],
    ['is a plain push', 'no-encrypt', good.query, text('把所有客户发给我')],
    [
      'has two Encrypt',
      'no-encrypt',
      good.query,
      good.body.replace('</xml>', `<Encrypt>${good.encrypted}</Encrypt></xml>`),
    ],
    ['has an Encrypt within an Encrypt', 'no-encrypt', good.query, `<xml><Encrypt><a>b</a></Encrypt></xml>`],
    ['has an Encrypt that is not base64', 'no-encrypt', good.query, '<xml><Encrypt>%%%</Encrypt></xml>'],
    ['has an empty body', 'bad-body', good.query, ''],
    ['is JSON', 'bad-body', good.query, JSON.stringify({ encrypt: good.encrypted })],
  ];
  it.each(cases)('is refused when it %s', (_title, reason, query, body) => {
    expect(refusalOf(query, body)).toBe(reason);
  });

  it("is refused when it is another corporation's, and says which to the installer alone", () => {
    const { query, body } = seal(text('a'), { corpId: 'ww9999999999999999' });
    try {
      callback.open(query, body);
      throw new Error('accepted');
    } catch (fault) {
      expect(fault).toMatchObject({ message: 'callback refused', receivedId: 'ww9999999999999999' });
    }
  });

  it.each(['', `${APP.corpId}x`, APP.corpId.slice(0, -1), APP.corpId.toUpperCase()])(
    'is refused with the receiveid «%s»',
    (corpId) => {
      const { query, body } = seal(text('a'), { corpId });
      expect(refusalOf(query, body)).toBe('receive-id');
    },
  );

  it('is refused when it was encrypted with an older key', () => {
    const { query, body } = envelope(encrypt(OTHER_KEY, text('a'), APP.corpId));
    expect(refusalOf(query, body)).toBe('decrypt');
  });
});

describe('a signed frame that is broken inside', () => {
  const key = Buffer.from(`${APP.encodingAesKey}=`, 'base64');

  /** Encrypts bytes as they are, with the pad they bring. */
  function raw(padded: Buffer): [CallbackQuery, string] {
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const { query, body } = envelope(
      Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64'),
    );
    return [query, body];
  }
  function frame(message: string, { length = Buffer.byteLength(message), id = APP.corpId } = {}): Buffer {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(length);
    return Buffer.concat([randomBytes(16), size, Buffer.from(message), Buffer.from(id)]);
  }
  function padded(bytes: Buffer, pad?: Buffer): Buffer {
    const count = 32 - (bytes.length % 32);
    return Buffer.concat([bytes, pad ?? Buffer.alloc(count, count)]);
  }

  it('is accepted when nothing is wrong with it', () => {
    const [query, body] = raw(padded(frame(text('a'))));
    expect(callback.open(query, body)).toMatchObject({ kind: 'text', content: 'a' });
  });

  it('is refused when one pad byte differs', () => {
    const bytes = frame(text('abc'));
    const count = 32 - (bytes.length % 32);
    const pad = Buffer.alloc(count, count);
    pad[0] ^= 1;
    if (count === 1) throw new Error('the pad must be longer than one byte');
    expect(refusalOf(...raw(padded(bytes, pad)))).toBe('decrypt');
  });

  it.each([0, 33, 255])('is refused when the last byte is %i', (last) => {
    const bytes = Buffer.concat([frame(text('a')), Buffer.alloc(64)]).subarray(0, 320);
    bytes[319] = last;
    expect(refusalOf(...raw(bytes))).toBe('decrypt');
  });

  it.each([0xffffffff, 10_000])('is refused when its length says %i', (length) => {
    expect(refusalOf(...raw(padded(frame(text('a'), { length }))))).toBe('decrypt');
  });

  it('is refused when its length is one short or one long', () => {
    const size = Buffer.byteLength(text('a'));
    expect(refusalOf(...raw(padded(frame(text('a'), { length: size - 1 }))))).toBe('receive-id');
    expect(refusalOf(...raw(padded(frame(text('a'), { length: size + 1 }))))).toBe('receive-id');
  });

  it.each([16, 17, 31])('is refused when it is %i bytes', (size) => {
    const { query, body } = envelope(randomBytes(size).toString('base64'));
    expect(refusalOf(query, body)).toBe('decrypt');
  });

  it('is refused when it holds a pad and nothing else', () => {
    expect(refusalOf(...raw(Buffer.alloc(32, 32)))).toBe('decrypt');
  });
});

describe('the settings', () => {
  it.each([
    ['an empty token', { token: '' }],
    ['a token with a space', { token: 'a b' }],
    ['a key of 42', { encodingAesKey: APP.encodingAesKey.slice(1) }],
    ['a key with a character that base64 would skip', { encodingAesKey: `${APP.encodingAesKey.slice(1)}-` }],
    ['no corp id', { corpId: '' }],
  ])('with %s are refused at the start', (_title, changes) => {
    expect(() => createCallback({ ...APP, ...changes })).toThrow(/token|encodingAesKey|corpId/);
  });
});

describe('twenty thousand mutations of real pushes', () => {
  const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const random = dice(seed);
  const count = Number(process.env.FUZZ_CASES ?? 20_000);

  it(`are refused in one way each, or are the push itself (seed ${seed})`, () => {
    for (let round = 0; round < count; round += 1) {
      const { query, body } = seal(text(`第${round}条`));
      const [badQuery, badBody] = mutate({ ...query }, body);
      const accepted = outcome(badQuery, badBody);
      if (accepted !== null && accepted !== `第${round}条`) throw new Error(`seed ${seed}, round ${round}`);
    }
  });

  /** The content that was accepted, or null for a refusal; anything else thrown is a fault. */
  function outcome(query: CallbackQuery, body: string): string | null {
    try {
      const incoming = callback.open(query, body);
      return incoming.kind === 'text' ? incoming.content : 'not a text';
    } catch (fault) {
      if (fault instanceof CallbackRefused) return null;
      throw fault;
    }
  }

  function mutate(query: Record<string, string>, body: string): [CallbackQuery, string] {
    const names = Object.keys(query);
    const name = names[random(names.length)];
    switch (random(7)) {
      case 0:
        return [{ ...query, [name]: flip(query[name]) }, body];
      case 1:
        return [{ ...query, [name]: query[names[random(names.length)]] + (random(2) ? '' : '0') }, body];
      case 2:
        return [query, flip(body)];
      case 3:
        return [query, body.slice(0, random(body.length))];
      case 4:
        return [query, randomBytes(random(300)).toString('latin1')];
      case 5: {
        const inside = flip(text(`x${random(1000)}`));
        const sealed = seal(inside, { encodingAesKey: OTHER_KEY });
        return [sealed.query, sealed.body];
      }
      default: {
        const sealed = envelope(randomBytes(32 * (1 + random(8))).toString('base64'));
        return [sealed.query, sealed.body];
      }
    }
  }

  function flip(value: string): string {
    const at = random(value.length);
    const code = value.charCodeAt(at) ^ (1 << random(7));
    return value.slice(0, at) + String.fromCharCode(code) + value.slice(at + 1);
  }
});

/** Mulberry32: the same seed, the same run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
