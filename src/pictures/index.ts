import { existsSync } from 'node:fs';
import { pairPicture, type PairPicture } from './pair';
import { schedulePicture, type SchedulePicture } from './schedule';

export type Picture = SchedulePicture | PairPicture;
export type { PairPicture } from './pair';
export type { SchedulePicture } from './schedule';

/** Where systems keep a font that knows Chinese; without one a picture would be boxes, so none is made. */
const FONTS = [
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
  '/System/Library/Fonts/PingFang.ttc',
  '/System/Library/Fonts/Hiragino Sans GB.ttc',
  'C:\\Windows\\Fonts\\msyh.ttc',
];

/** Opens a picture that lies sealed. */
export type OpenPhoto = (file: string) => Promise<Buffer>;

/** The picture as PNG; null where this machine cannot draw it (the text beside it says the same). */
export async function drawPicture(picture: Picture, openPhoto?: OpenPhoto): Promise<Buffer | null> {
  const font = FONTS.find((file) => existsSync(file));
  if (!font) return null;
  const svg = await svgOf(picture, openPhoto);
  if (!svg) return null;
  const { Resvg } = await import('@resvg/resvg-js');
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'WenQuanYi Micro Hei' },
  });
  return drawn.render().asPng();
}

async function svgOf(picture: Picture, openPhoto?: OpenPhoto): Promise<string | null> {
  if (picture.kind === 'schedule') return schedulePicture(picture);
  if (!openPhoto) return null;
  const [before, after] = await Promise.all([openPhoto(picture.before.file), openPhoto(picture.after.file)]);
  return pairPicture(picture, { before, after });
}
