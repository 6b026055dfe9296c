import { createCallback } from '../../src/wecom/callback';
import { renderCard } from '../../src/wecom/cards';
import { type Client, createClient } from '../../src/wecom/client';
import type { Incoming } from '../../src/wecom/incoming';
import { APP, openSalon, type Salon } from './salon-webhook';

/** Our own callback and client against the simulator: each side reads what the other writes. */
let salon: Salon;
let client: Client;
beforeEach(async () => {
  salon = await openSalon();
  client = createClient({ ...APP, apiBase: salon.url, now: () => salon.clock.now });
});
afterEach(async () => {
  await client.close();
  await salon.close();
});

const callback = createCallback(APP);
const opened = (): Incoming[] =>
  salon.webhook.pushed.map(({ query, envelope }) => callback.open(query, envelope));
const card = (revision: number) =>
  renderCard(
    {
      kind: 'buttons',
      title: `联系 ${revision}/8`,
      rows: [{ label: '为什么', value: '尾款6000今天到期' }],
      select: { key: 'who', title: '谁去办', options: [{ id: 'a', text: '唐琳打电话' }], selected: 'a' },
      buttons: [{ key: 'reached', text: '打通了', style: 2 }],
    },
    `call@${revision}`,
  );

it('understands all that people do on their phones', async () => {
  await salon.wecom.type('HeYing', '芳姐做完了[微笑]]>');
  await salon.wecom.photo('HeYing', Buffer.from('ffd8ffe000', 'hex'));
  await salon.wecom.voice('HeYing');
  await salon.wecom.location('HeYing', { latitude: 31.23, longitude: 121.47, label: '中山路' });
  await salon.wecom.link('HeYing', { title: '菜单', description: '', url: 'https://example.com/?a=1&b=2' });
  await salon.wecom.menu('HeYing', 'today');
  await salon.wecom.enter('HeYing');
  await salon.wecom.subscribe('HeYing');

  const incoming = opened();
  expect(incoming.map((one) => (one.kind === 'event' ? one.event : one.kind))).toEqual([
    'text',
    'image',
    'voice',
    'location',
    'link',
    'click',
    'enter_agent',
    'subscribe',
  ]);
  expect(incoming[0]).toMatchObject({
    content: '芳姐做完了[微笑]]>',
    fromUserId: 'HeYing',
    agentId: '1000002',
  });
  expect(incoming[4]).toMatchObject({ url: 'https://example.com/?a=1&b=2' });
  expect(new Set(incoming.map((one) => one.key)).size).toBe(8);
});

it('knows a repeated push by its key, however it is encrypted', async () => {
  salon.wecom.deliveries.next({ duplicates: 2 });
  await salon.wecom.menu('HeYing', 'today');

  expect(new Set(opened().map((one) => one.key)).size).toBe(1);
  expect(new Set(salon.webhook.pushed.map((push) => push.envelope)).size).toBe(3);
});

it('sends a card, reads the tap with what was chosen, and turns the card', async () => {
  const sent = await client.send({ kind: 'card', toUserIds: ['SuWan'], card: card(1) });
  expect(sent).toMatchObject({ kind: 'sent' });
  await salon.wecom.tap('SuWan', salon.wecom.openCard('SuWan')?.id ?? '', 'call@1#reached');
  const [tap] = opened();
  expect(tap).toMatchObject({
    event: 'template_card_event',
    eventKey: 'call@1#reached',
    selected: [{ questionKey: 'who', optionIds: ['a'] }],
  });

  const responseCode = tap.kind === 'event' && 'responseCode' in tap ? tap.responseCode : '';
  const turn = { card: card(2) };
  expect(await client.updateCard({ toUserIds: ['SuWan'], responseCode, turn })).toMatchObject({
    kind: 'sent',
  });
  expect(salon.wecom.seen('SuWan')[0].text).toContain('联系 2/8');
});

it('shows a text once though its answer was lost and it was sent again, and without its invisible end', async () => {
  salon.wecom.faults.add({ api: 'message/send', kind: 'reset-after', times: 1 });
  const body = client.render({ kind: 'text', text: '早,苏婉', toUserIds: ['SuWan'], reference: 'outbox-1' });
  await client.deliver(body);
  await client.deliver(body);

  expect(salon.wecom.seen('SuWan').map((message) => message.text)).toEqual(['早,苏婉']);
});

it('goes on after a token was withdrawn', async () => {
  await client.send({ kind: 'text', text: '一', toUserIds: ['SuWan'] });
  salon.wecom.tokens.invalidate();

  expect(await client.send({ kind: 'text', text: '二', toUserIds: ['SuWan'] })).toMatchObject({
    kind: 'sent',
  });
  expect(salon.wecom.tokens.made).toBe(2);
});

it('uses everything else that WeCom offers', async () => {
  await salon.wecom.photo('HeYing', Buffer.from('89504e470d0a1a0a00', 'hex'));
  const [photo] = opened();
  const media = await client.downloadMedia(photo.kind === 'image' ? photo.mediaId : '', 1000);
  const mediaId = await client.uploadMedia({ type: 'image', filename: 'a.png', bytes: media.bytes });
  await client.send({ kind: 'image', mediaId, toUserIds: ['FangJie'] });
  await client.createMenu({ button: [{ type: 'click', name: '今天', key: 'today' }] });
  const chatId = await client.appchatCreate({
    name: '日会',
    owner: 'FangJie',
    userIds: ['FangJie', 'SuWan'],
  });
  await client.appchatSend(chatId, { kind: 'text', text: '日会开始' });
  await client.webhookSend('robot-key', { kind: 'text', text: '接口被拒' });
  const sent = await client.send({ kind: 'text', text: '发错了', toUserIds: ['FangJie'] });
  await client.recall(sent.kind === 'sent' ? sent.msgId : '');

  expect(salon.wecom.seen('FangJie').map((message) => message.kind)).toEqual(['image', 'recalled']);
  expect(salon.wecom.menuMade()).toMatchObject({ button: [{ name: '今天' }] });
  expect(salon.wecom.groupMessages().map((message) => message.text)).toEqual(['日会开始', '接口被拒']);
  expect((await client.listMembers()).map((member) => member.name)).toEqual(['苏婉', '何莹', '方洁']);
  expect(await client.getUser('suwan')).toMatchObject({ userId: 'SuWan', departments: [1] });
});
