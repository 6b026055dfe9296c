import { randomBytes } from 'node:crypto';
import { ApiError, must } from './api-error';

const LIFE_SECONDS = 7200;

/** The access token of the one app: the same for everybody who asks while it lives. */
export class Tokens {
  private token = '';
  private expiresAt = 0;
  private readonly withdrawn = new Set<string>();
  /** How often a new token had to be made. */
  made = 0;

  constructor(
    private readonly corpId: string,
    private readonly secret: string,
    private readonly now: () => number,
  ) {}

  get(corpId: string, secret: string): { access_token: string; expires_in: number } {
    must(corpId, 41002, 'corpid missing');
    must(secret, 41004, 'corpsecret missing');
    must(corpId === this.corpId, 40013, 'invalid corpid');
    must(secret === this.secret, 40001, 'invalid credential');
    if (!this.token || this.now() >= this.expiresAt) this.make();
    return { access_token: this.token, expires_in: Math.ceil((this.expiresAt - this.now()) / 1000) };
  }

  check(token: string): void {
    must(token, 41001, 'access_token missing');
    if (this.withdrawn.has(token) || token !== this.token) throw new ApiError(40014, 'invalid access_token');
    must(this.now() < this.expiresAt, 42001, 'access_token expired');
  }

  /** WeCom may withdraw a token early. */
  invalidate(): void {
    this.withdrawn.add(this.token);
    this.token = '';
  }

  expire(): void {
    this.expiresAt = this.now();
  }

  private make(): void {
    this.token = randomBytes(48).toString('base64url');
    this.expiresAt = this.now() + LIFE_SECONDS * 1000;
    this.made += 1;
  }
}
