/**
 * What an import costs, and whether twice the salon costs twice as much: node bench/run.js bench/import.ts [CUSTOMERS]
 * The salon has ten visits a customer; the database is a file of its own, thrown away afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/database';
import { createProtection } from '../src/protection';
import { importDocument } from '../src/salon/import';
import { largeSalon } from './large-salon';

const VISITS_EACH = 10;
const protection = createProtection({ dataKey: Buffer.alloc(32, 1).toString('base64') });

/** Seconds by the clock and of the processor. */
interface Cost {
  clock: number;
  processor: number;
}

async function measured(work: () => Promise<unknown>): Promise<Cost> {
  const [used, began] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { clock: (performance.now() - began) / 1000, processor: (user + system) / 1e6 };
}

async function imported(customers: number): Promise<{ first: Cost; again: Cost }> {
  const folder = mkdtempSync(join(tmpdir(), 'dianwu-bench-'));
  const db = await openDatabase({ sqliteFile: join(folder, 'bench.sqlite'), protection });
  await db.migrate();
  const document = largeSalon(customers, VISITS_EACH);
  const take = () => importDocument(db, document, { now: Date.UTC(2026, 10, 25, 2), actor: 'cli' });
  const cost = { first: await measured(take), again: await measured(take) };
  await db.close();
  rmSync(folder, { recursive: true });
  return cost;
}

function print(customers: number, what: string, { clock, processor }: Cost): void {
  const perVisit = (processor * 1000) / (customers * VISITS_EACH);
  console.log(
    `${customers} customers, ${customers * VISITS_EACH} visits, ${what}: ${clock.toFixed(2)} s, ${processor.toFixed(2)} s of processor, ${perVisit.toFixed(2)} ms a visit`,
  );
}

async function main(): Promise<void> {
  const most = Number(process.argv[2] ?? 2000);
  await imported(Math.ceil(most / 20)); // warm
  const sizes = [Math.ceil(most / 4), Math.ceil(most / 2), most];
  const costs: Cost[] = [];
  for (const size of sizes) {
    const { first, again } = await imported(size);
    print(size, 'first', first);
    print(size, 'again', again);
    costs.push(first);
  }
  const ratios = costs.slice(1).map((cost, at) => (cost.processor / costs[at].processor).toFixed(2));
  console.log(`twice the salon costs ${ratios.join(' and ')} times the processor`);
}

void main();
