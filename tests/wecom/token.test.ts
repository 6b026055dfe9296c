import { createRig, MORNING } from './fake-wecom';
import { createTokens, TokenUnavailable } from '../../src/wecom/token';

const message = (to: string) => ({ kind: 'text' as const, text: '早', toUserIds: [to] });
const people = Array.from({ length: 200 }, (_, at) => `person${at}`);

describe('the access token', () => {
  it('is fetched once by two hundred messages at a time', async () => {
    const rig = await createRig();
    const outcomes = await Promise.all(people.map((id) => rig.client.send(message(id))));
    expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true);
    expect(rig.wecom.to('gettoken')).toHaveLength(1);
    await rig.close();
  });

  it('is fetched once more when it runs out under two hundred messages', async () => {
    const rig = await createRig();
    await rig.client.send(message('first'));
    rig.clock.now += 7_200_000;
    await Promise.all(people.map((id) => rig.client.send(message(id))));
    expect(rig.wecom.to('gettoken')).toHaveLength(2);
    await rig.close();
  });

  it('is fetched once each time WeCom withdraws it in mid-flight, and no message is lost', async () => {
    const rig = await createRig();
    await rig.client.send(message('first'));
    for (let round = 1; round <= 20; round += 1) {
      rig.clock.now += 3_600_000;
      rig.wecom.revoke();
      const outcomes = await Promise.all(people.slice(0, 30).map((id) => rig.client.send(message(id))));
      expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true);
      expect(rig.wecom.to('gettoken').length).toBe(1 + round);
      rig.clock.now -= 3_500_000;
    }
    await rig.close();
  });

  it('is not asked for again and again when WeCom refuses each new one', async () => {
    const rig = await createRig();
    rig.wecom.replies['message/send'] = Array.from({ length: 50 }, () => ({ errcode: 40001, errmsg: '' }));
    for (let round = 0; round < 20; round += 1) {
      expect(await rig.client.send(message('SuWan'))).toMatchObject({
        kind: 'paused',
        alarm: { code: 'token-refused' },
      });
    }
    expect(rig.wecom.to('gettoken').length).toBeLessThanOrEqual(2);
    await rig.close();
  });

  it('is not asked for with a wrong secret but every five minutes', async () => {
    const rig = await createRig();
    rig.wecom.replies.gettoken = Array.from({ length: 100 }, () => ({
      errcode: 40001,
      errmsg: 'invalid secret',
    }));
    for (let minute = 0; minute < 60; minute += 1) {
      const outcome = await rig.client.send(message('SuWan'));
      expect(outcome).toMatchObject({ kind: 'paused', alarm: { code: 40001, api: 'gettoken' } });
      rig.clock.now += 60_000;
    }
    expect(rig.wecom.to('gettoken')).toHaveLength(12);
    await rig.close();
  });

  it('is asked for less than sixty times in an hour without WeCom', async () => {
    const rig = await createRig({ random: () => 0 });
    rig.wecom.replies.gettoken = Array.from({ length: 1000 }, () => 'reset' as const);
    for (let second = 0; second < 3600; second += 1) {
      expect(await rig.client.send(message(`person${second}`))).toMatchObject({
        kind: 'retry',
        reason: 'token',
      });
      rig.clock.now += 1000;
    }
    expect(rig.wecom.to('gettoken').length).toBeLessThanOrEqual(60);
    await rig.close();
  });
});

describe('a token that was dropped', () => {
  it('never takes a newer one with it', async () => {
    let issued = 0;
    const ask = () =>
      Promise.resolve({ errcode: 0, errmsg: '', access_token: `t${(issued += 1)}`, expires_in: 7200 });
    const tokens = createTokens({ ask, now: () => MORNING, random: () => 0.5 });
    const first = await tokens.get();
    tokens.drop(first);
    const second = await tokens.get();
    tokens.drop(first);
    tokens.drop('something else');
    expect(await tokens.get()).toBe(second);
    expect(issued).toBe(2);
  });

  it('is not found by those who ask while WeCom rests', async () => {
    let now = MORNING;
    const answers = [{ errcode: 45009, errmsg: '' }];
    const ask = () =>
      Promise.resolve(answers.shift() ?? { errcode: 0, errmsg: '', access_token: 't', expires_in: 7200 });
    const tokens = createTokens({ ask, now: () => now, random: () => 0.5 });
    await expect(tokens.get()).rejects.toThrow(TokenUnavailable);
    await expect(tokens.get()).rejects.toMatchObject({
      retryAt: MORNING + 3_600_000,
      alarm: { code: 45009 },
    });
    now += 3_600_000;
    expect(await tokens.get()).toBe('t');
  });
});
