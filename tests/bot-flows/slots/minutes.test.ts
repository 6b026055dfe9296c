import { minutesIn } from '../../../bot-flows/slots/minutes';

it.each([
  ['婷姐晚到20分钟', 20],
  ['晚二十分', 20],
  ['大概十五分钟', 15],
  ['一刻钟', 15],
  ['三刻钟', 45],
  ['半小时', 30],
  ['半个钟头', 30],
  ['往后推一个小时', 60],
  ['一个半小时', 90],
  ['2小时', 120],
  ['晚一会儿', null],
  ['三点', null],
])('«%s» is %s minutes', (said, minutes) => {
  expect(minutesIn(said)).toBe(minutes);
});
