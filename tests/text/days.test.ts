import { cut, widthOf } from '../../src/text/days';
import { allergyText } from '../../src/text/appointments';

describe('what a phone shows', () => {
  it('counts two half-width letters as one Chinese character', () => {
    expect(widthOf('3 Lisa')).toBe(3);
    expect(cut('3 Lisa', 5)).toBe('3 Lisa');
  });

  it('cuts what is too wide, with an ellipsis', () => {
    expect(cut('水润焕肤护理', 5)).toBe('水润焕肤…');
    expect(widthOf(cut('水润焕肤A护理', 5))).toBeLessThanOrEqual(5);
  });

  it('says allergic where only the substance was noted', () => {
    expect(allergyText('酒精')).toBe('酒精过敏');
    expect(allergyText('酒精过敏')).toBe('酒精过敏');
    expect(allergyText(null)).toBeNull();
  });
});
