import { HandbookPage } from '../../../entities/handbook-page';
import { HandbookReceipt } from '../../../entities/handbook-receipt';
import { businessDayOf, instantSaid } from '../calendar';
import { SERVICE } from '../handbook/pages';
import type { RowOf } from './tables';
import { counted, type Desk } from './write';

/**
 * The handbook. A version that stands is never written over: a row that says something else under its number becomes
 * the newest version, and one that says what the newest says is known. Nobody is told; who has not read what came so
 * is told to the manager who asks.
 */
export async function writeHandbook(desk: Desk): Promise<void> {
  const rows = [...(desk.document.handbook ?? [])].sort((a, b) => (a.version ?? 9999) - (b.version ?? 9999));
  for (const row of rows) {
    const { page, isNew } = await pageFor(desk, row);
    const read = await receive(desk, row, page);
    counted(desk, 'handbook', isNew || read);
  }
}

type Row = RowOf<'handbook'>;

async function pageFor(desk: Desk, row: Row): Promise<{ page: HandbookPage; isNew: boolean }> {
  const { tx, known } = desk;
  const store = desk.stores.get(known.idOf('stores', row.store)!)!;
  const key = { storeId: store.id, kind: row.kind, subject: subjectOf(desk, row) };
  const standing = await tx.find(HandbookPage, { where: key, order: { version: 'ASC' } });
  const told = { text: row.text ?? '', goals: row.goals ?? null };
  const numbered = standing.find((each) => each.version === row.version);
  const newest = standing.at(-1);
  const says = (page: HandbookPage | undefined): boolean =>
    page !== undefined && page.text === told.text && page.goals === told.goals;
  if (says(numbered)) return { page: numbered!, isNew: false };
  const asNew = row.version === undefined || numbered !== undefined;
  if (asNew && says(newest)) return { page: newest!, isNew: false };
  const day = (numbered ? undefined : row.day) ?? businessDayOf(desk.now, store.timezone);
  const page = await tx.insert(HandbookPage, {
    ...key,
    ...told,
    version: asNew ? (newest?.version ?? 0) + 1 : row.version!,
    day,
    fromDay: (numbered ? undefined : row.from) ?? day,
    at: instantSaid(`${day}T12:00`, store.timezone),
    byId: (row.by && known.idOf('staff', row.by)) ?? 'import',
  });
  return { page, isNew: true };
}

function subjectOf({ known }: Desk, row: Row): string {
  if (row.kind === 'job') return row.role!;
  if (row.kind === 'service') return SERVICE;
  return row.kind === 'rule' ? row.title! : known.idOf('treatments', row.treatment!)!;
}

async function receive(desk: Desk, row: Row, page: HandbookPage): Promise<boolean> {
  const zone = desk.stores.get(page.storeId)!.timezone;
  let changed = false;
  for (const { at, staff, remark } of row.read ?? []) {
    const receipt = {
      id: desk.newId(),
      handbookPageId: page.id,
      staffId: desk.known.idOf('staff', staff)!,
      at: instantSaid(at, zone),
      remark: remark ?? null,
    };
    changed = (await desk.tx.insertIfNew(HandbookReceipt, receipt)) || changed;
  }
  return changed;
}
