import { Diagnosis } from '../../../entities/diagnosis';
import { instantSaid } from '../calendar';
import { counted, rowsOf, type Desk } from './write';

/** Assessments by customer and day. One that says no more than what stands there already is known. */
export async function writeDiagnoses(desk: Desk): Promise<void> {
  const given = (desk.document.diagnoses ?? []).map((row) => ({
    row,
    customerId: desk.known.idOf('customers', row.customer)!,
  }));
  const ids = given.map((each) => each.customerId);
  const standing: Told[] = await rowsOf(desk.tx, Diagnosis, 'customerId', ids);
  const fresh: Partial<Diagnosis>[] = [];
  for (const { row, customerId } of given) {
    const store = desk.storeOfCustomer.get(customerId)!;
    const told = {
      customerId,
      day: row.day,
      findings: row.findings ?? null,
      mostWanted: row.mostWanted ?? null,
      painPoint: row.painPoint ?? null,
    };
    const known = standing.some((each) => saysAll(each, told));
    if (!known) {
      standing.push(told);
      fresh.push({
        id: desk.newId(),
        storeId: store.id,
        ...told,
        byId: (row.by && desk.known.idOf('staff', row.by)) ?? 'import',
        at: instantSaid(`${row.day}T12:00`, store.timezone),
      });
    }
    counted(desk, 'diagnoses', !known);
  }
  await desk.tx.insert(Diagnosis, fresh);
}

type Told = Pick<Diagnosis, 'customerId' | 'day' | 'findings' | 'mostWanted' | 'painPoint'>;

/** What was found on a visit grows during it: an older sheet holds the beginning. */
function saysAll(known: Told, told: Told): boolean {
  if (known.customerId !== told.customerId || known.day !== told.day) return false;
  return (['findings', 'mostWanted', 'painPoint'] as const).every(
    (name) => told[name] === null || (known[name] ?? '').startsWith(told[name]),
  );
}
