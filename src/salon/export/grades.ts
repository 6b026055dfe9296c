/** Grading as sheets for the manager: the steps taken, every method side by side, the ABC table. No assets (SR-RISK-07). */
import { In } from '../../database/conditions';
import { GradeChange } from '../../../entities/grade-change';
import { Store } from '../../../entities/store';
import { firstMeasure } from '../grading/grade-all';
import { storeRules } from '../grading/grade-rules';
import { valueOf } from '../grading/measures';
import type { GradeDesk } from '../grading/desk';
import { periodFigures } from '../grading/period-figures';
import { shareSteps } from '../grading/shares';
import { simulated } from '../grading/simulation';
import { byInstant, filled, yuan, type Desk, type Row } from './desk';

/** Each proposed step and what became of it. */
export async function gradeChanges(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(GradeChange, {
    where: { status: In(['proposed', 'confirmed', 'refused']) },
    order: { at: 'ASC', id: 'ASC' },
  });
  return byInstant(desk, rows, (row, moment) => ({
    customer: desk.customer(row.customerId),
    at: moment(row.at),
    from: row.fromGrade,
    to: row.toGrade,
    method: row.method,
    status: row.status,
    comment: row.comment,
    by: desk.staff(row.decidedById),
    decidedAt: moment(row.decidedAt),
  }));
}

/** A customer a row, a method a column: the class each would have. */
export async function gradeSimulation(desk: Desk): Promise<Row[]> {
  const rows: Row[] = [];
  for (const store of await storesOf(desk)) {
    const { looked, graded } = await simulated(store, await storeRules(store));
    const figures = new Map(looked.figures.map((each) => [each.customerId, each]));
    for (const customer of looked.customers) {
      const hers = figures.get(customer.id)!;
      const classes = [...graded].map(([method, those]) => [method, those.get(customer.id)!.class]);
      rows.push(
        filled({
          store: store.store.code,
          customer: desk.customer(customer.id),
          grade: customer.grade,
          cash: yuan(valueOf(hers, 'cash')),
          consumed: yuan(valueOf(hers, 'consumption')),
          visits: valueOf(hers, 'visits'),
          ...Object.fromEntries(classes),
        }),
      );
    }
  }
  return rows;
}

/** The ABC table (SR-FRM-19): sorted, with the running share, the class, and what each class is to get (SR-ABC-06). */
export async function abcTable(desk: Desk): Promise<Row[]> {
  const rows: Row[] = [];
  for (const store of await storesOf(desk)) {
    const rules = await storeRules(store);
    const looked = await periodFigures(store, { periodDays: rules.periodDays, assets: false });
    const measure = firstMeasure(rules);
    const measured = looked.figures.filter((each) => !each.prospect && each.values[measure] !== null);
    const { sorted, total } = shareSteps(measured, measure, rules.cutoffs, looked);
    const percent = (value: number) => (total > 0 ? Math.round((value * 1000) / total) / 10 : 0);
    for (const line of sorted) {
      const grade = ['A', 'B', 'C', 'D'][line.place];
      rows.push({
        store: store.store.code,
        rank: line.rank,
        customer: desk.customer(line.customerId),
        measure,
        value: measure === 'visits' ? line.value : yuan(line.value),
        share: percent(line.value),
        upTo: percent(line.upTo),
        class: grade,
        action: grade,
      });
    }
  }
  return rows;
}

async function storesOf(desk: Desk): Promise<GradeDesk[]> {
  const stores = await desk.tx.find(Store, { order: { code: 'ASC' } });
  return stores.map((store) => ({ tx: desk.tx, now: desk.now, store }));
}
