import { Audit } from '../../entities/audit';
import { Dialog } from '../../entities/dialog';
import { Operation } from '../../entities/operation';
import { Outbox } from '../../entities/outbox';
import { StaffStore } from '../../entities/staff-store';
import { Store } from '../../entities/store';
import { Visit } from '../../entities/visit';
import { describeEachDatabase } from '../support/databases';
import { openHouse, type House } from './house';

const SAID = '钱玉兰做了补水';

describeEachDatabase('a turn is one transaction', (open) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(open);
  });
  afterEach(() => house.close());

  it('writes the visit, her dialog, the replies and "handled" together', async () => {
    const server = await house.server();
    await server.accept(house.text('HeYing', SAID));
    await server.settle();
    await server.accept(house.tap(house.lastCard('HeYing'), 'yes'));
    await server.settle();
    expect(await house.db.count(Visit)).toBe(1);
    expect(await house.db.count(Operation)).toBe(1);
    expect((await house.inbox('HeYing')).map((row) => row.status)).toEqual(['handled', 'handled']);
    expect(house.faults).toEqual([]);
  });

  it('leaves nothing of an operation that fails half-way, and does it all when it is tried again', async () => {
    const server = await house.server();
    await server.accept(house.text('HeYing', SAID));
    await server.settle();
    const [before] = await house.db.find(Dialog, { where: { personKey: 'heying' } });
    let failures = 0;
    const fails = await house.server({ operations: failingAfterItsWork(() => failures++ < 2) });
    await fails.accept(house.tap(house.lastCard('HeYing'), 'yes'));
    await fails.settle();

    expect(await house.db.count(Visit)).toBe(0);
    expect(await house.db.count(Audit)).toBe(0);
    expect(await house.db.count(Operation)).toBe(0);
    expect(await house.db.count(Outbox, { status: 'waiting' })).toBe(0);
    expect(await house.db.find(Dialog, { where: { personKey: 'heying' } })).toEqual([before]);
    const [, tap] = await house.inbox('HeYing');
    expect(tap).toMatchObject({ status: 'waiting', attempts: 1, leaseUntil: null });

    for (let i = 0; i < 3; i++) {
      house.later(60_000);
      await fails.settle();
    }
    expect(await house.db.count(Visit)).toBe(1);
    expect(failures).toBe(3);
    expect((await house.inbox('HeYing'))[1].status).toBe('handled');
  });

  it('puts a message that always fails aside after five tries: she and the manager are told once, others are answered', async () => {
    const server = await house.server();
    house.mischief = (_operation, input) => {
      if (JSON.stringify(input).includes(house.cast.customers['钱玉兰'].id)) throw new Error('poison');
    };
    await server.accept(house.text('HeYing', SAID));
    await server.accept(house.text('LuoYun', '陈静怡做了补水'));
    await server.settle();
    expect(house.shown('LuoYun')).toHaveLength(1);
    for (let i = 0; i < 8; i++) {
      house.later(60_000);
      await server.settle();
    }
    const [row] = await house.inbox('HeYing');
    expect(row).toMatchObject({ status: 'dead', attempts: 4 });
    const reference = row.id.slice(-6);
    expect(house.shown('HeYing')).toEqual([expect.stringContaining(reference)]);
    expect(house.shown('FangJie')).toEqual([expect.stringContaining(`何莹 有一条消息系统没处理成`)]);
    expect(house.references).toEqual(Array(5).fill(reference));

    await server.accept(house.text('HeYing', '周丽做了补水'));
    await server.settle();
    expect(house.shown('HeYing').at(-1)).toContain('周丽');
  });

  it('tells whoever manages several stores which of them the message was of', async () => {
    const hours = { opensAt: '10:00', closesAt: '21:00', timezone: 'Asia/Shanghai' };
    const second = await house.db.insert(Store, { code: 'S2', name: '解放路店', ...hours });
    const { FangJie, HeYing } = house.cast.staff;
    await house.db.insert(StaffStore, { staffId: FangJie.id, storeId: second.id });
    await house.db.update(StaffStore, { staffId: HeYing.id }, { storeId: second.id });
    house.mischief = () => {
      throw new Error('poison');
    };
    const server = await house.server();
    await server.accept(house.text('HeYing', '我今天做了多少'));
    for (let i = 0; i < 8; i++) {
      await server.settle();
      house.later(60_000);
    }
    expect(house.shown('FangJie')).toEqual([expect.stringMatching(/^解放路店\n何莹 有一条消息系统没处理成/)]);
  });

  it('finds the one message of a burst that fails; those before and behind it are answered', async () => {
    const server = await house.server();
    house.mischief = (_operation, input) => {
      if (JSON.stringify(input).includes(house.cast.customers['周丽'].id)) throw new Error('poison');
    };
    for (const name of ['钱玉兰', '陈静怡', '周丽', '郑红']) {
      await server.accept(house.text('HeYing', `${name}做了补水`));
    }
    for (let i = 0; i < 8; i++) {
      await server.settle();
      house.later(60_000);
    }
    expect((await house.inbox('HeYing')).map((row) => row.status)).toEqual([
      'handled',
      'handled',
      'dead',
      'handled',
    ]);
    expect(house.faults).toHaveLength(5);
  });

  it('does not hold it against a message that the database was away', async () => {
    let away = 7;
    const server = await house.server({
      operations: failingAfterItsWork(() => away-- > 0, connectionLost()),
    });
    await server.accept(house.text('HeYing', SAID));
    for (let i = 0; i < 10; i++) {
      await server.settle();
      house.later(5000);
    }
    const [row] = await house.inbox('HeYing');
    expect(row).toMatchObject({ status: 'handled', attempts: 0, deaths: 0 });
    expect(house.shown('HeYing')).toHaveLength(1);
  });

  /** The operations of the house, each of which writes what it writes and then throws while `fails` says so. */
  function failingAfterItsWork(fails: () => boolean, error: Error = new Error('half-way')) {
    const all = house.operations();
    return new Map(
      [...all].map(([name, operation]) => [
        name,
        {
          ...operation,
          run: async (...args: Parameters<typeof operation.run>) => {
            const result = await operation.run(...args);
            if (fails()) throw error;
            return result;
          },
        },
      ]),
    );
  }
});

function connectionLost(): Error {
  return Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST', fatal: true });
}
