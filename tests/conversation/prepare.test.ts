import { Inbox } from '../../entities/inbox';
import { Outbox } from '../../entities/outbox';
import { createFlight } from '../../src/conversation/flight';
import { prepareDue } from '../../src/conversation/prepare';
import { KEPT, pruneSome } from '../../src/conversation/prune';
import { describeEachDatabase } from '../support/databases';
import { LEASE_MS, openHouse, until, type House } from './house';

describeEachDatabase('around a turn', (open) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(open);
  });
  afterEach(() => house.close());

  const voice = () => house.message('HeYing', { kind: 'voice', mediaId: 'm' });

  it('what is slow is done by one server only, before the turn, and what follows waits for it', async () => {
    let times = 0;
    const prepare = async () => {
      times += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { text: '钱玉兰做了补水' };
    };
    const servers = await Promise.all([house.server({ prepare }), house.server({ prepare })]);
    await servers[0].accept(voice());
    await servers[0].accept(house.text('HeYing', '她说很满意'));
    await servers[0].accept(house.text('LuoYun', '陈静怡做了补水'));
    servers.forEach((server) => server.start());
    await until(() => house.shown('HeYing').length > 0 && house.shown('LuoYun').length > 0);
    await Promise.all(servers.map((server) => server.stop()));
    expect(times).toBe(1);
    expect(house.arrived[0].userid).toBe('LuoYun');
    expect(house.shown('HeYing').join()).toContain('钱玉兰');
  });

  it('a message is taken without its slow part once the deadline has passed, also where a server died over it', async () => {
    const server = await house.server();
    await server.accept(voice());
    const never = () => new Promise<never>(() => undefined);
    await prepareDue(
      house.db,
      never,
      () => house.now,
      createFlight(8, 10, () => undefined),
    );
    house.later(LEASE_MS);
    await server.settle();
    expect(await house.inbox('HeYing')).toMatchObject([{ status: 'handled', preparedAt: null }]);
    expect(house.shown('HeYing')).toHaveLength(1);
  });

  it('what was done with is removed after its time, and nothing else', async () => {
    const server = await house.server();
    await server.accept(house.text('HeYing', '钱玉兰做了补水'));
    await server.settle();
    house.later(KEPT.done + 1);
    await server.accept(house.text('HeYing', '陈静怡做了补水'));
    const row = await house.db.insert(Outbox, {
      personKey: 'luoyun',
      userid: 'LuoYun',
      kind: 'text',
      reason: 'test',
      dueAt: house.now - KEPT.done - 1,
      status: 'waiting',
    });
    expect(await pruneSome(house.db, house.now)).toBe(2);
    expect(await pruneSome(house.db, house.now)).toBe(0);
    expect(await house.db.find(Inbox)).toMatchObject([{ status: 'waiting' }]);
    expect(await house.db.find(Outbox)).toMatchObject([{ id: row.id }]);
  });
});
