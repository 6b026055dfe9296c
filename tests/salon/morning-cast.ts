/** The 25 customers of 苏婉 on Wednesday 2026-11-25, as in user-days section 8, with the rows that put them there. */
import { AccountEntry } from '../../entities/account-entry';
import { Appointment } from '../../entities/appointment';
import { Course } from '../../entities/course';
import { CourseEntry } from '../../entities/course-entry';
import { Customer } from '../../entities/customer';
import { Plan } from '../../entities/plan';
import { Promised } from '../../entities/promise';
import { Visit } from '../../entities/visit';
import { VisitService } from '../../entities/visit-service';
import { addDays, instantAt } from '../../src/salon/calendar';
import { recount } from '../../src/salon/customers/summary';
import type { Work } from '../../src/salon/work';
import { ulid } from '../../src/database';
import type { Cast } from '../support/cast';

const TODAY = '2026-11-25';
const ZONE = 'Asia/Shanghai';

interface Given {
  name: string;
  grade: string;
  /** Days ago of her visits. */
  visits?: number[];
  comes?: string;
  owes?: { fen: number; due: string; note: string };
  lastSession?: string;
  course?: { treatment: string; used: number; total: number };
  planned?: string;
  need?: string;
  word?: string;
  call?: string;
}

/** A year of a visit every fortnight, the last one so many days ago. */
const everyFortnight = (last: number) => Array.from({ length: 10 }, (_, index) => last + index * 14);

const GIVEN: Given[] = [
  { name: '孙佳慧', grade: 'A', visits: everyFortnight(7), comes: '14:00', lastSession: 'F03' },
  {
    name: '何安娜',
    grade: 'B',
    visits: everyFortnight(7),
    owes: { fen: 600_000, due: TODAY, note: '办卡 Anna 尾款6000' },
  },
  {
    name: '李春梅',
    grade: 'B',
    visits: everyFortnight(9),
    owes: { fen: 150_000, due: '2026-11-24', note: '艾灸卡尾款' },
  },
  {
    name: '欧阳倩',
    grade: 'A',
    visits: everyFortnight(8),
    comes: '15:30',
    course: { treatment: 'B03', used: 3, total: 12 },
    planned: 'B03',
  },
  { name: '宋晓', grade: 'C', visits: [12], comes: '11:00' },
  { name: '马思思', grade: 'C', visits: [2] },
  { name: '杨柳', grade: 'C', visits: [18] },
  { name: '李婷', grade: 'A', visits: everyFortnight(10), comes: '16:00', need: '私密' },
  { name: 'Lisa', grade: 'A', visits: everyFortnight(20) },
  { name: '钱玉兰', grade: 'A', visits: everyFortnight(6), comes: '10:30', word: '带养生茶' },
  { name: '徐曼', grade: 'B', visits: everyFortnight(7), comes: '12:00' },
  { name: '客人B2', grade: 'B', visits: everyFortnight(7), comes: '13:00' },
  ...Array.from({ length: 8 }, (_, index) => ({
    name: `客人B${index + 3}`,
    grade: 'B',
    visits: everyFortnight(21 + index),
  })),
  { name: '冯雪', grade: 'C', visits: everyFortnight(7), comes: '17:00' },
  { name: '客人C2', grade: 'C', visits: everyFortnight(7), comes: '18:00' },
  ...Array.from({ length: 3 }, (_, index) => ({
    name: `客人C${index + 3}`,
    grade: 'C',
    visits: everyFortnight(7),
    call: addDays(TODAY, -index),
  })),
];

/** Takes the shared cast's customers away from their consultants and writes the 25 of the script. */
export async function loadMorningCast(work: Work, cast: Cast): Promise<void> {
  const suWan = cast.staff.SuWan.id;
  for (const customer of new Set(Object.values(cast.customers))) {
    await work.tx.update(Customer, { id: customer.id }, { consultantId: cast.staff.TangLin.id });
    await work.tx.remove(Course, { customerId: customer.id });
    await recount(work, customer.id);
  }
  for (const given of GIVEN) {
    const known = cast.customers[given.name];
    const customer =
      known ??
      (await work.tx.insert(Customer, {
        id: ulid(),
        code: `N-${given.name}`,
        storeId: cast.store.id,
        name: given.name,
        aliases: [],
        isWalkIn: false,
        createdAt: work.now,
        createdById: null,
      }));
    const first = addDays(TODAY, -Math.max(...(given.visits ?? [0])));
    await work.tx.update(
      Customer,
      { id: customer.id },
      { consultantId: suWan, grade: given.grade, firstVisitDay: first, birthday: '1985-03-12' },
    );
    await loadRows(work, cast, customer.id, given);
    await recount(work, customer.id);
  }
}

async function loadRows(work: Work, cast: Cast, customerId: string, given: Given): Promise<void> {
  const suWan = cast.staff.SuWan.id;
  const storeId = cast.store.id;
  for (const [index, ago] of (given.visits ?? []).entries()) {
    const day = addDays(TODAY, -ago);
    const visit = await work.tx.insert(Visit, {
      storeId,
      customerId,
      day,
      status: 'complete',
      openedAt: instantAt(day, '15:00', ZONE),
      needs: index === 0 && given.need ? [given.need] : null,
      createdById: suWan,
    });
    await work.tx.insert(VisitService, {
      visitId: visit.id,
      customerId,
      treatmentId: cast.treatments.F01.id,
      beauticianId: cast.staff.HeYing.id,
      paidBy: 'cash',
      byId: suWan,
      at: visit.openedAt,
    });
  }
  if (given.comes) {
    const at = instantAt(TODAY, given.comes, ZONE);
    await work.tx.insert(Appointment, {
      storeId,
      customerId,
      day: TODAY,
      at,
      endAt: at + 3_600_000,
      beauticianId: cast.staff.HeYing.id,
      treatments: [cast.treatments.F01.id],
      status: 'booked',
      createdById: suWan,
      createdAt: at,
    });
  }
  if (given.owes) {
    await work.tx.insert(AccountEntry, {
      customerId,
      account: 'arrears',
      deltaFen: given.owes.fen,
      at: instantAt('2026-11-01', '15:00', ZONE),
      day: '2026-11-01',
      dueDay: given.owes.due,
      kind: 'course',
      byId: suWan,
      note: given.owes.note,
    });
  }
  const course = given.lastSession ? { treatment: given.lastSession, used: 9, total: 10 } : given.course;
  if (course) {
    const row = await work.tx.insert(Course, {
      customerId,
      storeId,
      treatmentId: cast.treatments[course.treatment].id,
      total: course.total,
      used: 0,
      status: 'active',
    });
    await work.tx.insert(CourseEntry, {
      courseId: row.id,
      customerId,
      delta: -course.used,
      kind: 'import',
      at: work.now,
      day: '2026-11-01',
      byId: 'import',
    });
  }
  if (given.planned) {
    await work.tx.insert(Plan, {
      customerId,
      storeId,
      version: 1,
      status: 'accepted',
      nextDo: [{ treatmentId: cast.treatments[given.planned].id }],
      nextSell: [{ treatmentId: cast.treatments[given.planned].id, sessions: 12, priceFen: 382_000 }],
      authorId: suWan,
      at: instantAt(addDays(TODAY, -8), '16:00', ZONE),
    });
  }
  const owed = (kind: string, dueDay: string, why: string) =>
    work.tx.insert(Promised, {
      storeId,
      customerId,
      ownerId: suWan,
      kind,
      why,
      dueDay,
      status: 'open',
      originKind: 'visit',
      at: work.now,
      byId: suWan,
    });
  if (given.word) await owed('word', TODAY, given.word);
  if (given.call) await owed('call', given.call, '');
}
