/**
 * Takes one customer out of the salon's rows and their journal. Money, visits and sessions stay as figures of
 * somebody without a name, so that no total changes; nothing of it can be taken back.
 */
import { In, IsNull, MoreThan, MoreThanOrEqual } from '../../database/conditions';
import { entities } from '../../../entities';
import { Approval } from '../../../entities/approval';
import { Appointment } from '../../../entities/appointment';
import { Audit } from '../../../entities/audit';
import { Complaint } from '../../../entities/complaint';
import { Course } from '../../../entities/course';
import { Customer } from '../../../entities/customer';
import { CustomerOwner } from '../../../entities/customer-owner';
import { DailyList } from '../../../entities/daily-list';
import { Diagnosis } from '../../../entities/diagnosis';
import { Erasure } from '../../../entities/erasure';
import { GradeChange } from '../../../entities/grade-change';
import { isKept } from '../../../entities/kept';
import { MeetingItem } from '../../../entities/meeting-item';
import { Photo } from '../../../entities/photo';
import { Plan } from '../../../entities/plan';
import { Promised } from '../../../entities/promise';
import { protectedColumns } from '../../../entities/protected';
import { Visit } from '../../../entities/visit';
import { rowIdOf, shapeOf } from '../../database/shape';
import { ulid, type Sql, type Table } from '../../database';
import { businessDayOf } from '../calendar';
import { recount } from '../customers/summary';
import { namesChanged } from '../lexicon-version';
import { balanceOf, post } from '../money/accounts';
import { whereOf } from '../rows';
import type { Work } from '../work';
import { namesHer, withoutName, withoutWords, type AboutHer } from './about-her';
import { openCourses } from './ask';
import { tablesOfHers } from './read-her';

type Stored = Record<string, unknown>;

/** Tables that the chat keeps: whoever calls has emptied them (conversation/forget.ts). */
const OF_THE_CHAT = ['inbox', 'outbox', 'dialog', 'operation'];
const AT_ONCE = 500;

/**
 * @param name what stands in place of her name, in words for people
 * @param files pictures sent in messages about her, beside those of her file
 */
export async function wipe(
  work: Work,
  asked: Erasure,
  her: AboutHer,
  name: string,
  files: string[] = [],
): Promise<void> {
  await giveUp(work, asked);
  const photos = await work.tx.find(Photo, { where: { customerId: In(her.ids) } });
  await endWhatIsOpen(work, asked, her);
  for (const { table, column } of tablesOfHers()) await emptyRows(work, table, column, her);
  for (const id of her.ids) await emptyFile(work, id, name);
  await emptyJournal(work, her);
  await forgetBesideOthers(work, her, name);
  await recount(work, asked.customerId);
  await namesChanged(work);
  const pictures = [...photos.flatMap((photo) => photo.file ?? []), ...files];
  await work.tx.update(Erasure, { id: asked.id }, { doneAt: work.now, files: [...new Set(pictures)] });
  await note(work, asked);
}

/** What is open ends by entries that say so; what was taken in and consumed is not touched. */
async function giveUp(work: Work, { customerId }: Erasure): Promise<void> {
  const day = businessDayOf(work.now, work.store.timezone);
  const { storedFen, arrearsFen } = await balanceOf(work, customerId);
  await post(work, { customerId, account: 'stored', deltaFen: -storedFen, kind: 'given-up', day });
  await post(work, { customerId, account: 'arrears', deltaFen: -arrearsFen, kind: 'given-up', day });
  for (const course of await openCourses(work, customerId)) {
    await work.rows.update(Course, course.id, { status: 'finished' });
  }
}

async function endWhatIsOpen(work: Work, asked: Erasure, her: AboutHer): Promise<void> {
  const { tx, now } = work;
  const customerId = In(her.ids);
  const today = businessDayOf(now, work.store.timezone);
  const ended = { doneAt: now, doneById: asked.askedById };
  await tx.update(Promised, { customerId, status: 'open' }, { status: 'withdrawn', ...ended });
  await tx.update(
    Appointment,
    { customerId, status: In(['held', 'booked', 'confirmed']), at: MoreThan(now) },
    { status: 'cancelled', heldUntil: null },
  );
  await tx.update(
    Complaint,
    { customerId, status: In(['open', 'working', 'answered']) },
    { status: 'closed', closedAt: now },
  );
  await tx.update(Visit, { customerId, status: 'open' }, { status: 'complete' });
  await tx.update(GradeChange, { customerId, status: 'proposed' }, { status: 'superseded' });
  await tx.update(CustomerOwner, { customerId, toDay: IsNull() }, { toDay: today });
  await tx.update(
    Plan,
    { customerId },
    { status: 'superseded', held: null, nextAt: null, nextDay: null, reviewDay: null, expectedCashFen: null },
  );
  await tx.update(
    MeetingItem,
    { customerId, status: In(['open', 'undecided', 'later']) },
    { status: 'decided', decidedAt: now, decidedById: asked.askedById },
  );
  await tx.remove(Photo, { customerId });
  await tx.remove(Diagnosis, { customerId });
  for (const list of await tx.find(DailyList, { where: { day: MoreThanOrEqual(today) } })) {
    const items = list.items.filter((item) => !her.ids.includes(item.customerId));
    if (items.length < list.items.length) await tx.update(DailyList, { id: list.id }, { items });
  }
  await takeOffCards(tx, her);
}

/** Cards of others that she might use. */
async function takeOffCards(tx: Sql, her: AboutHer): Promise<void> {
  for (const course of await tx.find(Course)) {
    const userIds = course.userIds?.filter((id) => !her.ids.includes(id));
    if (userIds && userIds.length < course.userIds!.length) {
      await tx.update(Course, { id: course.id }, { userIds });
    }
  }
}

/** Protected columns of her rows, and words in those that hold structured data. */
async function emptyRows(work: Work, table: Table<object>, column: string, her: AboutHer): Promise<void> {
  if (table === (Customer as Table<object>) || isKept(table)) return;
  const rows = (await work.tx.find(table, { where: { [column]: In(her.ids) } })) as Stored[];
  for (const row of rows) {
    const patch = emptied(table, row, her);
    if (Object.keys(patch).length > 0) await work.tx.update(table, whereOf(table, row), patch);
  }
}

function emptied(table: Table<object>, row: Stored, her: AboutHer): Stored {
  const sealed = protectedColumns(table);
  const patch: Stored = {};
  for (const [name, shape] of shapeOf(table).columns) {
    const value = row[name];
    if (value === null || value === undefined) continue;
    if (sealed.has(name)) patch[name] = shape.nullable ? null : shape.kind === 'json' ? {} : '';
    else if (shape.kind === 'json') patch[name] = withoutWords(her, value);
  }
  return patch;
}

/** Who she was is not kept; when she first came and what she spent are figures. */
async function emptyFile(work: Work, id: string, name: string): Promise<void> {
  const { columns } = shapeOf(Customer);
  const sealed = [...protectedColumns(Customer).keys()].filter((column) => columns.get(column)!.nullable);
  await work.tx.update(
    Customer,
    { id },
    {
      // No number of hers: the salon's paper may still know it.
      code: `X${ulid()}`,
      name,
      aliases: [],
      ...Object.fromEntries(sealed.map((column) => [column, null])),
      phoneIndex: null,
      phoneTailIndex: null,
      birthdayLunar: false,
      consultantId: null,
      beauticianId: null,
      grade: null,
      namedLevel: null,
      consents: null,
      erasedAt: work.now,
    },
  );
}

const tables = (): Map<string, Table<object>> =>
  new Map(entities.map((entity) => [shapeOf(entity as Table<object>).table, entity as Table<object>]));

/** Who did what and when stays; what was said, and of her file everything, goes. */
async function emptyJournal(work: Work, her: AboutHer): Promise<void> {
  const known = tables();
  for await (const entry of journalOf(work.tx, { customerId: In(her.ids) })) {
    const table = known.get(entry.tableName);
    const isFile = entry.tableName === 'customer' || !table;
    const left = (kept: Stored | null): Stored | null =>
      kept && !isFile ? figuresOf(table, kept, her) : null;
    await work.tx.update(Audit, { seq: entry.seq }, { before: left(entry.before), after: left(entry.after) });
  }
}

function figuresOf(table: Table<object>, kept: Stored, her: AboutHer): Stored {
  const sealed = protectedColumns(table);
  return Object.fromEntries(
    Object.entries(kept)
      .filter(([name]) => !sealed.has(name))
      .map(([name, value]) => [name, withoutWords(her, value)]),
  );
}

async function* journalOf(tx: Sql, where: object): AsyncGenerator<Audit> {
  for (let seq = 0; ;) {
    const entries = await tx.find(Audit, {
      where: { ...where, seq: MoreThan(seq) },
      order: { seq: 'ASC' },
      take: AT_ONCE,
    });
    for (const entry of entries) yield entry;
    if (entries.length < AT_ONCE) return;
    seq = entries.at(-1)!.seq;
  }
}

/** Where she is named in what is another's: a note, a companion, who brought whom, an approval, and their journal. */
async function forgetBesideOthers(work: Work, her: AboutHer, name: string): Promise<void> {
  const { tx, store } = work;
  const customers = new Set(
    (await tx.find(Customer, { where: { storeId: store.id }, select: ['id'] })).map((row) => row.id),
  );
  for (const entity of entities) {
    const table = entity as Table<object>;
    const shape = shapeOf(table);
    const sealed = [...protectedColumns(table).keys()];
    if (sealed.length === 0 || shape.table === 'audit' || OF_THE_CHAT.includes(shape.table)) continue;
    const where = shape.columns.has('storeId') ? { storeId: store.id } : {};
    for (const row of (await tx.find(table, { where })) as Stored[]) {
      const isOurs = 'storeId' in where || customers.has(String(row.customerId));
      if (!isOurs || rowIdOf(shape, row) === '') continue;
      const patch: Stored = {};
      for (const column of sealed) {
        if (!namesHer(her, row[column])) continue;
        // Of what is about her and no row of hers (an approval) only figures stay.
        patch[column] =
          table === (Approval as Table<object>)
            ? withoutWords(her, row[column])
            : withoutName(her, row[column], name);
      }
      if (Object.keys(patch).length > 0) await tx.update(table, whereOf(table, row), patch);
    }
  }
  for await (const entry of journalOf(tx, { storeId: store.id })) {
    if (her.ids.includes(entry.customerId ?? '')) continue;
    const sides = [entry.before, entry.after];
    if (!sides.some((side) => namesHer(her, side))) continue;
    const isHers = entry.tableName === 'approval';
    const [before, after] = sides.map((side) =>
      isHers ? withoutWords(her, side) : withoutName(her, side, name),
    );
    await tx.update(Audit, { seq: entry.seq }, { before, after });
  }
}

/** Who had her erased and when, without her name. */
async function note(work: Work, asked: Erasure): Promise<void> {
  await work.tx.insert(Audit, {
    at: work.now,
    storeId: asked.storeId,
    actorId: asked.askedById,
    role: asked.role,
    command: 'customer-erase',
    action: 'remove',
    tableName: 'customer',
    rowId: asked.customerId,
    customerId: asked.customerId,
    operationKey: `erasure:${asked.id}`,
    after: { askedAt: asked.askedAt, ...asked.givenUp },
  });
}
