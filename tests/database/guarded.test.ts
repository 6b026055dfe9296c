import { setTimeout as pause } from 'node:timers/promises';
import { guarded } from '../../src/database/guarded';
import type { Connection } from '../../src/database/sql';

const connection: Connection = {
  engine: 'sqlite',
  read: async () => {
    await pause(40);
    return [];
  },
  write: async () => {
    throw Object.assign(new Error('deadlock'), { code: 'ER_LOCK_DEADLOCK' });
  },
};

test('work that waits for something that is no statement is given up', async () => {
  const { idle, end } = guarded(connection, 10);
  await expect(idle).rejects.toThrow('no statement');
  end();
});

test('a slow statement is waited for', async () => {
  const { connection: held, idle, end } = guarded(connection, 10);
  const first = await Promise.race([held.read('SELECT 1', []), idle]);
  expect(first).toEqual([]);
  end();
});

test('after a deadlock every further statement is refused with it', async () => {
  const { connection: held, end } = guarded(connection);
  await expect(held.write('UPDATE', [])).rejects.toThrow('deadlock');
  await expect(held.read('SELECT 1', [])).rejects.toThrow('deadlock');
  end();
});
