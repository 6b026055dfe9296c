import { randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import type { AppIdentity } from './platform';

/** Members of a callback in the order of sending. A string becomes CDATA, a number stands bare. */
export type Fields = [string, FieldValue][];
export type FieldValue = string | number | bigint | Fields;

export interface Envelope {
  url: string;
  body: string;
}

export function xmlOf(fields: Fields): string {
  return `<xml>${members(fields)}</xml>`;
}

/** The request that WeCom makes: encrypted anew each time, so no two look the same. */
export function sealed(app: AppIdentity, xml: string, nowMs: number): Envelope {
  const cipher = encrypt(app.encodingAesKey, xml, app.corpId, randomBytes(16));
  const timestamp = String(Math.floor(nowMs / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const signature = getSignature(app.token, timestamp, nonce, cipher);
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce });
  const url = app.callbackUrl();
  return {
    url: `${url}${url.includes('?') ? '&' : '?'}${query}`,
    body: xmlOf([
      ['ToUserName', app.corpId],
      ['AgentID', String(app.agentId)],
      ['Encrypt', cipher],
    ]),
  };
}

function members(fields: Fields): string {
  return fields.map(([name, value]) => `<${name}>${inner(value)}</${name}>`).join('');
}

function inner(value: FieldValue): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return members(value);
}
