import { randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';

export const APP = {
  corpId: 'ww1234567890abcdef',
  agentId: '1000002',
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
export const OTHER_KEY = '6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt';

export interface Sealed {
  query: { msg_signature: string; timestamp: string; nonce: string };
  body: string;
  encrypted: string;
}

/** A push as WeCom sends it: freshly encrypted, so that no two are byte-equal. */
export function seal(xml: string, changes: Partial<typeof APP> = {}): Sealed {
  const { corpId, token, encodingAesKey } = { ...APP, ...changes };
  return envelope(encrypt(encodingAesKey, xml, corpId), token);
}

/** Signs a ciphertext, whatever is in it. */
export function envelope(encrypted: string, token = APP.token): Sealed {
  const query = { timestamp: '1700000000', nonce: randomBytes(5).toString('hex') };
  return {
    query: { ...query, msg_signature: getSignature(token, query.timestamp, query.nonce, encrypted) },
    body: `<xml><ToUserName><![CDATA[${APP.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
    encrypted,
  };
}

/** A push of `fields`, in their order, with what every push has. */
export function push(fields: Record<string, string>): string {
  const all = {
    ToUserName: cdata(APP.corpId),
    FromUserName: cdata('SuWan'),
    CreateTime: '1700000000',
    AgentID: '1000002',
    ...fields,
  };
  return `<xml>${Object.entries(all)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</xml>`;
}

export function text(content: string, fields: Record<string, string> = {}): string {
  return push({ MsgType: cdata('text'), Content: cdata(content), MsgId: '1234567890123456789', ...fields });
}

export function event(name: string, fields: Record<string, string> = {}): string {
  return push({ MsgType: cdata('event'), Event: cdata(name), ...fields });
}

/** A text ending in `]` or holding `]]>` must be cut into two sections. */
export function cdata(value: string): string {
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
