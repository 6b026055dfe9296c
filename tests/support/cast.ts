/** The shared cast: the store of tests/understanding/dev-store.json as rows, with shifts all day for everybody. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Course } from '../../entities/course';
import { CourseEntry } from '../../entities/course-entry';
import { Customer } from '../../entities/customer';
import { CustomerSummary } from '../../entities/customer-summary';
import { Room } from '../../entities/room';
import { Shift } from '../../entities/shift';
import { Staff, type Role } from '../../entities/staff';
import { StaffStore } from '../../entities/staff-store';
import { StaffTreatment } from '../../entities/staff-treatment';
import { Store } from '../../entities/store';
import { Treatment } from '../../entities/treatment';
import { AccountEntry } from '../../entities/account-entry';
import type { Database } from '../../src/database';
import { ulid } from '../../src/database';
import { addDays, businessDayOf } from '../../src/salon/calendar';

interface DevStore {
  store: { name: string; open: string; close: string; timezone: string };
  staff: { userid: string; name: string; aliases: string[]; role: Role }[];
  treatments: {
    code: string;
    name: string;
    aliases: string[];
    category: string;
    minutes: number;
    price: number;
  }[];
  rooms: string[];
  customers: {
    code: string;
    name: string;
    aliases: string[];
    phone: string;
    birthday: string;
    grade: string;
    consultant: string;
    courses: { treatment: string; total: number; used: number }[];
    storedValue: number;
  }[];
}

export interface Cast {
  store: Store;
  staff: Record<string, Staff>;
  treatments: Record<string, Treatment>;
  /** By code, and by name. */
  customers: Record<string, Customer>;
  rooms: Record<string, Room>;
}

const FILE = join(__dirname, '..', 'understanding', 'dev-store.json');
const A_YEAR_BEFORE = 365;

/** Writes the cast as it stands on the business day of `at`: everybody has been a customer for a year. */
export async function loadCast(db: Database, at: number): Promise<Cast> {
  const dev = JSON.parse(readFileSync(FILE, 'utf8')) as DevStore;
  return db.transaction(async (tx) => {
    const store = await tx.insert(Store, {
      code: 'S1',
      name: dev.store.name,
      opensAt: dev.store.open,
      closesAt: dev.store.close,
      timezone: dev.store.timezone,
    });
    const today = businessDayOf(at, store.timezone);
    const treatments: Cast['treatments'] = {};
    for (const each of dev.treatments) {
      treatments[each.code] = await tx.insert(Treatment, {
        code: each.code,
        name: each.name,
        aliases: each.aliases,
        category: each.category,
        minutes: each.minutes,
        priceFen: each.price * 100,
        cycleDays: each.category === '身体' ? 7 : 14,
        active: true,
      });
    }
    const rooms: Cast['rooms'] = {};
    for (const name of dev.rooms) rooms[name] = await tx.insert(Room, { storeId: store.id, name });
    const staff: Cast['staff'] = {};
    for (const each of dev.staff) {
      const row = await tx.insert(Staff, {
        userid: each.userid,
        userKey: each.userid.toLowerCase(),
        name: each.name,
        aliases: each.aliases,
        roles: [each.role],
        status: 'active',
        channel: 'wecom',
        joinedAt: at,
      });
      staff[each.userid] = row;
      await tx.insert(StaffStore, { staffId: row.id, storeId: store.id });
      for (let day = 0; day < 21; day++) {
        await tx.insert(Shift, {
          staffId: row.id,
          storeId: store.id,
          day: addDays(today, day),
          fromMin: 10 * 60,
          toMin: 21 * 60,
          off: false,
        });
      }
      if (each.role !== 'beautician') continue;
      for (const treatment of Object.values(treatments)) {
        await tx.insert(StaffTreatment, { staffId: row.id, treatmentId: treatment.id });
      }
    }
    const customers: Cast['customers'] = {};
    for (const each of dev.customers) {
      const indexes = tx.phoneIndexes(each.phone);
      const row = await tx.insert(Customer, {
        id: ulid(),
        code: each.code,
        storeId: store.id,
        name: each.name,
        aliases: each.aliases,
        phone: each.phone,
        phoneIndex: indexes?.full,
        phoneTailIndex: indexes?.tail,
        birthday: each.birthday,
        consultantId: staff[each.consultant].id,
        grade: each.grade,
        firstVisitDay: addDays(today, -A_YEAR_BEFORE),
        isWalkIn: false,
        createdAt: at,
        createdById: null,
      });
      customers[each.code] = row;
      customers[each.name] = row;
      let left = 0;
      for (const course of each.courses) {
        left += course.total - course.used;
        const bought = await tx.insert(Course, {
          customerId: row.id,
          storeId: store.id,
          treatmentId: treatments[course.treatment].id,
          total: course.total,
          used: course.used,
          priceFen: Math.round(treatments[course.treatment].priceFen * course.total * 0.8),
          status: 'active',
        });
        await tx.insert(CourseEntry, {
          courseId: bought.id,
          customerId: row.id,
          delta: -course.used,
          kind: 'import',
          at,
          day: today,
          byId: 'import',
        });
      }
      if (each.storedValue > 0) {
        await tx.insert(AccountEntry, {
          customerId: row.id,
          account: 'stored',
          deltaFen: each.storedValue * 100,
          at,
          day: today,
          kind: 'import',
          byId: 'import',
        });
      }
      await tx.insert(CustomerSummary, {
        customerId: row.id,
        storeId: store.id,
        consultantId: row.consultantId,
        firstVisitDay: row.firstVisitDay,
        grade: each.grade,
        sessionsLeft: left,
        storedFen: each.storedValue * 100,
      });
    }
    return { store, staff, treatments, customers, rooms };
  });
}
