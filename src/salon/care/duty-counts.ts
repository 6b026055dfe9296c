/** What each class is owed and how far it was kept this month (SR-DUTY-01, SR-ABC-10): counts, no customer's name. */
import { Between } from '../../database/conditions';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Promised } from '../../../entities/promise';
import { businessDayOf, businessDaySpan, monthStart } from '../calendar';
import { done, type Operation, type Result } from '../operation';
import { nineLevels } from '../grading/nine-levels';
import { settingsOf } from '../settings/settings';
import type { Work } from '../work';
import { NINE_LEVEL_DUTIES, type ClassDuty } from './class-duties';

export interface ClassKept {
  /** A class, or a place among the nine levels. */
  grade: string;
  customers: number;
  duties: Pick<ClassDuty, 'code' | 'owner' | 'times' | 'per'>[];
  /** Promised this month, and what became of it: kept, fallen because the fact changed, still open. */
  made: number;
  kept: number;
  fallen: number;
  open: number;
}

export interface DutyCounts extends Record<string, unknown> {
  classes: ClassKept[];
}

const KINDS = new Set(['duty', 'see', 'invite']);

async function month(work: Work): Promise<Result<DutyCounts>> {
  const today = businessDayOf(work.now, work.store.timezone);
  const from = businessDaySpan(monthStart(today), work.store.timezone).from;
  const [table] = await settingsOf(work, ['duty.table']);
  const [cadence] = await settingsOf(work, ['contact.cadence']);
  const [preset] = await settingsOf(work, ['duty.preset']);
  const levels = preset === 'nine' ? [...(await nineLevels(work)).values()] : null;
  const duties = levels ? NINE_LEVEL_DUTIES : table;
  const rows = await work.tx.find(Promised, {
    where: { storeId: work.store.id, at: Between(from, work.now) },
    select: ['id', 'kind', 'status', 'facts'],
  });
  const made = rows.filter((row) => KINDS.has(row.kind));
  const grades = [...new Set(duties.map((each) => each.grade))];
  const classes: ClassKept[] = [];
  for (const grade of grades) {
    const own = made.filter((row) => (levels ? row.facts?.level : row.facts?.grade) === grade);
    const ended = (status: Promised['status']) => own.filter((row) => row.status === status).length;
    classes.push({
      grade,
      customers: levels
        ? levels.filter((each) => each === grade).length
        : await work.tx.count(CustomerSummary, { storeId: work.store.id, grade }),
      duties: duties
        .filter((each) => each.grade === grade)
        .map(({ code, owner, times, per }) => ({
          code,
          owner,
          times: code === 'call' && per === 'month' ? (cadence[grade] ?? times) : times,
          per,
        }))
        .filter((each) => each.times > 0),
      made: own.length,
      kept: ended('done'),
      fallen: ended('withdrawn'),
      open: ended('open'),
    });
  }
  return done({ classes });
}

export const dutyCountOperations: Operation[] = [
  { name: 'duties.month', command: 'duties', kind: 'read', run: month },
];
