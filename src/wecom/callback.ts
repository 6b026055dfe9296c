import { createDecipheriv, timingSafeEqual } from 'node:crypto';
import { getSignature } from '@wecom/crypto';
import { readIncoming, type Incoming } from './incoming';
import { parseXml, XmlRefused } from './xml';

export interface CallbackConfig {
  corpId: string;
  /** Stands in for a push that names no agent. */
  agentId?: string | number;
  token: string;
  encodingAesKey: string;
}

/** Query parameters, each decoded once; a doubled one is an array and is refused. */
export type CallbackQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Callback {
  /** Answers WeCom's check of the URL: the bare text to send back. @throws CallbackRefused */
  verifyUrl(query: CallbackQuery): string;
  /** Verifies, decrypts and reads one push. @throws CallbackRefused, and nothing else */
  open(query: CallbackQuery, rawBody: string): Incoming;
}

/** Why it was refused: for the installer's eyes, never for the answer. */
export type RefusalReason =
  | 'no-query'
  | 'no-signature'
  | 'bad-query'
  | 'bad-body'
  | 'no-encrypt'
  | 'signature'
  | 'decrypt'
  | 'receive-id'
  | 'content';

/** The one shape of every refusal. */
export class CallbackRefused extends Error {
  constructor(
    readonly reason: RefusalReason,
    /** For `receive-id`: the corp id that was inside. */
    readonly receivedId?: string,
  ) {
    super('callback refused');
  }
}

const TIMESTAMP = /^\d{10}$/;
const NONCE = /^[\w-]{1,64}$/;
const SIGNATURE = /^[0-9a-f]{40}$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** @throws Error naming the setting whose form is wrong */
export function createCallback(config: CallbackConfig): Callback {
  const { corpId, token, encodingAesKey } = config;
  if (!/^[\w-]{1,64}$/.test(corpId)) throw new Error('corpId: 1 to 64 letters or digits');
  if (!/^[A-Za-z0-9]{1,32}$/.test(token)) throw new Error('token: 1 to 32 letters or digits');
  // Node's decoder skips characters it does not know, so a mistyped key would decode to another one.
  if (!/^[A-Za-z0-9]{43}$/.test(encodingAesKey))
    throw new Error('encodingAesKey: exactly 43 letters or digits');
  const aesKey = Buffer.from(`${encodingAesKey}=`, 'base64');
  const receiveId = Buffer.from(corpId);
  const agentId = String(config.agentId ?? '');

  function unseal(query: CallbackQuery, sealed: string): Buffer {
    checkSignature(query, token, sealed);
    return unframe(decrypt(aesKey, sealed), receiveId);
  }

  return {
    verifyUrl(query) {
      const echo = query.echostr;
      checkQuery(query);
      if (typeof echo !== 'string' || !BASE64.test(echo)) throw new CallbackRefused('bad-query');
      return unseal(query, echo).toString('utf8');
    },
    open(query, rawBody) {
      checkQuery(query);
      const plain = unseal(query, sealedIn(rawBody));
      try {
        return readIncoming(plain, corpId, agentId);
      } catch (fault) {
        throw fault instanceof XmlRefused ? new CallbackRefused('content') : fault;
      }
    },
  };
}

function checkQuery(query: CallbackQuery): void {
  const { msg_signature: signature, timestamp, nonce } = query;
  if (signature === undefined) {
    throw new CallbackRefused(Object.keys(query).length === 0 ? 'no-query' : 'no-signature');
  }
  const good = matches(signature, SIGNATURE) && matches(timestamp, TIMESTAMP) && matches(nonce, NONCE);
  if (!good) throw new CallbackRefused('bad-query');
}

function matches(value: CallbackQuery[string], pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** The one `<Encrypt>`; a body without it is never read as a plain push. */
function sealedIn(rawBody: string): string {
  let sealed;
  try {
    sealed = parseXml(rawBody).Encrypt;
  } catch {
    throw new CallbackRefused('bad-body');
  }
  if (typeof sealed !== 'string' || !BASE64.test(sealed)) throw new CallbackRefused('no-encrypt');
  return sealed;
}

function checkSignature(query: CallbackQuery, token: string, sealed: string): void {
  const expected = getSignature(token, String(query.timestamp), String(query.nonce), sealed);
  const equal = timingSafeEqual(Buffer.from(expected), Buffer.from(String(query.msg_signature)));
  if (!equal) throw new CallbackRefused('signature');
}

/** `decrypt` of @wecom/crypto hides the pad and length bytes that must be checked, so it is done here. */
function decrypt(aesKey: Buffer, sealed: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false);
    return unpad(Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]));
  } catch {
    throw new CallbackRefused('decrypt');
  }
}

/** PKCS#7 to 32 bytes: the last byte says how many, and all of them must say the same. */
function unpad(padded: Buffer): Buffer {
  const count = padded.at(-1) ?? 0;
  const end = padded.length - count;
  if (count < 1 || count > 32 || padded.length % 32 !== 0) throw new RangeError('pad');
  if (!padded.subarray(end).every((byte) => byte === count)) throw new RangeError('pad');
  return padded.subarray(0, end);
}

/** random(16) | length(4) | message | receiveid: the length must leave exactly our corp id. */
function unframe(frame: Buffer, receiveId: Buffer): Buffer {
  if (frame.length < 20) throw new CallbackRefused('decrypt');
  const end = 20 + frame.readUInt32BE(16);
  if (end > frame.length) throw new CallbackRefused('decrypt');
  const id = frame.subarray(end);
  if (!id.equals(receiveId)) throw new CallbackRefused('receive-id', printable(id));
  return frame.subarray(20, end);
}

function printable(id: Buffer): string {
  return id
    .toString('utf8')
    .replace(/[^\w-]/g, '?')
    .slice(0, 64);
}
