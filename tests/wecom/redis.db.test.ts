import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { createRedisLimits, createRedisTokenStore } from '../../src/wecom/redis';
import { createRig, MORNING } from './fake-wecom';

const url = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
let replicas: Redis[];
let app: string;

beforeEach(() => {
  replicas = [1, 2, 3].map(() => new Redis(url));
  app = `test-${randomUUID()}`;
});
afterEach(async () => {
  const keys = await replicas[0].keys(`wecom:{${app}}:*`);
  if (keys.length > 0) await replicas[0].del(...keys);
  for (const replica of replicas) replica.disconnect();
});

describe('budgets of a fleet', () => {
  it('are one for all replicas', async () => {
    const limits = replicas.map((redis) => createRedisLimits(redis, app));
    const waits = await Promise.all(Array.from({ length: 60 }, (_, at) => limits[at % 3].take(['suwan'])));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(25);
    for (const wait of waits.filter((each) => each > 0)) expect(wait).toBeLessThanOrEqual(60_000);
  });

  it('are 25 in any minute and 900 in any hour', async () => {
    let now = MORNING;
    const limits = replicas.map((redis) => createRedisLimits(redis, app, undefined, () => now));
    const sent: number[] = [];
    for (let ask = 0; now < MORNING + 2 * 3_600_000; ask += 1) {
      const wait = await limits[ask % 3].take(['suwan']);
      if (wait === 0) sent.push(now);
      else now += wait;
    }
    for (const [window, most] of [
      [60_000, 25],
      [3_600_000, 900],
    ]) {
      const fullest = sent.map((from) => sent.filter((time) => time >= from && time < from + window).length);
      expect(Math.max(...fullest)).toBe(most);
    }
  });

  it('of two members are taken both or none', async () => {
    const limits = createRedisLimits(replicas[0], app, { perMinute: 1, perHour: 10 });
    expect(await limits.take(['suwan'])).toBe(0);
    expect(await limits.take(['suwan', 'heying'])).toBeGreaterThan(0);
    expect(await limits.take(['heying'])).toBe(0);
  });

  it('are forgotten after an hour', async () => {
    await createRedisLimits(replicas[0], app).take(['suwan']);
    const left = await replicas[0].pttl(`wecom:{${app}}:sent:suwan`);
    expect(left).toBeGreaterThan(3_500_000);
    expect(left).toBeLessThanOrEqual(3_600_000);
  });

  it('hold everything back while Redis does not answer', async () => {
    const gone = new Redis(url, { lazyConnect: true, enableOfflineQueue: false });
    expect(await createRedisLimits(gone, app).take(['suwan'])).toBe(5000);
    gone.disconnect();
  });
});

describe('the token of a fleet', () => {
  it('is fetched once for three replicas, and once more when it is withdrawn', async () => {
    const rig = await createRig();
    const clients = replicas.map((redis) =>
      rig.another({ tokenStore: createRedisTokenStore(redis, app, () => rig.clock.now) }),
    );
    const sendAll = () =>
      Promise.all(
        Array.from({ length: 60 }, (_, at) =>
          clients[at % 3].send({ kind: 'text', text: '早', toUserIds: [`person${at}`] }),
        ),
      );
    for (let round = 1; round <= 5; round += 1) {
      const outcomes = await sendAll();
      expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true);
      expect(rig.wecom.to('gettoken')).toHaveLength(round);
      rig.wecom.revoke();
      rig.clock.now += 60_000;
    }
    await rig.close();
  });

  it('is fetched by another when the one who had the turn has died', async () => {
    const store = createRedisTokenStore(replicas[0], app);
    await replicas[1].set(`wecom:{${app}}:token-lock`, 'dead', 'PX', 200);
    const token = await store.renew(null, async () => ({ value: 't', renewAt: Date.now() + 60_000 }));
    expect(token.value).toBe('t');
    expect(await createRedisTokenStore(replicas[2], app).read()).toEqual(token);
  });
});
