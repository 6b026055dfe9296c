import { IsNull } from '../../database/conditions';
import { AccountEntry } from '../../../entities/account-entry';
import { Complaint } from '../../../entities/complaint';
import { birthdayGiven } from '../care/birthdays';
import { Course } from '../../../entities/course';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Diagnosis } from '../../../entities/diagnosis';
import { Photo } from '../../../entities/photo';
import type { FieldName } from '../customer-file/fields';
import { sheetFields } from '../customer-file/profile';
import { REMARK_DAY } from '../customer-file/remarks';
import { referrerIdOf } from '../customer-file/referral';
import { byDay, byInstant, filled, yuan, type Desk, type Row } from './desk';

export async function customers(desk: Desk): Promise<Row[]> {
  const summaries = await desk.tx.find(CustomerSummary, { select: ['customerId', 'firstVisitDay'] });
  const firstVisit = new Map(summaries.map((each) => [each.customerId, each.firstVisitDay]));
  const rows = await desk.tx.find(Customer, { where: { mergedIntoId: IsNull() }, order: { code: 'ASC' } });
  const keptIn = await fieldsByStore(desk, rows);
  return rows
    .filter((row) => desk.sees(row.id))
    .map((row) =>
      filled({
        code: row.code,
        store: desk.store(row.storeId).code,
        name: row.name,
        aliases: row.aliases,
        phone: row.phone,
        birthday: birthdayGiven(row),
        consultant: desk.staff(row.consultantId),
        beautician: desk.staff(row.beauticianId),
        firstVisit: row.firstVisitDay ?? firstVisit.get(row.id),
        grade: row.grade,
        assets: row.assets,
        skin: row.skin,
        allergy: row.allergy,
        taboo: row.taboo,
        source: row.source,
        note: row.note,
        notedOn: row.note ? row.profile?.[REMARK_DAY] : undefined,
        walkIn: row.isWalkIn || undefined,
        ...profileShown(row, keptIn.get(row.storeId)!),
        referrer: desk.customer(referrerIdOf(row)),
        yearlySpend: row.wallet ? yuan(row.wallet.fen) : undefined,
        namedLevel: row.namedLevel?.level,
      }),
    );
}

async function fieldsByStore(desk: Desk, rows: Customer[]): Promise<Map<string, Set<FieldName>>> {
  const kept = new Map<string, Set<FieldName>>();
  for (const id of new Set(rows.map((row) => row.storeId))) {
    kept.set(id, await sheetFields({ tx: desk.tx, now: desk.now, store: desk.store(id) }));
  }
  return kept;
}

function profileShown(row: Customer, kept: Set<FieldName>): Row {
  return Object.fromEntries([...kept].map((name) => [name, row.profile?.[name]]));
}

/** Every assessment with its day (SR-FRM-06), the oldest first. */
export async function diagnoses(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Diagnosis, { order: { day: 'ASC', at: 'ASC', id: 'ASC' } });
  return byDay(desk, rows, (row) => ({
    customer: desk.customer(row.customerId),
    day: row.day,
    findings: row.findings,
    mostWanted: row.mostWanted,
    painPoint: row.painPoint,
    by: desk.staff(row.byId),
  }));
}

/** Courses that still count; one that was paid back is no longer hers. */
export async function courses(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Course, { order: { id: 'ASC' } });
  return rows
    .filter((row) => row.status !== 'refunded' && desk.sees(row.customerId))
    .map((row) =>
      filled({
        customer: desk.customer(row.customerId),
        treatment: desk.treatment(row.treatmentId),
        total: row.total,
        used: row.used,
        price: yuan(row.priceFen),
        boughtOn: row.boughtDay,
        users: row.userIds?.map((id) => desk.customer(id)),
      }),
    );
}

/** Stored value and arrears as the sum of their entries. */
export async function balances(desk: Desk): Promise<Row[]> {
  const entries = await desk.tx.find(AccountEntry, {
    select: ['id', 'customerId', 'account', 'deltaFen'],
    order: { id: 'ASC' },
  });
  const due = new Map(
    (await desk.tx.find(CustomerSummary, { select: ['customerId', 'moneyDueDay'] })).map((each) => [
      each.customerId,
      each.moneyDueDay,
    ]),
  );
  const sums = new Map<string, { stored: number; arrears: number }>();
  for (const { customerId, account, deltaFen } of entries) {
    const sum = sums.get(customerId) ?? { stored: 0, arrears: 0 };
    sum[account] += deltaFen;
    sums.set(customerId, sum);
  }
  const shown = [...sums].filter(([id]) => desk.sees(id));
  return shown.map(([id, { stored, arrears }]) =>
    filled({
      customer: desk.customer(id),
      storedValue: yuan(stored),
      arrears: yuan(arrears),
      dueOn: arrears > 0 ? due.get(id) : undefined,
    }),
  );
}

export async function complaints(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Complaint, { order: { at: 'ASC', id: 'ASC' } });
  return byInstant(desk, rows, (row, moment) => ({
    customer: desk.customer(row.customerId),
    at: moment(row.at),
    channel: row.channel,
    text: row.text,
    cause: row.cause,
    treatment: desk.treatment(row.treatmentId),
    about: desk.staff(row.aboutStaffId),
    status: row.status,
    deadline: moment(row.deadlineAt),
    owner: desk.staff(row.ownerId),
    resolution: row.resolution,
    feedback: row.feedback,
    by: desk.staff(row.byId),
    closedAt: moment(row.closedAt),
  }));
}

/** That a picture is kept, and since when she agrees; the picture itself is shown in the chat. */
export async function photos(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Photo, { order: { at: 'ASC', id: 'ASC' } });
  return byInstant(desk, rows, (row, moment) => ({
    customer: desk.customer(row.customerId),
    at: moment(row.at),
    kind: row.kind,
    by: desk.staff(row.byId),
    consentAt: moment(row.consentAt),
  }));
}
