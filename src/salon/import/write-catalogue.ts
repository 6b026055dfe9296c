import { Room } from '../../../entities/room';
import { Shift } from '../../../entities/shift';
import { Staff } from '../../../entities/staff';
import { StaffStore } from '../../../entities/staff-store';
import { StaffTreatment } from '../../../entities/staff-treatment';
import { Store } from '../../../entities/store';
import { Treatment } from '../../../entities/treatment';
import { businessDayOf, minuteOfClock } from '../calendar';
import { changes, counted, type Desk } from './write';

/** Stores, treatments, staff with their stores and skills, shifts, rooms. */
export async function writeCatalogue(desk: Desk): Promise<void> {
  await writeStores(desk);
  await writeTreatments(desk);
  await writeStaff(desk);
  await writeShifts(desk);
  await writeRooms(desk);
}

async function writeStores({ tx, document, known, ...desk }: Desk): Promise<void> {
  for (const row of document.stores ?? []) {
    const wanted = {
      name: row.name,
      opensAt: row.opensAt,
      closesAt: row.closesAt,
      timezone: row.timezone ?? 'Asia/Shanghai',
    };
    const before = await tx.one(Store, { code: row.code });
    const patch = before ? changes(before, wanted) : null;
    if (before && patch) await tx.update(Store, { id: before.id }, patch);
    // What was due before this day is nobody's delay: the salon kept it on paper.
    const liveSince = businessDayOf(desk.now, wanted.timezone);
    const store = before ?? (await tx.insert(Store, { code: row.code, ...wanted, liveSince }));
    known.add('stores', row.code, row.name, store.id);
    counted({ tx, document, known, ...desk }, 'stores', !before || patch !== null);
  }
}

async function writeTreatments(desk: Desk): Promise<void> {
  const { tx, document, known } = desk;
  for (const row of document.treatments ?? []) {
    const wanted = {
      name: row.name,
      aliases: row.aliases ?? [],
      category: row.category,
      minutes: row.minutes,
      priceFen: Math.round(row.price * 100),
      cycleDays: row.cycleDays,
      tier: row.tier,
      stage: row.stage,
      costFen: row.cost === undefined ? undefined : Math.round(row.cost * 100),
      active: true,
    };
    const before = await tx.one(Treatment, { code: row.code });
    const patch = before ? changes(before, wanted) : null;
    if (before && patch) await tx.update(Treatment, { id: before.id }, patch);
    const treatment = before ?? (await tx.insert(Treatment, { code: row.code, ...wanted }));
    known.add('treatments', row.code, row.name, treatment.id);
    counted(desk, 'treatments', !before || patch !== null);
  }
}

async function writeStaff(desk: Desk): Promise<void> {
  const { tx, document, known } = desk;
  for (const row of document.staff ?? []) {
    const wanted = {
      userid: row.userid,
      name: row.name,
      aliases: row.aliases ?? [],
      roles: row.roles,
      tier: row.tier,
      status: 'active' as const,
    };
    const before = await tx.one(Staff, { userKey: row.userid.toLowerCase() });
    const patch = before ? changes(before, wanted) : null;
    if (before && patch) await tx.update(Staff, { id: before.id }, patch);
    const fresh = { ...wanted, userKey: row.userid.toLowerCase(), joinedAt: desk.now };
    const staff = before ?? (await tx.insert(Staff, fresh));
    known.add('staff', row.userid, row.name, staff.id);
    for (const said of row.stores) {
      await tx.insertIfNew(StaffStore, { staffId: staff.id, storeId: known.idOf('stores', said)! });
    }
    for (const said of row.treatments ?? []) {
      const treatmentId = known.idOf('treatments', said)!;
      await tx.insertIfNew(StaffTreatment, { staffId: staff.id, treatmentId });
    }
    counted(desk, 'staff', !before || patch !== null);
  }
}

async function writeShifts(desk: Desk): Promise<void> {
  const { tx, document, known } = desk;
  const stores = await tx.find(Store);
  for (const row of document.shifts ?? []) {
    const staffId = known.idOf('staff', row.userid)!;
    const [link] = await tx.find(StaffStore, { where: { staffId }, take: 1 });
    const store = stores.find((each) => each.id === link?.storeId) ?? stores[0];
    const wanted = {
      storeId: store.id,
      fromMin: minuteOfClock(row.from ?? store.opensAt),
      toMin: minuteOfClock(row.to ?? store.closesAt),
      off: row.off ?? false,
    };
    const before = await tx.one(Shift, { staffId, day: row.day });
    const patch = before ? changes(before, wanted) : null;
    if (before && patch) await tx.update(Shift, { id: before.id }, patch);
    if (!before) await tx.insert(Shift, { staffId, day: row.day, ...wanted });
    counted(desk, 'shifts', !before || patch !== null);
  }
}

async function writeRooms(desk: Desk): Promise<void> {
  const { tx, document, known } = desk;
  for (const row of document.rooms ?? []) {
    const storeId = known.idOf('stores', row.store)!;
    const before = await tx.one(Room, { storeId, name: row.name });
    const patch = before ? changes(before, { categories: row.categories }) : null;
    if (before && patch) await tx.update(Room, { id: before.id }, patch);
    const room = before ?? (await tx.insert(Room, { storeId, name: row.name, categories: row.categories }));
    known.add('rooms', row.name, row.name, room.id);
    counted(desk, 'rooms', !before || patch !== null);
  }
}
