import { behindRhythm, ownRhythmDays, rhythmOf } from '../../src/salon/customers/rhythm';

const RULES = { visitsPerMonth: { A: 3, B: 2, C: 1 }, secondVisitDays: 14 };

describe('how often a customer comes', () => {
  it('is the median of her gaps once she has come three times', () => {
    expect(ownRhythmDays(['2026-11-01', '2026-11-08', '2026-11-15', '2026-12-30'])).toBe(7);
  });

  it('is unknown before the third visit, and two visits on one day are one', () => {
    expect(ownRhythmDays(['2026-11-01', '2026-11-08', '2026-11-08'])).toBeNull();
  });

  it('is the target of her level until then, or the cycle of her course where that is shorter', () => {
    const facts = { ownDays: null, visits: 2, grade: 'B' };
    expect(rhythmOf(facts, RULES)).toEqual({ days: 15, basis: 'level' });
    expect(rhythmOf({ ...facts, courseDays: 7 }, RULES)).toEqual({ days: 7, basis: 'course' });
    expect(rhythmOf({ ...facts, courseDays: 30 }, RULES)).toEqual({ days: 15, basis: 'level' });
  });

  it('is nothing for somebody who never came, or whose level has no target', () => {
    expect(rhythmOf({ ownDays: null, visits: 0, grade: 'A' }, RULES)).toBeNull();
    expect(rhythmOf({ ownDays: null, visits: 2, grade: null }, RULES)).toBeNull();
  });
});

describe('being behind', () => {
  const fortnight = { days: 14, basis: 'own' as const };

  it('begins beyond her rhythm times the factor, and counts the days beyond the rhythm', () => {
    expect(behindRhythm(fortnight, '2026-11-09', '2026-11-25', 120)).toBeNull();
    expect(behindRhythm(fortnight, '2026-11-05', '2026-11-25', 120)).toMatchObject({ days: 6, factor: 143 });
  });

  it('is never said of somebody without a visit', () => {
    expect(behindRhythm(fortnight, null, '2026-11-25', 120)).toBeNull();
  });
});
