/**
 * What the simulation of every grading method costs: node bench/run.js bench/grading.ts [CUSTOMERS]
 * Ten visits a customer; every tenth was brought by the one before. The database is thrown away afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '../entities/store';
import { openDatabase } from '../src/database';
import { createProtection } from '../src/protection';
import { storeRules } from '../src/salon/grading/grade-rules';
import type { GradeDesk } from '../src/salon/grading/desk';
import { periodFigures } from '../src/salon/grading/period-figures';
import { simulate } from '../src/salon/grading/simulation';
import { importDocument } from '../src/salon/import';
import { largeSalon } from './large-salon';

const VISITS_EACH = 22;
const NOW = Date.UTC(2026, 10, 25, 2);
const protection = createProtection({ dataKey: Buffer.alloc(32, 1).toString('base64') });

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 2000);
  const folder = mkdtempSync(join(tmpdir(), 'dianwu-bench-'));
  const db = await openDatabase({ sqliteFile: join(folder, 'bench.sqlite'), protection });
  await db.migrate();
  const document = largeSalon(count, VISITS_EACH);
  const customers = document.customers.map((row, index) => ({
    ...row,
    aliases: [`${row.name}姐`],
    source: index % 10 === 9 ? `${document.customers[index - 1].name}介绍` : '朋友介绍',
  }));
  await importDocument(db, { ...document, customers }, { now: NOW, actor: 'cli' });
  await db.transaction(async (tx) => {
    const store = (await tx.one(Store, { code: 'S1' }))!;
    const desk: GradeDesk = { tx, store, now: NOW };
    const rules = await storeRules(desk);
    const choice = { periodDays: rules.periodDays, assets: true };
    for (let run = 0; run < 2; run++) {
      await timed(`${count} customers: figures`, () => periodFigures(desk, choice));
      await timed(`${count} customers: figures and who brought whom`, () =>
        periodFigures(desk, { ...choice, referrals: true }),
      );
      await timed(`${count} customers: every method`, () => simulate(desk, rules));
    }
  });
  await db.close();
  rmSync(folder, { recursive: true });
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const [used, began] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(used);
  const clock = (performance.now() - began) / 1000;
  console.log(`${what}: ${clock.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor`);
}

void main();
