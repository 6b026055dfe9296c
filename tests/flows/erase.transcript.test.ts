/** «删除婷姐的全部资料»: nothing of her is left, in the database, in its file, or on the shelf; the figures stand. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entities } from '../../entities';
import { AccountEntry } from '../../entities/account-entry';
import { Audit } from '../../entities/audit';
import { Course } from '../../entities/course';
import { CustomerSummary } from '../../entities/customer-summary';
import { Customer } from '../../entities/customer';
import { Dialog } from '../../entities/dialog';
import { Erasure } from '../../entities/erasure';
import { Gift } from '../../entities/gift';
import { Payment } from '../../entities/payment';
import { Photo } from '../../entities/photo';
import { protectedColumns } from '../../entities/protected';
import { Visit } from '../../entities/visit';
import { VisitService } from '../../entities/visit-service';
import type { Table } from '../../src/database';
import { shapeOf } from '../../src/database/shape';
import { createPhotoShelf } from '../../src/composition/photo-shelf';
import { describeEachDatabase, testProtection } from '../support/databases';
import { scratchFolder } from '../support/scratch';
import { salonChat, WEDNESDAY_EVENING, type SalonChat } from '../support/salon-chat';
import { came, clock } from './meeting-evening';

let chat: SalonChat;

const idOf = (name: string) => chat.cast.customers[name].id;

/** The evening of a customer of whom much is said, by four people. */
async function muchIsSaid(): Promise<void> {
  await came(chat, {
    customer: '李婷',
    at: '15:00',
    by: 'HeYing',
    treatments: ['F01'],
    said: { needs: ['想问祛斑'] },
  });
  chat.at(clock('19:40'));
  const wan = chat.as('SuWan');
  await (await wan.says('备注婷姐 要靠窗的床')).taps('对');
  await (await wan.says('婷姐酒精过敏')).taps('对');
  await wan.says('婷姐诊断 两颊缺水 最想改善眼纹');
  await (await wan.says('婷姐一年美容大概花8万')).taps('记下');
  await (await chat.as('FangJie').says('婷姐是战略客户')).taps('记下');
  await chat.as('HeYing').says('婷姐聊到女儿要考研');
  await (await chat.as('PanYan').says('婷姐投诉 说等了半小时')).taps('yes');
  const pan = chat.as('PanYan');
  await pan.says('婷姐充值500 微信');
  await pan.taps('yes');
  await pan.says('红姐是婷姐介绍来的');
  await chat.db.update(Customer, { id: idOf('徐曼') }, { note: '跟婷姐一起来的' });
  await pan.says('婷姐问孕期能不能做补水,还没回她');
  await (await wan.says('送了婷姐一支精华 成本80')).taps('记下');
  const fang = chat.as('FangJie');
  await (await fang.says('设置 第一印象 开')).taps('yes');
  await wan.says('婷姐印象 打扮讲究');
  await (await fang.says('12月12日下午3点办皮肤讲座 请A类')).taps('就这么请');
  // A form of hers stays open, and one of another's.
  await wan.says('婷姐补水做完了 划1次');
}

/** Everything that the database holds, opened, and the file as it lies on the disk. */
async function everything(): Promise<string> {
  const rows: unknown[] = [];
  for (const entity of entities) rows.push(await chat.db.find(entity as Table<object>));
  return JSON.stringify(rows);
}

/** SQLite's; what MySQL writes to its disk is its own. */
async function fileOnDisk(): Promise<string | null> {
  if (chat.db.engine !== 'sqlite') return null;
  return (await chat.db.query<{ file: string }>('PRAGMA database_list'))[0].file;
}

async function sealedOfHers(): Promise<string[]> {
  const sealed: string[] = [];
  for (const entity of entities) {
    const table = shapeOf(entity as Table<object>);
    const names = [...protectedColumns(entity).keys()];
    const column = table.table === 'customer' ? 'id' : 'customerId';
    if (names.length === 0 || !table.columns.has(column)) continue;
    const rows = await chat.db.query<Record<string, string | null>>(
      `SELECT ${names.map((name) => `\`${name}\``).join(', ')} FROM \`${table.table}\` WHERE ${column} = ?`,
      [idOf('李婷')],
    );
    for (const row of rows) sealed.push(...Object.values(row).flatMap((text) => text ?? []));
  }
  return sealed;
}

async function totals() {
  const sum = (rows: { amountFen?: number; consumedFen?: number }[]): number =>
    rows.reduce((all, row) => all + (row.amountFen ?? row.consumedFen ?? 0), 0);
  return {
    cash: sum(await chat.db.find(Payment)),
    consumed: sum(await chat.db.find(VisitService)),
    visits: await chat.db.count(Visit),
    gifts: (await chat.db.find(Gift)).reduce((all, row) => all + (row.costFen ?? 0), 0),
    hers: (await chat.db.one(CustomerSummary, { customerId: idOf('李婷') }))!.cashFen,
  };
}

const OF_HERS = [
  '孕期能不能做补水',
  '一支精华',
  '打扮讲究',
  '李婷',
  '婷姐',
  '靠窗的床',
  '酒精过敏',
  '两颊缺水',
  '女儿要考研',
  '等了半小时',
  '想问祛斑',
];

async function lastName(): Promise<string[]> {
  const { phone } = (await chat.db.one(Customer, { id: idOf('李婷') }))!;
  return phone ? [...OF_HERS, phone] : OF_HERS;
}

describeEachDatabase('a customer who wants to be forgotten', (open) => {
  beforeEach(async () => {
    chat = await salonChat(WEDNESDAY_EVENING, open);
  });

  it('is named with what hangs on her, and nothing is written before the tap', async () => {
    await muchIsSaid();
    const fang = await chat.as('FangJie').says('删除婷姐的全部资料');
    expect(fang.saw()).toContain('删除 李婷 的全部资料?删完不能恢复。');
    expect(fang.saw()).toMatch(/还没结清:.*还剩\d+次/);
    expect(fang.saw()).toMatch(/还没结清:.*储值 /);
    expect(fang.saw()).toMatch(/投诉1件结掉/);
    await fang.says('对');
    expect(fang.saw()).toContain('要放弃请点「都放弃,删除」');
    expect(await chat.db.find(Erasure)).toEqual([]);
    await fang.taps('先去结清');
    expect(fang.saw()).toMatch(/没有|取消|不/);
    expect(await chat.db.find(Erasure)).toEqual([]);
  });

  it('leaves nothing of her behind, and every total as it was (data protection)', async () => {
    await muchIsSaid();
    const database = await fileOnDisk();
    const folder = database ? dirname(database) : scratchFolder('erase');
    const shelf = createPhotoShelf(folder, testProtection, chat.db);
    const file = await shelf.put('01PHOTO', Buffer.from('a picture'));
    await chat.db.insert(Photo, {
      customerId: idOf('李婷'),
      storeId: chat.cast.store.id,
      kind: 'before',
      file,
      at: chat.now,
      byId: chat.cast.staff.HeYing.id,
      consentAt: chat.now,
    });
    const before = await totals();
    const words = await lastName();
    const held = await everything();
    for (const word of words) expect([word, held.includes(word)]).toEqual([word, true]);
    const sealed = await sealedOfHers();
    const fang = await chat.as('FangJie').says('删除婷姐的全部资料');
    await fang.taps('都放弃,删除');
    expect(fang.saw()).toContain('反悔请现在回「撤销」,删完就不能恢复了');
    chat.at(chat.now + 5 * 60_000);
    await chat.job('erase-asked');
    await shelf.forget();

    expect(fang.saw()).toContain('一位客人的资料已删除,不能恢复');
    const left = await everything();
    for (const word of words) expect([word, left.includes(word)]).toEqual([word, false]);
    const onDisk = database ? [database, `${database}-wal`] : [];
    const bytes = onDisk.filter(existsSync).map((each) => readFileSync(each, 'latin1'));
    expect(sealed.length).toBeGreaterThan(8);
    for (const text of sealed) expect(bytes.some((each) => each.includes(text))).toBe(false);
    expect(existsSync(join(folder, file))).toBe(false);

    expect(await totals()).toEqual(before);
    expect(await chat.db.one(CustomerSummary, { customerId: idOf('李婷') })).toMatchObject({
      storedFen: 0,
      arrearsFen: 0,
      sessionsLeft: 0,
      consultantId: null,
    });
    expect(await chat.db.one(Customer, { id: idOf('李婷') })).toMatchObject({
      grade: null,
      namedLevel: null,
      wallet: null,
    });
    const given = await chat.db.find(AccountEntry, { where: { kind: 'given-up' } });
    expect(given.every((each) => each.deltaFen < 0)).toBe(true);
    expect(await chat.db.count(Course, { customerId: idOf('李婷'), status: 'active' })).toBe(0);
    const [told] = await chat.db.find(Audit, { where: { command: 'customer-erase', action: 'remove' } });
    expect(told).toMatchObject({ actorId: chat.cast.staff.FangJie.id, rowId: idOf('李婷') });
  });

  it('is nobody from then on: not found, on no list, not brought back; others are as they were', async () => {
    await muchIsSaid();
    const fang = await chat.as('FangJie').says('删除婷姐的全部资料');
    await fang.taps('都放弃,删除');
    await chat.job('erase-asked');
    expect((await chat.as('SuWan').says('看下李婷')).saw()).not.toMatch(/储值|靠窗/);
    expect((await chat.as('PanYan').says('撤销')).saw()).not.toMatch(/李婷|婷姐/);
    const man = await chat.db.one(Customer, { id: idOf('徐曼') });
    expect(man!.note).toBe('跟已删除客户一起来的');
    const dialogs = JSON.stringify(await chat.db.find(Dialog));
    expect(dialogs).not.toContain(idOf('李婷'));
    expect((await fang.says('删除李婷的全部资料')).saw()).not.toContain('删完不能恢复');
  });

  it('can be taken back until it is carried out', async () => {
    const fang = await chat.as('FangJie').says('删除婷姐的全部资料');
    await fang.taps('都放弃,删除');
    await fang.says('撤销');
    await fang.taps('yes');
    await chat.job('erase-asked');
    expect((await chat.db.one(Customer, { id: idOf('李婷') }))!.name).toBe('李婷');
  });

  it('is not erased where money has come in since: nobody has given that up', async () => {
    const fang = await chat.as('FangJie').says('删除婷姐的全部资料');
    await fang.taps('都放弃,删除');
    await (await chat.as('PanYan').says('婷姐充值500 微信')).taps('yes');
    await chat.job('erase-asked');
    expect(fang.saw()).toContain('没有删');
    expect((await chat.db.one(Customer, { id: idOf('李婷') }))!.name).toBe('李婷');
    expect(await chat.db.find(Erasure)).toEqual([]);
  });

  it("is the manager's to erase and to export, whoever's customer she is", async () => {
    for (const userid of ['SuWan', 'HeYing', 'PanYan']) {
      const phone = await chat.as(userid).says('删除婷姐的全部资料');
      expect(phone.saw()).toContain('由店长办');
      expect((await phone.says('导出婷姐的全部资料')).saw()).toContain('由店长导出');
    }
    const fang = await chat.as('FangJie').says('导出婷姐的全部资料');
    expect(fang.saw()).toContain('李婷 的全部资料做好了');
    expect(fang.bubbles.at(-1)!.form).toMatchObject({
      form: 'customer',
      scope: { customerId: idOf('李婷') },
    });
    const looks = await chat.db.find(Audit, { where: { command: 'customer-export', action: 'look' } });
    expect(looks).toMatchObject([{ customerId: idOf('李婷'), actorId: chat.cast.staff.FangJie.id }]);
  });
});
