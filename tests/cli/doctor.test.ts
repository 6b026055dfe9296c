import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { smallSalon } from '../salon/import/small-salon';
import { APP, openSalon, type Salon } from '../simulator/salon-webhook';
import { shell, type Ended, type Shell } from './command';

/** The doctor of a salon that is live, against a WeCom on this machine. */
let sh: Shell;
let wecom: Salon;
beforeEach(async () => {
  sh = shell();
  wecom = await openSalon({ now: Date.now });
});
afterEach(async () => {
  await wecom.close();
  sh.close();
});

function live(settings: Record<string, string> = {}): Record<string, string> {
  return {
    WECOM_CORP_ID: APP.corpId,
    WECOM_AGENT_ID: String(APP.agentId),
    WECOM_SECRET: APP.secret,
    WECOM_TOKEN: APP.token,
    WECOM_ENCODING_AES_KEY: APP.encodingAesKey,
    WECOM_API_BASE: wecom.url,
    ...settings,
  };
}

const doctor = (settings = live()): Promise<Ended> => sh.with(settings, 'doctor');

test('lets in, sees everybody, and names who has no role and who is out of sight', async () => {
  await sh.with(live(), 'import', sh.file('salon.json', smallSalon()));
  const salon = smallSalon();
  salon.staff[2].userid = 'XiaoMei';
  await sh.with(live(), 'import', sh.file('more.json', { staff: [{ ...salon.staff[2], name: '小美' }] }));
  const fine = await doctor();
  expect(fine.code).toBe(0);
  expect(fine.out).toContain('✓ 企业微信:gettoken 通过');
  expect(fine.out).toContain('应用的可见范围里有 3 位成员');
  expect(fine.out).toContain('有 1 位不在应用的可见范围内,收不到消息:小美(XiaoMei)');

  const other = shell();
  const without = await other.with(live(), 'doctor');
  expect(without.out).toContain('还没有岗位的成员 3 位:苏婉(SuWan)、何莹(HeYing)、方洁(FangJie)');
  other.close();
});

test('shows the address to paste where this machine is not trusted', async () => {
  const errmsg =
    'not allow to access from your ip, hint: [1700000000_1_0123], from ip: 203.0.113.7, more info at https://…';
  wecom.wecom.faults.add({ api: 'department/list', kind: 'errcode', errcode: 60020, errmsg });
  wecom.wecom.faults.add({ api: 'department/simplelist', kind: 'errcode', errcode: 60020, errmsg });
  const { code, out } = await doctor();
  expect(code).toBe(1);
  expect(out).toContain('✓ 企业微信:gettoken 通过');
  expect(out).toMatch(/✗ .*企业可信IP.*\n {2}203\.0\.113\.7\n/);
});

test.each([
  [40013, '企业ID 不对'],
  [40001, 'Secret 不对'],
])('gettoken refused with %i: %s', async (errcode, said) => {
  wecom.wecom.faults.add({ api: 'gettoken', kind: 'errcode', errcode, errmsg: 'refused' });
  const { code, out } = await doctor();
  expect([code, out]).toEqual([1, expect.stringContaining(said)]);
  expect(out + said).not.toContain(APP.secret);
});

test('says so where WeCom does not answer', async () => {
  const { code, out } = await doctor(live({ WECOM_API_BASE: 'http://127.0.0.1:1' }));
  expect([code, out]).toEqual([1, expect.stringContaining('127.0.0.1:1 没有应答')]);
});

test('knows the callback to enter, and whether our server answers there', async () => {
  const server = createServer((request, response) => response.end(request.url === '/healthz' ? 'ok' : ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answered = await doctor(live({ PUBLIC_URL: `${url}/` }));
  expect(answered.out).toContain(`回调地址:${url}/wecom/callback`);
  expect(answered.out).toContain('回调地址从这里能打开');
  server.close();
  server.closeAllConnections();
  const silent = await doctor(live({ PUBLIC_URL: url }));
  expect([silent.code, silent.out]).toEqual([
    0,
    expect.stringContaining('回调地址从这里打不开(ECONNREFUSED)'),
  ]);
});

test('with Token and key alone it waits for the Secret', async () => {
  const { WECOM_CORP_ID, WECOM_TOKEN, WECOM_ENCODING_AES_KEY } = live();
  const { code, out } = await doctor({ WECOM_CORP_ID, WECOM_TOKEN, WECOM_ENCODING_AES_KEY });
  expect([code, out]).toEqual([0, expect.stringContaining('还没填 WECOM_SECRET')]);
});
