import { createLanes, createLimits } from '../../src/wecom/limits';
import { createRig, MORNING } from './fake-wecom';

describe("a member's budget", () => {
  it('is 25 in any 60 seconds and 900 in any hour, however much is waiting', async () => {
    let now = MORNING;
    const limits = createLimits(() => now);
    const sent: number[] = [];
    while (now < MORNING + 3 * 3_600_000) {
      const wait = await limits.take(['suwan']);
      if (wait === 0) sent.push(now);
      else now += Math.min(wait, 7_000);
    }
    expect(most(sent, 60_000)).toBe(25);
    expect(most(sent, 3_600_000)).toBe(900);
  });

  it('says exactly how long to wait', async () => {
    let now = MORNING;
    const limits = createLimits(() => now);
    for (let message = 0; message < 25; message += 1) expect(await limits.take(['suwan'])).toBe(0);
    now += 20_000;
    expect(await limits.take(['suwan'])).toBe(40_000);
    now += 40_000;
    expect(await limits.take(['suwan'])).toBe(0);
  });

  it('is each member’s own, and a message to two takes both or none', async () => {
    const limits = createLimits(() => MORNING, { perMinute: 1, perHour: 10 });
    expect(await limits.take(['suwan'])).toBe(0);
    expect(await limits.take(['suwan', 'heying'])).toBe(60_000);
    expect(await limits.take(['heying'])).toBe(0);
  });

  it('is kept before the call: the twenty-sixth message of a minute never leaves', async () => {
    const rig = await createRig();
    for (let message = 0; message < 25; message += 1) {
      await rig.client.send({
        kind: 'text',
        text: `第${message}条`,
        toUserIds: [message % 2 ? 'SuWan' : 'suwan'],
      });
    }
    const outcome = await rig.client.send({ kind: 'text', text: '第26条', toUserIds: ['SUWAN'] });
    expect(outcome).toEqual({ kind: 'retry', afterMs: 60_000, reason: 'budget', code: null, maxTries: null });
    expect(rig.wecom.to('message/send')).toHaveLength(25);
    await rig.close();
  });

  it('is not used up by what waits for an open API', async () => {
    const rig = await createRig();
    rig.wecom.replies['message/send'] = [{ errcode: 45009, errmsg: '' }];
    const send = (text: string) => rig.client.send({ kind: 'text', text, toUserIds: ['SuWan'] });
    for (let message = 0; message < 40; message += 1) {
      expect(await send(`第${message}条`)).toMatchObject({ kind: 'paused' });
    }
    rig.clock.now += 60_000;
    for (let message = 0; message < 24; message += 1) {
      expect(await send(`再来${message}`)).toMatchObject({ kind: 'sent' });
    }
    await rig.close();
  });

  /** The most sends in any window of `ms`. */
  function most(sent: number[], ms: number): number {
    let from = 0;
    return sent.reduce((best, time, at) => {
      while (sent[from] <= time - ms) from += 1;
      return Math.max(best, at - from + 1);
    }, 0);
  }
});

describe('the lanes', () => {
  it('are halved when WeCom says too many, and grow back', async () => {
    const lanes = createLanes(10);
    lanes.halve();
    lanes.halve();
    expect(lanes.width).toBe(2);
    let running = 0;
    let widest = 0;
    const work = async (): Promise<void> => {
      running += 1;
      widest = Math.max(widest, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => lanes.run(work)));
    expect(widest).toBe(2);
    for (let success = 0; success < 200; success += 1) lanes.succeeded();
    expect(lanes.width).toBe(10);
  });

  it('are freed by work that fails', async () => {
    const lanes = createLanes(1);
    await expect(lanes.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await lanes.run(() => Promise.resolve('next'))).toBe('next');
  });
});
