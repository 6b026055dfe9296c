import { randomBytes } from 'node:crypto';
import { must } from './api-error';

const LIFE_MS = 72 * 3_600_000;

interface Grant {
  messageId: string;
  /** Whose card it may turn, lower-cased. */
  holders: string[];
  expiresAt: number;
}

/** Each code turns a card once, within 72 hours: the one of a send for its receivers, the one of a tap for the tapper. */
export class ResponseCodes {
  private readonly grants = new Map<string, Grant>();

  constructor(private readonly now: () => number) {}

  grant(messageId: string, holders: string[]): string {
    const code = randomBytes(24).toString('base64url');
    const lowered = holders.map((userid) => userid.toLowerCase());
    this.grants.set(code, { messageId, holders: lowered, expiresAt: this.now() + LIFE_MS });
    return code;
  }

  /** Looks without using it up; 60140 for a code that is unknown, used or too old. */
  read(code: string): Grant {
    const grant = this.grants.get(code);
    must(grant && this.now() < grant.expiresAt, 60140, 'invalid response_code');
    return grant;
  }

  snapshot(): [string, Grant][] {
    return [...this.grants].filter(([, grant]) => this.now() < grant.expiresAt);
  }

  restore(grants: [string, Grant][]): void {
    for (const [code, grant] of grants) this.grants.set(code, grant);
  }

  use(code: string): void {
    this.grants.delete(code);
  }
}
