/** What is taken, and the times that are free instead. */
import type { Choice, Question } from '../../bot-flows/engine';
import type { Offer, ShownObstacle } from '../salon/appointments/propose';
import { bookingWords, whenText } from './appointments';
import { cut, weekdayName } from './days';

/** What is taken, in one sentence: «15:00 许小美有人了(15:00–16:00)。». */
export function obstacleText(obstacles: ShownObstacle[], wished: string): string {
  const [first] = obstacles;
  if (!first) return `${wished} 排不下。`;
  const span = first.from && first.to ? `(${first.from}–${first.to})` : '';
  const staff = first.staff?.name ?? '她';
  switch (first.kind) {
    case 'past':
      return `${wished} 已经过了。`;
    case 'closed':
      return `${wished} 店里不营业${span}。`;
    case 'customer':
      return `${first.customer?.name ?? '客人'} ${wished} 自己已有预约${span}。`;
    case 'beautician':
      return obstacles.filter((each) => each.kind === 'beautician').length > 1
        ? `${wished} 能做的人都有客人了。`
        : `${wished} ${staff}有客人了${span}。`;
    case 'off':
      return `${wished} ${first.staff ? `${staff}不上班` : '没有能做的人上班'}。`;
    case 'skill':
      return first.staff ? `${staff}不做这个项目。` : '没有人会做这个项目。';
    case 'room':
      if (first.room) return roomText(first, wished, span);
      return first.reason ? `${wished} 房间用不了:${first.reason}。` : `${wished} 房间都满了${span}。`;
  }
}

/** The room that was asked for: taken, or out of use; another one does if she says so. */
function roomText({ room, reason }: ShownObstacle, wished: string, span: string): string {
  const why = reason ? `用不了:${reason}` : `有人用${span}`;
  return `${wished} ${room!.name}${why}。说「别的房间也行」就排别的。`;
}

/** Free times to choose from; each is a button. */
export function timesQuestion(lead: string, options: Offer[][], today: string): Question {
  if (options.length === 0) return { text: `${lead}\n这几天排不下,说个别的日子。` };
  const offered = options.slice(0, 5);
  const choices = offered.map((option, index) => ({
    key: `take:${index}`,
    text: optionButton(option[0], today),
  }));
  // What a button has no room for is told in a line of its own.
  const whole = offered.every((option, index) => option.length === 1 && !choices[index].text.endsWith('…'));
  const lines = whole ? [] : offered.map((option) => optionLine(option, today));
  return { text: [lead, ...lines, '点一个,或直接说时间。'].join('\n'), choices };
}

export function optionLine(option: Offer[], today: string): string {
  const names = [...new Set(option.map((offer) => offer.beautician.name))].join('、');
  return `${whenText(option[0].day, option[0].time, today)} ${names}`;
}

/** At most ten characters: «15:00 许小美», «明15:00何莹», «周四15:00何莹», «2日15:00何莹». */
export function optionButton(offer: Offer, today: string): string {
  const apart = Math.round((Date.parse(offer.day) - Date.parse(today)) / 86_400_000);
  if (apart === 0) return cut(`${offer.time} ${offer.beautician.name}`, 10);
  const day = apart === 1 ? '明' : apart < 7 ? weekdayName(offer.day) : `${Number(offer.day.slice(8))}日`;
  return cut(`${day}${offer.time}${offer.beautician.name}`, 10);
}

export function optionChoices(options: Offer[][], today: string): Choice[] {
  return options.slice(0, 5).map((option) => ({
    value: {
      day: option[0].day,
      time: option[0].time,
      with: option.length === 1 ? option[0].beautician : undefined,
    },
    label: optionButton(option[0], today),
  }));
}

export function handsQuestion(hands: { id: string; name: string }[]): Question {
  return {
    text: bookingWords.whoFor,
    choices: [
      ...hands.slice(0, 5).map((each) => ({ key: `who:${each.id}`, text: cut(each.name, 10) })),
      { key: 'who:', text: bookingWords.anybody },
    ],
  };
}
