import { APP, getToken, openSalon, type Salon, textTo } from './salon-webhook';

let salon: Salon;
beforeEach(async () => {
  salon = await openSalon();
});
afterEach(() => salon.close());

const send = (text = '早') => salon.call('message/send', textTo('SuWan', text));

it('answers an error code so many times, and then works again', async () => {
  salon.wecom.faults.add({ api: 'message/send', kind: 'errcode', errcode: 45009, times: 2 });

  expect([await send(), await send(), await send()]).toMatchObject([
    { errcode: 45009 },
    { errcode: 45009 },
    { errcode: 0 },
  ]);
  expect(salon.wecom.seen('SuWan')).toHaveLength(1);
});

it('breaks only the calls that name one person', async () => {
  salon.wecom.faults.add({ api: '*', kind: 'errcode', errcode: -1, userid: 'heying' });

  expect(await send()).toMatchObject({ errcode: 0 });
  expect(await salon.call('message/send', textTo('HeYing', '早'))).toMatchObject({ errcode: -1 });
});

it('cuts the connection before the message is taken: nothing arrives', async () => {
  salon.wecom.faults.add({ api: 'message/send', kind: 'reset-before', times: 1 });

  await expect(send()).rejects.toThrow();
  expect(salon.wecom.seen('SuWan')).toEqual([]);
});

it('cuts the connection after the message was taken: it arrives, and the sender does not know', async () => {
  salon.wecom.faults.add({ api: 'message/send', kind: 'reset-after', times: 1 });

  await expect(send()).rejects.toThrow();
  expect(salon.wecom.seen('SuWan')).toHaveLength(1);
});

it('answers HTTP 500, or too late, or never', async () => {
  const post = (signal?: AbortSignal) =>
    fetch(`${salon.url}/cgi-bin/message/send`, { method: 'POST', body: '{}', signal });
  salon.wecom.faults.add({ api: 'message/send', kind: 'http-500', times: 1 });
  expect((await post()).status).toBe(500);

  salon.wecom.faults.add({ api: 'message/send', kind: 'slow', ms: 500, userid: 'SuWan' });
  const answered: string[] = [];
  const late = send().then(() => answered.push('SuWan'));
  await salon.call('message/send', textTo('HeYing', '早')).then(() => answered.push('HeYing'));
  await late;
  expect(answered).toEqual(['HeYing', 'SuWan']);

  salon.wecom.faults.add({ api: 'message/send', kind: 'no-answer', times: 1 });
  await expect(post(AbortSignal.timeout(40))).rejects.toThrow('timeout');
});

describe('the access token', () => {
  const get = (query: string) => fetch(`${salon.url}/cgi-bin/${query}`).then((response) => response.json());

  it('is the same for everybody who asks while it lives, and another one after two hours', async () => {
    const first = await getToken(salon.url);
    salon.clock.now += 7_199_000;
    expect(await getToken(salon.url)).toBe(first);
    salon.clock.now += 1_000;
    expect(await get(`user/get?access_token=${first}&userid=SuWan`)).toMatchObject({ errcode: 42001 });
    expect(await getToken(salon.url)).not.toBe(first);
    expect(salon.wecom.tokens.made).toBe(2);
  });

  it('can be withdrawn early', async () => {
    const first = await getToken(salon.url);
    salon.wecom.tokens.invalidate();

    expect(await get(`user/get?access_token=${first}&userid=SuWan`)).toMatchObject({ errcode: 40014 });
    expect(await get('user/get?userid=SuWan')).toMatchObject({ errcode: 41001 });
  });

  it('is not given for a wrong corp or secret, and stands in no log', async () => {
    expect(await get(`gettoken?corpid=${APP.corpId}&corpsecret=no`)).toMatchObject({ errcode: 40001 });
    expect(await get(`gettoken?corpid=ww9&corpsecret=${APP.secret}`)).toMatchObject({ errcode: 40013 });
    const token = await getToken(salon.url);

    expect(JSON.stringify(salon.wecom.calls())).not.toMatch(new RegExp(`${token}|${APP.secret}`));
  });
});
