import { ConfigFault, readConfig } from '../src/config';

const KEY = '6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt';
const CALLBACK = {
  WECOM_CORP_ID: 'ww1234567890abcdef',
  WECOM_TOKEN: 'hJqcu3uJ9Tn2gXPmxx2w',
  WECOM_ENCODING_AES_KEY: KEY,
};
const LIVE = { ...CALLBACK, WECOM_AGENT_ID: '1000002', WECOM_SECRET: 'the-secret-of-the-app' };

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
  }
  return [];
}

describe('the mode is what is set', () => {
  it('nothing: the demo, for this machine alone', () => {
    expect(readConfig({})).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 3000, dataDir: './data' });
  });

  it('all five: live, for everybody who can reach it', () => {
    expect(readConfig(LIVE)).toMatchObject({ mode: 'live', host: '0.0.0.0', wecom: { agentId: 1000002 } });
    expect(readConfig({ ...LIVE, DATABASE_URL: 'mysql://u:p@h:3306/db' })).toMatchObject({
      databaseUrl: 'mysql://u:p@h:3306/db',
    });
  });

  it('corp id, Token and AES key alone: callback only', () => {
    expect(readConfig(CALLBACK).mode).toBe('callback-only');
  });
});

describe('what is missing is named', () => {
  const five = 'WECOM_CORP_ID, WECOM_AGENT_ID, WECOM_SECRET, WECOM_TOKEN, WECOM_ENCODING_AES_KEY';
  it.each([
    ['one of five', { WECOM_CORP_ID: LIVE.WECOM_CORP_ID }, five.replace('WECOM_CORP_ID, ', '')],
    ['four of five', { ...CALLBACK, WECOM_SECRET: LIVE.WECOM_SECRET }, 'missing: WECOM_AGENT_ID'],
    ['a database and no app', { DATABASE_URL: 'mysql://u:p@h/db' }, five],
    ['production and no app', { NODE_ENV: 'production' }, five],
    ['production without a key', { ...LIVE, NODE_ENV: 'production' }, 'DATA_KEY: missing'],
  ])('%s', (_title, env, said) => {
    expect(faultsOf(env).join('\n')).toContain(said);
  });
});

test('every setting that cannot be is told at once, and no secret with it', () => {
  const said = faultsOf({
    ...LIVE,
    PORT: 'abc',
    STORE_TIMEZONE: 'Mars/Olympus',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'postgres://u:hush-hush@h/db',
    REDIS_URL: 'localhost:6379',
    WECOM_TOKEN: 'hush hush',
    WECOM_ENCODING_AES_KEY: KEY.slice(1),
  }).join('\n');
  for (const name of ['PORT', 'STORE_TIMEZONE', 'LOG_LEVEL', 'DATABASE_URL', 'REDIS_URL', 'WECOM_TOKEN']) {
    expect(said).toMatch(new RegExp(`^${name}: `, 'm'));
  }
  expect(said).toContain('exactly 43 letters and digits');
  expect(said).not.toMatch(/hush/);
});
