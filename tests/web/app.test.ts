import { createWebRig } from './web-rig';
import { seal, text } from '../wecom/sealing';
import { startServer } from '../../src/web/server';

describe('the health of the service', () => {
  it('is alive even while it is not ready', async () => {
    const rig = await createWebRig({ ready: async () => ({ ok: false, why: 'database' }) });
    expect(await rig.get('/healthz')).toMatchObject({ status: 200, body: 'ok' });
    const { status, body } = await rig.get('/readyz');
    expect([status, JSON.parse(body)]).toEqual([503, { ok: false, why: 'database' }]);
    await rig.close();
  });

  it('is ready when what it needs is there', async () => {
    const rig = await createWebRig();
    expect(await rig.get('/readyz')).toMatchObject({ status: 200, body: '{"ok":true}' });
    await rig.close();
  });

  it('is not ready when the check itself breaks, and does not say how', async () => {
    const rig = await createWebRig({ ready: () => Promise.reject(new Error('mysql://user:pass@host')) });
    expect(await rig.get('/readyz')).toMatchObject({
      status: 503,
      body: '{"ok":false,"why":"check failed"}',
    });
    await rig.close();
  });

  it('counts its callbacks by status', async () => {
    const rig = await createWebRig();
    await rig.push(seal(text('a')));
    await rig.get('/wecom/callback');
    const { status, body } = await rig.get('/metrics');
    expect(status).toBe(200);
    expect(body).toContain('dianwu_callback_seconds_count{method="POST",status="200"} 1');
    expect(body).toContain('dianwu_callback_seconds_count{method="GET",status="403"} 1');
    await rig.close();
  });
});

describe('the addresses', () => {
  it('that nobody knows are not found, and other methods not allowed', async () => {
    const rig = await createWebRig();
    expect((await rig.get('/wp-login.php')).status).toBe(404);
    expect((await rig.post('/healthz', '')).status).toBe(405);
    await rig.close();
  });

  it('of further pages are served behind ours', async () => {
    const page = createPage('/talk', 'hello');
    const rig = await createWebRig({ pages: [page] });
    expect(await rig.get('/talk')).toMatchObject({ status: 200, body: 'hello' });
    expect((await rig.get('/healthz')).body).toBe('ok');
    await rig.close();
  });

  it('answer a fault of ours with nothing about it', async () => {
    const rig = await createWebRig({
      pages: [
        () => {
          throw new Error('曼姐 SELECT * FROM customers');
        },
      ],
    });
    expect(await rig.get('/talk')).toMatchObject({ status: 500, body: 'Internal Server Error' });
    await rig.close();
  });

  function createPage(path: string, body: string) {
    return async (ctx: { path: string; body: unknown }, next: () => Promise<void>): Promise<void> => {
      if (ctx.path === path) ctx.body = body;
      else await next();
    };
  }
});

describe('a server that is stopped', () => {
  it('lets the request in hand finish', async () => {
    const { inHand, finish, accept } = held();
    const rig = await createWebRig({ accept });
    const answer = rig.push(seal(text('a')));
    await inHand;
    const closed = rig.listening.close();
    finish();
    expect((await answer).status).toBe(200);
    await closed;
    await expect(rig.get('/healthz')).rejects.toThrow();
  });

  it('cuts what does not finish', async () => {
    const { inHand, accept } = held();
    const rig = await createWebRig({ accept });
    const answer = rig.push(seal(text('a'))).catch((fault: Error) => fault.message);
    await inHand;
    await rig.listening.close(100);
    expect(await answer).toMatch(/hang up|reset/);
  });

  it('says so when its port is taken', async () => {
    const first = await startServer(() => undefined, 0, '127.0.0.1');
    await expect(startServer(() => undefined, first.port, '127.0.0.1')).rejects.toThrow('EADDRINUSE');
    await first.close();
  });

  /** Storing that has begun, and ends when `finish` is called. */
  function held() {
    let begun!: () => void;
    let finish!: () => void;
    const inHand = new Promise<void>((resolve) => (begun = resolve));
    const stored = new Promise<void>((resolve) => (finish = resolve));
    return { inHand, finish, accept: () => (begun(), stored) };
  }
});
