import type { Redis } from 'ioredis';
import { MEMBER_BUDGET, type Budget, type Limits } from './limits';
import type { Token, TokenStore } from './token';

/**
 * Budgets and token of one app for a whole fleet. The connection is given; keys share the hash tag `{app}`, so they
 * also stand together in a cluster.
 */

/** One sorted set of send times a member; the server's clock decides, so replicas need not agree on the time. */
const TAKE = `
local perMinute, perHour, id = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
local at = tonumber(ARGV[4])
if at == 0 then
  local time = redis.call('TIME')
  at = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
local wait = 0
local function need(key, count, window)
  local oldest = redis.call('ZREVRANGE', key, count - 1, count - 1, 'WITHSCORES')
  if oldest[2] then wait = math.max(wait, tonumber(oldest[2]) + window - at) end
end
for _, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', at - 3600000)
  need(key, perMinute, 60000)
  need(key, perHour, 3600000)
end
if wait > 0 then return wait end
for _, key in ipairs(KEYS) do
  redis.call('ZADD', key, at, id)
  redis.call('PEXPIRE', key, 3600000)
end
return 0`;

/** When to ask again where Redis did not answer. */
const UNKNOWN_MS = 5000;

/** @param app corp and agent, e.g. `ww12…/1000002` @param clock for tests; left out, Redis' own clock counts */
export function createRedisLimits(
  redis: Redis,
  app: string,
  budget: Budget = MEMBER_BUDGET,
  clock: () => number = () => 0,
): Limits {
  let count = 0;
  const self = `${process.pid}-${Math.random().toString(36).slice(2)}`;
  return {
    async take(members) {
      if (members.length === 0) return 0;
      count += 1;
      const keys = members.map((member) => `wecom:{${app}}:sent:${member}`);
      const args = [budget.perMinute, budget.perHour, `${self}-${count}`, clock()];
      // What is over the platform's limit is lost without a word: without Redis nothing goes out.
      return redis.eval(TAKE, keys.length, ...keys, ...args).then(Number, () => UNKNOWN_MS);
    },
  };
}

const LOCK_MS = 15_000;
const POLL_MS = 50;

/** Only the holder may let go: after 15 seconds the lock may be another's. */
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

export function createRedisTokenStore(redis: Redis, app: string, now: () => number = Date.now): TokenStore {
  const tokenKey = `wecom:{${app}}:token`;
  const lockKey = `wecom:{${app}}:token-lock`;

  async function read(): Promise<Token | null> {
    const stored = await redis.get(tokenKey);
    return stored === null ? null : (JSON.parse(stored) as Token);
  }

  return {
    read,
    async renew(stale, fetch) {
      const mine = `${process.pid}-${Math.random().toString(36).slice(2)}`;
      while ((await redis.set(lockKey, mine, 'PX', LOCK_MS, 'NX')) !== 'OK') {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        const other = await read();
        if (other && other.value !== stale) return other;
      }
      try {
        const other = await read();
        if (other && other.value !== stale) return other;
        const token = await fetch();
        await redis.set(tokenKey, JSON.stringify(token), 'PX', Math.max(1000, token.renewAt - now()));
        return token;
      } finally {
        await redis.eval(RELEASE, 1, lockKey, mine);
      }
    },
  };
}
