import { sealed } from './callback-xml';
import type { AppIdentity } from './platform';
import { post } from './post';

/** How a push may go wrong on its way. */
export interface DeliveryManner {
  /** Pushed so many times more after it was taken, each encrypted anew. */
  duplicates?: number;
  /** Arrives late; what the person sends afterwards may overtake it. */
  delayMs?: number;
  /** Never arrives. */
  lose?: boolean;
  /** Arrives, but the answer is not waited for, and so it is pushed again. */
  missAnswer?: boolean;
}

export interface Attempt {
  status?: number;
  error?: string;
  ms: number;
}

export interface Delivery {
  /** The MsgId, or an id of this simulator for an event. */
  id: string;
  /** The plaintext that was encrypted. */
  xml: string;
  attempts: Attempt[];
  /** Answered with HTTP 200. */
  taken: boolean;
}

export interface Patience {
  timeoutMs: number;
  retries: number;
  retryAfterMs: number;
}

/** WeCom's own: five seconds, three retries. The pause between retries is nowhere documented. */
export const WECOM_PATIENCE: Patience = { timeoutMs: 5000, retries: 3, retryAfterMs: 1000 };

/** Posts callbacks: one person's in order, different people's side by side. */
export class Deliveries {
  private readonly queues = new Map<string, Promise<unknown>>();
  private once: DeliveryManner | null = null;
  private standing: DeliveryManner = {};

  constructor(
    private readonly app: AppIdentity,
    private readonly now: () => number,
    private readonly patience: Patience,
  ) {}

  /** Befalls the next push only. */
  next(manner: DeliveryManner): void {
    this.once = manner;
  }

  /** Befalls every push until it is called again with {}. */
  always(manner: DeliveryManner): void {
    this.standing = manner;
  }

  manner(): DeliveryManner {
    return { ...this.standing, ...this.once };
  }

  push(userid: string, id: string, xml: string): Promise<Delivery> {
    const manner = this.manner();
    this.once = null;
    if (manner.delayMs) return wait(manner.delayMs).then(() => this.deliver(id, xml, manner));
    const key = userid.toLowerCase();
    const mine = (this.queues.get(key) ?? Promise.resolve()).then(() => this.deliver(id, xml, manner));
    this.queues.set(key, mine);
    void mine.finally(() => {
      if (this.queues.get(key) === mine) this.queues.delete(key);
    });
    return mine;
  }

  private async deliver(id: string, xml: string, manner: DeliveryManner): Promise<Delivery> {
    const delivery: Delivery = { id, xml, attempts: [], taken: false };
    if (manner.lose || !this.app.callbackUrl()) return delivery;
    if (manner.missAnswer) delivery.attempts.push({ ...(await this.attempt(xml)), error: 'answer missed' });
    delivery.taken = await this.untilTaken(delivery);
    for (let more = manner.duplicates ?? 0; more > 0; more -= 1) await this.untilTaken(delivery);
    return delivery;
  }

  private async untilTaken(delivery: Delivery): Promise<boolean> {
    for (let left = this.patience.retries; ; left -= 1) {
      const attempt = await this.attempt(delivery.xml);
      delivery.attempts.push(attempt);
      if (attempt.status === 200) return true;
      if (left <= 0) return false;
      await wait(this.patience.retryAfterMs);
    }
  }

  private async attempt(xml: string): Promise<Attempt> {
    const started = Date.now();
    const { url, body } = sealed(this.app, xml, this.now());
    try {
      const { status } = await post(url, body, this.patience.timeoutMs);
      return { status, ms: Date.now() - started };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error), ms: Date.now() - started };
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
