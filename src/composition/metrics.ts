import { Gauge, type Registry } from 'prom-client';
import type { Database } from '../database';

const QUEUES = {
  dianwu_inbox_waiting: [
    'Messages that wait for their turn',
    `SELECT COUNT(*) AS n FROM inbox WHERE status = 'waiting'`,
  ],
  dianwu_inbox_dead: [
    'Messages set aside after faults of ours',
    `SELECT COUNT(*) AS n FROM inbox WHERE status IN ('dead', 'set-aside')`,
  ],
  dianwu_outbox_waiting: [
    'Pushes promised and not yet sent',
    `SELECT COUNT(*) AS n FROM outbox WHERE status IN ('waiting', 'sending')`,
  ],
  dianwu_outbox_failed: [
    'Pushes that will not arrive',
    `SELECT COUNT(*) AS n FROM outbox WHERE status IN ('failed', 'dead')`,
  ],
} as const;

/** How long the queues are, and how old their oldest row is; read when the metrics are. */
export function watchQueues(registry: Registry, db: Database, now: () => number): void {
  for (const [name, [help, sql]] of Object.entries(QUEUES)) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const [row] = await db.query<{ n: number }>(sql);
        this.set(Number(row.n));
      },
    });
  }
  new Gauge({
    name: 'dianwu_oldest_seconds',
    help: 'Age of the oldest row that waits',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      const [inbox] = await db.query<{ at: number | null }>(
        `SELECT MIN(receivedAt) AS at FROM inbox WHERE status = 'waiting'`,
      );
      const [outbox] = await db.query<{ at: number | null }>(
        `SELECT MIN(dueAt) AS at FROM outbox WHERE status = 'waiting'`,
      );
      this.set({ queue: 'inbox' }, inbox.at ? (now() - Number(inbox.at)) / 1000 : 0);
      this.set({ queue: 'outbox' }, outbox.at ? Math.max(0, now() - Number(outbox.at)) / 1000 : 0);
    },
  });
}
