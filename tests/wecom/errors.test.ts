import { ERRORS, fullJitter, type Action } from '../../src/wecom/errors';
import { createRig, type Rig } from './fake-wecom';

const messages = [
  { kind: 'text' as const, text: '早' },
  { kind: 'markdown' as const, text: '**早**' },
  { kind: 'image' as const, mediaId: 'm' },
  { kind: 'file' as const, mediaId: 'm' },
  {
    kind: 'card' as const,
    card: {
      card_type: 'button_interaction' as const,
      task_id: 'd@1',
      main_title: { title: '联系 1/8' },
      button_list: [{ type: 0 as const, text: '打通了', style: 1, key: 'd@1#ok' }],
    },
  },
];

const isOf = (kind: string, body: string) =>
  (JSON.parse(body) as { msgtype: string }).msgtype === (kind === 'card' ? 'template_card' : kind);

/** What the outbox sees for each action. */
const OUTCOMES: Record<Exclude<Action, 'ok'>, object> = {
  again: { kind: 'retry', reason: 'busy', maxTries: null },
  token: { kind: 'paused', alarm: { code: 'token-refused' } },
  recipient: { kind: 'recipient-failed', failedFor: ['suwan'] },
  frequency: { kind: 'paused' },
  slower: { kind: 'retry', reason: 'slower', maxTries: null },
  pause: { kind: 'paused' },
  refuse: { kind: 'refused-for-good' },
  unknown: { kind: 'retry', reason: 'unknown', maxTries: 5 },
};
const TRIES: Partial<Record<Action, number>> = { again: 3, token: 2 };

/** The table of RELIABILITY.md 3.4, said a second time. */
const EXPECTED: [Action, number[]][] = [
  ['recipient', [81013, 60111, 40003, 40031, 46004, 60021]],
  ['again', [-1, 6000]],
  ['token', [40014, 42001, 40001]],
  ['frequency', [45009]],
  ['slower', [45033]],
  ['pause', [60020, 48002, 48004, 48006, 50003, 301002, 40056, 40013, 40091, 60031]],
  ['refuse', [40007, 45002, 44004, 45008, 40008, 40033, 40035, 40039, 40058, 82001, 82002, 82003, 82004]],
  ['refuse', [40206, 41016, 43012, 42027, 42047, 42051, 60140, 42015, 42016, 42052, 40201, 93000, 86008]],
];

describe('the table of errors', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await createRig();
  });
  afterEach(() => rig.close());

  it.each(EXPECTED)('%s: %j', (action, codes) => {
    for (const code of codes) expect([code, ERRORS.get(code)?.action]).toEqual([code, action]);
  });

  const answered = [...ERRORS].filter(([code]) => code !== 0);
  it.each(answered)('leads %i to its outcome, for each kind of message', async (errcode, row) => {
    const { action, alarm, remedy = null } = row;
    if (action === 'ok') throw new Error('only 0 is ok');
    rig.wecom.replies['message/send'] = Array.from({ length: 15 }, () => ({ errcode, errmsg: 'hint' }));
    const outcomes = await Promise.all(
      messages.map((message) => rig.another().send({ ...message, toUserIds: ['SuWan'] })),
    );
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject(OUTCOMES[action]);
      if ('alarm' in outcome) expect(outcome.alarm !== null).toBe(alarm || action === 'token');
      if (outcome.kind === 'refused-for-good') expect(outcome.remedy).toBe(remedy);
    }
    const tries = messages.map(({ kind }) =>
      rig.wecom.to('message/send').filter(({ body }) => isOf(kind, body)),
    );
    expect(tries.map((list) => list.length)).toEqual(messages.map(() => TRIES[action] ?? 1));
  });

  it('gives a code nobody knows five tries in all', async () => {
    rig.wecom.replies['message/send'] = [{ errcode: 99999, errmsg: '' }];
    const outcome = await rig.client.send({ ...messages[0], toUserIds: ['SuWan'] });
    expect(outcome).toMatchObject(OUTCOMES.unknown);
  });
});

describe('a thousand failures of one instant', () => {
  it('do not come back in one second', () => {
    const buckets = new Map<number, number>();
    let seed = 1;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let failure = 0; failure < 1000; failure += 1) {
      const second = Math.floor(fullJitter(5, random) / 1000);
      buckets.set(second, (buckets.get(second) ?? 0) + 1);
    }
    expect(Math.max(...buckets.values())).toBeLessThanOrEqual(100);
  });

  it('wait no longer than the cap', () => {
    expect(fullJitter(40, () => 1)).toBe(600_000);
  });
});
