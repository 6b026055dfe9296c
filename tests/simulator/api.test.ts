import { getToken, openSalon, type Salon, textTo } from './salon-webhook';

let salon: Salon;
beforeEach(async () => {
  salon = await openSalon();
});
afterEach(() => salon.close());

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');

async function upload(type: string, bytes: Buffer, name: string): Promise<Record<string, unknown>> {
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(bytes)]), name);
  const url = `${salon.url}/cgi-bin/media/upload?access_token=${await getToken(salon.url)}&type=${type}`;
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, unknown>;
}

describe('media', () => {
  it('can be uploaded, sent and fetched for three days', async () => {
    const { media_id, created_at } = await upload('image', PNG, 'summary.png');
    expect(created_at).toBe(String(salon.clock.now / 1000));
    const image = { touser: 'FangJie', msgtype: 'image', agentid: 1000002, image: { media_id } };
    expect(await salon.call('message/send', image)).toMatchObject({ errcode: 0 });
    expect(salon.wecom.seen('FangJie')[0]).toMatchObject({ kind: 'image', mediaId: media_id });

    const url = `${salon.url}/cgi-bin/media/get?access_token=${await getToken(salon.url)}&media_id=${media_id}`;
    const whole = await fetch(url);
    expect(whole.headers.get('content-disposition')).toContain('summary.png');
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(PNG);
    const part = await fetch(url, { headers: { range: 'bytes=0-3' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 4]);

    salon.clock.now += 3 * 24 * 3_600_000;
    expect(await salon.call('message/send', image)).toMatchObject({ errcode: 40007 });
  });

  it('is refused when it is empty, of a wrong kind, or not what it is sent as', async () => {
    expect(await upload('image', Buffer.from('x'), 'a.png')).toMatchObject({ errcode: 44001 });
    expect(await upload('image', Buffer.from('not a picture'), 'a.png')).toMatchObject({ errcode: 40005 });
    expect(await upload('movie', PNG, 'a.png')).toMatchObject({ errcode: 40004 });
    const { media_id } = await upload('file', PNG, 'a.png');
    const image = { touser: 'FangJie', msgtype: 'image', agentid: 1000002, image: { media_id } };
    expect(await salon.call('message/send', image)).toMatchObject({ errcode: 40007 });
  });
});

describe('the menu', () => {
  const make = (...button: object[]) => salon.call('menu/create?agentid=1000002', { button });

  it('is made, read and taken away', async () => {
    const today = { type: 'click', name: '今天', key: 'today' };
    await make(today);
    expect(await salon.call('menu/get')).toMatchObject({ button: [today] });
    await salon.call('menu/delete');
    expect(await salon.call('menu/get')).toMatchObject({ errcode: 46003 });
  });

  it('has at most three buttons with names of five characters', async () => {
    const button = (name: string) => ({ type: 'click', name, key: name });
    expect(await make(...['一', '二', '三', '四'].map(button))).toMatchObject({ errcode: 40017 });
    expect(await make(button('今天的预约表'))).toMatchObject({ errcode: 40018 });
    expect(await make({ type: 'click', name: '今天' })).toMatchObject({ errcode: 40019 });
    const subs = ['一', '二', '三', '四', '五', '六'].map(button);
    expect(await make({ name: '更多', sub_button: subs })).toMatchObject({ errcode: 40023 });
  });
});

describe('the people', () => {
  it('are listed by name, and found without regard to case', async () => {
    expect(await salon.call('user/get?userid=suwan')).toMatchObject({ userid: 'SuWan', name: '苏婉' });
    expect(await salon.call('user/get?userid=nobody')).toMatchObject({ errcode: 60111 });
    const { userlist } = await salon.call('user/simplelist?department_id=1');
    expect(userlist).toHaveLength(3);
  });
});

describe('a group', () => {
  it('gets what the app says in it, but no cards', async () => {
    const { chatid } = await salon.call('appchat/create', { name: '日会', userlist: ['SuWan', 'HeYing'] });
    const text = { chatid, msgtype: 'text', text: { content: '日会开始,10 分钟。' } };
    expect(await salon.call('appchat/send', text)).toMatchObject({ errcode: 0 });
    expect(await salon.call('appchat/send', { chatid, msgtype: 'template_card' })).toMatchObject({
      errcode: 40008,
    });
    expect(await salon.call('appchat/send', { ...text, chatid: 'other' })).toMatchObject({ errcode: 86001 });

    expect(salon.wecom.groupMessages(String(chatid))).toMatchObject([{ text: '日会开始,10 分钟。' }]);
  });

  it('takes twenty messages a minute from its robot', async () => {
    const text = { msgtype: 'text', text: { content: '接口被拒' } };
    for (let n = 0; n < 20; n += 1) await salon.call('webhook/send?key=k1', text);

    expect(await salon.call('webhook/send?key=k1', text)).toMatchObject({ errcode: 45009 });
    expect(salon.wecom.groupMessages('robot:k1')).toHaveLength(20);
  });
});

describe('what is wrong with a call', () => {
  it('is told by its code', async () => {
    const text = textTo('SuWan', '早') as Record<string, unknown>;
    expect(await salon.call('message/send', { ...text, agentid: 1 })).toMatchObject({ errcode: 301002 });
    expect(await salon.call('message/send', { ...text, touser: '' })).toMatchObject({ errcode: 82001 });
    expect(await salon.call('message/send', { ...text, msgtype: 'song' })).toMatchObject({ errcode: 40008 });
    expect(await salon.call('message/send', textTo('SuWan', ''))).toMatchObject({ errcode: 44004 });
    const crowd = Array.from({ length: 1001 }, (_, n) => `u${n}`).join('|');
    expect(await salon.call('message/send', textTo(crowd, '早'))).toMatchObject({ errcode: 40032 });
    const url = `${salon.url}/cgi-bin/message/send?access_token=${await getToken(salon.url)}`;
    const broken = await fetch(url, { method: 'POST', body: '{"touser":' });
    expect(await broken.json()).toMatchObject({ errcode: 47001 });
  });
});

describe('the page of another site', () => {
  it('can do nothing here', async () => {
    const response = await fetch(`${salon.url}/simulator/api/type`, {
      method: 'POST',
      body: JSON.stringify({ userid: 'SuWan', text: '今天现金多少' }),
    });

    expect(response.status).toBe(403);
    expect(salon.webhook.pushed).toEqual([]);
  });
});
