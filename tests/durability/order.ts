/** Where a server can be killed at a named place. */
export const POINTS = [
  'before accept',
  'before ack',
  'turn begins',
  'before commit',
  'after commit',
  'sent, not marked',
] as const;
export type Point = (typeof POINTS)[number];

/** What a doomed server is told before it starts. */
export interface Order {
  env: Record<string, string>;
  leaseMs: number;
  /** Dies when it passes this place the nth time. */
  point?: Point;
  nth?: number;
}
