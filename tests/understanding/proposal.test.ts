import { buildProposal, readProposal } from '../../bot-flows/understanding/proposal';
import { readings, store } from './sets';

const lexicon = store('dev');
const read = readings();
const OPTIONS = { model: 'm', namesAllowed: false };

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

function proposal(text: string, answer: object, namesAllowed = false) {
  return readProposal(JSON.stringify({ ...EMPTY, ...answer }), read(text), lexicon, { namesAllowed });
}

describe('what the model is sent', () => {
  it('names nobody and gives no number to call', () => {
    const request = buildProposal(read('婷姐和倩倩说 13800010001 做了补水'), lexicon, OPTIONS);
    expect(request.messages[1].content).toBe('客人1和员工1说 号码1 做了补水');
    expect(JSON.stringify(request)).not.toMatch(/婷|13800010001|李婷/);
  });

  it('has the names where they are allowed', () => {
    const request = buildProposal(read('婷姐做了补水'), lexicon, { model: 'm', namesAllowed: true });
    expect(request.messages[1].content).toBe('婷姐做了补水');
  });

  it('asks for an answer by schema', () => {
    const { response_format: format } = buildProposal(read('婷姐做了补水'), lexicon, OPTIONS);
    expect(format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } });
    expect(JSON.stringify(format)).toContain('record_visit');
  });
});

describe('what the model answers', () => {
  it('fills what was left open, as a draft', () => {
    const draft = proposal('婷姐那个脸弄得亮堂堂的 给了我们298', {
      customer: '客人1',
      treatments: [{ code: 'F01', words: '脸弄得' }],
      cash: 298,
      effect: '亮堂堂的',
    });
    expect(draft?.slots).toMatchObject({ customer: 'K001', treatments: ['F01'], cash: 298 });
    expect(draft?.sure).toBe(false);
    expect(draft?.doubts).toContainEqual(expect.objectContaining({ why: 'proposed_by_model' }));
  });

  it.each([
    ['a sum that is not written', { cash: 500 }, 'cash'],
    ['a span that is not in the text', { feedback: '很满意' }, 'feedback'],
    ['a treatment that the store has not', { treatments: [{ code: 'X99', words: '弄了' }] }, 'treatments'],
    ['a treatment without words', { treatments: [{ code: 'F01', words: '补水' }] }, 'treatments'],
    ['somebody else', { therapist: '员工7' }, 'therapist'],
    ['a day that is not said', { nextTime: '下周三' }, 'nextTime'],
  ])('is not believed about %s', (_what, answer, slot) => {
    const draft = proposal('婷姐弄了一下', answer);
    expect(draft?.slots).not.toHaveProperty(slot);
  });

  it('never decides who is meant among several', () => {
    const draft = proposal('李姐弄了一下脸', { customer: '客人1' });
    expect(draft?.intent).toBe('ambiguous');
    expect(draft?.slots.candidates).toEqual(['K001', 'K002']);
  });

  it('does not overrule what the rules found', () => {
    const draft = proposal('婷姐做了补水 收298 划1次', { customer: '客人1', cash: 1 });
    expect(draft?.slots).toMatchObject({ cash: 298, sessionsUsed: 1 });
  });

  it('points at words for a time, which our own rules read', () => {
    const draft = proposal('婷姐弄了脸 完了大后天见', { nextTime: '大后天' });
    expect(draft?.slots.nextTime).toEqual({ day: '+3d', time: null });
  });

  it.each(['', 'sorry', '{}', '{"intent":"pay"}', '[]', 'null'])('«%s» is no answer', (content) => {
    expect(readProposal(content, read('婷姐做了补水'), lexicon, OPTIONS)).toBeNull();
  });
});
