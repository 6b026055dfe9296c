import { Outbox } from '../../entities/outbox';
import { Staff } from '../../entities/staff';
import { StaffStore } from '../../entities/staff-store';
import { promise } from '../../src/conversation/outbox';
import { Unsendable, type Delivery } from '../../src/conversation/sender';
import { describeEachDatabase } from '../support/databases';
import { LEASE_MS, openHouse, type House } from './house';

const HOUR = 60 * 60_000;

describeEachDatabase('pushes', (open) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(open);
  });
  afterEach(() => house.close());

  const owe = (userid: string, text: string, about: { expiresAt?: number } = {}) =>
    house.db.transaction((tx) =>
      promise(
        tx,
        { userid, storeId: house.cast.store.id },
        [{ text }],
        { reason: 'test', ...about },
        house.now,
      ),
    );
  const statuses = async () =>
    (await house.db.find(Outbox, { order: { seq: 'ASC' } })).map((row) => row.status);
  /** Answers as told, in turn; then everything arrives. */
  const answering = (...answers: Delivery[]) => {
    const tries: string[] = [];
    const server = house.server({
      deliver: async (row) => {
        tries.push(`${row.userid} ${(row.prompt as { text: string }).text}`);
        const answer = answers.shift() ?? { kind: 'sent' };
        if (answer.kind === 'sent') house.arrived.push(row);
        return answer;
      },
    });
    return { tries, server };
  };

  it('reach a person in the order they were promised; one that must be tried again holds up only her own', async () => {
    const { server, tries } = answering({ kind: 'retry', afterMs: 1000, error: 'busy' });
    await owe('HeYing', '一');
    await owe('HeYing', '二');
    await owe('LuoYun', '甲');
    await owe('LuoYun', '乙');
    const sender = await server;
    await sender.settle();
    expect(house.shown('HeYing')).toEqual([]);
    expect(house.shown('LuoYun')).toEqual(['甲', '乙']);
    house.later(2000);
    await sender.settle();
    expect(house.shown('HeYing')).toEqual(['一', '二']);
    expect(tries.filter((each) => each === 'HeYing 一')).toHaveLength(2);
  });

  it('are kept through an hour of outage, and through a pause, without being given up', async () => {
    const down = Array.from({ length: 40 }, (): Delivery => ({
      kind: 'retry',
      afterMs: 30_000,
      error: 'no-answer',
    }));
    const { server } = answering(...down, { kind: 'paused', untilMs: house.now + 2 * HOUR, error: '60020' });
    await owe('HeYing', '一');
    const sender = await server;
    for (let minutes = 0; minutes < 100; minutes++) {
      house.later(60_000);
      await sender.settle();
    }
    expect(await statuses()).toEqual(['waiting']);
    house.later(HOUR);
    await sender.settle();
    expect(house.shown('HeYing')).toEqual(['一']);
  });

  it('are not tried at all while our own budget has none left, and that is no try', async () => {
    const none = Array.from({ length: 30 }, (): Delivery => ({
      kind: 'retry',
      afterMs: 2000,
      error: 'budget',
      untried: true,
      maxTries: 5,
    }));
    const { server } = answering(...none);
    await owe('HeYing', '一');
    const sender = await server;
    for (let i = 0; i < 32; i++) {
      await sender.settle();
      house.later(2001);
    }
    expect(house.shown('HeYing')).toEqual(['一']);
    expect(await house.db.find(Outbox)).toMatchObject([{ attempts: 0 }]);
  });

  it('are given up after as many tries as the answer allows, and the next one goes out', async () => {
    const odd = Array.from({ length: 5 }, (): Delivery => ({
      kind: 'retry',
      afterMs: 10,
      error: 'unknown',
      maxTries: 5,
    }));
    const { server } = answering(...odd);
    await owe('HeYing', '一');
    await owe('HeYing', '二');
    const sender = await server;
    for (let i = 0; i < 6; i++) {
      await sender.settle();
      house.later(60_000);
    }
    expect(await statuses()).toEqual(['dead', 'sent']);
  });

  it('that came too late are put aside unsent, and what stands behind them goes out at once', async () => {
    await owe('HeYing', '十点的到店', { expiresAt: house.now + HOUR });
    await owe('HeYing', '二');
    house.later(2 * HOUR);
    const sender = await house.server();
    await sender.settle();
    expect(await statuses()).toEqual(['expired', 'sent']);
    expect(house.shown('HeYing')).toEqual(['二']);
  });

  it('do not reach somebody who has left, lost her role or changed stores since', async () => {
    for (const userid of ['HeYing', 'LuoYun', 'SuWan', 'FangJie']) await owe(userid, '客人的事');
    const { HeYing, LuoYun, SuWan } = house.cast.staff;
    await house.db.update(Staff, { id: HeYing.id }, { status: 'left' });
    await house.db.update(Staff, { id: LuoYun.id }, { roles: [] });
    await house.db.remove(StaffStore, { staffId: SuWan.id });
    await (await house.server()).settle();
    expect(house.arrived.map((push) => push.userid)).toEqual(['FangJie']);
    expect(await statuses()).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'sent']);
  });

  it('are sent by one of several servers, each once', async () => {
    for (let n = 0; n < 20; n++)
      for (const userid of Object.keys(house.cast.staff)) await owe(userid, `${n}`);
    const servers = await Promise.all([house.server(), house.server(), house.server()]);
    await Promise.all(servers.map((server) => server.settle()));
    await Promise.all(servers.map((server) => server.settle()));
    for (const userid of Object.keys(house.cast.staff)) {
      expect(house.shown(userid)).toEqual(Array.from({ length: 20 }, (_, n) => `${n}`));
    }
  });

  it('that were under way when their server died go out again with the same bytes', async () => {
    const bodies: (string | null)[] = [];
    let rendered = 0;
    const dying = await house.server({
      render: async () => `bytes ${rendered++}`,
      deliver: (row) => {
        bodies.push(row.body);
        return new Promise(() => undefined);
      },
    });
    await owe('HeYing', '一');
    void dying.settle();
    while (bodies.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const next = await house.server({
      render: async () => `bytes ${rendered++}`,
      deliver: async (row) => {
        bodies.push(row.body);
        return { kind: 'sent' };
      },
    });
    await next.settle();
    expect(bodies).toHaveLength(1);
    house.later(LEASE_MS + 1);
    await next.settle();
    expect(bodies).toEqual(['bytes 0', 'bytes 0']);
    expect(await statuses()).toEqual(['sent']);
  });

  it('are not said to be lost by a server that was stopped while another sent them', async () => {
    let answer: (delivery: Delivery) => void = () => undefined;
    let asked = false;
    const zombie = await house.server({
      deliver: () =>
        new Promise((resolve) => {
          asked = true;
          answer = resolve;
        }),
    });
    await owe('HeYing', '一');
    const late = zombie.settle();
    while (!asked) await new Promise((resolve) => setTimeout(resolve, 5));
    house.later(LEASE_MS + 1);
    await (await house.server()).settle();
    answer({ kind: 'failed', error: 'too late to say so' });
    await late;
    expect(await house.db.find(Outbox)).toMatchObject([{ status: 'sent', msgid: 'm1', error: null }]);
  });

  it('go on where a part of them has arrived', async () => {
    const bodies: (string | null)[] = [];
    const server = await house.server({
      render: async () => 'text and card',
      deliver: async (row) => {
        bodies.push(row.body);
        return bodies.length === 1
          ? { kind: 'retry', afterMs: 10, error: 'busy', rest: 'card' }
          : { kind: 'sent' };
      },
    });
    await owe('HeYing', '一');
    await server.settle();
    house.later(1000);
    await server.settle();
    expect(bodies).toEqual(['text and card', 'card']);
  });

  it('that the platform would never take fail at once, with a fault for us to see', async () => {
    const server = await house.server({
      render: async () => {
        throw new Unsendable('empty text');
      },
    });
    await owe('HeYing', '一');
    await server.settle();
    expect(await statuses()).toEqual(['failed']);
    expect(house.faults).toHaveLength(1);
  });
});
