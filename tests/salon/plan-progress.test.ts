import { carriedOut, progressOf, type Agreed } from '../../src/salon/action-plan/progress';
import { answerGoesAlong, proposalFor } from '../../src/salon/action-plan/proposal';

const plan = (given: Partial<Agreed>): Agreed => ({
  planId: 'p',
  decidedDay: '2026-11-01',
  nextDay: '2026-11-10',
  doing: ['F01'],
  offers: true,
  expectedFen: 100,
  outcome: null,
  ...given,
});
const came = (day: string, treatmentIds = ['F01'], cashFen = 0) => ({ day, treatmentIds, cashFen });

describe('a plan against what happened (SR-LOOP-15)', () => {
  it('is on time up to three days after the day, then late, and missed when nobody came', () => {
    const what = (visits: ReturnType<typeof came>[], today: string) =>
      carriedOut([plan({})], visits, today)[0].state;
    expect(what([came('2026-11-13')], '2026-11-20')).toBe('onTime');
    expect(what([came('2026-11-14')], '2026-11-20')).toBe('late');
    expect(what([], '2026-11-13')).toBe('waiting');
    expect(what([], '2026-11-14')).toBe('missed');
  });

  it('gives the visit on which the next plan was made to the plan before it', () => {
    const two = [
      plan({ planId: 'first' }),
      plan({ planId: 'second', decidedDay: '2026-11-10', nextDay: '2026-11-24' }),
    ];
    const [first, second] = carriedOut(two, [came('2026-11-10', ['B01'], 500)], '2026-11-11');
    expect(first).toMatchObject({ state: 'onTime', asPlanned: false, receivedFen: 500 });
    expect(second).toMatchObject({ state: 'waiting' });
  });

  it('does not count a plan that was replaced before she came', () => {
    const two = [plan({ planId: 'first' }), plan({ planId: 'second', decidedDay: '2026-11-05' })];
    const what = carriedOut(two, [came('2026-11-10')], '2026-11-20');
    expect(what.map((each) => each.state)).toEqual(['revised', 'onTime']);
    const pairs = two.map((each, at) => ({ plan: each, what: what[at] }));
    expect(progressOf(pairs)).toMatchObject({
      due: 1,
      onTime: 1,
      asPlanned: 1,
      named: 1,
      offered: 1,
      expectedFen: 100,
    });
  });
});

describe('which proposal an answer is about (SR-LOOP-07)', () => {
  const offer = (given: object) => ({
    status: 'accepted' as const,
    nextSell: [{ treatmentId: 'F03' }],
    outcome: null,
    ...given,
  });

  it('is the agreed one before a draft, and one that is still open', () => {
    const draft = offer({ status: 'draft' });
    const agreed = offer({});
    expect(proposalFor([draft, agreed], ['F03'])).toBe(agreed);
    expect(proposalFor([draft, offer({ outcome: { result: 'no' } })], ['F03'])).toBe(draft);
    expect(proposalFor([offer({ outcome: { result: 'yes', paid: true } })], [])).toBeUndefined();
    expect(proposalFor([draft, agreed], ['B01'])).toBeUndefined();
  });

  it('takes a yes that is not paid along to the next draft of the same offer', () => {
    const yes = offer({ status: 'draft', outcome: { result: 'yes' } });
    expect(answerGoesAlong(yes, [{ treatmentId: 'F03' }])).toBe(true);
    expect(answerGoesAlong(yes, [])).toBe(false);
    expect(answerGoesAlong(offer({ outcome: { result: 'no' } }), [{ treatmentId: 'F03' }])).toBe(false);
  });
});
