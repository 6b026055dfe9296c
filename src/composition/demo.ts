/** The demo: the simulator in place of WeCom, and the example store if the database is empty. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type Koa from 'koa';
import { Staff } from '../../entities/staff';
import { Store } from '../../entities/store';
import type { Config } from '../config';
import type { Database } from '../database';
import { loadExampleStore } from '../example/load';
import { jobs } from '../jobs/schedule';
import { createSimulator, type Simulator } from '../simulator/wecom';
import { demoWelcome, roleNames, tries } from '../text/demo';

export interface Demo {
  simulator: Simulator;
  apiBase: string;
  pages: Koa.Middleware[];
  /** Tells the simulator where the webhook answers and how a job is run by hand. */
  serve(url: string, runJob: (name: string, at?: string) => Promise<string>): void;
  welcome(url: string): string;
  close(): void;
}

export async function startDemo(config: Config, db: Database, now: () => number): Promise<Demo> {
  const stateFile = join(config.dataDir, 'demo-phones.json');
  if ((await db.count(Store)) === 0) {
    rmSync(stateFile, { force: true });
    await loadExampleStore(db, now());
  }
  let url = '';
  let runJob: (name: string, at?: string) => Promise<string> = async () => '';
  const simulator = createSimulator({
    ...config.wecom,
    callbackUrl: () => `${url}/wecom/callback`,
    people: async () => {
      const staff = await db.find(Staff, { where: { status: 'active' } });
      return staff.map((each) => ({
        userid: each.userid,
        name: each.name,
        role: each.roles.map((role) => roleNames[role]).join('、'),
      }));
    },
    jobs: { names: jobs.map((job) => job.name), run: (name, at) => runJob(name, at) },
    now,
    tries,
    stateFile,
  });
  const api = await simulator.listen(0);
  return {
    simulator,
    apiBase: api.url,
    pages: [simulator.page.routes() as unknown as Koa.Middleware],
    serve(at, run) {
      url = at;
      runJob = run;
    },
    welcome: demoWelcome,
    close: () => {
      simulator.close();
      void api.close();
    },
  };
}
