import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import {
  createReader,
  instantOf,
  resolveTime,
  type Lexicon,
  type Reader,
  type Slots,
  type TimeSaid,
} from '../../bot-flows/understanding';
import { explanation } from './read-explain';
import { readStoreFile } from './read-store';

const USAGE = 'dianwu read --store FILE [--at TIME] [--explain] [MESSAGES.jsonl]';

interface Options {
  store: string;
  at?: string;
  explain: boolean;
  file?: string;
}

/** A line of input or an option that cannot be read; told with its place. */
class ReadFault extends Error {
  constructor(
    message: string,
    readonly code: 1 | 2,
  ) {
    super(message);
  }
}

/**
 * Prints how each message is read, by the code of the chat: JSONL `{id, speaker, text}` in, the form of
 * `nlu/README.md` out. Needs no database and no configuration.
 * @returns 0 done · 1 a file or a line could not be read · 2 usage
 */
export async function readCommand(argv: string[]): Promise<number> {
  try {
    const options = parse(argv);
    const lexicon = loadStore(options.store);
    const at = options.at === undefined ? Date.now() : instantGiven(options.at, lexicon.store.timezone);
    await eachLine(options.file, (line, number) =>
      print(line, number, createdOnce(lexicon), lexicon, at, options.explain),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.code;
  }
}

const readers = new WeakMap<Lexicon, Reader>();

function createdOnce(lexicon: Lexicon): Reader {
  const reader = readers.get(lexicon) ?? createReader(lexicon);
  readers.set(lexicon, reader);
  return reader;
}

function parse(argv: string[]): Options {
  const options: Partial<Options> = { explain: false };
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i];
    if (arg === '--explain') options.explain = true;
    else if (arg === '--store' || arg === '--at') {
      const value = argv[++i];
      if (value === undefined) throw new ReadFault(`${arg} needs a value\n${USAGE}`, 2);
      options[arg === '--store' ? 'store' : 'at'] = value;
    } else if (arg.startsWith('--')) throw new ReadFault(`unknown option ${arg}\n${USAGE}`, 2);
    else if (options.file !== undefined) throw new ReadFault(`one file of messages at most\n${USAGE}`, 2);
    else options.file = arg;
  }
  if (!options.store) throw new ReadFault(`--store is missing\n${USAGE}`, 2);
  return options as Options;
}

function loadStore(file: string): Lexicon {
  try {
    return readStoreFile(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new ReadFault(`${file}: ${(error as Error).message}`, 1);
  }
}

/** `2026-11-25T09:12` or `2026-11-25` in store time; with Z or an offset, that instant. */
function instantGiven(text: string, timezone: string): number {
  if (/(?:Z|[+-]\d\d:?\d\d)$/.test(text) && Number.isFinite(Date.parse(text))) return Date.parse(text);
  const m = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?)?$/.exec(text);
  if (!m || !Number.isFinite(Date.parse(`${m[1]}T${m[2] ?? '12:00'}:00Z`))) {
    throw new ReadFault(`--at: not a time: ${text} (such as 2026-11-25T09:12)`, 2);
  }
  return instantOf(m[1], m[2] ?? '12:00', timezone, true);
}

async function eachLine(
  file: string | undefined,
  take: (line: string, number: number) => void,
): Promise<void> {
  const input = file === undefined || file === '-' ? process.stdin : Readable.from([contents(file)]);
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (line.trim()) take(line, number);
  }
}

function contents(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ReadFault(`${file}: ${(error as Error).message}`, 1);
  }
}

function print(
  line: string,
  number: number,
  reader: Reader,
  lexicon: Lexicon,
  at: number,
  explain: boolean,
): void {
  const message = messageOf(line, number);
  const reading = reader.read(message.text, { speaker: message.speaker, at });
  const out = {
    ...(message.id === undefined ? {} : { id: message.id }),
    intent: reading.intent,
    slots: dated(reading.slots, at, lexicon),
    ...(reading.beyond ? { beyond: reading.beyond } : {}),
    ...(explain ? { explain: explanation(reading) } : {}),
  };
  process.stdout.write(`${JSON.stringify(out)}\n`);
}

function messageOf(line: string, number: number): { id?: unknown; speaker: string; text: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new ReadFault(`line ${number}: not JSON`, 1);
  }
  const row = json as Record<string, unknown> | null;
  if (typeof row !== 'object' || row === null || typeof row.text !== 'string') {
    throw new ReadFault(`line ${number}: expected {id, speaker, text}`, 1);
  }
  return { id: row.id, speaker: typeof row.speaker === 'string' ? row.speaker : '', text: row.text };
}

/** The slots with each time's business day beside it; a day of a visit gets its date in `visitDate`. */
function dated(slots: Slots, at: number, lexicon: Lexicon): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(slots)) {
    if (key === 'also') out.also = (value as Slots[]).map((one) => dated(one, at, lexicon));
    else if (isTime(value)) out[key] = { ...value, date: dateOf(value, at, lexicon) };
    else out[key] = value;
  }
  return out;
}

function dateOf(time: TimeSaid, at: number, lexicon: Lexicon): string | null {
  if (time.day === null && time.time === null && !time.vague) return null;
  return resolveTime(time, at, lexicon.store)?.day ?? null;
}

function isTime(value: unknown): value is TimeSaid {
  return typeof value === 'object' && value !== null && 'day' in value && 'time' in value;
}
