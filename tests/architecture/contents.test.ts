import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const inTheTable = tableOf(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8'));

test('every folder of the salon stands in the table of contents, and nothing else', () => {
  const folders = readdirSync(join(ROOT, 'src/salon'), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => each.name);
  expect([...inTheTable].sort()).toEqual(folders.sort());
});

test('operations are listed folder by folder in the order of the table', () => {
  const source = readFileSync(join(ROOT, 'src/salon/operations.ts'), 'utf8');
  const imported = [...source.matchAll(/from '\.\/([\w-]+)/g)].map(([, folder]) => folder);
  const listed = [...new Set(imported)].filter((each) => each !== 'operation');
  expect(listed).toEqual(inTheTable.filter((each) => listed.includes(each)));
  expect([...source.matchAll(/^ {2}\/\/ (.+)$/gm)].map(([, folder]) => folder)).toEqual(listed);
});

test('the forms lie in folders named as those of the salon', () => {
  const beside = ['engine', 'slots', 'understanding', 'talk'];
  const folders = readdirSync(join(ROOT, 'bot-flows'), { withFileTypes: true })
    .filter((each) => each.isDirectory() && !beside.includes(each.name))
    .map((each) => each.name);
  expect(folders.filter((folder) => !inTheTable.includes(folder))).toEqual([]);
});

/** The folders named in the first column of the salon's table. */
function tableOf(text: string): string[] {
  const table = text.slice(text.indexOf('| folder |'), text.indexOf('Beside them stand'));
  const first = table.split('\n').map((row) => row.split('|')[1] ?? '');
  return first.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, folder]) => folder));
}
