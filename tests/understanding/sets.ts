import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled, Report } from '../../bench/score';
import { score } from '../../bench/score';
import { createReader, type Lexicon, type Reading } from '../../bot-flows/understanding';
import { readStoreFile } from '../../src/cli/read-store';

/** Monday 23 November 2026, 10:32 in Shanghai. */
export const AT = Date.parse('2026-11-23T10:32:00+08:00');

export function store(name: string): Lexicon {
  return readStoreFile(JSON.parse(readFileSync(join(__dirname, `${name}-store.json`), 'utf8')));
}

export function labels(name: string): Labelled[] {
  return readFileSync(join(__dirname, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Labelled);
}

/** The messages of a set, read as the other sets teach, and compared with their labels. */
export function scored(name: string): Report {
  const reader = createReader(store(name), name);
  return score(
    labels(name).map((label) => ({
      label,
      reading: reader.read(label.text, { speaker: label.speaker, at: AT }),
    })),
  );
}

/** Reads messages of the development store. */
export function readings(name = 'dev'): (text: string, speaker?: string) => Reading {
  const reader = createReader(store(name));
  return (text, speaker = 'HeYing') => reader.read(text, { speaker, at: AT });
}
