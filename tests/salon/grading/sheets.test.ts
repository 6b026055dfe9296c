/** The sheets of grading: the ABC table, every method side by side, the steps taken. */
import { exportRows, labelsOf } from '../../../src/salon/export';
import { tableFor } from '../../../src/sheets';
import { gradedSalon } from './grading-cast';

it('says who would be what under each method, in words, and never what anybody owns', async () => {
  const chat = await gradedSalon();
  await chat.job('grade');
  await chat.as('FangJie').says('升降级');
  await chat.as('FangJie').taps('全同意');
  const rows = await exportRows(chat.db, ['abc-table', 'grade-simulation', 'grade-changes'], {
    now: chat.now,
    actor: 'cli',
    format: 'xlsx',
  });
  const labels = await labelsOf(chat.db);

  const [first, second, third] = rows.get('abc-table')!;
  expect(first).toMatchObject({ rank: 1, customer: 'K020', value: 104_000, share: 48.1, class: 'A' });
  expect(second).toMatchObject({ rank: 2, customer: 'K006', value: 60_000, upTo: 75.9, class: 'A' });
  expect(third).toMatchObject({ rank: 3, customer: 'K004', upTo: 100, class: 'B' });
  const table = tableFor('abc-table', rows.get('abc-table')!, labels);
  expect(table.rows[0]).toContain('何安娜');
  expect(table.rows[0].at(-1)).toMatch(/^店长亲自跟/);

  const simulation = rows.get('grade-simulation')!;
  expect(simulation).toHaveLength(20);
  const anna = simulation.find((row) => row.customer === 'K020')!;
  expect(anna).toMatchObject({ grade: 'A', level_table: 'A', retail_types: 'friend', vip: 'none' });
  const words = tableFor('grade-simulation', simulation, labels);
  const at = (heading: string) => words.columns.findIndex((column) => column.heading === heading);
  const hers = words.rows.find((row) => row.includes('何安娜'))!;
  expect(hers[at('朋友葫芦蝴蝶路人')]).toBe('朋友');
  expect(hers[at('VIP年500万')]).toBe('不是');
  expect(words.columns.map((column) => column.heading).join()).not.toContain('资产');

  expect(rows.get('grade-changes')).toContainEqual(
    expect.objectContaining({ customer: 'K020', from: 'B', to: 'A', status: 'confirmed', by: 'FangJie' }),
  );
});
