import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommand } from '../../src/cli/read';
import { scratchFolder } from '../support/scratch';

const SETS = join(__dirname, '..', 'understanding');
const STORE = join(SETS, 'dev-store.json');
let folder: string;

beforeAll(() => {
  folder = scratchFolder('read');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(
  messages: object[] | string,
  ...options: string[]
): Promise<{ code: number; out: string; err: string }> {
  const file = join(folder, 'messages.jsonl');
  writeFileSync(
    file,
    typeof messages === 'string' ? messages : messages.map((one) => JSON.stringify(one)).join('\n'),
  );
  const said = { out: '', err: '' };
  const out = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => Boolean((said.out += String(text))));
  const err = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => Boolean((said.err += String(text))));
  try {
    return { code: await readCommand([...options, file]), ...said, out: said.out, err: said.err };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

describe('dianwu read', () => {
  const message = { id: 'm1', speaker: 'PanYan', text: '帮婷姐约明天下午三点做补水,小美做' };

  it('prints a line for each message, with the date of each time', async () => {
    const { code, out } = await read([message], '--store', STORE, '--at', '2026-11-25T10:00');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      id: 'm1',
      intent: 'book',
      slots: {
        customer: 'K001',
        treatments: ['F01'],
        therapist: 'XuXiaoMei',
        nextTime: { day: '+1d', time: '15:00', date: '2026-11-26' },
      },
    });
  });

  it('reckons in store time, until four in the morning', async () => {
    const { out } = await read([message], '--store', STORE, '--at', '2026-11-26T01:00');
    expect(JSON.parse(out).slots.nextTime.date).toBe('2026-11-26');
  });

  it('explains which words became which slot, and why others did not', async () => {
    const text = '婷姐做了补水 298 停车券给了两张';
    const { out } = await read([{ id: 1, speaker: 'HeYing', text }], '--store', STORE, '--explain');
    const { explain } = JSON.parse(out);
    expect(explain.became).toContainEqual(
      expect.objectContaining({ slot: 'customer', text: '婷姐', how: 'alias' }),
    );
    expect(explain.left).toContainEqual(expect.objectContaining({ text: expect.stringContaining('停车券') }));
    expect(explain.ask).toContainEqual({ about: 'amount', why: 'unclear', words: '298' });
    expect(explain.empty).toContainEqual({ slot: 'cash', why: 'asked: unclear (298)' });
    expect(explain.empty).toContainEqual({ slot: 'therapist', why: 'not said' });
    expect(explain.likeness[0]).toEqual({ intent: 'record_visit', weight: 0 });
  });

  it('takes a store in the form of an import', async () => {
    const store = join(folder, 'import.json');
    writeFileSync(
      store,
      JSON.stringify({
        stores: [{ code: 'S1', name: '店', opensAt: '10:00', closesAt: '21:00', timezone: 'Asia/Shanghai' }],
        staff: [{ userid: 'a', name: '阿梅', aliases: '', roles: '美容师、前台' }],
        treatments: [
          { code: 'T1', name: '推拿', aliases: '中式推拿、按摩', category: '身体', minutes: 60, price: 198 },
        ],
        customers: [{ code: 'C1', store: 'S1', name: '段誉', aliases: '段总' }],
      }),
    );
    const { out } = await read([{ speaker: 'a', text: '段总做了按摩' }], '--store', store);
    expect(JSON.parse(out)).toEqual({
      intent: 'record_visit',
      slots: { customer: 'C1', treatments: ['T1'] },
    });
  });

  it('tells which line it cannot read', async () => {
    const { code, err } = await read(`${JSON.stringify(message)}\nnothing`, '--store', STORE);
    expect(code).toBe(1);
    expect(err).toContain('line 2');
  });

  it.each([
    ['without a store', []],
    ['with an option that it has not', ['--store', STORE, '--loud']],
    ['with a time that is none', ['--store', STORE, '--at', 'soon']],
  ])('ends with 2 %s', async (_what, options) => {
    expect((await read([message], ...options)).code).toBe(2);
  });

  it('ends with 1 where the store cannot be read', async () => {
    expect((await read([message], '--store', join(folder, 'missing.json'))).code).toBe(1);
  });
});

describe('the benchmark', () => {
  it('prints its figures for a set and its store', () => {
    const root = join(__dirname, '..', '..');
    const run = spawnSync(
      process.execPath,
      ['bench/run.js', 'bench/understanding.ts', join(SETS, 'dev.jsonl'), STORE],
      { cwd: root, encoding: 'utf8' },
    );
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/intent \d+\.\d % · slots: precision .* F1 [\d.]+/);
    expect(run.stdout).toMatch(/wrong writes \d+ · messages to a record: median \d/);
    expect(run.stdout).toMatch(/speed: 300 characters, 5000 customers: median/);
  });
});
