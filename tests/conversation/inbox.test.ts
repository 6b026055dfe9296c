import { Visit } from '../../entities/visit';
import { Inbox } from '../../entities/inbox';
import type { Conversation } from '../../src/conversation';
import { createCallback } from '../../src/wecom/callback';
import { describeEachDatabase, type TestDatabase } from '../support/databases';
import { APP, cdata, event, seal, text } from '../wecom/sealing';
import { openHouse, until, type House } from './house';

const SECOND = '1795606800';

describeEachDatabase('the inbox', (open) => {
  let test: TestDatabase;
  let house: House;
  let server: Conversation;
  beforeEach(async () => {
    house = await openHouse(async (choice) => (test = await open(choice)));
    server = await house.server();
  });

  it('has a message on disk when it says that it has it', async () => {
    await server.accept(house.text('HeYing', '钱玉兰做了补水'));
    const other = await test.another();
    expect(await other.find(Inbox)).toMatchObject([
      { status: 'waiting', userid: 'HeYing', payload: { content: '钱玉兰做了补水' } },
    ]);
  });

  it('does not say so when the database did not take it', async () => {
    await expect(server.accept(house.text('HeYing', '补水', { agentId: undefined }))).rejects.toThrow();
    expect(await house.db.count(Inbox)).toBe(0);
  });

  it('keeps long ids, case and odd texts as they came', async () => {
    for (const content of ['true', '1e5', '007', '+8613800000000', '😀张三  ', '1234567890123456789']) {
      await server.accept(house.text('HeYing', content, { msgId: '1234567890123456789' }));
    }
    const rows = await house.inbox('HeYing');
    expect(rows.map((row) => row.payload.content)).toEqual([
      'true',
      '1e5',
      '007',
      '+8613800000000',
      '😀张三  ',
      '1234567890123456789',
    ]);
    expect(rows[0].payload.msgId).toBe('1234567890123456789');
  });

  afterEach(() => house.close());

  describe('near twins', () => {
    const opened = createCallback(APP);
    const arrive = (xml: string, callback = opened, changes: Partial<typeof APP> = {}) => {
      const { query, body } = seal(xml, changes);
      return server.accept({ ...callback.open(query, body) });
    };

    it('takes 1,000 pairs of different events of one person in one second, and drops none', async () => {
      const fields = (n: number) => ({ CreateTime: SECOND, EventKey: cdata(`key-${n}`) });
      const fresh: boolean[] = [];
      for (let n = 0; n < 1000; n++) {
        const pair = [event('view', fields(n)), event('click', fields(n))];
        fresh.push(...(await Promise.all(pair.map((xml) => arrive(xml)))));
      }
      expect(fresh.filter(Boolean)).toHaveLength(2000);
      expect(await house.db.count(Inbox)).toBe(2000);
    }, 60_000);

    it('takes 1,000 messages with one MsgId from different people, and one from another corporation', async () => {
      const same = { CreateTime: SECOND, MsgId: '7000000000000000001' };
      for (let n = 0; n < 1000; n++) {
        const xml = text('补水', { ...same, FromUserName: cdata(`user${n}`) });
        expect(await arrive(xml)).toBe(true);
      }
      const elsewhere = { ...APP, corpId: 'ww0000000000000002' };
      const xml = text('补水', { ...same, FromUserName: cdata('user0') });
      expect(await arrive(xml, createCallback(elsewhere), elsewhere)).toBe(true);
      const voice = { ...same, FromUserName: cdata('user0'), MsgType: cdata('voice'), MediaId: cdata('m') };
      expect(await arrive(text('', voice))).toBe(true);
      expect(await house.db.count(Inbox)).toBe(1002);
    }, 60_000);

    it('knows a repeat however it is encrypted', async () => {
      const xml = text('补水', { CreateTime: SECOND });
      expect([await arrive(xml), await arrive(xml), await arrive(xml)]).toEqual([true, false, false]);
    });
  });

  it('gives each message one effect and one answer, delivered one to four times to two servers at once', async () => {
    const other = await house.server();
    const names = ['钱玉兰', '陈静怡', '郑红', '周丽', '吴晓燕', '冯雪', '蒋文斌', '刘芳', '杨柳', '徐曼'];
    const staff = ['HeYing', 'LuoYun', 'XuXiaoMei', 'ZhuLi', 'DengQian'];
    const repeatedly = (message: ReturnType<House['text']>, times: number) =>
      Array.from({ length: times }, (_, n) => (n % 2 ? other : server).accept(message));
    server.start();
    other.start();
    for (const [place, userid] of staff.entries()) {
      for (const name of names.slice(place * 2, place * 2 + 2)) {
        const cards = () => house.arrived.filter((push) => push.userid === userid && push.kind === 'card');
        const before = cards().length;
        await Promise.all(repeatedly(house.text(userid, `${name}做了补水`), 1 + (place % 4)));
        await until(() => cards().length > before);
        const card = house.lastCard(userid);
        await Promise.all(repeatedly(house.tap(card, 'yes'), 4 - (place % 4)));
        await until(() => house.arrived.filter((push) => push.dialogId === card.dialogId).length > 1);
      }
    }
    await Promise.all([server.stop(), other.stop()]);
    expect(await house.db.count(Visit)).toBe(10);
    expect(await house.db.count(Inbox, { status: 'handled' })).toBe(await house.db.count(Inbox));
    for (const userid of staff) {
      expect(house.arrived.filter((push) => push.userid === userid && push.kind === 'card')).toHaveLength(2);
    }
    expect(house.faults).toEqual([]);
  });

  describe('a message that comes late', () => {
    const LATE = 11 * 60;

    it.each([
      ['text', { kind: 'text', content: '钱玉兰做了补水' }],
      ['voice', { kind: 'voice', mediaId: 'm', recognition: '钱玉兰做了补水' }],
    ])('is asked about and not carried out: %s', async (_kind, payload) => {
      const message = house.message('HeYing', payload);
      await server.accept({ ...message, createTime: message.createTime - LATE });
      await server.settle();
      expect(house.shown('HeYing')).toEqual([expect.stringMatching(/钱玉兰做了补水.*没有执行/)]);
      expect(house.arrived[0].dialogId).toBeNull();
    });

    it('is not carried out as a tap either', async () => {
      await server.accept(house.text('HeYing', '钱玉兰做了补水'));
      await server.settle();
      const tap = house.tap(house.lastCard('HeYing'), 'yes');
      house.later(LATE * 1000);
      await server.accept(tap);
      await server.settle();
      expect(await house.db.count(Visit)).toBe(0);
      expect(house.shown('HeYing').slice(-2).join('\n')).toContain('没有执行');
    });

    it('is carried out by the hour it was written where it only waited for us', async () => {
      await server.accept(house.text('HeYing', '钱玉兰做了补水'));
      house.later(3 * 60 * 60_000);
      await server.settle();
      expect(house.shown('HeYing')[0]).toContain('还没记下');
    });
  });

  it('is not executed again from the same bytes, after a second or after its row was pruned', async () => {
    const message = house.text('HeYing', '钱玉兰做了补水');
    const asked = () => house.shown('HeYing').filter((each) => each.includes('没有执行'));
    expect(await server.accept(message)).toBe(true);
    await server.settle();
    for (const ms of [1000, 10 * 60_000, 24 * 60 * 60_000]) {
      house.later(ms);
      expect(await server.accept(message)).toBe(false);
    }
    await house.db.remove(Inbox, { key: message.key });
    expect(await server.accept(message)).toBe(true);
    await server.settle();
    expect(asked()).toHaveLength(1);
    expect(house.shown('HeYing')).toHaveLength(2);
  });

  it('takes what has no sender, and bothers nobody with it', async () => {
    await server.accept(house.message('', { kind: 'event', event: 'batch_job_result' }));
    await server.accept(house.message('Nobody', { kind: 'event', event: 'location' }));
    await server.settle();
    expect(await house.db.count(Inbox, { status: 'handled' })).toBe(2);
    expect(house.arrived).toEqual([]);
  });

  it('answers a stranger once and asks the manager who she is, once a day', async () => {
    await server.accept(house.text('XinLai', '我是新来的小陈'));
    await server.settle();
    await server.accept(house.text('XinLai', '在吗'));
    await server.settle();
    expect(house.shown('XinLai')).toHaveLength(2);
    expect(house.shown('FangJie')).toHaveLength(1);
  });

  it('seals what was said: the file alone does not tell it', async () => {
    await server.accept(house.text('HeYing', '钱玉兰做了补水'));
    const [raw] = await house.db.query<{ payload: string }>('SELECT payload FROM inbox');
    expect(raw.payload).not.toContain('钱玉兰');
  });
});
