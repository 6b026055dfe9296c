import { isContention } from './errors';
import type { Connection } from './sql';

/** A transaction awaits only statements: one that awaits something else this long holds everybody up for it. */
const LONGEST_IDLE_MS = 30_000;

export interface Guarded {
  connection: Connection;
  /** Rejects when the work awaits something that is no statement; settles with `end`. */
  idle: Promise<never>;
  /** From here on its statements are refused: they would land in somebody else's transaction. */
  end(): void;
}

/** A connection for as long as one transaction lasts. */
export function guarded(connection: Connection, longestIdle = LONGEST_IDLE_MS): Guarded {
  let lost: unknown;
  let over = false;
  let running = 0;
  let active = false;
  let giveUp: (error: Error) => void = () => undefined;
  const idle = new Promise<never>((_, reject) => (giveUp = reject));
  idle.catch(() => undefined);
  const watch = setInterval(() => {
    if (running === 0 && !active) giveUp(new Error('a transaction waits for something that is no statement'));
    active = false;
  }, longestIdle);
  watch.unref();

  const guard =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (over) throw new Error('this transaction is over');
      // After a deadlock MySQL has taken back the whole and would commit each further statement by itself: whoever
      // caught the error and goes on is refused, so that the whole is run again.
      if (lost) throw lost;
      running++;
      active = true;
      try {
        return await call(...args);
      } catch (error) {
        if (isContention(error)) lost = error;
        throw error;
      } finally {
        running--;
      }
    };

  return {
    connection: { ...connection, read: guard(connection.read), write: guard(connection.write) },
    idle,
    end: () => {
      over = true;
      clearInterval(watch);
    },
  };
}
