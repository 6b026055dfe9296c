import { MeetingItem } from '../../entities/meeting-item';
import { Store } from '../../entities/store';
import { keepMeeting } from '../../src/salon/meetings/clock';
import { came, clock, tick } from '../flows/meeting-evening';
import { act } from '../support/acting';
import { salonChat, type SalonChat } from '../support/salon-chat';
import type { Cast } from '../support/cast';

let chat: SalonChat;
let elsewhere: Cast;

beforeEach(async () => {
  chat = await salonChat(clock('10:00'));
  const store = await chat.db.insert(Store, {
    code: 'S2',
    name: '解放路店',
    opensAt: '10:00',
    closesAt: '21:00',
    timezone: 'Asia/Shanghai',
  });
  elsewhere = { ...chat.cast, store };
});

describe('somebody of another store', () => {
  const now = clock('20:50');
  const ask = (name: string, input: unknown) =>
    act(chat.db, elsewhere, { userid: 'FangJie', now }, name, input);
  const customerId = () => chat.cast.customers['刘芳'].id;

  it('is answered about a customer as about one who does not exist', async () => {
    for (const [name, input] of [
      ['customers.update', { customerId: customerId(), set: { allergy: '酒精' } }],
      ['customers.callAlso', { customerId: customerId(), alias: '芳芳' }],
      ['complaints.open', { customerId: customerId(), text: '青了' }],
      ['photos.keep', { customerId: customerId(), kind: 'before', mediaId: 'M' }],
      ['meetings.word', { customerId: customerId(), text: '左肩痛' }],
      ['walkIns.join', { walkInId: customerId(), customerId: customerId() }],
    ] as const) {
      const other = await ask(name, input);
      const nobody = await ask(name, { ...input, customerId: 'NOBODY', walkInId: 'NOBODY' });
      expect(other).toMatchObject({ done: false, code: 'not-found' });
      expect(other).toEqual(nobody);
    }
  });

  it('sees no page of our handbook, and has none of ours read', async () => {
    const kept = { kind: 'rule', subject: '请假', text: '提前一天说' };
    const ours = await act(chat.db, chat.cast, { userid: 'FangJie', now }, 'handbook.keep', kept);
    const { pageId } = (ours.done && ours.facts.page) as { pageId: string };
    expect(await ask('handbook.list', { kind: 'rule' })).toMatchObject({ facts: { pages: [] } });
    expect(await ask('handbook.look', kept)).toMatchObject({ done: false, code: 'none' });
    for (const name of ['handbook.page', 'handbook.receive']) {
      expect(await ask(name, { pageId })).toEqual(await ask(name, { pageId: 'NONE' }));
    }
    expect(await ask('handbook.keep', kept)).toMatchObject({ facts: { page: { version: 1 } } });
  });

  it('decides nothing in our meeting and sees none of its cards', async () => {
    await came(chat, { customer: '刘芳', at: '15:00', by: 'DengQian', treatments: ['B01'], said: {} });
    await tick(chat, '20:45', keepMeeting);
    const [item] = await chat.db.find(MeetingItem, {});
    const next = {
      doing: [],
      sell: [],
      at: null,
      day: '2026-12-02',
      clock: null,
      beautician: null,
      held: null,
      note: null,
    };
    for (const [name, input] of [
      ['meetings.item', { itemId: item.id }],
      ['meetings.decide', { itemId: item.id, next }],
      ['meetings.putOff', { itemId: item.id }],
      ['meetings.ask', { itemId: item.id }],
    ] as const) {
      expect(await ask(name, input)).toMatchObject({ done: false, code: 'not-found' });
    }
    expect(await ask('meetings.close', { meetingId: item.meetingId })).toMatchObject({ done: false });
    expect((await chat.db.one(MeetingItem, { id: item.id }))!.status).toBe('open');
  });

  it('has a summary of her own store', async () => {
    await came(chat, { customer: '刘芳', at: '15:00', by: 'DengQian', treatments: ['B01'], said: {} });
    const summary = await ask('summary.daily', {});
    expect(summary).toMatchObject({ done: true, facts: { store: '解放路店', visitors: 0, consumedFen: 0 } });
  });
});
