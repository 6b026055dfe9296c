/** Looks whether everything is in order and says how to mend what is not. */
import { loadConfig, ConfigFault, type Config } from '../config';
import { doctorTexts as texts } from '../text/doctor';
import { checkDatabase } from './doctor-database';
import { checkKey } from './doctor-key';
import { checkCallback, checkWecom } from './doctor-wecom';
import { Refused } from './exit';
import { give } from './out';

export type Mark = 'fine' | 'look' | 'mend';

export interface Finding {
  mark: Mark;
  text: string;
}

export type Tell = (mark: Mark, text: string) => void;

const SIGN: Record<Mark, string> = { fine: '✓', look: '!', mend: '✗' };

/** @throws Refused where something must be mended, ConfigFault where the configuration must */
export async function doctor(read: () => Config = loadConfig): Promise<void> {
  const findings: Finding[] = [];
  const tell: Tell = (mark, text) => findings.push({ mark, text });
  const config = configOf(read);
  tell('fine', texts.mode(config.mode));
  const protection = checkKey(config, tell);
  const staff = protection ? await checkDatabase(config, protection, tell) : [];
  await checkRedis(config, tell);
  if (config.mode === 'callback-only') tell('look', texts.noSecretYet);
  if (config.mode === 'live') await checkWecom(config, staff, tell);
  if (config.mode !== 'demo') await checkCallback(config, tell);
  await give(findings.map(({ mark, text }) => `${SIGN[mark]} ${text}\n`).join(''));
  const count = (mark: Mark): number => findings.filter((each) => each.mark === mark).length;
  const summary = texts.summary(count('mend'), count('look'));
  if (count('mend') > 0) throw new Refused(summary);
  await give(`${summary}\n`);
}

function configOf(read: () => Config): Config {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigFault) throw new ConfigFault([texts.configFaults(error.faults)]);
    throw error;
  }
}

async function checkRedis(config: Config, tell: Tell): Promise<void> {
  if (!config.redisUrl) return;
  const { Redis } = await import('ioredis');
  const redis = new Redis(config.redisUrl, {
    lazyConnect: true,
    connectTimeout: 3000,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    tell('fine', texts.redis);
  } catch (error) {
    tell('mend', texts.redisDown((error as Error).message));
  } finally {
    redis.disconnect();
  }
}
