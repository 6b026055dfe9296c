/** The command as a shell sees it: arguments and settings in, what it printed and its exit code out. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { run } from '../../src/cli';
import { scratchFolder } from '../support/scratch';

export interface Ended {
  code: number;
  out: string;
  err: string;
}

export interface Shell {
  folder: string;
  dianwu(...args: string[]): Promise<Ended>;
  /** The same with settings beside DATA_DIR. */
  with(settings: Record<string, string>, ...args: string[]): Promise<Ended>;
  /** The same with these lines on its standard input. */
  typed(lines: string[], ...args: string[]): Promise<Ended>;
  /** Writes a file into the folder and gives its path. */
  file(name: string, content: string | Buffer | object): string;
  close(): void;
}

const NAMES = /^(PORT|HOST|DATA_|DATABASE_|REDIS_|WECOM_|STORE_|PUBLIC_|LLM_|ASR_|LOG_LEVEL|NODE_ENV)/;

export function shell(): Shell {
  const folder = scratchFolder('cli');
  const given = async (
    settings: Record<string, string>,
    args: string[],
    lines: string[] = [],
  ): Promise<Ended> => {
    const before = { ...process.env };
    const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
    Object.defineProperty(process, 'stdin', {
      configurable: true,
      value: Readable.from(lines.map((line) => `${line}\n`)),
    });
    for (const name of Object.keys(process.env)) if (NAMES.test(name)) delete process.env[name];
    Object.assign(process.env, { DATA_DIR: join(folder, 'data') }, settings);
    const out = capture(process.stdout);
    const err = capture(process.stderr);
    try {
      const code = await run(args);
      return { code, out: out.text(), err: err.text() };
    } finally {
      out.stop();
      err.stop();
      Object.defineProperty(process, 'stdin', stdin);
      process.env = before;
    }
  };
  return {
    folder,
    dianwu: (...args) => given({}, args),
    with: (settings, ...args) => given(settings, args),
    typed: (lines, ...args) => given({}, args, lines),
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(
        path,
        typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content),
      );
      return path;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function capture(stream: NodeJS.WriteStream): { text(): string; stop(): void } {
  const chunks: string[] = [];
  const write = stream.write.bind(stream);
  stream.write = ((chunk: string | Uint8Array, done?: (error?: Error) => void) => {
    chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1'));
    done?.();
    return true;
  }) as typeof stream.write;
  return { text: () => chunks.join(''), stop: () => void (stream.write = write) };
}
