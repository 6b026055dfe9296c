import { MoreThan } from '../../src/database/conditions';
import { Inbox } from '../../entities/inbox';
import { Outbox } from '../../entities/outbox';
import { Visit } from '../../entities/visit';
import type { Conversation } from '../../src/conversation';
import { QUARANTINE_MS } from '../../src/conversation/faults';
import { MOST_ATTEMPTS, MOST_DEATHS } from '../../src/conversation/inbox';
import type { Database } from '../../src/database';
import { describeEachDatabase } from '../support/databases';
import { LEASE_MS, openHouse, until, type House } from './house';

describeEachDatabase('several servers and many people', (open) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(open);
  });
  afterEach(() => house.close());

  it("answers each person's messages in the order they came, whatever is slow or fails between", async () => {
    const people = Object.keys(house.cast.staff);
    const servers = await Promise.all(
      [1, 2, 3].map(() =>
        house.server({
          now: () => house.now + Math.floor(performance.now()),
          prepare: async () => {
            await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
            return {};
          },
          deliver: async (row) => {
            if (Math.random() < 0.3) return { kind: 'retry', afterMs: Math.random() * 20, error: 'busy' };
            house.arrived.push(row);
            return { kind: 'sent' };
          },
        }),
      ),
    );
    const LATE = 20 * 60;
    for (let n = 1; n <= 12; n++) {
      for (const userid of people) {
        const words = `第${n}条`;
        const payload =
          n % 4 === 0
            ? { kind: 'voice', mediaId: 'm', recognition: words }
            : { kind: 'text', content: words };
        const message = house.message(userid, payload);
        await servers[n % 3].accept({ ...message, createTime: message.createTime - LATE });
      }
      if (n === 4) servers.forEach((server) => server.start());
    }
    const numbers = (userid: string) =>
      house
        .shown(userid)
        .join('\n')
        .match(/第(\d+)条/g)
        ?.map((words) => Number(words.slice(1, -1)));
    await until(() => people.every((userid) => numbers(userid)?.at(-1) === 12), 100_000);
    for (const userid of people) {
      expect(numbers(userid)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    }
    expect(house.faults).toEqual([]);
  });

  it('answers a burst once, and does not take a tap for a part of it', async () => {
    const server = await house.server();
    await server.accept(house.text('HeYing', '钱玉兰做了补水'));
    await server.settle();
    const tap = house.tap(house.lastCard('HeYing'), 'yes');
    await server.accept(house.text('HeYing', '她说很满意'));
    await server.accept(tap);
    await server.accept(house.text('HeYing', '效果不错'));
    await server.settle();
    const rows = await house.db.find(Outbox, { order: { seq: 'ASC' } });
    expect(rows.filter((row) => row.kind === 'card').length).toBeLessThanOrEqual(2);
    expect((await house.inbox('HeYing')).every((row) => row.status === 'handled')).toBe(true);
    const dialog = await house.inbox('HeYing');
    expect(new Set(dialog.map((row) => row.handledAt)).size).toBe(1);
  });

  it('lets a server that was stopped for too long write nothing once another has taken over', async () => {
    const first = await house.server();
    await first.accept(house.text('HeYing', '钱玉兰做了补水'));
    await first.settle();
    await first.accept(house.tap(house.lastCard('HeYing'), 'yes'));

    const stopped = gate();
    const zombie = await house.server({ db: stoppedAtItsTurn(house.db, () => house.now, stopped) });
    const late = zombie.settle();
    await stopped.reached;
    await takenOver(first);
    expect(await house.db.count(Visit)).toBe(1);
    const before = { inbox: await house.db.find(Inbox), outbox: await house.db.find(Outbox) };
    stopped.open();
    await late;
    expect({ inbox: await house.db.find(Inbox), outbox: await house.db.find(Outbox) }).toEqual(before);
    expect(house.faults).toEqual([]);
  });

  it('takes what was under way when a process ended apart, and sets aside what ended it twice', async () => {
    const server = await house.server();
    for (const userid of ['HeYing', 'LuoYun']) {
      await server.accept(house.text(userid, '钱玉兰做了补水'));
      await server.accept(house.text(userid, '陈静怡做了补水'));
    }
    const [bad, behind] = await house.inbox('HeYing');
    await heldByADeadProcess(bad);
    const other = await house.inbox('LuoYun');
    await takenOver(server);
    expect((await house.inbox('HeYing')).map((row) => row.apart)).toEqual([true, true]);
    expect((await house.inbox('HeYing')).map((row) => row.status)).toEqual(['handled', 'handled']);
    expect((await house.inbox('LuoYun')).map((row) => row.apart)).toEqual([false, false]);
    expect(other[0].deaths).toBe(0);
    expect(behind.deaths).toBe(0);

    await server.accept(house.text('HeYing', '周丽做了补水'));
    for (let death = 1; death <= MOST_DEATHS; death++) {
      const rows = await house.inbox('HeYing');
      await heldByADeadProcess({ ...rows[2], apart: true });
      house.later(LEASE_MS + 1);
      if (death < MOST_DEATHS) {
        await server.settle();
        await livedAndLost();
      }
    }
    await server.settle();
    expect((await house.inbox('HeYing'))[2]).toMatchObject({ status: 'set-aside', deaths: MOST_DEATHS });
    expect(house.shown('HeYing').at(-1)).toContain('没处理成');
    expect(house.shown('FangJie')).toHaveLength(1);
  });

  it('puts nothing aside where processes go on ending soon, whatever they happened to be at', async () => {
    const server = await house.server();
    await server.accept(house.text('HeYing', '钱玉兰做了补水'));
    await server.accept(house.text('LuoYun', '陈静怡做了补水'));
    for (let end = 0; end < 4 * MOST_ATTEMPTS; end++) {
      await takenAndLost();
      house.later(LEASE_MS + QUARANTINE_MS.counted);
    }
    expect(await statuses('HeYing', 'LuoYun')).toEqual(['waiting', 'waiting']);

    const lasting = await house.server();
    await takenOver(lasting);
    await takenOver(lasting);
    expect(await statuses('HeYing', 'LuoYun')).toEqual(['handled', 'handled']);
    expect(house.shown('FangJie')).toEqual([]);
  });

  /** Leaves a message as a process does that was killed while it was held. */
  async function heldByADeadProcess(row: Inbox, forMs = LEASE_MS): Promise<void> {
    await house.db.update(
      Inbox,
      { seq: row.seq },
      { leaseUntil: house.now + forMs, fence: row.fence + 1, apart: row.apart },
    );
  }

  /** The lease runs out, another server finds it so, and tries again when the quarantine is over. */
  async function takenOver(server: Conversation): Promise<void> {
    house.later(LEASE_MS + 1);
    await server.settle();
    house.later(QUARANTINE_MS.suspected + QUARANTINE_MS.counted);
    await server.settle();
  }

  /** Only a process that has lived for a while without it tries it again, and ends. */
  function livedAndLost(): Promise<void> {
    return takenAndLost(QUARANTINE_MS.counted);
  }

  /** A server that has lived for so long takes what is due, if there is anything, and is killed before its turn. */
  async function takenAndLost(livedMs = 0): Promise<void> {
    const stopped = gate();
    const doomed = await house.server({ db: stoppedAtItsTurn(house.db, () => house.now, stopped) });
    house.later(livedMs);
    const never = doomed.settle().catch(() => undefined);
    await Promise.race([stopped.reached, never]);
    doomedTurns.push(async () => {
      stopped.open();
      await never;
    });
  }

  async function statuses(...userids: string[]): Promise<string[]> {
    const rows = await Promise.all(userids.map((userid) => house.inbox(userid)));
    return rows.flat().map((row) => row.status);
  }

  const doomedTurns: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of doomedTurns.splice(0)) await end();
  });
});

interface Gate {
  reached: Promise<void>;
  pass(): Promise<void>;
  open(): void;
}

function gate(): Gate {
  let reach: () => void = () => undefined;
  let open: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    reached,
    pass: () => {
      reach();
      return opened;
    },
    open,
  };
}

/** The handle of a server that stops when it has taken hold of something, before its turn. */
function stoppedAtItsTurn(db: Database, now: () => number, stopped: Gate): Database {
  return new Proxy(db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'transaction') return value.bind(target) as unknown;
      return async (work: Parameters<Database['transaction']>[0]) => {
        const held = await target.count(Inbox, { status: 'waiting', leaseUntil: MoreThan(now()) });
        if (held > 0) await stopped.pass();
        return target.transaction(work);
      };
    },
  });
}
