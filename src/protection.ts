import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Seals what says who a customer is. A sealed text is bound to its table, column and row, so that it cannot be moved
 * to another one, and names the key it was sealed with, so that keys can be changed while rows are read.
 */
export interface Protection {
  /** `v1.<key id>.<nonce>.<ciphertext>.<tag>`. Throws on text that would not come back as it was. */
  seal(table: string, column: string, rowId: string, text: string): string;
  /** The text again. Throws UnreadableField if it was changed, moved, or its key is gone. */
  open(table: string, column: string, rowId: string, sealed: string): string;
  /** The same value gives the same index, and the index does not give the value. */
  blindIndex(kind: string, value: string): string;
  /** Indexes of a phone number however it is written; null for what is no number. */
  phoneIndexes(phone: string): { full: string; tail: number | null } | null;
  /** The index of four digits as in `phoneIndexes().tail`. */
  tailIndex(lastFour: string): number | null;
}

export interface ProtectionChoice {
  /** 32 bytes as base64 or hex. Several, separated by commas: the first seals, all open. */
  dataKey?: string;
  /** Where `data.key` is kept, and made if it is not there; used when there is no dataKey. */
  dir?: string;
}

export class UnreadableField extends Error {
  constructor(table: string, column: string, rowId: string) {
    super(`${table}.${column} of row ${rowId} cannot be opened`);
    this.name = 'UnreadableField';
  }
}

export class BadDataKey extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadDataKey';
  }
}

export function createProtection(choice: ProtectionChoice): Protection {
  const keys = keyTexts(choice).map(parseKey);
  const sealing = keys[0];
  const byId = new Map(keys.map((key) => [key.id, key]));

  function blind(kind: string, value: string): Buffer {
    return createHmac('sha256', indexing(keys).index).update(`${kind}\0${value}`).digest();
  }

  function tailIndex(lastFour: string): number | null {
    const digits = plainDigits(lastFour);
    return digits.length === 4 ? blind('phone-tail', digits).readUInt16BE(0) : null;
  }

  return {
    tailIndex,
    seal(table, column, rowId, text) {
      refuseBrokenText(text);
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', sealing.seal, nonce);
      cipher.setAAD(boundTo(table, column, rowId));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'));
      return ['v1', sealing.id, ...parts].join('.');
    },
    open(table, column, rowId, sealed) {
      const [version, keyId, nonce, text, tag, ...rest] = sealed.split('.');
      const key = byId.get(keyId);
      if (version !== 'v1' || !key || !nonce || tag === undefined || rest.length > 0) {
        throw new UnreadableField(table, column, rowId);
      }
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.seal, Buffer.from(nonce, 'base64url'), {
          authTagLength: 16,
        });
        decipher.setAAD(boundTo(table, column, rowId));
        decipher.setAuthTag(Buffer.from(tag, 'base64url'));
        return decipher.update(Buffer.from(text, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new UnreadableField(table, column, rowId);
      }
    },
    blindIndex: (kind, value) => blind(kind, value).toString('hex'),
    phoneIndexes(phone) {
      const digits = plainDigits(phone);
      if (digits.length < 5) return null;
      return { full: blind('phone', digits).toString('hex'), tail: tailIndex(digits.slice(-4)) };
    },
  };
}

/** Full-width digits made narrow; spaces, dashes and the country code of China dropped. */
export function plainDigits(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/[^\d+]/g, '');
  return digits.replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '').replace(/\D/g, '');
}

/** A lone surrogate would be stored as a replacement sign: another text than the one that was said. */
export function refuseBrokenText(text: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('a text holds half a character');
}

interface Key {
  id: string;
  seal: Buffer;
  index: Buffer;
}

/** Indexes must not change when the sealing key does: the oldest key, the last in the list, makes them. */
function indexing(keys: Key[]): Key {
  return keys[keys.length - 1];
}

function keyTexts({ dataKey, dir }: ProtectionChoice): string[] {
  if (dataKey?.trim()) return dataKey.split(',').map((key) => key.trim());
  if (!dir) throw new BadDataKey('not set, and there is no directory to keep one in');
  const file = join(dir, 'data.key');
  if (!existsSync(file)) {
    mkdirSync(dir, { recursive: true });
    // 'wx': of two processes that start together one makes the key and the other reads it.
    try {
      writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
      chmodSync(file, 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8')
    .trim()
    .split(/[\s,]+/);
}

function parseKey(text: string): Key {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (bytes.length !== 32 || !/^[0-9A-Za-z+/_=-]+$/.test(text)) {
    throw new BadDataKey('32 bytes expected, written as base64 or as 64 hex digits');
  }
  const derived = (use: string, length: number) =>
    Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `dianwu ${use}`, length));
  return { id: derived('key id', 4).toString('hex'), seal: derived('seal', 32), index: derived('index', 32) };
}

let nonces = Buffer.alloc(0);

/** Twelve random bytes, drawn by the thousand: asking the system for each costs more than the sealing. */
function nextNonce(): Buffer {
  if (nonces.length < 12) nonces = randomBytes(12 * 1024);
  const nonce = nonces.subarray(0, 12);
  nonces = nonces.subarray(12);
  return nonce;
}

function boundTo(table: string, column: string, rowId: string): Buffer {
  return Buffer.from(`${table}|${column}|${rowId}`);
}
