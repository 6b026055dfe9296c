/**
 * The register of the rows: what the source documents ask for (docs/domain/rows.json, 312 ids with titles of our own)
 * against where the code quotes them. What an id in the code cannot tell stands in docs/domain/standing.json, reviewed
 * by eye: rows that are text only, guarded, not yet built, or nothing for software, each with its reason.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { settingKeys, type SettingRow } from '../../src/salon/settings/setting-keys';

const ROOT = resolve(__dirname, '..', '..');

export interface Row {
  id: string;
  kind: string;
  /** How sure the reading of the documents is: A stated, B one sensible reading, C reconstructed. */
  certainty: string;
  title: string;
}

export interface Standing {
  state: 'text only' | 'guarded' | 'not yet' | 'not for software';
  why: string;
}

export type State = 'done' | 'setting' | Standing['state'] | 'unaccounted';

export interface Accounted extends Row {
  state: State;
  code: string[];
  tests: string[];
  keys: string[];
  why: string;
}

export const rows: Row[] = JSON.parse(readFileSync(join(ROOT, 'docs/domain/rows.json'), 'utf8'));
export const standings: Record<string, Standing> = JSON.parse(
  readFileSync(join(ROOT, 'docs/domain/standing.json'), 'utf8'),
);

const SETTINGS = 'src/salon/settings/setting-keys.ts';

/** Every row with what became of it. */
export function account(): Accounted[] {
  const code = quotedIn(['src', 'bot-flows', 'entities']);
  const tests = quotedIn(['tests']);
  const keys = quotedBySettings();
  return rows.map((row) => {
    const found = (code.get(row.id) ?? []).filter((file) => file !== SETTINGS);
    const named = keys.get(row.id) ?? [];
    const standing = standings[row.id];
    return {
      ...row,
      state: stateOf(found, named, standing),
      code: found,
      tests: tests.get(row.id) ?? [],
      keys: named,
      why: standing?.why ?? '',
    };
  });
}

function stateOf(code: string[], keys: string[], standing: Standing | undefined): State {
  if (standing) return standing.state;
  if (code.length > 0) return 'done';
  return keys.length > 0 ? 'setting' : 'unaccounted';
}

/** Files that quote an id, by id; `SR-LOOP-11..14` quotes four. */
export function quotedIn(folders: string[]): Map<string, string[]> {
  const quoted = new Map<string, string[]>();
  for (const file of folders.flatMap((folder) => sources(join(ROOT, folder))).sort()) {
    const ids = idsIn(readFileSync(file, 'utf8'));
    for (const id of ids)
      quoted.set(id, [...(quoted.get(id) ?? []), relative(ROOT, file).split(sep).join('/')]);
  }
  return quoted;
}

export function idsIn(text: string): Set<string> {
  const ids = new Set<string>();
  for (const [, area, first, last] of text.matchAll(/SR-([A-Z]+)-(\d{2})(?:\.\.(\d{2}))?/g)) {
    for (let n = Number(first); n <= Number(last ?? first); n++) {
      ids.add(`SR-${area}-${String(n).padStart(2, '0')}`);
    }
  }
  return ids;
}

/** Only of keys that something reads: a setting that changes nothing accounts for nothing. */
function quotedBySettings(): Map<string, string[]> {
  const quoted = new Map<string, string[]>();
  const code = ['src', 'bot-flows']
    .flatMap((folder) => sources(join(ROOT, folder)))
    .filter((file) => file !== join(ROOT, SETTINGS))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  for (const [key, row] of Object.entries(settingKeys) as [string, SettingRow<unknown>][]) {
    if (!code.includes(`'${key}'`)) continue;
    for (const id of idsIn(row.source)) quoted.set(id, [...(quoted.get(id) ?? []), key]);
  }
  return quoted;
}

/** This folder judges the rows and quotes none. */
function sources(folder: string): string[] {
  if (folder === __dirname) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

const AREAS: [string, string][] = [
  ['SYS', 'The eight systems'],
  ['FRM', 'Forms and sheets'],
  ['LOOP', 'The daily loop'],
  ['LVL', 'The level table'],
  ['ABC', 'ABC analysis'],
  ['TIER', 'Who is a big customer'],
  ['DUTY', 'Duties by class'],
  ['NINE', 'Nine levels'],
  ['FLD', 'Fields of the customer file'],
  ['PER', 'Personality, motives, trust'],
  ['NEED', 'Needs by age'],
  ['PRJ', 'Treatments'],
  ['STF', 'Staff'],
  ['REL', 'Relationship'],
  ['EFF', 'Effect'],
  ['TEC', 'Technique and service'],
  ['MIS', 'Reports and meetings'],
  ['KAM', 'Key accounts'],
  ['SAT', 'Satisfaction, complaints, churn'],
  ['CAL', 'Calendar'],
  ['RISK', 'With guards, or not at all'],
];

const STATES: State[] = [
  'done',
  'setting',
  'text only',
  'guarded',
  'not yet',
  'not for software',
  'unaccounted',
];

/** docs/coverage.md. */
export function coveragePage(all: Accounted[]): string {
  const count = (list: Accounted[], state: State) => list.filter((row) => row.state === state).length;
  const shown = STATES.filter((state) => count(all, state) > 0);
  const lines = [
    '# What became of each row',
    '',
    'Written by `npm run coverage:rows` from the ids that code, settings and tests quote, and from',
    '`docs/domain/standing.json` for what an id cannot tell. Titles are ours (`docs/domain/rows.json`). Do not edit by hand.',
    '',
    `| area | ${shown.join(' | ')} | rows |`,
    `|---|${shown.map(() => '---|').join('')}---|`,
    ...AREAS.map(([area, name]) => {
      const list = inArea(all, area);
      return `| ${name} | ${shown.map((state) => count(list, state) || '').join(' | ')} | ${list.length} |`;
    }),
    `| **all** | ${shown.map((state) => count(all, state)).join(' | ')} | ${all.length} |`,
  ];
  for (const [area, name] of AREAS) {
    lines.push('', `## ${name}`, '', '| id | what | kind | state | where, or why |', '|---|---|---|---|---|');
    for (const row of inArea(all, area)) {
      lines.push(
        `| ${row.id} | ${row.title} | ${row.kind}/${row.certainty} | ${row.state} | ${where(row)} |`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function inArea(all: Accounted[], area: string): Accounted[] {
  return all.filter((row) => row.id.startsWith(`SR-${area}-`));
}

const MOST_FILES = 4;

function where(row: Accounted): string {
  const files = [...row.code, ...row.tests];
  const more = files.length > MOST_FILES ? ` and ${files.length - MOST_FILES} more` : '';
  const parts = [
    row.why,
    row.keys.length > 0 ? `setting ${row.keys.map((key) => `\`${key}\``).join(', ')}` : '',
    files.length > 0 ? files.slice(0, MOST_FILES).join(', ') + more : '',
  ];
  return parts.filter(Boolean).join(' · ');
}
