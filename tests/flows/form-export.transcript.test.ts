import { Audit } from '../../entities/audit';
import { createFormMaker } from '../../src/composition/form-maker';
import type { FormAsked } from '../../src/salon/export/ask';
import { opened } from '../sheets/workbook';
import { salonChat, type SalonChat } from '../support/salon-chat';

describe('a form as a file', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat();
  });

  async function fileFor(userid: string, words: string) {
    await chat.as(userid).says(words);
    const asked = chat.as(userid).bubbles.at(-1)?.form as unknown as FormAsked;
    const { filename, bytes } = await createFormMaker(chat.db, () => chat.now)(asked);
    const [sheet] = (await opened(bytes)).worksheets;
    const rows = sheet.getSheetValues().slice(4) as unknown[][];
    return { filename, sheet, rows, cells: JSON.stringify(rows) };
  }

  it('holds a consultant her own customers without their numbers, and the manager the whole store', async () => {
    const own = await fileFor('SuWan', '导出客户档案');
    expect(own.filename).toBe('客户档案表 2026-11-25.xlsx');
    expect(own.cells).toContain('李婷');
    expect(own.cells).not.toMatch(/唐琳|138\d{8}/);
    expect(chat.as('SuWan').saw()).toContain('只有您自己的客人');
    const all = await fileFor('FangJie', '导出客户档案');
    expect(all.cells).toMatch(/苏婉.*唐琳|唐琳.*苏婉/);
    expect(all.rows.length).toBeGreaterThan(own.rows.length);
    const looks = await chat.db.find(Audit, { where: { command: 'export' } });
    expect(looks.map((look) => look.actorId)).toEqual([chat.cast.staff.SuWan.id, chat.cast.staff.FangJie.id]);
  });

  it('holds the handbook with every version', async () => {
    for (const says of ['店规 请假:提前一天说', '店规 请假:提前两天说\n节假日不排休']) {
      await chat.as('FangJie').says(says);
      await chat.as('FangJie').taps('存好');
    }
    const { filename, cells, rows } = await fileFor('FangJie', '导出店规');
    expect(filename).toBe('资料 2026-11-25.xlsx');
    expect(rows).toHaveLength(2);
    expect(cells).toContain('提前两天说\\n节假日不排休');
    expect(chat.as('FangJie').saw()).not.toContain('客人的资料');
  });

  it('prints the appointments of a day for reception, and nothing else of a customer', async () => {
    const table = await fileFor('PanYan', '打印明天的预约表');
    expect(table.filename).toBe('预约表 2026-11-26.xlsx');
    expect(table.sheet.getCell('A1').value).toContain('预约表');
    await chat.as('PanYan').says('导出客户档案');
    expect(chat.as('PanYan').saw()).toContain('前台可以导出预约表');
    await chat.as('HeYing').says('导出客户档案');
    expect(chat.as('HeYing').bubbles.at(-1)?.form).toBeUndefined();
  });
});
