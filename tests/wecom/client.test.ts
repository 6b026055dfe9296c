import { ApiFault } from '../../src/wecom/client';
import { TooLarge } from '../../src/wecom/http';
import { createRig, type Rig } from './fake-wecom';

const hello = { kind: 'text' as const, text: '早,苏婉。', toUserIds: ['SuWan'] };
let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

describe('a message', () => {
  it('reaches WeCom as it was rendered, with the duplicate check', async () => {
    const body = rig.client.render(hello);
    expect(await rig.client.deliver(body)).toEqual({
      kind: 'sent',
      msgId: 'msg-2',
      responseCode: null,
      failedFor: [],
    });
    expect(rig.wecom.to('message/send')[0].body).toBe(body);
    expect(JSON.parse(body)).toEqual({
      touser: 'SuWan',
      agentid: 1000002,
      msgtype: 'text',
      text: { content: '早,苏婉。' },
      enable_duplicate_check: 1,
      duplicate_check_interval: 1800,
    });
  });

  it.each([
    'reset',
    'reset-after',
    { status: 502 },
    { raw: Buffer.from('<html>'), type: 'text/html' },
  ] as const)('is sent again byte for byte after %j', async (fault) => {
    rig.wecom.replies['message/send'] = [fault, fault];
    expect(await rig.client.send(hello)).toMatchObject({ kind: 'sent' });
    const bodies = rig.wecom.to('message/send').map((call) => call.body);
    expect(bodies).toHaveLength(3);
    expect(new Set(bodies).size).toBe(1);
  });

  it('waits in the outbox when three tries were not enough', async () => {
    rig.wecom.replies['message/send'] = ['reset', 'reset', 'reset'];
    expect(await rig.client.send(hello)).toEqual({
      kind: 'retry',
      afterMs: 16_000,
      reason: 'no-answer',
      code: null,
      maxTries: null,
    });
    expect(rig.wecom.to('message/send')).toHaveLength(3);
  });

  it('waits in the outbox after one timeout, which has held a lane long enough', async () => {
    const client = rig.another({ timeoutMs: 800 });
    rig.wecom.replies['message/send'] = ['silence'];
    expect(await client.send(hello)).toMatchObject({ kind: 'retry', reason: 'no-answer' });
    expect(rig.wecom.to('message/send')).toHaveLength(1);
  });

  it('keeps the response_code of its card', async () => {
    rig.wecom.replies['message/send'] = [{ errcode: 0, errmsg: 'ok', msgid: 'm', response_code: 'rc' }];
    expect(await rig.client.send(hello)).toMatchObject({ kind: 'sent', responseCode: 'rc' });
  });

  it('is sent by at most ten at a time', async () => {
    const people = Array.from({ length: 60 }, (_, at) => `person${at}`);
    await Promise.all(people.map((id) => rig.client.send({ ...hello, toUserIds: [id] })));
    expect(rig.wecom.to('message/send')).toHaveLength(60);
    expect(rig.wecom.mostInFlight).toBeLessThanOrEqual(10);
  });
});

describe('a message of which WeCom says that it went out', () => {
  const three = { ...hello, toUserIds: ['SuWan', 'HeYing', 'FangJie'] };

  it('did not go to those it names, in whatever capitals', async () => {
    rig.wecom.replies['message/send'] = [
      { errcode: 0, errmsg: 'ok', msgid: 'm', invaliduser: 'suwan', unlicenseduser: 'heying|suwan' },
    ];
    expect(await rig.client.send(three)).toMatchObject({ kind: 'sent', failedFor: ['suwan', 'heying'] });
  });

  it('went to nobody when it names everybody', async () => {
    rig.wecom.replies['message/send'] = [{ errcode: 0, errmsg: 'ok', invaliduser: 'SUWAN' }];
    expect(await rig.client.send(hello)).toMatchObject({ kind: 'recipient-failed', failedFor: ['suwan'] });
  });

  it('counts as a fault of ours when it warns of the JSON', async () => {
    rig.wecom.replies['message/send'] = [
      { errcode: 0, errmsg: 'ok. Warning: wrong json format. ', msgid: 'm' },
    ];
    expect(await rig.client.send(hello)).toMatchObject({
      kind: 'refused-for-good',
      alarm: { code: 'sloppy-json' },
    });
  });
});

describe('a paused API', () => {
  it('rests a minute, then an hour, then until tomorrow in China, and asks nothing meanwhile', async () => {
    const refusal = { errcode: 45009, errmsg: 'api freq out of limit' };
    rig.wecom.replies['message/send'] = [refusal, refusal, refusal];
    const pauses = [];
    for (let round = 0; round < 3; round += 1) {
      const outcome = await rig.client.send({ ...hello, text: `第${round}条` });
      if (outcome.kind !== 'paused') throw new Error(outcome.kind);
      expect(await rig.client.send(hello)).toEqual(outcome);
      pauses.push(outcome.untilMs - rig.clock.now);
      rig.clock.now = outcome.untilMs;
    }
    expect(pauses.slice(0, 2)).toEqual([60_000, 3_600_000]);
    expect(new Date(rig.clock.now).toISOString()).toBe('2026-11-25T16:00:00.000Z');
    expect(rig.wecom.to('message/send')).toHaveLength(3);
    expect(await rig.client.send(hello)).toMatchObject({ kind: 'sent' });
  });

  it('takes one step when ten calls in flight are refused at once', async () => {
    rig.wecom.replies['message/send'] = Array.from({ length: 10 }, () => ({ errcode: 45009, errmsg: '' }));
    const people = Array.from({ length: 10 }, (_, at) => `person${at}`);
    const outcomes = await Promise.all(people.map((id) => rig.client.send({ ...hello, toUserIds: [id] })));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ kind: 'paused', untilMs: rig.clock.now + 60_000 });
    }
  });

  it('tells the address to enter when WeCom does not trust it', async () => {
    rig.wecom.replies['message/send'] = [
      {
        errcode: 60020,
        errmsg:
          'not allow to access from your ip, hint: [1700000000_1_0123], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60020',
      },
    ];
    expect(await rig.client.send(hello)).toMatchObject({
      kind: 'paused',
      untilMs: rig.clock.now + 300_000,
      alarm: { code: 60020, ip: '203.0.113.7' },
    });
  });
});

describe('a card that turns', () => {
  const turn = { toUserIds: ['SuWan'], responseCode: 'rc', turn: { replaceName: '已确认' } };

  it('is updated by its response_code', async () => {
    expect(await rig.client.updateCard(turn)).toMatchObject({ kind: 'sent' });
    expect(JSON.parse(rig.wecom.to('message/update_template_card')[0].body)).toEqual({
      userids: ['SuWan'],
      agentid: 1000002,
      response_code: 'rc',
      button: { replace_name: '已确认' },
    });
  });

  it('reads those it did not reach from an array', async () => {
    rig.wecom.replies['message/update_template_card'] = [
      { errcode: 0, errmsg: 'ok', invaliduser: ['SuWan'] },
    ];
    expect(await rig.client.updateCard(turn)).toMatchObject({
      kind: 'recipient-failed',
      failedFor: ['suwan'],
    });
  });

  it('needs a new card when its code is used up', async () => {
    rig.wecom.replies['message/update_template_card'] = [{ errcode: 60140, errmsg: '' }];
    expect(await rig.client.updateCard(turn)).toMatchObject({ kind: 'refused-for-good', remedy: 'new-card' });
  });

  it('has turned when the answer was lost and the code is used up on the second try', async () => {
    rig.wecom.replies['message/update_template_card'] = ['reset-after', { errcode: 60140, errmsg: '' }];
    expect(await rig.client.updateCard(turn)).toMatchObject({ kind: 'sent' });
  });
});

describe('media', () => {
  it('goes up as one part called media', async () => {
    rig.wecom.replies['media/upload'] = [
      { errcode: 0, errmsg: '', media_id: 'm1', created_at: '1380000000' },
    ];
    const bytes = Buffer.from('123456789');
    expect(await rig.client.uploadMedia({ type: 'file', filename: '名单".xlsx', bytes })).toBe('m1');
    const [call] = rig.wecom.to('media/upload');
    expect(call.query.type).toBe('file');
    const form = await new Response(call.body, { headers: { 'content-type': call.type } }).formData();
    const media = form.get('media') as File;
    expect([media.name, await media.text()]).toEqual(['名单_.xlsx', '123456789']);
  });

  it('comes down as bytes', async () => {
    const raw = Buffer.from([0xff, 0xd8, 0, 1]);
    rig.wecom.replies['media/get'] = [
      { raw, type: 'image/jpeg', disposition: 'attachment; filename="a.jpg"' },
    ];
    expect(await rig.client.downloadMedia('m1', 100)).toEqual({
      bytes: raw,
      contentType: 'image/jpeg',
      filename: 'a.jpg',
    });
  });

  it('is fetched with a fresh token when the old one has run out', async () => {
    const raw = Buffer.from('photo');
    rig.wecom.replies['media/get'] = [
      { errcode: 42001, errmsg: 'expired' },
      { raw, type: 'image/jpeg' },
    ];
    expect(await rig.client.downloadMedia('m1', 100)).toMatchObject({ bytes: raw });
  });

  it('is not read beyond the limit', async () => {
    rig.wecom.replies['media/get'] = [{ raw: Buffer.alloc(101), type: 'image/jpeg' }];
    await expect(rig.client.downloadMedia('m1', 100)).rejects.toThrow(TooLarge);
  });

  it('says when it is gone', async () => {
    rig.wecom.replies['media/get'] = [{ errcode: 40007, errmsg: 'invalid media_id' }];
    const fault = await rig.client.downloadMedia('m1', 100).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ApiFault);
    expect(fault).toMatchObject({ failure: { code: 40007, remedy: 'upload-media' } });
  });
});

describe('the rest of the app', () => {
  it('puts its menu up, and refuses one that WeCom would', async () => {
    const menu = { button: [{ type: 'click' as const, name: '今天', key: 'TODAY' }] };
    await rig.client.createMenu(menu);
    expect(rig.wecom.to('menu/create')[0]).toMatchObject({
      query: { agentid: '1000002' },
      body: JSON.stringify(menu),
    });
    const long = { button: [{ type: 'click' as const, name: '一二三四五六', key: 'TODAY' }] };
    await expect(rig.client.createMenu(long)).rejects.toThrow('at most 16 bytes');
  });

  it('lists the members of all its departments, each once', async () => {
    rig.wecom.replies['department/simplelist'] = [
      { errcode: 0, errmsg: '', department_id: [{ id: 1 }, { id: 2 }] },
    ];
    rig.wecom.replies['user/simplelist'] = [
      { errcode: 0, errmsg: '', userlist: [{ userid: 'SuWan', name: '苏婉', department: [1, 2] }] },
      { errcode: 0, errmsg: '', userlist: [{ userid: 'suwan', name: '苏婉', department: [1, 2] }] },
    ];
    expect(await rig.client.listMembers()).toEqual([{ userId: 'suwan', name: '苏婉', departments: [1, 2] }]);
  });

  it('reads one member', async () => {
    rig.wecom.replies['user/get'] = [
      { errcode: 0, errmsg: '', userid: '007', name: '苏婉', department: [1] },
    ];
    expect(await rig.client.getUser('007')).toEqual({ userId: '007', name: '苏婉', departments: [1] });
  });

  it('recalls a message', async () => {
    await rig.client.recall('msg-1');
    expect(rig.wecom.to('message/recall')[0].body).toBe('{"msgid":"msg-1"}');
  });

  it('makes a group and writes into it', async () => {
    rig.wecom.replies['appchat/create'] = [{ errcode: 0, errmsg: '', chatid: 'g1' }];
    const chat = { name: '日会', owner: 'FangJie', userIds: ['FangJie', 'SuWan'] };
    expect(await rig.client.appchatCreate(chat)).toBe('g1');
    expect(await rig.client.appchatSend('g1', { kind: 'text', text: '日会开始' })).toMatchObject({
      kind: 'sent',
    });
  });

  it('rings by a robot without a token, and never tells its key', async () => {
    rig.wecom.replies['webhook/send'] = [{ errcode: 93000, errmsg: 'invalid webhook url' }];
    const outcome = await rig.client.webhookSend('robot-key', { kind: 'text', text: '推送停了' });
    expect(outcome).toMatchObject({ kind: 'refused-for-good', alarm: { code: 93000 } });
    expect(JSON.stringify(outcome)).not.toContain('robot-key');
    expect(rig.wecom.calls.map((call) => call.api)).toEqual(['webhook/send']);
  });

  it('never puts secret or token into an error', async () => {
    rig.wecom.replies['user/get'] = [{ errcode: 60111, errmsg: 'userid not found' }];
    const fault = await rig.client.getUser('x').catch((error: unknown) => error);
    expect(`${String(fault)} ${JSON.stringify(fault)}`).not.toMatch(/token-1|the-secret/);
  });
});
