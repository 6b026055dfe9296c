import type { Work } from './work';

export type Facts = Record<string, unknown>;

/**
 * Something that another person must hear of. It reaches her as a system message in her own inbox, so that nobody's
 * turn touches another person's dialog; `notice` names what `bot-flows/notices.ts` makes of it.
 */
export interface Tell {
  /** Staff id, or THE_GROUP. */
  to: string;
  notice: string;
  facts: Facts;
}

/** The store's group chat, where there is one: numbers and thanks, no names of customers, no money of a person. */
export const THE_GROUP = 'group';

/** Done with facts, or refused with a code and what the person may choose instead. A refusal writes nothing. */
export type Result<F extends Facts = Facts> = { done: true; facts: F; tells?: Tell[] } | Refusal;
export type Refusal = { done: false; code: string; facts: Facts };

/**
 * What the conversation, a job or the command line may ask of the salon, by name. Its command decides who may
 * (permissions.ts); a write runs inside the caller's transaction and is named by `work.operation` for ever.
 */
export interface Operation<I = never, F extends Facts = Facts> {
  name: string;
  command: string;
  kind: 'read' | 'write';
  run(work: Work, input: I): Promise<Result<F>>;
}

export function done<F extends Facts>(facts: F, tells?: Tell[]): Result<F> {
  return { done: true, facts, tells };
}

export function refused(code: string, facts: Facts = {}): Refusal {
  return { done: false, code, facts };
}
