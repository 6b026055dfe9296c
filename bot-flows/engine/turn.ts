/** One person's side of the conversation as it is kept, and one turn of it as it is being made. */
import type { Commit, Dialog, Heard, Start, Want } from './flow';
import type { Prompt, Say } from './prompt';

export interface Closed {
  id: string;
  title: string;
  how: 'done' | 'cancelled' | 'expired';
}

export interface State {
  /** Open forms; the last one is the one being spoken about. */
  dialogs: Dialog[];
  /** Forms that ended lately, so that a late tap is answered with what became of it. */
  closed: Closed[];
}

export const emptyState = (): State => ({ dialogs: [], closed: [] });

export type Arrival<R> =
  | { kind: 'text'; heard: Heard<R> }
  | {
      kind: 'tap';
      at: number;
      dialogId: string;
      revision: number;
      key: string;
      selected: Record<string, string[]>;
    }
  | { kind: 'open'; at: number; starts: Start[] }
  | { kind: 'say'; at: number; say: Prompt[] };

export type Call =
  | { kind: 'want'; dialogId: string; want: Want }
  | { kind: 'commit'; dialogId: string; commits: Commit[]; number: number };

export interface Turn {
  state: State;
  say: Say[];
  call?: Call;
  /** Forms still to be opened once this one has come to rest. */
  queue: Start[];
}

export function put(turn: Turn, dialog: Dialog): Turn {
  const known = turn.state.dialogs.some((each) => each.id === dialog.id);
  const dialogs = known
    ? turn.state.dialogs.map((each) => (each.id === dialog.id ? dialog : each))
    : [...turn.state.dialogs, dialog];
  return { ...turn, state: { ...turn.state, dialogs } };
}

export function toFront(turn: Turn, dialog: Dialog): Turn {
  const others = turn.state.dialogs.filter((each) => each.id !== dialog.id);
  return { ...turn, state: { ...turn.state, dialogs: [...others, dialog] } };
}

/** What is said of a form, with the revision of the card where one stands; `turns` into it the card that stood before. */
export function bound(prompt: Prompt, dialog: Dialog, turns: boolean): Say {
  return {
    ...prompt,
    dialogId: dialog.id,
    ...(prompt.card ? { revision: dialog.revision, turns: turns || undefined } : {}),
  };
}
