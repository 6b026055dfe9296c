/**
 * Whether what is meant survives how it is said: node bench/run.js bench/variants.ts [--show KIND] [--rule NAME] [--seed N]
 * Tells every labelled message otherwise (variants/index.ts) and counts what is read differently.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStoreFile } from '../src/cli/read-store';
import type { Labelled } from './score';
import { RULES, retell, type LabelledSet, type Outcome } from './variants/retell';
import { FAULTS } from './variants/compare';

const HERE = join(__dirname, '..', 'tests', 'understanding');
/** Monday 23 November 2026, 10:32 in Shanghai. */
const AT = Date.parse('2026-11-23T10:32:00+08:00');

const option = (name: string): string | undefined => {
  const i = process.argv.indexOf(name);
  return i < 0 ? undefined : process.argv[i + 1];
};

const sets = readdirSync(HERE)
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => file.replace('.jsonl', ''))
  .map(setOf);
const rules = RULES.filter((one) => !option('--rule') || one.name === option('--rule'));
const outcomes = retell(sets, AT, rules, Number(option('--seed') ?? 1));

console.log(`${'variant'.padEnd(30)}  told ${FAULTS.map((one) => one.padStart(9)).join('')}`);
for (const rule of rules)
  console.log(
    row(
      rule.name,
      outcomes.filter((one) => one.rule === rule.name),
    ),
  );
console.log(row('all', outcomes));
const show = option('--show');
if (show)
  for (const one of outcomes.filter(
    (each) => each.worst && (show === 'all' || show.split(',').includes(each.worst.kind)),
  ))
    console.log(
      `${one.rule} ${one.set} ${one.id} ${one.worst!.kind.toUpperCase()} ${one.faults.map((each) => each.what).join(' · ')}\n    «${one.original}»\n    «${one.text}»`,
    );

function row(name: string, list: Outcome[]): string {
  const counts = FAULTS.map((kind) => list.filter((one) => one.worst?.kind === kind).length);
  return `${name.padEnd(30)} ${String(list.length).padStart(5)} ${counts.map((one) => String(one).padStart(9)).join('')}`;
}

function setOf(name: string): LabelledSet {
  const read = (file: string): string => readFileSync(join(HERE, file), 'utf8');
  return {
    name,
    lexicon: readStoreFile(JSON.parse(read(`${name}-store.json`))),
    labels: read(`${name}.jsonl`)
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => JSON.parse(line) as Labelled),
  };
}
