import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { account, coveragePage } from './coverage';

writeFileSync(join(__dirname, '..', '..', 'docs', 'coverage.md'), coveragePage(account()));
