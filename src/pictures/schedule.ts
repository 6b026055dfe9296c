/**
 * A day's appointments as a picture: a column a beautician, the hours down the side. Pure: from values to SVG.
 * Reception would rather look than read sixteen lines.
 */
export interface SchedulePicture {
  kind: 'schedule';
  title: string;
  /** Minutes of the day the grid spans. */
  from: number;
  to: number;
  columns: { name: string; note?: string; off?: boolean }[];
  bookings: {
    column: number;
    from: number;
    to: number;
    who: string;
    what: string;
    room?: string;
    state: 'booked' | 'confirmed' | 'arrived' | 'done' | 'noShow';
  }[];
}

const LEFT = 64;
const TOP = 92;
const COLUMN = 168;
const HOUR_HEIGHT = 64;
const FONT = 'WenQuanYi Micro Hei, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif';

const FILL: Record<SchedulePicture['bookings'][number]['state'], [string, string]> = {
  booked: ['#eef4ff', '#3b76e1'],
  confirmed: ['#e8f7ee', '#2a9d5c'],
  arrived: ['#fff3e0', '#e08a1e'],
  done: ['#f1f2f4', '#8a919c'],
  noShow: ['#fdecec', '#d64545'],
};

export function schedulePicture(picture: SchedulePicture): string {
  const width = LEFT + picture.columns.length * COLUMN + 16;
  const height = TOP + ((picture.to - picture.from) / 60) * HOUR_HEIGHT + 24;
  const parts = [
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(16, 38, picture.title, 22, '#1b2733', 'bold'),
    ...picture.columns.flatMap((column, index) => head(column, index)),
    ...grid(picture, width),
    ...picture.bookings.flatMap((booking) => box(picture, booking)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FONT}">${parts.join('')}</svg>`;
}

function head(column: SchedulePicture['columns'][number], index: number): string[] {
  const x = LEFT + index * COLUMN;
  const colour = column.off ? '#b3bac4' : '#1b2733';
  return [
    text(x + 10, TOP - 24, column.name, 16, colour, 'bold'),
    ...(column.note ? [text(x + 10, TOP - 7, column.note, 11, '#8a919c')] : []),
  ];
}

function grid(picture: SchedulePicture, width: number): string[] {
  const lines: string[] = [];
  for (let minute = picture.from; minute <= picture.to; minute += 60) {
    const y = yOf(picture, minute);
    lines.push(`<line x1="${LEFT}" y1="${y}" x2="${width - 16}" y2="${y}" stroke="#e6e9ee"/>`);
    lines.push(text(14, y + 5, clock(minute), 12, '#8a919c'));
  }
  picture.columns.forEach((column, index) => {
    const x = LEFT + index * COLUMN;
    const bottom = yOf(picture, picture.to);
    lines.push(`<line x1="${x}" y1="${TOP}" x2="${x}" y2="${bottom}" stroke="#e6e9ee"/>`);
    if (column.off) {
      lines.push(
        `<rect x="${x}" y="${TOP}" width="${COLUMN}" height="${bottom - TOP}" fill="#f5f6f8" opacity="0.8"/>`,
      );
    }
  });
  return lines;
}

function box(picture: SchedulePicture, booking: SchedulePicture['bookings'][number]): string[] {
  const x = LEFT + booking.column * COLUMN + 4;
  const y = yOf(picture, booking.from) + 2;
  const height = Math.max(22, yOf(picture, booking.to) - yOf(picture, booking.from) - 4);
  const [fill, edge] = FILL[booking.state];
  const lines = [
    `<rect x="${x}" y="${y}" width="${COLUMN - 8}" height="${height}" rx="6" fill="${fill}"/>`,
    `<rect x="${x}" y="${y}" width="4" height="${height}" rx="2" fill="${edge}"/>`,
    text(x + 12, y + 17, `${clock(booking.from)} ${booking.who}`, 13, '#1b2733', 'bold'),
  ];
  if (height >= 38) lines.push(text(x + 12, y + 34, cut(booking.what, 11), 12, '#4a5563'));
  if (height >= 54 && booking.room) lines.push(text(x + 12, y + 50, booking.room, 11, '#8a919c'));
  return lines;
}

function yOf(picture: SchedulePicture, minute: number): number {
  return TOP + ((minute - picture.from) / 60) * HOUR_HEIGHT;
}

function text(
  x: number,
  y: number,
  said: string,
  size: number,
  fill: string,
  weight: 'normal' | 'bold' = 'normal',
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-weight="${weight}">${escape(said)}</text>`;
}

function escape(said: string): string {
  return said.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function cut(said: string, most: number): string {
  const signs = [...said];
  return signs.length <= most ? said : `${signs.slice(0, most - 1).join('')}…`;
}

function clock(minute: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}
