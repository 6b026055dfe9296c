/**
 * Further fields of a customer's file, beside the columns everybody needs. Minimal by default: what is not needed to
 * serve her is kept only where the owner has decided so (setting `privacy.detail`), some of it only where he has named
 * it (`privacy.optional`), and dates that are nobody's business only with her own word.
 */
export type Detail =
  /** Always. */
  | 'minimal'
  /** With `privacy.detail` full. */
  | 'full'
  /** Named in `privacy.optional`. */
  | 'optional'
  /** With her consent to `private-dates`; for her own people and the manager only. */
  | 'private';

export interface Field {
  detail: Detail;
  /** A list grows; a word is replaced. */
  kind: 'word' | 'list';
  /** Row of the source documents. */
  source: string;
  choices?: readonly string[];
}

/** SR-PER-01: ten kinds of people. */
export const PERSONALITIES = [
  'silent',
  'chatty',
  'kind',
  'proud',
  'sharp',
  'fault-finding',
  'hot-tempered',
  'refusing',
  'bargaining',
  'short-of-money',
] as const;

/** SR-PER-10: why she comes. */
export const MOTIVES = ['youth', 'beauty', 'status', 'enjoyment', 'health'] as const;

/** SR-PER-18: what matters to her. */
export const MATTERS = [
  'convenience',
  'brand',
  'service',
  'price',
  'steady-quality',
  'speed',
  'ideas',
  'affection',
  'improvement',
] as const;

export const fields = {
  likes: field('minimal', 'list', 'SR-FLD-19'),
  personality: field('minimal', 'word', 'SR-PER-01', PERSONALITIES),
  motives: field('minimal', 'list', 'SR-PER-10', MOTIVES),
  matters: field('minimal', 'list', 'SR-PER-18', MATTERS),
  wechat: field('full', 'word', 'SR-FLD-23'),
  address: field('full', 'word', 'SR-FLD-07'),
  occupation: field('full', 'word', 'SR-FLD-08'),
  hobbies: field('full', 'list', 'SR-FLD-13'),
  family: field('full', 'list', 'SR-FLD-17'),
  habits: field('full', 'list', 'SR-FLD-14'),
  bloodType: field('optional', 'word', 'SR-FLD-04', ['A', 'B', 'AB', 'O']),
  marriage: field('optional', 'word', 'SR-FLD-05'),
  privateDates: field('private', 'list', 'SR-FLD-15'),
} satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

export const fieldNames = Object.keys(fields) as FieldName[];

export function isField(name: string): name is FieldName {
  return Object.hasOwn(fields, name);
}

function field(detail: Detail, kind: Field['kind'], source: string, choices?: readonly string[]): Field {
  return { detail, kind, source, choices };
}
