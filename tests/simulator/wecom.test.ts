import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buttonCard, cardTo, MORNING, openSalon, type Salon, textTo } from './salon-webhook';

let salon: Salon;
beforeEach(async () => {
  salon = await openSalon();
});
afterEach(() => salon.close());

describe('what a person sends', () => {
  it('reaches the callback signed, encrypted and with a MsgId of nineteen digits', async () => {
    const delivery = await salon.wecom.type('HeYing', '钱太卵巢做完了[微笑]]>');

    expect(delivery.taken).toBe(true);
    expect(salon.webhook.pushed[0]).toMatchObject({ signed: true, corpId: 'ww1234567890abcdef' });
    expect(salon.webhook.pushed[0].xml).toContain('<![CDATA[钱太卵巢做完了[微笑]]]]><![CDATA[>]]>');
    expect(salon.webhook.value('MsgId')).toMatch(/^\d{19}$/);
    expect(salon.webhook.value('FromUserName')).toBe('HeYing');
    expect(salon.webhook.value('CreateTime')).toBe(String(MORNING / 1000));
    expect(salon.wecom.seen('heying')[0]).toMatchObject({ from: 'person', delivery: 'taken' });
  });

  it('is pushed again, encrypted anew, until it is answered with 200', async () => {
    salon.webhook.answers = [500, 'silence', 200];
    const delivery = await salon.wecom.type('HeYing', '做完了');

    expect(delivery.attempts.map((attempt) => attempt.status ?? 'none')).toEqual([500, 'none', 200]);
    expect(new Set(salon.webhook.pushed.map((push) => push.xml)).size).toBe(1);
    expect(new Set(salon.webhook.pushed.map((push) => push.envelope)).size).toBe(3);
  });

  it('is given up after three retries, and shows so on her phone', async () => {
    salon.webhook.answers = [500, 500, 500, 500];
    const delivery = await salon.wecom.type('HeYing', '做完了');

    expect(delivery).toMatchObject({ taken: false, attempts: { length: 4 } });
    expect(salon.wecom.seen('HeYing')[0].delivery).toBe('failed');
  });

  it('can arrive twice, late, or not at all', async () => {
    salon.wecom.deliveries.next({ duplicates: 1 });
    await salon.wecom.type('HeYing', '一');
    salon.wecom.deliveries.next({ delayMs: 60 });
    await Promise.all([salon.wecom.type('HeYing', '二'), salon.wecom.type('HeYing', '三')]);
    salon.wecom.deliveries.next({ lose: true });
    await salon.wecom.type('HeYing', '四');

    const said = salon.webhook.pushed.map((_, index) => salon.webhook.value('Content', index));
    expect(said).toEqual(['一', '一', '三', '二']);
  });

  it('arrives in the order of typing', async () => {
    await Promise.all(['一', '二', '三'].map((text) => salon.wecom.type('HeYing', text)));

    const said = salon.webhook.pushed.map((_, index) => salon.webhook.value('Content', index));
    expect(said).toEqual(['一', '二', '三']);
  });

  it('may be a photo, a voice, a place, a link, a menu button or just coming in', async () => {
    await salon.wecom.photo('HeYing', Buffer.from('ffd8ffe0', 'hex'));
    await salon.wecom.voice('HeYing');
    await salon.wecom.location('HeYing', { latitude: 31.23, longitude: 121.47, label: '中山路' });
    await salon.wecom.link('HeYing', { title: '菜单', description: '', url: 'https://example.com' });
    await salon.wecom.menu('HeYing', 'TODAY');
    await salon.wecom.enter('HeYing');

    const kinds = salon.webhook.pushed.map((_, index) => salon.webhook.value('MsgType', index));
    expect(kinds).toEqual(['image', 'voice', 'location', 'link', 'event', 'event']);
    expect(salon.webhook.value('EventKey', 4)).toBe('TODAY');
    expect(salon.webhook.value('Event', 5)).toBe('enter_agent');
    const picture = await fetch(salon.webhook.value('PicUrl', 0) ?? '');
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
  });
});

describe('a card', () => {
  it('calls back with what was tapped and chosen, and turns in place by the code of the tap', async () => {
    const room = {
      question_key: 'room',
      title: '房间',
      option_list: [
        { id: 'r1', text: '1号房' },
        { id: 'r2', text: '2号房' },
      ],
      selected_id: 'r1',
    };
    await salon.call('message/send', cardTo('SuWan', buttonCard({ button_selection: room })));
    const card = salon.wecom.openCard('SuWan');
    await salon.wecom.tap('SuWan', card?.id ?? '', 'call-1@1#reached', { room: 'r2' });

    expect(salon.webhook.value('Event')).toBe('template_card_event');
    expect(salon.webhook.value('EventKey')).toBe('call-1@1#reached');
    expect(salon.webhook.value('TaskId')).toBe('call-1@1');
    expect(salon.webhook.value('CardType')).toBe('button_interaction');
    expect(salon.webhook.value('OptionId')).toBe('r2');

    const next = buttonCard({ task_id: 'call-1@2', main_title: { title: '联系 2/8 · 李春梅' } });
    const code = salon.webhook.value('ResponseCode');
    const update = { userids: ['SuWan'], agentid: 1000002, response_code: code, template_card: next };
    expect(await salon.call('message/update_template_card', update)).toMatchObject({ errcode: 0 });
    expect(salon.wecom.seen('SuWan')).toHaveLength(1);
    expect(salon.wecom.seen('SuWan')[0].text).toContain('联系 2/8 · 李春梅');
    expect(await salon.call('message/update_template_card', update)).toMatchObject({ errcode: 60140 });
  });

  it('stands greyed after its buttons were replaced, and cannot be tapped any more', async () => {
    const { response_code } = await salon.call('message/send', cardTo('SuWan|HeYing', buttonCard()));
    const grey = { userids: ['HeYing'], agentid: 1000002, response_code, button: { replace_name: '已确认' } };
    await salon.call('message/update_template_card', grey);

    expect(salon.wecom.openCard('HeYing')).toBeUndefined();
    expect(salon.wecom.openCard('SuWan')).toBeDefined();
    const { id } = salon.wecom.seen('HeYing')[0];
    await expect(salon.wecom.tap('HeYing', id, 'call-1@1#reached')).rejects.toThrow('已确认');
    await salon.wecom.tap('HeYing', id, 'call-1@1#reached', {}, { stale: true });
    expect(salon.webhook.value('EventKey')).toBe('call-1@1#reached');
  });

  it('is not to be turned with a code older than 72 hours', async () => {
    const { response_code } = await salon.call('message/send', cardTo('SuWan', buttonCard()));
    salon.clock.now += 72 * 3_600_000 + 1;
    const grey = { userids: ['SuWan'], agentid: 1000002, response_code, button: { replace_name: '已确认' } };

    expect(await salon.call('message/update_template_card', grey)).toMatchObject({ errcode: 60140 });
  });

  it('is not shown in WeChat, nor is markdown', async () => {
    salon.wecom.setReader('SuWan', 'wechat');
    await salon.call('message/send', cardTo('SuWan', buttonCard()));
    await salon.call('message/send', textTo('SuWan', '早,苏婉'));

    expect(salon.wecom.seen('SuWan').map((message) => message.text)).toEqual([
      '暂不支持此消息类型,请在企业微信中查看',
      '早,苏婉',
    ]);
  });
});

describe('a message of the app', () => {
  it('reaches those who exist and names the others in lower case', async () => {
    const reply = await salon.call('message/send', textTo('suwan|NoBody', '早'));

    expect(reply).toMatchObject({ errcode: 0, invaliduser: 'nobody' });
    expect(salon.wecom.seen('SuWan')[0]).toMatchObject({ from: 'app', text: '早' });
    expect(await salon.call('message/send', textTo('NoBody', '早'))).toMatchObject({ errcode: 81013 });
  });

  it('is cut at 2,048 bytes between two characters', async () => {
    await salon.call('message/send', textTo('SuWan', '早'.repeat(700)));

    expect(salon.wecom.seen('SuWan')[0].text).toBe('早'.repeat(682));
    expect(salon.wecom.calls('message/send')[0].advice).toEqual(['content is cut at 2048 bytes']);
  });

  it('is shown once when the same JSON comes again with the duplicate check', async () => {
    const message = { ...textTo('SuWan', '早'), enable_duplicate_check: 1, duplicate_check_interval: 600 };
    const first = await salon.call('message/send', message);
    const second = await salon.call('message/send', message);
    salon.clock.now += 601_000;
    await salon.call('message/send', message);

    expect(second).toEqual(first);
    expect(salon.wecom.seen('SuWan')).toHaveLength(2);
  });

  it('vanishes without a word beyond thirty a minute to one person', async () => {
    for (let n = 1; n <= 31; n += 1) {
      expect(await salon.call('message/send', textTo('SuWan', `${n}`))).toMatchObject({ errcode: 0 });
    }
    expect(salon.wecom.seen('SuWan')).toHaveLength(30);
    expect(salon.wecom.dropped()).toMatchObject([{ userid: 'SuWan', text: '31' }]);
    salon.clock.now += 60_000;
    await salon.call('message/send', textTo('SuWan', '32'));
    expect(salon.wecom.seen('SuWan')).toHaveLength(31);
  });

  it('can be taken back for a day', async () => {
    const { msgid } = await salon.call('message/send', textTo('SuWan', '发错了'));
    await salon.call('message/recall', { msgid });
    expect(salon.wecom.seen('SuWan')[0]).toMatchObject({ kind: 'recalled', text: '' });

    salon.clock.now += 25 * 3_600_000;
    expect(await salon.call('message/recall', { msgid })).toMatchObject({ errcode: 42052 });
  });
});

describe('waiting for what a person sees', () => {
  it('resolves when it comes, also by a change of what stood there', async () => {
    const { response_code } = await salon.call('message/send', cardTo('SuWan', buttonCard()));
    const since = salon.wecom.cursor();
    const waiting = salon.wecom.waitFor('SuWan', (message) => /李春梅/.test(message.text), 1000, since);
    const next = buttonCard({ main_title: { title: '联系 2/8 · 李春梅' } });
    const update = { atall: 1, agentid: 1000002, response_code, template_card: next };
    await salon.call('message/update_template_card', update);

    expect((await waiting).card?.turns).toBe(1);
  });

  it('tells what she sees instead when it does not come', async () => {
    await salon.call('message/send', textTo('SuWan', '早,苏婉'));

    await expect(salon.wecom.waitFor('SuWan', () => false, 20)).rejects.toThrow('app text: 早,苏婉');
  });

  it('counts what she has not read', async () => {
    await salon.call('message/send', textTo('SuWan', '早'));
    expect(salon.wecom.unread('SuWan')).toBe(1);
    salon.wecom.markRead('SuWan');
    expect(salon.wecom.unread('SuWan')).toBe(0);
  });
});

describe('started again', () => {
  it('goes on where the phones stood: messages, open cards, pictures and codes', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'phones-')), 'demo', 'phones.json');
    const before = await openSalon({ stateFile });
    const { response_code } = await before.call('message/send', cardTo('SuWan', buttonCard()));
    await before.wecom.type('SuWan', '打电话');
    await before.close();

    const again = await openSalon({ stateFile });
    expect(again.wecom.seen('SuWan').map((message) => message.kind)).toEqual(['card', 'text']);
    expect(await again.call('message/send', cardTo('SuWan', buttonCard()))).toMatchObject({ errcode: 42014 });
    const grey = { atall: 1, agentid: 1000002, response_code, button: { replace_name: '已确认' } };
    expect(await again.call('message/update_template_card', grey)).toMatchObject({ errcode: 0 });
    await again.close();
  });
});
