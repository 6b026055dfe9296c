import { rmSync } from 'node:fs';
import pino from 'pino';
import { chromium, type Browser, type Page } from 'playwright-core';
import { readConfig } from '../../src/config';
import { startDianwu, type Running } from '../../src/main';
import { WEDNESDAY_EVENING } from '../support/salon-chat';
import { scratchFolder } from '../support/scratch';

/** The demo as a newcomer has it: the example store, the chat page, a real browser. */
let running: Running;
let browser: Browser;
let page: Page;
let dataDir: string;

beforeAll(async () => {
  dataDir = scratchFolder('page');
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir });
  const ahead = WEDNESDAY_EVENING - Date.now();
  const now = () => Date.now() + ahead;
  running = await startDianwu(config, { ticker: false, log: pino({ level: 'silent' }), now });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  await page.goto(`${running.url}/?who=HeYing,SuWan,FangJie`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const phone = (userid: string) => page.getByTestId(`phone-${userid}`);

async function says(userid: string, text: string): Promise<void> {
  await phone(userid).getByTestId('input').fill(text);
  await phone(userid).getByTestId('send').click();
}

async function taps(userid: string, button: string): Promise<void> {
  await phone(userid).getByRole('button', { name: button, exact: true }).last().click();
}

async function sees(userid: string, text: RegExp): Promise<void> {
  await phone(userid).getByTestId('messages').getByText(text).last().waitFor({ timeout: 10_000 });
}

test('a record is one sentence, one card and one tap, and her consultant has the draft on her phone', async () => {
  await says('HeYing', '婷姐今天做了补水,划了1次,皮肤比上次亮了,下次周六下午来做眼部');
  await sees('HeYing', /还没记下/);
  await taps('HeYing', '记下');
  await sees('HeYing', /李婷 已记下 · 今天第1位/);
  await sees('SuWan', /有位客人的下次\s+李婷/);
}, 60_000);

test('the draft is accepted on the phone, and the card turns', async () => {
  await taps('SuWan', '就这么定');
  await sees('SuWan', /李婷[\s\S]*(约好|定了|已定)/);
}, 60_000);

test('a job run by hand reaches the phones it is for', async () => {
  await page.getByTestId('tab-jobs').click();
  await page.getByTestId('job-now-morning-list').click();
  await sees('SuWan', /早,苏婉/);
}, 60_000);
