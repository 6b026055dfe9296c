/** Reads what a draft is made from. */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Course } from '../../../entities/course';
import { CourseEntry } from '../../../entities/course-entry';
import type { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Plan } from '../../../entities/plan';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf, minuteOf, weekdayOf } from '../calendar';
import { stageOf } from '../catalogue/stages';
import type { DraftCourse, DraftInput, DraftTreatment, Refusal } from './draft-plan';
import { ageOn } from './need-matrix';
import { isNewOn } from '../morning/priorities';
import { rhythmOf } from '../customers/rhythm';
import { droppedTreatments } from '../catalogue/reviews';
import { settingsOf } from '../settings/settings';
import type { Work } from '../work';

/** Visits looked back upon for what she mostly does and when. */
const LOOKED_BACK = 12;
/** Visits from which a habit is read, and the share of them that makes one. */
const HABIT_VISITS = 4;

export async function draftInputFor(
  work: Work,
  customer: Customer,
  visit: Visit | null,
): Promise<DraftInput> {
  const zone = work.store.timezone;
  const today = businessDayOf(work.now, zone);
  const [newMonths, secondVisitDays, visitsPerMonth, matrix, refusedRestDays, budgetFactor, defaultDays] =
    (await settingsOf(work, [
      'new.window_months',
      'new.second_visit_days',
      'level.visits_per_month',
      'need.matrix',
      'plan.refused_rest_days',
      'plan.budget_factor',
      'plan.default_days',
    ])) as [number, number, Record<string, number>, DraftInput['matrix'], number, number, number];
  const [stages] = await settingsOf(work, ['need.stages']);
  const summary = await work.tx.one(CustomerSummary, { customerId: customer.id });
  const dropped = await droppedTreatments(work);
  const treatments = (await work.tx.find(Treatment, { where: { active: true } })).map((row) => ({
    ...draftTreatment(row),
    dropped: dropped.has(row.id),
  }));
  const visits = await work.tx.find(Visit, {
    where: { customerId: customer.id },
    order: { day: 'DESC' },
    take: LOOKED_BACK,
  });
  const history = await historyOf(work, visits);
  // Whoever is in the house, or awaited, is planned for as if today's visit were done.
  const planned = history[0]?.day === today ? [] : await bookedToday(work, customer.id, today);
  const courses = usedToday(await coursesOf(work, customer.id), planned, today);
  const count = summary?.visits ?? visits.length;
  const rhythm = rhythmOf(
    {
      ownDays: summary?.rhythmDays ?? null,
      visits: count,
      isFirst: count === 1 && summary?.firstVisitDay === summary?.lastVisitDay,
      grade: customer.grade,
      courseDays: shortestCycle(courses, treatments),
    },
    { visitsPerMonth, secondVisitDays },
  );
  const plans = await work.tx.find(Plan, { where: { customerId: customer.id }, order: { version: 'DESC' } });
  return {
    today,
    age: ageOn(customer.birthday, today),
    allergy: customer.allergy,
    taboo: customer.taboo,
    isNew: isNewOn(summary?.firstVisitDay ?? customer.firstVisitDay, today, newMonths),
    treatments,
    courses,
    history: planned.length > 0 ? [{ day: today, treatmentIds: planned }, ...history] : history,
    rhythm,
    habit: habitNow(visits, visit, zone),
    money: {
      storedFen: summary?.storedFen ?? 0,
      arrearsFen: summary?.arrearsFen ?? 0,
      arrearsDueDay: summary?.moneyDueDay ?? null,
      averageTicketFen: count > 0 && summary?.cashFen ? Math.round(summary.cashFen / count) : null,
    },
    proposals: proposalsOf(plans),
    refusals: plans.flatMap((plan) => refusalsIn(plan, zone)),
    visit: visit && saidIn(visit, zone),
    matrix,
    rules: { refusedRestDays, budgetFactor, defaultDays, stages },
  };
}

async function coursesOf(work: Work, customerId: string): Promise<DraftCourse[]> {
  const courses = await work.tx.find(Course, {
    where: { customerId, status: 'active' },
    order: { boughtDay: 'ASC', id: 'ASC' },
  });
  const entries =
    courses.length > 0
      ? await work.tx.find(CourseEntry, {
          where: { courseId: In(courses.map((each) => each.id)), kind: 'use' },
        })
      : [];
  const each = courses.map((course) => ({
    treatmentId: course.treatmentId,
    left: course.total - course.used,
    total: course.total,
    priceFen: course.priceFen,
    lastUsedDay:
      entries
        .filter((entry) => entry.courseId === course.id)
        .map((entry) => entry.day)
        .sort()
        .at(-1) ?? null,
  }));
  return oneOfEachTreatment(each);
}

/** Several cards of one treatment are one thing to her: what is left of them together, at the terms of the newest. */
function oneOfEachTreatment(courses: DraftCourse[]): DraftCourse[] {
  const byTreatment = new Map<string, DraftCourse>();
  for (const course of courses) {
    const before = byTreatment.get(course.treatmentId);
    byTreatment.set(course.treatmentId, {
      ...course,
      left: course.left + (before?.left ?? 0),
      lastUsedDay:
        [before?.lastUsedDay, course.lastUsedDay]
          .filter((day) => !!day)
          .sort()
          .at(-1) ?? null,
    });
  }
  return [...byTreatment.values()];
}

/** What she is booked for today and nobody has recorded yet. */
async function bookedToday(work: Work, customerId: string, day: string): Promise<string[]> {
  const rows = await work.tx.find(Appointment, {
    where: { customerId, day, status: In(['booked', 'confirmed', 'arrived']) },
    order: { at: 'ASC' },
  });
  return [...new Set(rows.filter((row) => !row.companion).flatMap((row) => row.treatments))];
}

function usedToday(courses: DraftCourse[], treatmentIds: string[], day: string): DraftCourse[] {
  return courses.map((course) =>
    course.left > 0 && treatmentIds.includes(course.treatmentId)
      ? { ...course, left: course.left - 1, lastUsedDay: day }
      : course,
  );
}

async function historyOf(work: Work, visits: Visit[]): Promise<DraftInput['history']> {
  if (visits.length === 0) return [];
  const services = await work.tx.find(VisitService, {
    where: { visitId: In(visits.map((visit) => visit.id)) },
  });
  return visits
    .map((visit) => ({
      day: visit.day,
      treatmentIds: services
        .filter((service) => service.visitId === visit.id)
        .map((service) => service.treatmentId),
    }))
    .filter((each) => each.treatmentIds.length > 0);
}

/** Without a habit the hour she came at today is as good as any. */
function habitNow(visits: Visit[], visit: Visit | null, zone: string): DraftInput['habit'] {
  const habit = habitOf(
    visits.map((each) => ({ day: each.day, at: each.arrivedAt ?? each.openedAt })),
    zone,
  );
  if (habit.minute !== null || !visit?.arrivedAt) return habit;
  return { ...habit, minute: Math.round(minuteOf(visit.arrivedAt, zone) / 30) * 30 };
}

/** The weekday of at least half of her visits, and the middle of the hours she came at, on the half hour. */
export function habitOf(
  visits: { day: string; at: number }[],
  zone: string,
): { weekday: number | null; minute: number | null } {
  if (visits.length < HABIT_VISITS) return { weekday: null, minute: null };
  const weekdays = visits.map((visit) => weekdayOf(visit.day));
  const weekday = weekdays.find(
    (day) => weekdays.filter((other) => other === day).length * 2 >= weekdays.length,
  );
  const minutes = visits.map((visit) => minuteOf(visit.at, zone)).sort((a, b) => a - b);
  return { weekday: weekday ?? null, minute: Math.round(minutes[minutes.length >> 1] / 30) * 30 };
}

function proposalsOf(plans: Plan[]): { accepted: number; refused: number } {
  const answers = plans.map((plan) => plan.outcome?.result);
  return {
    accepted: answers.filter((answer) => answer === 'yes').length,
    refused: answers.filter((answer) => answer === 'no').length,
  };
}

function refusalsIn(plan: Plan, zone: string): Refusal[] {
  if (plan.outcome?.result !== 'no') return [];
  const day = plan.outcome.day ?? businessDayOf(plan.decidedAt ?? plan.at, zone);
  return (plan.nextSell ?? []).flatMap((line) =>
    line.treatmentId ? [{ treatmentId: line.treatmentId, day }] : [],
  );
}

function saidIn(visit: Visit, zone: string): DraftInput['visit'] {
  const time = visit.nextTime;
  return {
    day: visit.day,
    needs: visit.needs ?? [],
    reaction: visit.reaction,
    nextDo: visit.nextDo ?? [],
    nextSell: visit.nextSell ?? [],
    nextDay: time?.at ? businessDayOf(time.at, zone) : (time?.day ?? null),
    nextMinute: time?.at ? minuteOf(time.at, zone) : null,
  };
}

function shortestCycle(courses: DraftCourse[], treatments: DraftTreatment[]): number | null {
  const cycles = courses
    .filter((course) => course.left > 0)
    .flatMap((course) => treatments.find((each) => each.id === course.treatmentId)?.cycleDays ?? []);
  return cycles.length > 0 ? Math.min(...cycles) : null;
}

function draftTreatment(row: Treatment): DraftTreatment {
  const contra = row.fit?.contra;
  return {
    id: row.id,
    name: row.name,
    aliases: row.aliases,
    priceFen: row.priceFen,
    cycleDays: row.cycleDays,
    stage: stageOf(row.stage),
    contra: Array.isArray(contra) ? contra.map(String) : [],
  };
}
