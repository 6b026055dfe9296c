import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openMysqlScratch } from '../support/databases';
import { liveSalon, type LiveSalon } from '../support/salon-live';
import { exported, liveThroughADay } from './whole-loop';

describe('the whole loop through the encrypted webhook (SQLite)', () => {
  let salon: LiveSalon;
  beforeAll(async () => {
    salon = await liveSalon('2026-11-25T09:00');
  }, 30_000);
  afterAll(() => salon.close());
  loop(() => salon);

  test('a copied database file names nobody', async () => {
    const bytes = readdirSync(salon.dataDir)
      .filter((name) => name.startsWith('dianwu.sqlite'))
      .map((name) => readFileSync(join(salon.dataDir, name)));
    for (const canary of CANARIES) {
      expect({ canary, found: bytes.some((each) => each.includes(canary)) }).toEqual({
        canary,
        found: false,
      });
    }
  });
});

/** Names, numbers and words of customers, and our own secrets. */
const CANARIES = [
  '李婷',
  '婷姐',
  '刘芳',
  '13800010001',
  '1985-03-12',
  '皮肤亮了',
  '手法有点重',
  '问祛斑多少钱',
];
const SECRETS = ['a-secret-only-for-the-tests', 'access_token', 'msg_signature=', 'TokenOfTheTests1'];

if (process.env.DIANWU_CHECK === '1') {
  describe('the whole loop through the encrypted webhook (MySQL)', () => {
    let salon: LiveSalon;
    let scratch: Awaited<ReturnType<typeof openMysqlScratch>>;
    beforeAll(async () => {
      scratch = await openMysqlScratch({ migrate: false });
      salon = await liveSalon('2026-11-25T09:00', scratch.url);
    }, 60_000);
    afterAll(async () => {
      await salon.close();
      await scratch.close();
    });
    loop(() => salon);
  });
}

function loop(salon: () => LiveSalon): void {
  test('a day and the next morning, from the list to the list', () => liveThroughADay(salon()), 120_000);

  test('nothing of customers and no secret stands in the log or in the metrics', async () => {
    const metrics = await (await fetch(`${salon().running.url}/metrics`)).text();
    const written = salon().log() + metrics;
    expect(written).toContain('dianwu_inbox_waiting');
    expect([...CANARIES, ...SECRETS].filter((canary) => written.includes(canary))).toEqual([]);
  });

  test('afterwards every form holds what was said', async () => {
    const forms = await exported(salon());
    const kept = ['customers', 'action-plans', 'service-records', 'daily-meetings', 'appointments'] as const;
    for (const form of [...kept, 'follow-ups', 'payments'] as const) {
      expect({ form, empty: forms[form].length === 0 }).toEqual({ form, empty: false });
    }
    expect(forms['service-records']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ customer: 'K001', effect: '皮肤亮了', sessionsUsed: 1, consumed: 238.4 }),
        expect.objectContaining({ customer: 'K016', feedback: '觉得手法有点重', sessionsUsed: 1 }),
      ]),
    );
    expect(forms.payments).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ customer: 'K016', kind: 'repayment', amount: 3000 }),
      ]),
    );
    expect(forms.appointments).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ customer: 'K001', at: '2026-12-02T15:00', beautician: 'XuXiaoMei' }),
      ]),
    );
    expect(forms['follow-ups'].some((row) => row.customer === 'K001')).toBe(true);
    expect(forms['action-plans'].map((row) => row.customer)).toEqual(
      expect.arrayContaining(['K001', 'K016']),
    );
    expect(forms['daily-meetings'][0].items).toEqual(
      expect.arrayContaining([expect.objectContaining({ customer: 'K016' })]),
    );
    expect(forms.customers.find((row) => row.code === 'K001')).toMatchObject({ name: '李婷' });
  });
}
