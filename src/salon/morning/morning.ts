/** The morning: everybody who looks after customers gets her list of the day (user-days 8). */
import { listFacts } from './list-facts';
import { listFor, listHolders } from './daily-lists';
import { done, type Result, type Tell } from '../operation';
import type { Work } from '../work';

/** One list each; a manager without customers of her own hears nothing. */
export async function morningLists(work: Work): Promise<Result> {
  const tells: Tell[] = [];
  for (const holder of await listHolders(work)) {
    const list = await listFor(work, holder.id);
    if (!list) continue;
    if (list.items.length === 0 && !holder.roles.includes('consultant')) continue;
    tells.push({ to: holder.id, notice: 'list.morning', facts: await listFacts(work, list) });
  }
  return done({ lists: tells.length }, tells);
}
