import { Course } from '../../../entities/course';
import { CourseEntry } from '../../../entities/course-entry';
import { businessDayOf } from '../calendar';
import type { RowOf } from './tables';
import { changes, counted, fen, queues, rowsOf, type Desk } from './write';

/**
 * Courses as they stand today. One is the same when customer, treatment, size and day agree, the first of a kind
 * meeting the first, the second the second; its use is brought to what is stated.
 */
export async function writeCourses(desk: Desk): Promise<void> {
  const { tx, known, document } = desk;
  const given = (document.courses ?? []).map((row) => ({ row, ...sought(desk, row) }));
  const standing = queues(
    (
      await rowsOf(
        tx,
        Course,
        'customerId',
        given.map((each) => each.customerId),
      )
    ).filter((row) => row.status !== 'refunded'),
    (row) => keyOf(row.customerId, row.treatmentId, row.total, row.boughtDay),
  );
  const courses: Partial<Course>[] = [];
  const entries: Partial<CourseEntry>[] = [];
  for (const { row, customerId, treatmentId, key } of given) {
    const before = standing(key).shift();
    const wanted = {
      priceFen: fen(row.price),
      userIds: row.users?.map((said) => known.idOf('customers', said)!),
      status: row.used >= row.total ? ('finished' as const) : ('active' as const),
    };
    const patch = before ? changes(before, wanted) : null;
    if (before && patch) await tx.update(Course, { id: before.id }, patch);
    const id = before?.id ?? desk.newId();
    const store = desk.storeOfCustomer.get(customerId)!;
    if (!before) {
      courses.push({
        id,
        customerId,
        treatmentId,
        storeId: store.id,
        total: row.total,
        used: row.used,
        boughtDay: row.boughtOn,
        ...wanted,
      });
    }
    const gap = row.used - (before?.used ?? 0);
    if (gap !== 0) {
      const day = businessDayOf(desk.now, store.timezone);
      const stamp = { kind: 'import' as const, at: desk.now, day, byId: 'import' };
      entries.push({ courseId: id, customerId, delta: -gap, ...stamp });
      if (before) await tx.update(Course, { id }, { used: row.used });
    }
    const changed = !before || patch !== null || gap !== 0;
    if (changed) desk.touched.add(customerId);
    counted(desk, 'courses', changed);
  }
  await tx.insert(Course, courses);
  await tx.insert(CourseEntry, entries);
}

function sought({ known }: Desk, row: RowOf<'courses'>) {
  const customerId = known.idOf('customers', row.customer)!;
  const treatmentId = known.idOf('treatments', row.treatment)!;
  return { customerId, treatmentId, key: keyOf(customerId, treatmentId, row.total, row.boughtOn ?? null) };
}

function keyOf(customerId: string, treatmentId: string, total: number, boughtDay: string | null): string {
  return `${customerId}|${treatmentId}|${total}|${boughtDay ?? ''}`;
}
