import { HandbookPage } from '../../../entities/handbook-page';
import { HandbookReceipt } from '../../../entities/handbook-receipt';
import { momentAt } from '../calendar';
import { filled, type Desk, type Row } from './desk';
import { groupBy } from './history';

/** 资料: every version of every page, with who has read it and when. */
export async function handbook(desk: Desk): Promise<Row[]> {
  const pages = await desk.tx.find(HandbookPage, {
    order: { storeId: 'ASC', kind: 'ASC', subject: 'ASC', version: 'ASC' },
  });
  const receipts = groupBy(
    await desk.tx.find(HandbookReceipt, { order: { at: 'ASC', id: 'ASC' } }),
    (row) => row.handbookPageId,
  );
  return pages
    .filter((row) => desk.seesStore(row.storeId))
    .map((row) => {
      const store = desk.store(row.storeId);
      const ofTreatment = row.kind === 'sop' || row.kind === 'aftercare';
      return filled({
        store: store.code,
        kind: row.kind,
        treatment: ofTreatment ? desk.treatment(row.subject) : undefined,
        role: row.kind === 'job' ? row.subject : undefined,
        title: row.kind === 'rule' ? row.subject : undefined,
        version: row.version,
        text: row.text,
        goals: row.goals,
        ended: row.text === '' ? true : undefined,
        day: row.day,
        from: row.fromDay,
        by: desk.staff(row.byId),
        read: (receipts.get(row.id) ?? []).map((each) => ({
          at: momentAt(each.at, store.timezone),
          staff: desk.staff(each.staffId),
          ...(each.remark ? { remark: each.remark } : {}),
        })),
      });
    });
}
