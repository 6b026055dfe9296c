/** The months that were locked, and the treatments under review (SR-FRM-11, SR-FRM-08); no customer stands in them. */
import { MonthRecord } from '../../../entities/month-record';
import { Store } from '../../../entities/store';
import { reviewsOf } from '../catalogue/reviews';
import type { MonthFigures } from '../month/figures';
import { createWork } from '../work';
import { filled, inside, yuan, type Desk, type Row } from './desk';

/** The store a row, then each person and each treatment of the month. */
export async function monthRecords(desk: Desk): Promise<Row[]> {
  const records = await desk.tx.find(MonthRecord, { order: { month: 'ASC', storeId: 'ASC' } });
  return records
    .filter((each) => desk.seesStore(each.storeId) && inside(`${each.month}-01`, desk.span))
    .flatMap((each) => {
      const { store, people, treatments } = each.figures as unknown as MonthFigures;
      const of = { store: desk.store(each.storeId).code, month: each.month };
      return [
        filled({
          ...of,
          about: 'store',
          name: desk.store(each.storeId).name,
          visits: store.visits,
          consumed: yuan(store.consumedFen),
          cash: yuan(store.cashFen),
          fresh: store.newCustomers,
        }),
        ...people.map((one) =>
          filled({
            ...of,
            about: 'person',
            name: one.name,
            visits: one.visits,
            sessions: one.sessions,
            consumed: yuan(one.consumedFen),
            cash: yuan(one.cashFen),
            fresh: one.newCustomers,
            asked: one.asked,
          }),
        ),
        ...treatments.map((one) =>
          filled({
            ...of,
            about: 'treatment',
            name: one.name,
            times: one.times,
            sessions: one.sessions,
            consumed: yuan(one.consumedFen),
            cash: yuan(one.cashFen),
            able: one.able,
          }),
        ),
      ];
    });
}

/** 项目整合表: each treatment with last month's figures and what was decided about it. */
export async function treatmentReviews(desk: Desk): Promise<Row[]> {
  const stores = await desk.tx.find(Store, { order: { code: 'ASC' } });
  const rows: Row[] = [];
  for (const store of stores.filter((each) => desk.seesStore(each.id))) {
    const actor = {
      kind: 'cli' as const,
      userid: 'export',
      roles: [],
      storeIds: [store.id],
      command: 'export',
    };
    const work = createWork({ tx: desk.tx, actor, now: desk.now, store, operation: 'export' });
    const { month, lines } = await reviewsOf(work);
    for (const line of lines) {
      rows.push(
        filled({
          store: store.code,
          month,
          treatment: desk.treatment(line.treatmentId),
          times: line.times,
          sessions: line.sessions,
          consumed: yuan(line.consumedFen),
          cash: yuan(line.cashFen),
          last: line.lastDay,
          able: line.who.join('、'),
          candidate: line.candidate,
          decision: line.decided?.decision,
          words: line.decided?.words,
          owner: line.decided?.owner,
          due: line.decided?.dueDay,
          target: line.decided?.targetTimes,
          decidedOn: line.decided?.day,
        }),
      );
    }
  }
  return rows;
}
