import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Platform } from './platform';

const PAUSE_MS = 300;

/**
 * Keeps what stands on the phones in a file, so that a demo that is started again goes on where it was. Only for
 * invented people: nothing in the file is sealed.
 */
export class KeptState {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly platform: Platform,
    private readonly file: string,
  ) {}

  /** A file that is missing or cannot be read is as good as none. */
  restore(): void {
    const { conversations, codes, media, menu, taskIds, sends } = this.platform;
    const kept = readJson(this.file);
    if (!kept) return;
    conversations.restore(kept.conversations);
    codes.restore(kept.codes);
    media.restore(kept.media);
    if (kept.menu) menu.create(kept.menu);
    for (const taskId of kept.taskIds) taskIds.add(taskId);
    for (const [raw, send] of kept.sends) sends.set(raw, send);
  }

  /** Many changes in one moment are written once. */
  soon(): void {
    this.timer ??= setTimeout(() => this.save(), PAUSE_MS).unref();
  }

  save(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, JSON.stringify(snapshotOf(this.platform)));
    renameSync(`${this.file}.new`, this.file);
  }
}

type Snapshot = ReturnType<typeof snapshotOf>;

function snapshotOf({ conversations, codes, media, menu, taskIds, sends }: Platform) {
  return {
    conversations: conversations.snapshot(),
    codes: codes.snapshot(),
    media: media.snapshot(),
    menu: menu.peek(),
    taskIds: [...taskIds],
    sends: [...sends].slice(-200),
  };
}

function readJson(file: string): Snapshot | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
  } catch {
    return null;
  }
}
