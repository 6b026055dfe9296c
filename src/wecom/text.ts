/** WeCom cuts a text or markdown off silently beyond this many bytes of UTF-8. */
export const TEXT_BYTES = 2048;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Cuts a text into parts of at most `limit` bytes whose concatenation is the text again. A part ends after a line
 * break where there is one in its second half, else between two grapheme clusters; a cluster that is larger than a
 * whole part is cut between code points.
 */
export function splitText(text: string, limit: number = TEXT_BYTES): string[] {
  if (text === '') return [];
  if (Buffer.byteLength(text) <= limit) return [text];
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const piece of pieces(text, limit)) {
    const more = Buffer.byteLength(piece);
    while (bytes + more > limit) {
      const cut = lineCut(part);
      parts.push(part.slice(0, cut));
      part = part.slice(cut);
      bytes = Buffer.byteLength(part);
    }
    part += piece;
    bytes += more;
  }
  parts.push(part);
  return parts;
}

/** The longest beginning of at most `count` grapheme clusters, ended by … where something was left out. */
export function ellipsis(text: string, count: number): string {
  if (text.length <= count) return text;
  const clusters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  return clusters.length <= count ? text : `${clusters.slice(0, count - 1).join('')}…`;
}

/**
 * What JSON would have to write as `\uXXXX`, which WeCom refuses (40033): lone surrogates and control characters
 * but tab and line break.
 */
export function sendable(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function* pieces(text: string, limit: number): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (Buffer.byteLength(segment) <= limit) yield segment;
    else yield* segment;
  }
}

/** Where to end a full part: after its last line break, unless that would leave it less than half full. */
function lineCut(part: string): number {
  const after = part.lastIndexOf('\n') + 1;
  return after * 2 > part.length ? after : part.length;
}
