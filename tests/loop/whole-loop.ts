import { AccountEntry } from '../../entities/account-entry';
import { CustomerSummary } from '../../entities/customer-summary';
import { exportRows, exportTables, type ExportTable, type Row } from '../../src/salon/export';
import type { LiveSalon } from '../support/salon-live';

/**
 * A day and the next morning: 李婷 with her beautician 许小美 and her consultant 苏婉; 刘芳, who is settled only in the
 * meeting by 唐琳; reception and the manager around them.
 */
export async function liveThroughADay(salon: LiveSalon): Promise<void> {
  await owesFromBefore(salon, '刘芳', 300_000);
  await salon.job('morning-list', '2026-11-25T09:12');
  await salon.sees('SuWan', /早,苏婉/);

  salon.at('10:00');
  await salon.says('PanYan', '帮婷姐约今天下午三点做补水,小美做', /约 李婷/);
  await salon.taps('PanYan', '约上', /约好了:李婷[\s\S]*15:00/);

  salon.at('14:58');
  await salon.says('PanYan', '婷姐到了', /李婷 到了/);
  const brief = await salon.sees('XuXiaoMei', /客人到了[\s\S]*补水/);
  expect(brief.text).not.toMatch(/储值|欠|A类|卖/);
  await salon.sees('SuWan', /客人到了[\s\S]*走前谈/);

  salon.at('16:05');
  await salon.says('XuXiaoMei', '婷姐补水做完了 皮肤亮了 她问祛斑多少钱', /还没记下[\s\S]*皮肤亮了/);
  await salon.taps('XuXiaoMei', '记下', /李婷 已记下 · 今天第1位/);
  await salon.sees('SuWan', /有位客人的下次\s+李婷[\s\S]*祛斑/);
  await salon.taps('SuWan', '到时打电话', /李婷/);

  salon.at('17:00');
  await salon.says('SuWan', '打了婷姐 通了', /李婷/);
  await salon.says('SuWan', '约婷姐下周三下午三点补水 小美', /约 李婷/);
  await salon.taps('SuWan', '约上', /约好了:李婷 12-02/);

  salon.at('18:00');
  await salon.says('DengQian', '芳姐 肩颈一次 划1 觉得手法有点重', /还没记下/);
  await salon.taps('DengQian', '记下', /刘芳 已记下/);
  await salon.says('PanYan', '芳姐来还3000 微信', /刘芳/);
  await salon.taps('PanYan', '记下', /刘芳[\s\S]*3,000/);

  await salon.job('open-daily-meeting', '20:45');
  await salon.sees('TangLin', /日会 1\/1 · 刘芳[\s\S]*手法有点重/);
  await salon.taps('TangLin', '就这么定', /刘芳/);

  await salon.job('daily-summary', '21:32');
  const summary = await salon.sees('FangJie', /小结/);
  expect(summary.text).toMatch(/现金 3,000/);
  expect(summary.text).toMatch(/已记 2\/2 位/);
  expect(summary.text).not.toMatch(/李婷|刘芳/);

  await salon.job('morning-list', '2026-11-26T09:12');
  await salon.sees('TangLin', /早,唐琳[\s\S]*刘芳 要打电话:肩颈 \d\d-\d\d 周/);
}

/** A debt of another day, in fen. */
async function owesFromBefore(salon: LiveSalon, name: string, deltaFen: number): Promise<void> {
  const customerId = salon.cast.customers[name].id;
  const { db } = salon.running;
  const before = {
    at: Date.parse('2026-11-01T12:00:00+08:00'),
    day: '2026-11-01',
    kind: 'import',
    byId: 'import',
  };
  await db.insert(AccountEntry, { customerId, account: 'arrears', deltaFen, ...before });
  await db.update(CustomerSummary, { customerId }, { arrearsFen: deltaFen });
}

/** Every form as it leaves the house. */
export async function exported(salon: LiveSalon): Promise<Record<ExportTable, Row[]>> {
  const choice = { now: Date.now(), actor: 'cli', format: 'json' };
  const forms = await exportRows(salon.running.db, exportTables, choice);
  return Object.fromEntries(forms) as Record<ExportTable, Row[]>;
}
