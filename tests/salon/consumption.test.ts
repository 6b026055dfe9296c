import { courseConsumption, dealOut, lineConsumption } from '../../src/salon/money/consumption';

describe('consumption (实耗)', () => {
  it('is course price ÷ sessions × sessions used', () => {
    expect(courseConsumption({ priceFen: 1_280_000, total: 10 }, 9, 1)).toBe(128_000);
  });

  it('adds up to the price of the course, to the fen, once every session is used', () => {
    const course = { priceFen: 100_000, total: 3 };
    const each = [0, 1, 2].map((used) => courseConsumption(course, used, 1)!);
    expect(each).toEqual([33_333, 33_334, 33_333]);
    expect(each.reduce((all, one) => all + one, 0)).toBe(100_000);
  });

  it('is the single price where the course was taken over without its price', () => {
    const course = { priceFen: null, total: 12, used: 6 };
    expect(lineConsumption({ paidBy: 'course', times: 2, priceFen: 68_000, sessionsUsed: 2, course })).toBe(
      136_000,
    );
  });

  it('is the single price of what was paid, taken from stored value or from a voucher, and nothing of a gift', () => {
    const line = { times: 1, priceFen: 49_800, sessionsUsed: 0 };
    expect(lineConsumption({ ...line, paidBy: 'stored' })).toBe(49_800);
    expect(lineConsumption({ ...line, paidBy: 'voucher' })).toBe(49_800);
    expect(lineConsumption({ ...line, paidBy: 'gift' })).toBe(0);
  });

  it('deals a sum that was said for the whole visit out over its lines without losing a fen', () => {
    expect(dealOut(65_600, [29_800, 35_800])).toEqual([29_800, 35_800]);
    expect(dealOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(dealOut(100, [0, 0])).toEqual([50, 50]);
  });
});
