import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Outbox } from '../../entities/outbox';
import type { Conversation } from '../../src/conversation';
import { fleetOf } from '../../src/conversation/fleet';
import { promise } from '../../src/conversation/outbox';
import { describeMysql } from '../support/databases';
import { openHouse, until, type House } from './house';

const redisUrl = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

describeMysql('pushes of several servers with a Redis', (open) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(open);
  });
  afterEach(() => house.close());

  const owe = (userid: string, text: string) =>
    house.db.transaction((tx) =>
      promise(tx, { userid, storeId: house.cast.store.id }, [{ text }], { reason: 'test' }, house.now),
    );
  const oweAll = async (each: number) => {
    for (let n = 0; n < each; n++) for (const userid of people()) await owe(userid, `${n}`);
  };
  const people = () => Object.keys(house.cast.staff);
  const start = async (url: string, count = 3): Promise<Conversation[]> => {
    const fleet = fleetOf({ redisUrl: url, name: `dianwu-test-${randomUUID()}` });
    const servers = await Promise.all(
      Array.from({ length: count }, () => house.server({ fleet, onFault: () => undefined })),
    );
    servers.forEach((server) => server.start());
    return servers;
  };

  it('reach each person once and in order, whichever server sends', async () => {
    await oweAll(8);
    await start(redisUrl);
    await until(() => house.arrived.length >= 8 * people().length, 20_000);
    for (const userid of people()) {
      expect(house.shown(userid)).toEqual(Array.from({ length: 8 }, (_, n) => `${n}`));
    }
    const left = () => house.db.count(Outbox, { status: 'waiting' });
    expect(await left()).toBe(0);
  });

  it('reach them without Redis as well: the row is the promise', async () => {
    const deaf = await nothingThere();
    await oweAll(3);
    await start(`redis://127.0.0.1:${(deaf.address() as AddressInfo).port}`, 2);
    await until(() => house.arrived.length >= 3 * people().length, 20_000);
    for (const userid of people()) expect(house.shown(userid)).toEqual(['0', '1', '2']);
    await house.close();
    deaf.close();
  });
});

/** Hangs up on whoever calls. */
async function nothingThere(): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
