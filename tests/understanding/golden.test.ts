import { scored } from './sets';

describe('the development messages', () => {
  const report = scored('dev');

  it('are understood: intent at least 98 %, slots at least 0.95', () => {
    expect(report.intentAccuracy).toBeGreaterThanOrEqual(0.98);
    expect(report.f1).toBeGreaterThanOrEqual(0.95);
  });

  it('never name a wrong customer, and offer nothing wrong for confirmation', () => {
    expect(report.wrongCustomers).toBe(0);
    expect(report.wrongWrites).toEqual([]);
  });

  it('need two messages to a record', () => {
    expect(report.medianMessages).toBe(2);
  });
});

describe.each(['garden', 'kangyue'])('the messages of %s', (name) => {
  const report = scored(name);

  it('are understood like those of the development store', () => {
    expect(report.intentAccuracy).toBeGreaterThanOrEqual(0.98);
    expect(report.f1).toBeGreaterThanOrEqual(0.95);
    expect(report.wrongCustomers).toBe(0);
    expect(report.wrongWrites).toEqual([]);
  });
});

describe.each([
  'held-out',
  'unseen',
  'blind-a',
  'blind-b',
  'blind-c',
  'blind-d',
  'blind-e',
  'blind-f',
  'blind-g',
  'blind-h',
  'blind-i',
  'blind-j',
  'blind-k',
  'blind-l',
  'blind-m',
  'blind-n',
  'blind-o',
  'blind-p',
  'blind-q',
  'blind-r',
  'blind-s',
  'blind-t',
  'blind-u',
  'blind-v',
  'blind-w',
])('the messages of %s, a store that the rules were not made for', (name) => {
  const report = scored(name);

  it('are understood: intent at least 95 %, slots at least 0.90', () => {
    expect(report.intentAccuracy).toBeGreaterThanOrEqual(0.95);
    expect(report.f1).toBeGreaterThanOrEqual(0.9);
  });

  it('never name a wrong customer', () => {
    expect(report.wrongCustomers).toBe(0);
  });

  it('have at most one amount in a hundred wrong', () => {
    expect(report.wrongAmounts / report.amounts).toBeLessThanOrEqual(0.01);
    expect(report.medianMessages).toBe(2);
  });
});
