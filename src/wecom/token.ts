import { alarmOf, fullJitter, tokenErrorRow, type Alarm } from './errors';
import { isNoAnswer, type ApiAnswer, type NoAnswer } from './http';

export interface Token {
  value: string;
  /** Epoch ms from which on we ask for another, some minutes before WeCom's own end. */
  renewAt: number;
}

/** Where the replicas of one app keep their common token. */
export interface TokenStore {
  read(): Promise<Token | null>;
  /** A token other than `stale`: one that somebody else stored meanwhile, or what `fetch` brings, then stored. */
  renew(stale: string | null, fetch: () => Promise<Token>): Promise<Token>;
}

export interface Tokens {
  /** @throws TokenUnavailable while WeCom refuses to give one or cannot be reached */
  get(): Promise<string>;
  /** Forgets this very token; a newer one stays. */
  drop(value: string): void;
}

/** No token until `retryAt` (epoch ms); with an alarm where only a person can help. */
export class TokenUnavailable extends Error {
  constructor(
    readonly retryAt: number,
    readonly alarm: Alarm | null,
  ) {
    super('no access_token');
  }
}

export interface TokenDeps {
  /** One `gettoken`. */
  ask: () => Promise<ApiAnswer | NoAnswer>;
  now: () => number;
  random: () => number;
  store?: TokenStore;
}

const EARLY_MS = 5 * 60_000;
const CONFIG_PAUSE_MS = 5 * 60_000;
const BAN_MS = 60 * 60_000;
/** Keeps an outage below 60 failing calls an hour; at 2,000 WeCom locks the address out. */
const OUTAGE_CAP_MS = 150_000;
const OUTAGE_FLOOR_MS = 1000;

/** The app's access_token: fetched once however many ask, never asked for again while WeCom refuses. */
export function createTokens({ ask, now, random, store = ownStore() }: TokenDeps): Tokens {
  let token: Token | null = null;
  let dropped: string | null = null;
  let inFlight: Promise<string> | null = null;
  let failures = 0;
  let refusal: TokenUnavailable | null = null;

  async function fetchToken(): Promise<Token> {
    const answer = await ask();
    const value = isNoAnswer(answer) ? undefined : answer.access_token;
    if (isNoAnswer(answer) || answer.errcode !== 0 || typeof value !== 'string' || value === '') {
      throw refusalOf(answer);
    }
    const lifetime = Number(answer.expires_in) * 1000 || 7_200_000;
    return { value, renewAt: now() + Math.max(lifetime - EARLY_MS, lifetime / 2) };
  }

  function refusalOf(answer: ApiAnswer | NoAnswer): TokenUnavailable {
    const code = isNoAnswer(answer) ? null : answer.errcode;
    const row = code === null ? null : tokenErrorRow(code);
    const alarm =
      row?.alarm && !isNoAnswer(answer) ? alarmOf('gettoken', answer.errcode, answer.errmsg) : null;
    return new TokenUnavailable(now() + waitFor(row?.action), alarm);
  }

  function waitFor(action: string | undefined): number {
    if (action === 'pause') return CONFIG_PAUSE_MS;
    if (action === 'frequency') return BAN_MS;
    // At least half of the doubled second, so that bad luck with the dice cannot become a storm.
    const ceiling = Math.min(OUTAGE_CAP_MS, OUTAGE_FLOOR_MS * 2 ** Math.min(failures, 20));
    return ceiling / 2 + fullJitter(0, random, ceiling / 2);
  }

  async function renew(): Promise<string> {
    try {
      const shared = await store.read();
      const usable = shared !== null && shared.value !== dropped && shared.renewAt > now();
      token = usable ? shared : await store.renew(shared?.value ?? dropped, fetchToken);
      failures = 0;
      refusal = null;
      return token.value;
    } catch (fault) {
      failures += 1;
      refusal =
        fault instanceof TokenUnavailable ? fault : new TokenUnavailable(now() + waitFor('again'), null);
      throw refusal;
    }
  }

  return {
    async get() {
      if (token && token.renewAt > now()) return token.value;
      if (refusal && refusal.retryAt > now()) throw refusal;
      inFlight ??= renew().finally(() => {
        inFlight = null;
      });
      return inFlight;
    },
    drop(value) {
      if (token?.value !== value) return;
      dropped = value;
      token = null;
    },
  };
}

/** A process of its own has nobody to share with. */
function ownStore(): TokenStore {
  return { read: () => Promise.resolve(null), renew: (_stale, fetch) => fetch() };
}
