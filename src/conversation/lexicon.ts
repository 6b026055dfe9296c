import { In } from '../database/conditions';
import { createReader } from '../../bot-flows/understanding';
import type { Lexicon, Reader } from '../../bot-flows/understanding/reading';
import { Customer } from '../../entities/customer';
import { CustomerSummary } from '../../entities/customer-summary';
import { LexiconVersion } from '../../entities/lexicon-version';
import { Room } from '../../entities/room';
import { Staff } from '../../entities/staff';
import { StaffStore } from '../../entities/staff-store';
import type { Store } from '../../entities/store';
import { Treatment } from '../../entities/treatment';
import { words } from '../text/slots';
import type { Sql } from '../database';

/** A store's names in memory, because names are sealed in the database and cannot be searched there. */
export interface Words {
  version: number;
  lexicon: Lexicon;
  reader: Reader;
}

/** Keeps one reader per store and reads the names again when the store's version row has risen. */
export class Lexicons {
  private readonly byStore = new Map<string, Words>();

  async of(tx: Sql, store: Store): Promise<Words> {
    const row = await tx.one(LexiconVersion, { storeId: store.id });
    const version = row?.version ?? 0;
    const known = this.byStore.get(store.id);
    if (known && known.version === version) return known;
    const lexicon = await readLexicon(tx, store);
    const words = { version, lexicon, reader: createReader(lexicon) };
    this.byStore.set(store.id, words);
    return words;
  }
}

async function readLexicon(tx: Sql, store: Store): Promise<Lexicon> {
  const links = await tx.find(StaffStore, { where: { storeId: store.id } });
  const ids = links.map((link) => link.staffId);
  const staff = ids.length > 0 ? await tx.find(Staff, { where: { id: In(ids), status: 'active' } }) : [];
  const treatments = await tx.find(Treatment, { where: { active: true } });
  const rooms = await tx.find(Room, { where: { storeId: store.id } });
  const customers = await tx.find(Customer, { where: { storeId: store.id } });
  const summaries = await tx.find(CustomerSummary, { where: { storeId: store.id } });
  const seenOn = new Map(summaries.map((row) => [row.customerId, row.lastVisitDay ?? undefined]));
  const nameOf = new Map(staff.map((row) => [row.id, row.name]));
  return {
    store: {
      name: store.name,
      opensAt: store.opensAt,
      closesAt: store.closesAt,
      timezone: store.timezone,
    },
    staff: staff.map((row) => ({
      userid: row.id,
      name: row.name,
      aliases: row.aliases ?? [],
      roles: row.roles,
    })),
    treatments: treatments.map((row) => ({
      code: row.id,
      name: row.name,
      aliases: row.aliases ?? [],
      category: row.category,
      minutes: row.minutes,
      price: row.priceFen / 100,
    })),
    rooms: rooms.map((row) => row.name),
    customers: customers
      .filter((row) => !row.mergedIntoId && row.erasedAt === null && !isNameless(row))
      .map((row) => ({
        code: row.id,
        name: row.name,
        aliases: row.aliases ?? [],
        phoneTail: row.phone ? row.phone.slice(-4) : undefined,
        consultant: row.consultantId ? nameOf.get(row.consultantId) : undefined,
        lastVisit: seenOn.get(row.id),
      })),
  };
}

/** A walk-in who was called nothing but that: the word means somebody new the next time. */
function isNameless(row: Customer): boolean {
  return row.isWalkIn && row.name === words.walkIn;
}
