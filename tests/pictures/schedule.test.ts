import { drawPicture, type SchedulePicture } from '../../src/pictures';
import { schedulePicture } from '../../src/pictures/schedule';

const picture: SchedulePicture = {
  kind: 'schedule',
  title: '11-26 周四 预约表',
  from: 600,
  to: 1260,
  columns: [{ name: '许小美' }, { name: '何莹', off: true, note: '休' }],
  bookings: [{ column: 0, from: 630, to: 690, who: '<李婷>', what: '补水', room: '1号房', state: 'booked' }],
};

test('a name is text and never markup', () => {
  const svg = schedulePicture(picture);
  expect(svg).toContain('10:30 &#60;李婷&#62;');
  expect(svg).not.toContain('<李婷>');
});

test('every booking stands in its column at its hour', () => {
  expect(schedulePicture(picture)).toMatch(/<rect x="68" y="126" width="160" height="60" rx="6"/);
});

test('drawn as PNG where there is a font, else not at all', async () => {
  const png = await drawPicture(picture);
  if (png) expect(png.subarray(1, 4).toString()).toBe('PNG');
  else expect(png).toBeNull();
});
