import { Redis } from 'ioredis';
import type { Config } from '../config';
import { fleetOf } from '../conversation/fleet';
import { createRedisLimits, createRedisTokenStore } from '../wecom/redis';

/** What several servers of one app have in common by Redis: token, budgets and the queue of deliveries. */
export function joinFleet(redisUrl: string, { wecom }: Config) {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  const app = `${wecom.corpId}/${wecom.agentId}`;
  return {
    shared: { limits: createRedisLimits(redis, app), tokenStore: createRedisTokenStore(redis, app) },
    deliveries: fleetOf({ redisUrl, name: `dianwu-${wecom.corpId}-${wecom.agentId}` }),
    leave: () => redis.disconnect(),
  };
}
