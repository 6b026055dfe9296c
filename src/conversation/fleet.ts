import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Sender } from './sender';

export interface FleetChoice {
  redisUrl: string;
  /** One word for all servers of one salon, without colons. */
  name: string;
}

export interface Fleet {
  /** Offers what is due to whichever server is free. @returns 0: nothing is done yet */
  offer(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

const AT_ONCE = 10;
const OFFERED = 100;

export type CreateFleet = (
  sender: Sender,
  onFault: (reference: string, error: unknown) => void,
  onSent: () => void,
) => Fleet;

/**
 * Deliveries of several servers, carried by BullMQ. The outbox row stays the promise: a job is only its id, is offered
 * again for as long as the row is due, and the row is claimed as ever by whoever takes the job. Without Redis each
 * server sends by itself.
 */
export function fleetOf(choice: FleetChoice): CreateFleet {
  return (sender, onFault, onSent) => createFleet(choice, sender, onFault, onSent);
}

function createFleet(
  { redisUrl, name }: FleetChoice,
  sender: Sender,
  onFault: (reference: string, error: unknown) => void,
  onSent: () => void,
): Fleet {
  // An outage is told once, not at each knock.
  let told = false;
  const fault = (error: Error): void => {
    if (!told) onFault('fleet', error);
    told = true;
  };
  const offering = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const taking = new Redis(redisUrl, { maxRetriesPerRequest: null });
  // One hash tag, so that all keys stand together in a cluster.
  const prefix = `{${name}}`;
  const queue = new Queue(name, { connection: offering, prefix });
  const worker = new Worker(name, (job: { data: { id: string } }) => sender.send(job.data.id), {
    connection: taking,
    prefix,
    concurrency: AT_ONCE,
    autorun: false,
  });
  queue.on('error', fault);
  worker.on('error', fault);
  offering.on('error', fault);
  taking.on('error', fault);
  offering.on('ready', () => (told = false));
  worker.on('completed', onSent);

  async function offer(): Promise<number> {
    if (offering.status !== 'ready') return sender.sendDue();
    const ids = await sender.due(OFFERED);
    if (ids.length === 0) return 0;
    const opts = { removeOnComplete: true, removeOnFail: true };
    await queue.addBulk(ids.map((id) => ({ name: 'push', data: { id }, opts: { ...opts, jobId: id } })));
    return 0;
  }

  return {
    offer,
    start: () => void worker.run().catch(fault),
    async stop() {
      const there = offering.status === 'ready';
      // Without Redis nothing is in hand there, and BullMQ would wait for it to come back.
      const closed = [worker.close(!there), queue.close()];
      if (there) await Promise.all(closed);
      offering.disconnect();
      taking.disconnect();
      await Promise.allSettled(closed);
    },
  };
}
