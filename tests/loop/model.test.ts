import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Customer } from '../../entities/customer';
import { LexiconVersion } from '../../entities/lexicon-version';
import { StaffStore } from '../../entities/staff-store';
import { Store } from '../../entities/store';
import { liveSalon, type LiveSalon } from '../support/salon-live';

/** A model and a transcriber on this machine that answer whatever the test wants, and remember what they were shown. */
let model: Server;
let salon: LiveSalon;
let answer: () => { status?: number; after?: number; content: unknown };
let shown: string[];
let heard: () => { status?: number; after?: number; text?: string };
let spoken: { path: string; type: string; body: string }[];

beforeAll(async () => {
  shown = [];
  spoken = [];
  model = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url!.endsWith('/audio/transcriptions')) {
        const { status = 200, after = 0, text } = heard();
        const { url, headers } = request;
        spoken.push({ path: url!, type: headers['content-type']!, body: Buffer.concat(parts).toString() });
        setTimeout(() => response.writeHead(status).end(JSON.stringify({ text })), after).unref();
        return;
      }
      shown.push(Buffer.concat(parts).toString());
      const { status = 200, after = 0, content } = answer();
      setTimeout(() => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify(content) } }] }));
      }, after);
    });
  });
  await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
  salon = await liveSalon('2026-11-25T19:00', undefined, {
    LLM_BASE_URL: url,
    LLM_MODEL: 'test',
    ASR_BASE_URL: url,
  });
}, 30_000);

afterAll(async () => {
  await salon.close();
  model.closeAllConnections();
  model.close();
});

function proposal(treatment: string, words: string): Record<string, unknown> {
  return {
    intent: 'record_visit',
    customer: '客人1',
    therapist: null,
    treatments: [{ code: treatment, words }],
  };
}

test('what it proposes is shown as a draft, and nothing is written before the yes', async () => {
  const shoulder = salon.cast.treatments.B01.id;
  answer = () => ({ content: { ...EMPTY, ...proposal(shoulder, '揉了揉脖子后面') } });
  await salon.says('DengQian', '给芳姐揉了揉脖子后面', /刘芳[\s\S]*肩颈[\s\S]*还没记下|还没记下[\s\S]*肩颈/);
  expect(shown.at(-1)).not.toContain('芳姐');
  await salon.taps('DengQian', '不要了', /刘芳/);
});

test('of a customer of another store of hers it is made with the names of that store, and counts there', async () => {
  const { cast } = salon;
  const { db } = salon.running;
  const hours = { opensAt: '10:00', closesAt: '21:00', timezone: 'Asia/Shanghai' };
  const second = await db.insert(Store, { code: 'S2', name: '解放路店', ...hours });
  await db.insert(StaffStore, { staffId: cast.staff.DengQian.id, storeId: second.id });
  const { id: _id, ...likeHer } = cast.customers.刘芳;
  await db.insert(Customer, {
    ...likeHer,
    storeId: second.id,
    name: '戚明霞',
    aliases: ['霞姐'],
    phoneIndex: null,
    phoneTailIndex: null,
  });
  await db.insert(LexiconVersion, { storeId: second.id, version: 1 });
  const shoulder = cast.treatments.B01.id;
  answer = () => ({ content: { ...EMPTY, ...proposal(shoulder, '捏了捏脖子后面') } });
  await salon.says(
    'DengQian',
    '给霞姐捏了捏脖子后面',
    /戚明霞[\s\S]*肩颈[\s\S]*还没记下|还没记下[\s\S]*肩颈/,
  );
  expect(shown.at(-1)).not.toContain('霞姐');
  await salon.taps('DengQian', '不要了', /戚明霞/);
});

test('words that are not in the text and sums that are not written there count for nothing', async () => {
  const lift = salon.cast.treatments.F03.id;
  answer = () => ({ content: { ...EMPTY, ...proposal(lift, '拉提'), cash: 12800 } });
  const said = await salon.says('DengQian', '给婷姐捏了捏脖子后面', /./);
  expect(said.text).not.toMatch(/拉提|12,?800/);
  await salon.says('DengQian', '算了', /./);
});

test.each([
  ['broken', () => ({ status: 500, content: {} })],
  ['talking nonsense', () => ({ content: 'hello' })],
])('%s, the bot answers as without it', async (_what, how) => {
  answer = how;
  await salon.says('DengQian', '给红姐推了推脖子后面', /./);
});

describe('a voice message', () => {
  async function speaks(userid: string, answer: RegExp): Promise<string> {
    salon.mark();
    await salon.simulator.voice(userid);
    return (await salon.sees(userid, answer, 20_000)).text;
  }

  test('is fetched, transcribed, and read like a sentence', async () => {
    heard = () => ({ text: '婷姐做了补水 说很舒服' });
    expect(await speaks('HeYing', /李婷/)).toMatch(/还没记下[\s\S]*补水/);
    expect(spoken.at(-1)).toMatchObject({
      path: '/v1/audio/transcriptions',
      type: expect.stringContaining('multipart/form-data'),
      body: expect.stringMatching(/name="language"[\s\S]*zh[\s\S]*filename="voice.amr"[\s\S]*#!AMR/),
    });
    await salon.taps('HeYing', '不要了', /李婷/);
    await salon.says('PanYan', '约钱太今天七点半肩颈 何莹', /钱玉兰/);
    await salon.taps('PanYan', '约上', /钱玉兰/);
  });

  test.each([
    ['cannot be heard', () => ({ status: 500 })],
    ['holds no words', () => ({ text: ' ' })],
  ])(
    'that %s is answered with the customer in treatment and a way to say it',
    async (_what, how) => {
      heard = how;
      expect(await speaks('HeYing', /语音/)).toMatch(/钱玉兰 做完了/);
    },
    30_000,
  );

  test('that is transcribed too late is answered at its deadline', async () => {
    heard = () => ({ text: '婷姐做了补水', after: 60_000 });
    const before = spoken.length;
    salon.mark();
    await salon.simulator.voice('HeYing');
    while (spoken.length === before) await new Promise((resolve) => setTimeout(resolve, 20));
    salon.at('19:01').running.conversation.wake();
    await salon.sees('HeYing', /语音[\s\S]*钱玉兰 做完了/);
  });
});

const EMPTY = {
  intent: 'record_visit',
  customer: null,
  therapist: null,
  treatments: [],
  cash: null,
  consumed: null,
  topUp: null,
  arrears: null,
  sessionsUsed: null,
  effect: null,
  feedback: null,
  needs: [],
  nextSell: [],
  nextTime: null,
};
