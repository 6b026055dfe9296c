import { existsSync } from 'node:fs';
import { z } from 'zod';

/** How the process runs: decided by which settings are there, never by a flag. */
export type Mode = 'demo' | 'live' | 'callback-only';

export interface Config {
  mode: Mode;
  production: boolean;
  port: number;
  host: string;
  dataDir: string;
  databaseUrl?: string;
  redisUrl?: string;
  timezone: string;
  publicUrl?: string;
  dataKey?: string;
  logLevel: string;
  wecom: {
    corpId: string;
    agentId: number;
    secret: string;
    token: string;
    encodingAesKey: string;
    apiBase?: string;
  };
  llm?: { baseUrl: string; apiKey?: string; model: string; showNames: boolean };
  asr?: { baseUrl: string; apiKey?: string; model?: string };
}

/** Every fault at once, each with what to do. */
export class ConfigFault extends Error {
  constructor(readonly faults: string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigFault';
  }
}

const CREDENTIALS = [
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_SECRET',
  'WECOM_TOKEN',
  'WECOM_ENCODING_AES_KEY',
] as const;
/** Enough to save the callback URL in WeCom's console before the Secret is at hand. */
const CALLBACK_ONLY = ['WECOM_CORP_ID', 'WECOM_TOKEN', 'WECOM_ENCODING_AES_KEY'];

type Env = Record<string, string | undefined>;

/** The only reader of the environment. Real variables win over `.env`. @throws ConfigFault */
export function loadConfig(env: Env = process.env, envFile = '.env'): Config {
  if (env === process.env && existsSync(envFile)) process.loadEnvFile(envFile);
  return readConfig(env);
}

/** Pure part of `loadConfig`. @throws ConfigFault */
export function readConfig(env: Env): Config {
  const faults: string[] = [];
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;
  const checked = <T>(
    name: string,
    schema: z.ZodType<T>,
    value: unknown,
    expected: string,
  ): T | undefined => {
    const result = schema.safeParse(value);
    if (!result.success) faults.push(`${name}: ${expected} (found ${shown(name, value)})`);
    return result.success ? result.data : undefined;
  };
  const mode = modeOf(text, faults);
  const port = checked(
    'PORT',
    z.coerce.number().int().min(0).max(65535),
    text('PORT') ?? 3000,
    'a port number',
  );
  const timezone = checked(
    'STORE_TIMEZONE',
    z.string().refine(isTimezone),
    text('STORE_TIMEZONE') ?? 'Asia/Shanghai',
    'a time zone such as Asia/Shanghai',
  );
  const logLevel = checked(
    'LOG_LEVEL',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    text('LOG_LEVEL') ?? 'info',
    'fatal, error, warn, info, debug or trace',
  );
  checkCredentials(text, faults);
  const databaseUrl = text('DATABASE_URL');
  if (databaseUrl && !/^(mysql|mariadb):\/\/[^/]+\/[^/?]+/.test(databaseUrl)) {
    faults.push('DATABASE_URL: mysql://user:pass@host:3306/db expected');
  }
  const redisUrl = text('REDIS_URL');
  if (redisUrl && !/^rediss?:\/\//.test(redisUrl)) faults.push('REDIS_URL: redis://host:6379 expected');
  if (mode !== 'demo' && env.NODE_ENV === 'production' && !text('DATA_KEY')) {
    faults.push('DATA_KEY: missing; make one with: openssl rand -base64 32, and keep a copy elsewhere');
  }
  if (faults.length > 0) throw new ConfigFault(faults);
  return {
    mode,
    production: env.NODE_ENV === 'production',
    port: port!,
    host: text('HOST') ?? (mode === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    dataDir: text('DATA_DIR') ?? './data',
    databaseUrl,
    redisUrl,
    timezone: timezone!,
    publicUrl: text('PUBLIC_URL'),
    dataKey: text('DATA_KEY'),
    logLevel: logLevel!,
    wecom: wecomOf(mode, text),
    llm: llmOf(text),
    asr: asrOf(text),
  };
}

function modeOf(text: (name: string) => string | undefined, faults: string[]): Mode {
  const set = CREDENTIALS.filter((name) => text(name));
  if (set.length === CREDENTIALS.length) return 'live';
  if (set.length === 0) {
    if (text('NODE_ENV') !== 'production' && !text('DATABASE_URL')) return 'demo';
    faults.push(
      `missing: ${CREDENTIALS.join(', ')} (with DATABASE_URL or NODE_ENV=production there is no demo)`,
    );
    return 'live';
  }
  if (set.length === 3 && CALLBACK_ONLY.every((name) => text(name))) return 'callback-only';
  faults.push(`missing: ${CREDENTIALS.filter((name) => !text(name)).join(', ')}`);
  return 'live';
}

function checkCredentials(text: (name: string) => string | undefined, faults: string[]): void {
  const rules: [string, RegExp, string][] = [
    ['WECOM_CORP_ID', /^[A-Za-z0-9_-]{4,64}$/, 'the corp id of 我的企业, such as ww0123456789abcdef'],
    ['WECOM_AGENT_ID', /^\d{1,12}$/, 'the number of the app'],
    ['WECOM_SECRET', /^\S{16,128}$/, 'the Secret of the app'],
    ['WECOM_TOKEN', /^[A-Za-z0-9]{3,32}$/, '3 to 32 letters and digits'],
    ['WECOM_ENCODING_AES_KEY', /^[A-Za-z0-9]{43}$/, 'exactly 43 letters and digits'],
  ];
  for (const [name, shape, expected] of rules) {
    const value = text(name);
    if (value && !shape.test(value)) faults.push(`${name}: ${expected} (found ${value.length} characters)`);
  }
}

/** The demo's own credentials: they only ever meet the simulator on this machine. */
const DEMO = {
  corpId: 'ww0demo00000000000',
  agentId: 1000002,
  secret: 'demo-secret-of-the-simulator',
  token: 'DemoTokenOfTheSimulator',
  encodingAesKey: 'DemoKeyOfTheSimulatorOnThisMachineOnly00000',
};

function wecomOf(mode: Mode, text: (name: string) => string | undefined): Config['wecom'] {
  if (mode === 'demo') return { ...DEMO };
  return {
    corpId: text('WECOM_CORP_ID')!,
    agentId: Number(text('WECOM_AGENT_ID') ?? 0),
    secret: text('WECOM_SECRET') ?? '',
    token: text('WECOM_TOKEN')!,
    encodingAesKey: text('WECOM_ENCODING_AES_KEY')!,
    apiBase: text('WECOM_API_BASE'),
  };
}

function llmOf(text: (name: string) => string | undefined): Config['llm'] {
  const baseUrl = text('LLM_BASE_URL');
  const model = text('LLM_MODEL');
  if (!baseUrl || !model) return undefined;
  return { baseUrl, model, apiKey: text('LLM_API_KEY'), showNames: text('LLM_SHOW_NAMES') === 'yes' };
}

function asrOf(text: (name: string) => string | undefined): Config['asr'] {
  const baseUrl = text('ASR_BASE_URL');
  return baseUrl ? { baseUrl, apiKey: text('ASR_API_KEY'), model: text('ASR_MODEL') } : undefined;
}

function isTimezone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Values of secrets are never shown. */
function shown(name: string, value: unknown): string {
  return /SECRET|KEY|TOKEN|URL/.test(name) ? 'a value of another form' : String(value);
}
