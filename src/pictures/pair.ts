/** Before and after side by side (SR-EFF-02), each under its day. Pure: from values and bytes to SVG. */
export interface PairPicture {
  kind: 'pair';
  title: string;
  /** `file` is where the picture lies sealed; its bytes are opened by whoever draws. */
  before: { file: string; label: string };
  after: { file: string; label: string };
}

const SIDE = 360;
const GAP = 16;
const TOP = 88;

export function pairPicture(picture: PairPicture, bytes: { before: Buffer; after: Buffer }): string {
  const width = GAP * 3 + SIDE * 2;
  const height = TOP + SIDE + GAP;
  const parts = [
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(GAP, 36, picture.title, 22),
    ...side(GAP, picture.before.label, bytes.before),
    ...side(GAP * 2 + SIDE, picture.after.label, bytes.after),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
}

function side(x: number, label: string, bytes: Buffer): string[] {
  const href = `data:${kindOf(bytes)};base64,${bytes.toString('base64')}`;
  return [
    text(x, TOP - 12, label, 16),
    `<rect x="${x}" y="${TOP}" width="${SIDE}" height="${SIDE}" fill="#f1f2f4"/>`,
    `<image x="${x}" y="${TOP}" width="${SIDE}" height="${SIDE}" preserveAspectRatio="xMidYMid meet" href="${href}"/>`,
  ];
}

/** By their first bytes; phones send JPEG. */
function kindOf(bytes: Buffer): string {
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') return 'image/png';
  if (bytes.subarray(0, 3).toString('latin1') === 'GIF') return 'image/gif';
  return bytes.subarray(8, 12).toString('latin1') === 'WEBP' ? 'image/webp' : 'image/jpeg';
}

function text(x: number, y: number, said: string, size: number): string {
  const safe = said.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" font-size="${size}" fill="#1b2733" font-family="WenQuanYi Micro Hei, Noto Sans CJK SC, sans-serif">${safe}</text>`;
}
