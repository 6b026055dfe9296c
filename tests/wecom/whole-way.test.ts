import type { ButtonCard } from '../../bot-flows/engine/prompt';
import { createSimulator, type Listening, type Simulator } from '../../src/simulator/wecom';
import { renderCard } from '../../src/wecom/cards';
import { createClient, type Client } from '../../src/wecom/client';
import { splitText } from '../../src/wecom/text';
import { createWebRig, type WebRig } from '../web/web-rig';
import { APP } from './sealing';

const card: ButtonCard = {
  kind: 'buttons',
  title: '联系 1/2 · 何安娜',
  rows: [{ label: '为什么', value: '尾款6000今天到期' }],
  select: {
    key: 'who',
    title: '谁去办',
    options: [
      { id: 'tl', text: '唐琳' },
      { id: 'qq', text: '倩倩' },
    ],
    selected: 'qq',
  },
  buttons: [{ key: 'reached', text: '打通了' }],
};

let wecom: Simulator;
let listening: Listening;
let rig: WebRig;
let client: Client;
beforeEach(async () => {
  rig = await createWebRig();
  wecom = createSimulator({
    ...APP,
    agentId: Number(APP.agentId),
    secret: 'the-secret',
    callbackUrl: () => `http://127.0.0.1:${rig.listening.port}/wecom/callback`,
    people: async () => [
      { userid: 'SuWan', name: '苏婉', role: 'consultant' },
      { userid: 'HeYing', name: '何莹', role: 'beautician' },
    ],
    jobs: { names: [], run: async () => '' },
    now: Date.now,
    patience: { timeoutMs: 3000, retryAfterMs: 5 },
  });
  listening = await wecom.listen();
  client = createClient({
    corpId: APP.corpId,
    secret: 'the-secret',
    agentId: Number(APP.agentId),
    apiBase: listening.url,
    sleep: () => Promise.resolve(),
  });
});
afterEach(async () => {
  await client.close();
  await listening.close();
  await rig.close();
});

describe('between a phone and the salon', () => {
  it('what she writes arrives once, however often it is brought', async () => {
    await wecom.type('SuWan', '曼姐做了补水和眼部 划2次[微笑]');
    expect(rig.stored).toMatchObject([
      { kind: 'text', content: '曼姐做了补水和眼部 划2次[微笑]', fromKey: 'suwan' },
    ]);
  });

  it('a long answer arrives whole and in order', async () => {
    const long = Array.from({ length: 100 }, (_, at) => `${at} 孙佳慧 14:00到店 · 拉提剩1次\n`).join('');
    const parts = splitText(long);
    for (const text of parts) await client.send({ kind: 'text', text, toUserIds: ['SuWan'] });
    const seen = wecom.seen('SuWan').map((message) => message.text);
    expect(seen.join('')).toBe(long);
  });

  it('a card is shown without a complaint, tapped, and turns into the next one', async () => {
    const sent = await client.send({ kind: 'card', card: renderCard(card, 'd1@1'), toUserIds: ['SuWan'] });
    expect(sent).toMatchObject({ kind: 'sent', responseCode: expect.any(String) });
    const shown = wecom.openCard('SuWan');
    await wecom.tap('SuWan', shown?.id ?? '', 'd1@1#reached', { who: 'tl' });
    const [tap] = rig.stored;
    expect(tap).toMatchObject({
      event: 'template_card_event',
      eventKey: 'd1@1#reached',
      taskId: 'd1@1',
      selected: [{ questionKey: 'who', optionIds: ['tl'] }],
    });
    if (tap.kind !== 'event' || tap.event !== 'template_card_event') throw new Error('no tap');
    const next = renderCard({ ...card, title: '联系 2/2 · 刘芳' }, 'd1@2');
    const turned = { toUserIds: ['SuWan'], responseCode: tap.responseCode, turn: { card: next } };
    expect(await client.updateCard(turned)).toMatchObject({ kind: 'sent' });
    expect(JSON.stringify(wecom.openCard('SuWan'))).toContain('联系 2/2 · 刘芳');
    expect(await client.updateCard(turned)).toMatchObject({ kind: 'refused-for-good', remedy: 'new-card' });
    expect(wecom.calls().flatMap((call) => call.advice ?? [])).toEqual([]);
  });

  it('a photo is fetched, and a file sent', async () => {
    const photo = Buffer.from('not really a picture');
    await wecom.photo('HeYing', photo);
    const [incoming] = rig.stored;
    if (incoming.kind !== 'image') throw new Error('no photo');
    expect((await client.downloadMedia(incoming.mediaId, 1000)).bytes).toEqual(photo);
    const mediaId = await client.uploadMedia({ type: 'file', filename: '预约表.xlsx', bytes: photo });
    expect(await client.send({ kind: 'file', mediaId, toUserIds: ['HeYing'] })).toMatchObject({
      kind: 'sent',
    });
  });

  it('the menu is put up, and its tap comes back', async () => {
    await client.createMenu({ button: [{ type: 'click', name: '今天', key: 'today' }] });
    await wecom.menu('SuWan', 'today');
    expect(rig.stored).toMatchObject([{ event: 'click', eventKey: 'today' }]);
  });

  it('everybody in the visible range is listed', async () => {
    expect((await client.listMembers()).map(({ userId, name }) => [userId, name])).toEqual([
      ['SuWan', '苏婉'],
      ['HeYing', '何莹'],
    ]);
  });

  it('one message arrives when its answer was lost on the way', async () => {
    wecom.faults.add({ api: 'message/send', kind: 'reset-after', times: 2 });
    expect(await client.send({ kind: 'text', text: '早', toUserIds: ['SuWan'] })).toMatchObject({
      kind: 'sent',
    });
    expect(wecom.calls('message/send')).toHaveLength(3);
    expect(wecom.seen('SuWan')).toHaveLength(1);
  });

  it('two equal messages that are both meant arrive both', async () => {
    await client.send({ kind: 'text', text: '孙总到了', toUserIds: ['SuWan'], reference: '1' });
    await client.send({ kind: 'text', text: '孙总到了', toUserIds: ['SuWan'], reference: '2' });
    expect(wecom.seen('SuWan')).toHaveLength(2);
  });
});
