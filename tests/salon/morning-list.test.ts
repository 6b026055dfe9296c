import { DailyList } from '../../entities/daily-list';
import { Shift } from '../../entities/shift';
import { Staff } from '../../entities/staff';
import type { ListFacts } from '../../src/salon/morning/list-facts';
import { morningLists } from '../../src/salon/morning/morning';
import { createWork, type Work } from '../../src/salon/work';
import { moreText, morningText } from '../../src/text/daily-list';
import { loadCast, type Cast } from '../support/cast';
import { describeEachDatabase, type TestDatabase } from '../support/databases';
import { loadMorningCast } from './morning-cast';

/** Wednesday 25 November 2026, 09:12 in Shanghai. */
const AT_0912 = Date.UTC(2026, 10, 25, 1, 12);

describeEachDatabase('the morning list of user-days section 8', (open) => {
  let opened: TestDatabase;
  let cast: Cast;

  beforeEach(async () => {
    opened = await open();
    cast = await loadCast(opened.database, AT_0912);
    await doing((work) => loadMorningCast(work, cast));
  });

  function doing<T>(run: (work: Work) => Promise<T>): Promise<T> {
    return opened.database.transaction((tx) =>
      run(
        createWork({
          tx,
          actor: {
            kind: 'job',
            userid: 'morning-list',
            roles: [],
            storeIds: [cast.store.id],
            command: 'job',
          },
          now: AT_0912,
          store: cast.store,
          operation: 'job:morning-list',
        }),
      ),
    );
  }

  async function listOfSuWan(): Promise<ListFacts> {
    const result = await doing(morningLists);
    const tell = result.done ? result.tells?.find((each) => each.to === cast.staff.SuWan.id) : undefined;
    return tell!.facts as ListFacts;
  }

  it('says on one screen who comes and who is to be called, each with her reason', async () => {
    const text = morningText(await listOfSuWan());
    expect(text).toBe(
      [
        '早,苏婉。今天 25 位:到店 9,要联系 16(今天先打前 8 位)',
        '【出现金】',
        '1 孙佳慧 14:00到店 · 拉提剩1次',
        '2 欧阳倩 15:30到店 · 说好今天续塑形',
        '3 李春梅 欠1500 · 第2天',
        '4 何安娜 尾款6000今天到期',
        '【新客】',
        '5 宋晓 11:00到店 · 第2次来',
        '6 马思思 首做第3天,还没回访',
        '7 杨柳 首做18天没约下次',
        '【A】',
        '8 钱玉兰 10:30到店 · 答应带养生茶',
        '9 李婷 16:00到店 · 上次问私密',
        '10 Lisa 比平时晚6天',
        '还有 B 10、C 5:回「更多」',
        '看一位:回序号。办一位:「2 约周六三点」「6 没接」',
      ].join('\n'),
    );
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(641);
  });

  it('goes on with the same numbers when she asks for more', async () => {
    const lines = moreText(await listOfSuWan()).split('\n');
    expect(lines[0]).toBe('【B】');
    expect(lines[1]).toMatch(/^11 徐曼 12:00到店/);
    expect(lines.filter((line) => /^\d/.test(line))).toHaveLength(15);
  });

  it('calls the first eight; the others wait in order', async () => {
    const { lines } = await listOfSuWan();
    const called = lines.filter((line) => line.call).map((line) => line.customer.name);
    expect(called).toHaveLength(8);
    expect(called.slice(0, 5)).toEqual(['李春梅', '何安娜', '马思思', '杨柳', 'Lisa']);
  });

  it('keeps its numbers when it is made again', async () => {
    await listOfSuWan();
    await listOfSuWan();
    expect(await opened.database.count(DailyList, { staffId: cast.staff.SuWan.id })).toBe(1);
  });

  it('goes to the stand-in of a consultant who is off, and says whose customers they are', async () => {
    const day = '2026-11-25';
    const { SuWan, TangLin } = cast.staff;
    await opened.database.update(Shift, { staffId: SuWan.id, day }, { off: true });
    await opened.database.update(
      Staff,
      { id: SuWan.id },
      { standInId: TangLin.id, standInFrom: day, standInTo: day },
    );
    const result = await doing(morningLists);
    const tells = result.done ? (result.tells ?? []) : [];
    expect(tells.map((tell) => tell.to)).toEqual([TangLin.id]);
    expect(morningText(tells[0].facts as ListFacts)).toContain('4 何安娜(苏婉的) 尾款6000今天到期');
  });
});
