/** Consultants hear once what became of their customers' classes: one message each, however many there are. */
import { In, IsNull } from '../../database/conditions';
import { GradeChange } from '../../../entities/grade-change';
import type { Tell } from '../operation';
import type { Work } from '../work';
import { hersShown, ownersOf } from './shown-changes';

/** Of what was decided and not told yet. */
export async function tellDecided(work: Work): Promise<Tell[]> {
  const rows = await work.tx.find(GradeChange, {
    where: { storeId: work.store.id, status: In(['confirmed', 'refused']), toldAt: IsNull() },
    order: { at: 'ASC', id: 'ASC' },
  });
  if (rows.length === 0) return [];
  await work.rows.update(GradeChange, { id: In(rows.map((row) => row.id)) }, { toldAt: work.now });
  const owners = await ownersOf(work, rows);
  const tells: Tell[] = [];
  for (const owner of new Set(owners.values())) {
    if (!owner || owner === work.actor.staffId) continue;
    const hers = rows.filter((row) => owners.get(row.customerId) === owner);
    const agreed = hers.filter((row) => row.status === 'confirmed');
    tells.push({
      to: owner,
      notice: 'grades.decided',
      facts: {
        ...(await hersShown(work, agreed)),
        refused: hers.length - agreed.length,
        by: work.actor.name ?? '',
      },
    });
  }
  return tells;
}
