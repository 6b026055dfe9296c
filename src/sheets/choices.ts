/** What may be chosen, in the words of the sheet. */
import { words } from '../text/sheets';
import type { CellKind } from './columns';

/** `one of booked, done` as `one of 已约, 完成`, for a column whose cells are words of a list. */
export function inTheWords(expected: string, kind: CellKind | undefined): string {
  if (typeof kind !== 'object' || !expected.startsWith('one of ')) return expected;
  const list = words['word' in kind ? kind.word : kind.words];
  const said = expected.slice('one of '.length).split(', ');
  return `one of ${said.map((value) => list[value]?.[0] ?? value).join(', ')}`;
}
