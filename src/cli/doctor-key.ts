import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config';
import { createProtection, type Protection } from '../protection';
import { doctorTexts as texts } from '../text/doctor';
import type { Tell } from './doctor';

/** Where the data key is and who may read it; undefined where it cannot be used. */
export function checkKey(config: Config, tell: Tell): Protection | undefined {
  const file = join(config.dataDir, 'data.key');
  if (!config.dataKey && !existsSync(file)) {
    tell('fine', texts.keyToCome(file));
    // Nothing is made by looking: a key of this moment only.
    return createProtection({ dataKey: Buffer.alloc(32, 1).toString('base64') });
  }
  try {
    const protection = createProtection({ dataKey: config.dataKey, dir: config.dataDir });
    if (config.dataKey) tell('fine', texts.keyFromEnvironment);
    else if (openToOthers(file)) tell('look', texts.keyOpenToOthers(file));
    else tell('fine', texts.keyFile(file));
    return protection;
  } catch (error) {
    tell('mend', texts.badKey((error as Error).message));
    return undefined;
  }
}

function openToOthers(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
}
