import type { Dialog, Flow, Heard, Start, Voice } from './flow';
import type { Prompt } from './prompt';

/** What starts a form: a sentence, a menu key, a notice of the salon. */
export type Begin = { starts: Start[] } | { say: Prompt[] } | null;

/** The table of flows, and what starts them. */
export interface Book<R> {
  flow(name: string): Flow<R> | undefined;
  /** What a message starts by itself; `current` is the open form it interrupts, if any. */
  begin(heard: Heard<R>, current: Dialog | null): Begin;
  /**
   * True when a message stands on its own: it is certain what it is, and it is no answer to this form, so it leaves
   * the form as it is and begins what it begins.
   */
  standsAlone?(heard: Heard<R>, current: Dialog, begin: Begin): boolean;
  /** True when a message names what this form is about. */
  names?(heard: Heard<R>, dialog: Dialog): boolean;
  voice: Voice;
  /** Makes ids that never repeat. */
  newId(): string;
}
