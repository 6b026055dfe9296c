/** A month that is locked while others write: one lock, and every sum is in the record or counts today, never in neither. */
import { MonthRecord } from '../../entities/month-record';
import { Payment } from '../../entities/payment';
import type { Database } from '../../src/database';
import type { MonthFigures } from '../../src/salon/month/figures';
import { act } from '../support/acting';
import { loadCast, type Cast } from '../support/cast';
import { describeEachDatabase } from '../support/databases';
import { clock } from '../flows/meeting-evening';

const FIRST = clock('11:00', '2026-12-01');
const IN_NOVEMBER = '2026-11-27';
const PAYERS = ['李婷', '徐曼', '刘芳', '郑红', '周丽', '周莉'];

describeEachDatabase('locking a month', (open) => {
  let servers: Database[];
  let cast: Cast;

  beforeEach(async () => {
    const opened = await open({ pool: 6 });
    servers = [opened.database, await opened.another(), await opened.another()];
    cast = await loadCast(opened.database, FIRST);
  });

  const lock = (server: Database) =>
    act(server, cast, { userid: 'FangJie', now: FIRST }, 'month.lock', { openDays: [] });
  const pays = (name: string, server: Database) =>
    act(server, cast, { userid: 'PanYan', now: FIRST }, 'payments.record', {
      customerId: cast.customers[name].id,
      day: IN_NOVEMBER,
      lines: [{ kind: 'product', amountFen: 10_000, method: 'wechat' }],
    });

  it('by three at once makes one record', async () => {
    const results = await Promise.all(servers.map(lock));
    expect(results.filter((each) => each.done)).toHaveLength(1);
    expect(results.flatMap((each) => (each.done ? [] : [each.code]))).toEqual(['locked', 'locked']);
    expect(await servers[0].count(MonthRecord)).toBe(1);
  });

  it('while six pay for one of its days loses none and counts none twice', async () => {
    const paying = PAYERS.map((name, index) => pays(name, servers[index % servers.length]));
    const [locked, ...paid] = await Promise.all([lock(servers[0]), ...paying]);
    expect([locked, ...paid].every((each) => each.done)).toBe(true);
    const record = (await servers[0].one(MonthRecord, {}))!;
    const rows = await servers[0].find(Payment, { where: { kind: 'product' } });
    const ofNovember = rows.filter((row) => row.day === IN_NOVEMBER);
    const ofToday = rows.filter((row) => row.day === '2026-12-01' && row.forDay === IN_NOVEMBER);
    expect(ofNovember.length + ofToday.length).toBe(PAYERS.length);
    const { store } = record.figures as unknown as MonthFigures;
    expect(store.cashFen).toBe(ofNovember.length * 10_000);
  });
});
