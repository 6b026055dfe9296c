/** An estimate as it was typed («百万», «约30万», «1,200,000») in fen; null where no sum stands in it. */
export function assetsFen(text: string | null): number | null {
  const plain = (text ?? '').normalize('NFKC').replaceAll(',', '');
  const said = /(\d+(?:\.\d+)?) ?(千万|百万|万|亿)?/.exec(plain);
  if (said) return Math.round(Number(said[1]) * (UNITS[said[2] ?? ''] ?? 1) * 100);
  const word = /千万|百万|亿/.exec(plain);
  return word ? UNITS[word[0]] * 100 : null;
}

const UNITS: Record<string, number> = { 万: 10_000, 百万: 1_000_000, 千万: 10_000_000, 亿: 100_000_000 };
