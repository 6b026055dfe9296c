import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { account, coveragePage, idsIn, quotedIn, rows, standings } from './coverage';

/** Sections 2–8, 11, 12, 16 and 17 of the rows: customers, grades, plans and promises. */
const BUILT = /^SR-(FRM|LOOP|LVL|ABC|TIER|DUTY|NINE|FLD|PER|NEED|REL|EFF|SAT|CAL)-/;
const KINDS = new Set(['SYS', 'FORM', 'RULE', 'NUM', 'FLOW', 'KPI', 'CHK']);

const all = account();

test('all 312 rows are here once, with a title', () => {
  expect(new Set(rows.map((row) => row.id)).size).toBe(312);
  expect(rows.filter((row) => row.title.length < 5)).toEqual([]);
});

test('a row that is to be built and is stated clearly is accounted for', () => {
  const open = all.filter(
    (row) =>
      BUILT.test(row.id) && KINDS.has(row.kind) && /[AB]/.test(row.certainty) && row.state === 'unaccounted',
  );
  expect(open.map((row) => row.id)).toEqual([]);
});

test('nothing is called not yet that the code quotes: whoever builds a row deletes its line', () => {
  const built = all.filter((row) => row.state === 'not yet' && row.code.length + row.keys.length > 0);
  expect(built.map((row) => row.id)).toEqual([]);
});

test('every judgement has a reason, and no id is invented', () => {
  const known = new Set(rows.map((row) => row.id));
  const quoted = [...quotedIn(['src', 'bot-flows', 'entities', 'tests']).keys(), ...Object.keys(standings)];
  expect(quoted.filter((id) => !known.has(id))).toEqual([]);
  expect(Object.entries(standings).filter(([, { why }]) => why.length < 10)).toEqual([]);
});

test('a span of ids quotes each of them', () => {
  expect([...idsIn('the basis (SR-LOOP-11..13) of SR-FRM-02')]).toEqual([
    'SR-LOOP-11',
    'SR-LOOP-12',
    'SR-LOOP-13',
    'SR-FRM-02',
  ]);
});

test('docs/coverage.md is what the code says now (npm run coverage:rows)', () => {
  const committed = readFileSync(join(__dirname, '..', '..', 'docs', 'coverage.md'), 'utf8');
  expect(committed).toBe(coveragePage(all));
});
