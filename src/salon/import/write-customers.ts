import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import type { RowOf } from './tables';
import { changes, counted, rowsOf, type Desk } from './write';
import { businessDayOf } from '../calendar';
import { birthdaySaid } from '../care/birthdays';
import { fields, isField, type FieldName } from '../customer-file/fields';
import { REMARK_DAY } from '../customer-file/remarks';
import { joined } from '../customer-file/profile';

/** Customers' files, by store and code. */
export async function writeCustomers(desk: Desk): Promise<void> {
  const { tx, known, document } = desk;
  const given = document.customers ?? [];
  const standing = new Map(
    (
      await rowsOf(
        tx,
        Customer,
        'code',
        given.map((row) => row.code),
      )
    ).map((row) => [`${row.storeId}|${row.code}`, row]),
  );
  const firstVisits = await knownFirstVisits(desk, [...standing.values()]);
  const fresh: Partial<Customer>[] = [];
  // Who brought her may stand further down.
  const placed = given.map((row) => {
    const store = desk.stores.get(known.idOf('stores', row.store)!)!;
    const before = standing.get(`${store.id}|${row.code}`);
    const id = before?.id ?? desk.newId();
    known.add('customers', row.code, row.name, id, store.code);
    return { row, store, before, id };
  });
  for (const { row, store, before, id } of placed) {
    const wanted = wantedOf(desk, row, before);
    // A first visit that is counted from her visits anyway is no news.
    if (before && !before.firstVisitDay && firstVisits.get(before.id) === wanted.firstVisitDay) {
      delete wanted.firstVisitDay;
    }
    const patch = before ? changes(before, wanted) : null;
    if (before && patch) await tx.update(Customer, { id: before.id }, patch);
    if (!before) fresh.push({ id, storeId: store.id, code: row.code, ...wanted, createdAt: desk.now });
    if (!before || patch) desk.touched.add(id);
    counted(desk, 'customers', !before || patch !== null);
  }
  await tx.insert(Customer, fresh);
}

async function knownFirstVisits({ tx }: Desk, customers: Customer[]): Promise<Map<string, string | null>> {
  const ids = customers.map((row) => row.id);
  const rows = await rowsOf(tx, CustomerSummary, 'customerId', ids, ['customerId', 'firstVisitDay']);
  return new Map(rows.map((row) => [row.customerId, row.firstVisitDay]));
}

/** An empty cell, or a column an older sheet does not have, says nothing: what stands there stays. */
function wantedOf(desk: Desk, row: RowOf<'customers'>, before?: Customer): Partial<Customer> {
  const { tx, known } = desk;
  const indexes = row.phone ? tx.phoneIndexes(row.phone) : null;
  return {
    name: row.name,
    aliases: row.aliases ?? (before ? undefined : []),
    phone: row.phone,
    phoneIndex: indexes?.full,
    phoneTailIndex: indexes?.tail ?? undefined,
    ...birthdayOf(row.birthday, before),
    consultantId: row.consultant && known.idOf('staff', row.consultant),
    beauticianId: row.beautician && known.idOf('staff', row.beautician),
    firstVisitDay: row.firstVisit,
    grade: row.grade,
    assets: row.assets,
    skin: row.skin,
    allergy: row.allergy,
    taboo: row.taboo,
    source: row.source,
    ...worthOf(desk, row, before),
    note: row.note,
    isWalkIn: row.walkIn,
    profile: profileOf(row, row.referrer && known.idOf('customers', row.referrer), before),
  };
}

/** What was said of her worth keeps who said it and when, as long as the sheet says the same. */
function worthOf(
  { now, stores, known }: Desk,
  row: RowOf<'customers'>,
  before?: Customer,
): Pick<Partial<Customer>, 'wallet' | 'namedLevel'> {
  const store = stores.get(known.idOf('stores', row.store)!)!;
  const signed = { byId: 'import', day: businessDayOf(now, store.timezone) };
  const fen = row.yearlySpend ? Math.round(row.yearlySpend * 100) : undefined;
  const level = row.namedLevel;
  return {
    ...(fen && fen !== before?.wallet?.fen ? { wallet: { fen, ...signed } } : {}),
    ...(level && level !== before?.namedLevel?.level ? { namedLevel: { level, ...signed } } : {}),
  };
}

/** A sheet of before the calendar was told apart does not make a lunar birthday a solar one. */
function birthdayOf(said: string | undefined, before?: Customer): Partial<Customer> {
  if (!said || (before?.birthdayLunar && said === before.birthday)) return {};
  return birthdaySaid(said);
}

/** Lists grow and words are replaced, as when they are said; what no sheet tells (private dates) stays. */
function profileOf(
  row: RowOf<'customers'>,
  referrerId: string | undefined,
  before?: Customer,
): Customer['profile'] | undefined {
  const said = Object.entries(row).filter(([name, value]) => isField(name) && value !== undefined);
  if (said.length === 0 && !referrerId && !row.notedOn) return undefined;
  const profile: Record<string, unknown> = { ...before?.profile };
  for (const [name, value] of said) {
    profile[name] = joined(fields[name as FieldName], profile[name], value as string | string[]);
  }
  if (row.notedOn) profile[REMARK_DAY] = row.notedOn;
  if (referrerId && referrerId !== before?.id) profile.referrerId = referrerId;
  return profile;
}
