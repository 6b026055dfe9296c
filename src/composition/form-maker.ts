/** Makes the file of a form that was asked for in the chat: rows of the salon as a workbook that prints like paper. */
import { Store } from '../../entities/store';
import type { Database } from '../database';
import { momentAt } from '../salon/calendar';
import { exportRows, importName, isDated, labelsOf } from '../salon/export';
import type { FormAsked } from '../salon/export/ask';
import { allOfHer } from '../salon/export/one-customer';
import { tableFor, writeWorkbook } from '../sheets';
import { formName } from '../text/form-export';

export function createFormMaker(db: Database, now: () => number) {
  /** One workbook with every sheet that holds something of her. */
  async function wholeOf({ scope, staffId, who, role }: FormAsked, at: number) {
    const her = { storeId: scope.storeId, customerId: scope.customerId! };
    const rows = await allOfHer(db, her, { now: at, actor: staffId, role, format: 'chat' });
    const labels = await labelsOf(db);
    const tables = [...rows]
      .filter(([, list]) => list.length > 0)
      .map(([table, list]) => ({ ...tableFor(importName(table), list, labels), dated: isDated(table) }));
    const store = await db.one(Store, { id: scope.storeId });
    const moment = momentAt(at, store?.timezone ?? 'UTC').slice(0, 16);
    const about = { who, at: moment.replace('T', ' '), store: store?.name };
    return {
      filename: `${formName('customer')} ${moment.slice(0, 10)}.xlsx`,
      bytes: await writeWorkbook(tables, about),
    };
  }

  return async (asked: FormAsked): Promise<{ filename: string; bytes: Buffer }> => {
    const { from, to, scope, staffId, who, role } = asked;
    const at = now();
    const { form } = asked;
    if (form === 'customer') return wholeOf(asked, at);
    const choice = { from, to, scope, role, now: at, actor: staffId, format: 'chat' };
    const rows = (await exportRows(db, [form], choice)).get(form)!;
    // Numbers to dial are asked for one by one, each look kept (command customer-phone).
    const shown = scope.consultantId ? rows.map(({ phone: _phone, ...row }) => row) : rows;
    const table = { ...tableFor(importName(form), shown, await labelsOf(db)), dated: isDated(form) };
    const store = await db.one(Store, { id: scope.storeId });
    const moment = momentAt(at, store?.timezone ?? 'UTC').slice(0, 16);
    const about = { who, at: moment.replace('T', ' '), store: store?.name, from, to };
    const day = from && to && from !== to ? `${from}至${to}` : (from ?? moment.slice(0, 10));
    return { filename: `${table.name} ${day}.xlsx`, bytes: await writeWorkbook([table], about) };
  };
}
