/**
 * How well messages are read: node bench/run.js bench/understanding.ts [MESSAGES.jsonl STORE.json]...
 * Without arguments, every set under tests/understanding.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createReader } from '../bot-flows/understanding';
import { readStoreFile } from '../src/cli/read-store';
import { measureSpeed } from './reading-speed';
import { rates, score, type Labelled, type Report } from './score';

const HERE = join(__dirname, '..', 'tests', 'understanding');
/** Monday 23 November 2026, 10:32 in Shanghai. */
const AT = Date.parse('2026-11-23T10:32:00+08:00');

const args = process.argv.slice(2).filter((one) => one !== '--misses');
const showMisses = process.argv.includes('--misses') || args.length > 0;
const sets: [string, string][] = args.length
  ? pairsOf(args)
  : readdirSync(HERE)
      .filter((file) => file.endsWith('.jsonl'))
      .sort()
      .map((file) => [join(HERE, file), join(HERE, file.replace('.jsonl', '-store.json'))]);

for (const [messages, store] of sets) print(messages, run(messages, store));
const speed = measureSpeed();
console.log(
  `speed: ${speed.characters} characters, ${speed.customers} customers: median ${speed.median.toFixed(2)} ms (${speed.processor.toFixed(2)} ms of processor), p95 ${speed.p95.toFixed(2)} ms`,
);

export function run(messages: string, store: string): Report {
  const lexicon = readStoreFile(JSON.parse(readFileSync(store, 'utf8')));
  // A set is measured by what the other sets teach.
  const reader = createReader(lexicon, basename(messages, '.jsonl'));
  const labels = readFileSync(messages, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Labelled);
  return score(
    labels.map((label) => ({ label, reading: reader.read(label.text, { speaker: label.speaker, at: AT }) })),
  );
}

function print(name: string, report: Report): void {
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  console.log(`\n${name}: ${report.messages} messages`);
  console.log(
    `intent ${percent(report.intentAccuracy)} · slots: precision ${percent(report.precision)} recall ${percent(report.recall)} F1 ${report.f1.toFixed(3)}`,
  );
  console.log(
    `customers ${report.customersResolved}/${report.customersExpected} resolved, ${report.wrongCustomers} wrong · amounts ${report.wrongAmounts}/${report.amounts} wrong · wrong writes ${report.wrongWrites.length} · messages to a record: median ${report.medianMessages}`,
  );
  for (const [slot, tally] of Object.entries(report.slots).sort()) {
    const { precision, recall, f1 } = rates(tally);
    console.log(
      `  ${slot.padEnd(13)} P ${precision.toFixed(2)} R ${recall.toFixed(2)} F1 ${f1.toFixed(2)}  (${tally.right} right, ${tally.wrong} wrong, ${tally.missed} missed)`,
    );
  }
  for (const one of report.wrongWrites) console.log(`  WRONG WRITE ${one.id} ${one.what} «${one.text}»`);
  if (showMisses) for (const one of report.misses) console.log(`  miss ${one.id} ${one.what} «${one.text}»`);
}

function pairsOf(list: string[]): [string, string][] {
  if (list.length % 2) throw new Error('give messages and store in pairs');
  const pairs: [string, string][] = [];
  for (let i = 0; i < list.length; i += 2) pairs.push([list[i], list[i + 1]]);
  return pairs;
}
