/**
 * Writes bot-flows/understanding/examples.ts from the labelled sets: node bench/run.js bench/write-examples.ts
 * Names, treatments, sums and times are masked, so that nothing of a store is in it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReader, type Intent } from '../bot-flows/understanding';
import { readStoreFile } from '../src/cli/read-store';
import type { Labelled } from './score';

const SETS = join(__dirname, '..', 'tests', 'understanding');
const OUT = join(__dirname, '..', 'bot-flows', 'understanding', 'examples.ts');

const sets = readdirSync(SETS)
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => file.replace('.jsonl', ''))
  .sort();

const lines: string[] = [
  "import type { Intent } from './reading';",
  '',
  '/**',
  ' * Messages by the intent that they have, masked as cues.ts says, a group for each labelled set.',
  ' * Written by bench/write-examples.ts from tests/understanding; not to be edited by hand.',
  ' */',
  'export const EXAMPLES: Record<string, Partial<Record<Intent, string[]>>> = {',
];
for (const set of sets) {
  lines.push(`  '${set}': {`);
  for (const [intent, texts] of byIntent(set)) {
    lines.push(`    ${intent}: [`);
    for (const text of texts) lines.push(`      ${JSON.stringify(text)},`);
    lines.push('    ],');
  }
  lines.push('  },');
}
lines.push('};', '');
writeFileSync(OUT, lines.join('\n'));

function byIntent(set: string): Map<Intent, string[]> {
  const store = readStoreFile(JSON.parse(readFileSync(join(SETS, `${set}-store.json`), 'utf8')));
  const reader = createReader(store);
  const groups = new Map<Intent, string[]>();
  for (const line of readFileSync(join(SETS, `${set}.jsonl`), 'utf8').split('\n')) {
    if (!line.trim()) continue;
    const label = JSON.parse(line) as Labelled;
    const intent = meant(label);
    if (!intent) continue;
    const masked = reader.mask(label.text);
    const group = groups.get(intent) ?? [];
    if (!group.includes(masked)) group.push(masked);
    groups.set(intent, group);
  }
  return groups;
}

/** What an ambiguous message would be once the question is answered stands in its note. */
function meant(label: Labelled): Intent | null {
  if (label.intent !== 'ambiguous') return label.intent;
  return (/would be (\w+)/.exec(label.note ?? '')?.[1] as Intent | undefined) ?? null;
}
