import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/**
 * Who may import whom. `types` allows `import type` only. What is not in a row is not allowed; main.ts, the pieces it
 * is composed of (src/composition), and the command line see everything.
 */
type Allowed = Record<string, true | 'types'>;

const ROOT = resolve(__dirname, '..', '..');

const TABLE: Record<string, Allowed> = {
  engine: { engine: true },
  flows: { engine: true, flows: true, salon: 'types', text: true },
  text: { engine: 'types', flows: 'types', salon: 'types', pictures: 'types', base: 'types', text: true },
  salon: { salon: true, entities: true, base: true },
  sheets: { salon: true, sheets: true, entities: 'types', text: true },
  conversation: {
    engine: true,
    flows: true,
    salon: true,
    conversation: true,
    entities: true,
    text: true,
    base: true,
  },
  wecom: { engine: 'types', wecom: true },
  web: { salon: true, conversation: true, wecom: true, web: true, jobs: true, text: true },
  jobs: { salon: true, conversation: true, jobs: true, entities: true, text: true, base: true },
  entities: { entities: true },
  simulator: { wecom: 'types', simulator: true, text: true },
  pictures: { pictures: true },
  base: { base: true, entities: true },
};

const PACKAGES: Record<string, RegExp> = {
  koa: /^src\/(web|simulator)\//,
  '@koa/router': /^src\/(web|simulator)\//,
  '@wecom/crypto': /^src\/(wecom\/callback\.ts|simulator\/)/,
  'node-cron': /^src\/jobs\//,
  exceljs: /^src\/sheets\//,
  // Its index loads every driver there is: only for whoever declares a table, builds a condition, runs a migration.
  typeorm: /^(entities\/(table|migrations\/)|src\/database\/(conditions|migrations)\.ts|ormconfig\.ts)/,
};

/** The composition root and what it is composed of, the command line, and the example store. */
const SEES_EVERYTHING = /^src\/main\.ts$|^src\/(composition|cli|example)\//;

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = ['src', 'bot-flows', 'entities'].flatMap((folder) => sources(join(ROOT, folder)));
const imports = files.flatMap(importsOf);

test('every import goes along an arrow of the table', () => {
  const wrong = imports
    .filter((each) => each.to.startsWith('.') && !SEES_EVERYTHING.test(each.from))
    .filter((each) => {
      const room = roomOf(each.from);
      const target = roomOf(relative(ROOT, resolve(ROOT, dirname(each.from), each.to)));
      const allowed = TABLE[room]?.[target];
      return !(allowed === true || (allowed === 'types' && each.typeOnly));
    })
    .map((each) => `${each.from} → ${each.to}`);
  expect(wrong).toEqual([]);
});

test('packages are known only to the rooms they belong to', () => {
  const wrong = imports
    .filter((each) => !each.typeOnly && !SEES_EVERYTHING.test(each.from))
    .filter((each) => PACKAGES[packageOf(each.to)]?.test(each.from) === false)
    .map((each) => `${each.from} → ${each.to}`);
  expect(wrong).toEqual([]);
});

test('the engine imports nothing outside of itself', () => {
  const outside = imports.filter(
    (each) => each.from.startsWith('bot-flows/engine/') && !each.to.startsWith('./'),
  );
  expect(outside).toEqual([]);
});

/** `typeorm` of `typeorm/globals`, `@koa/router` as it is. */
function packageOf(to: string): string {
  return to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');
}

function roomOf(path: string): string {
  const file = path.replace(/\\/g, '/');
  if (file.startsWith('bot-flows/engine')) return 'engine';
  if (file.startsWith('bot-flows')) return 'flows';
  if (file.startsWith('entities')) return 'entities';
  const [, folder] = file.split('/');
  if (/^(database|protection|config)(\.ts)?$/.test(folder)) return 'base';
  return folder.replace(/\.ts$/, '');
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => relative(ROOT, join(folder, name)));
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022);
  const found: Import[] = [];
  const look = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const to = (node.moduleSpecifier as ts.StringLiteral).text;
      found.push({ from: file, to, typeOnly: isTypeOnly(node) });
    } else if (isCallOfImport(node)) {
      found.push({ from: file, to: (node.arguments[0] as ts.StringLiteral).text, typeOnly: false });
    }
    node.forEachChild(look);
  };
  look(source);
  return found;
}

/** `await import('…')`: loaded late, but an arrow like any other. */
function isCallOfImport(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ImportKeyword &&
    node.arguments[0] !== undefined &&
    ts.isStringLiteral(node.arguments[0])
  );
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    !!named &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  );
}
