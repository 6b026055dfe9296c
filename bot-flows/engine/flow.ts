/**
 * A flow is a form, not a script: slots with answers, and what to do with them once they are complete.
 *
 * Everything here is a function of values. Whatever needs the salon is asked for as data (`Want`, `Commit`) and
 * comes back as facts or as an outcome, so a flow can be run, tested and resumed without a database.
 */
import type { Button, Prompt } from './prompt';

export type Values = Record<string, unknown>;
export type Facts = Record<string, unknown>;

/** What one message was heard to say. The engine passes it through to the readers of slots untouched. */
export interface Heard<R = unknown> {
  text: string;
  /** Instant WeCom took the message, epoch ms. */
  at: number;
  reading: R;
}

/** One of several values between which a person must choose; `hint` tells them apart. */
export interface Choice {
  value: unknown;
  label: string;
  hint?: string;
}

/** What a reader found: one value, or several between which only the person can choose. */
export type Match = { value: unknown } | { among: Choice[] };

export interface Question {
  text: string;
  choices?: Button[];
}

export interface Slot<R = unknown> {
  name: string;
  /** The word staff use for it, for recaps and corrections. */
  label: string;
  required?: boolean | ((values: Values, facts: Facts) => boolean);
  question?: (values: Values, facts: Facts) => Question;
  /** Reads a value out of a message; `asked` is true when the bot has just asked for this very slot. */
  read?: (heard: Heard<R>, asked: boolean, values: Values, facts: Facts) => Match | null;
  show?: (value: unknown, values: Values, facts: Facts) => string;
  /** A sentence that says what is wrong with the value and what to do, or null. */
  check?: (value: unknown, values: Values, facts: Facts) => string | null;
  /** Slots whose answers no longer stand when this one changes. */
  clears?: string[];
  /** Slots that leave the answer to this one while it is the one asked («拉提 10次» names the card, not what was done). */
  keepsFrom?: string[];
}

/** A read of the salon that the flow needs before it can go on. Asked again only when the data of it changes. */
export interface Want {
  operation: string;
  input: unknown;
}

/** A write of the salon. Several are carried out in order, in the same transaction. */
export interface Commit {
  operation: string;
  input: unknown;
}

/** Opens another form with some answers already given. `turns` replaces the card of the form that ends. */
export interface Start {
  flow: string;
  values: Values;
  facts?: Facts;
  turns?: boolean;
  /** An open form of that name with the same answer to that slot is shown again instead: one subject, one form. */
  resumes?: { flow: string; slot: string };
  /** An answer between which only the person can choose («李姐»: two of that name); asked first. */
  among?: { slot: string; options: Choice[] };
}

/** What the salon answered to a commit. A refusal writes nothing and keeps the dialog. */
export type Outcome = { done: true; facts: Facts } | { done: false; code: string; facts: Facts };

/** What a form says at its end; `next` opens the next one (a list that turns). */
export interface Ending {
  say: Prompt[];
  next?: Start;
  /** The form stays open and goes on with what is missing. */
  keep?: boolean;
}

/** How a form goes on after a refusal: what it says, which answers fall, which it offers instead. */
export interface Mend {
  say: string;
  clear?: string[];
  choose?: { slot: string; options: Choice[] };
  /** Nothing can be mended: the form is closed. */
  give?: boolean;
}

export interface Flow<R = unknown> {
  name: string;
  version: number;
  /** Entry in the register of commands: permission, help and menu hang on it. */
  command: string;
  /** Names this form in a recap: «钱玉兰 的记录». */
  title: (values: Values, facts: Facts) => string;
  slots: Slot<R>[];
  /** Instant after which an unanswered form is put away, in ms since it was last touched. */
  expiresAfter?: number;
  wants?: (values: Values, facts: Facts) => Want | null;
  /** What stands against confirming, as a question with choices; answered through `press` or a slot. */
  objects?: (values: Values, facts: Facts) => Question | null;
  /** The facts and the choices to confirm. Absent or null: committed as soon as it is complete (a look-up, nothing to do). */
  confirm?: (values: Values, facts: Facts) => Prompt | null;
  /** What a whole sentence means to this form, before its slots read it; null leaves it to them. */
  hears?: (heard: Heard<R>, values: Values, facts: Facts) => Input[] | null;
  /** What a button means. The engine knows `yes`, `no`, `edit:<slot>` and `pick:<n>` itself. */
  press?: (key: string, values: Values, facts: Facts, selected: Record<string, string[]>) => Input[] | null;
  commit: (values: Values, facts: Facts) => Commit[];
  done: (outcomes: Facts[], values: Values, facts: Facts) => Ending;
  refused?: (outcome: { code: string; facts: Facts }, values: Values, facts: Facts) => Mend;
  /** Waits without being brought back after an interruption: a card that may be tapped at any time. */
  quiet?: boolean;
  /** There is one of it: a new one takes the place of the older, which a later tap finds put away. */
  single?: boolean;
  /** Said when the form is put away unconfirmed; null for a form whose loss nobody would miss. */
  unconfirmed?: (values: Values, facts: Facts) => string | null;
  /** What goes on when the form is put away by the one who fills it: what had waited for it. */
  putAway?: (values: Values, facts: Facts) => Start | undefined;
  /** True when this message speaks of another subject (another customer), so it must not fill this form. */
  elsewhere?: (heard: Heard<R>, values: Values) => boolean;
  /** True when this message is for this form alone, whatever else it could begin: «3 改到周五» of a list's third line. */
  claims?: (heard: Heard<R>, values: Values, facts: Facts) => boolean;
}

export type Input =
  | { kind: 'fill'; slot: string; value: unknown }
  | { kind: 'clear'; slot: string }
  | { kind: 'among'; slot: string; options: Choice[] }
  | { kind: 'ask'; slot: string }
  | { kind: 'say'; text: string }
  | { kind: 'facts'; facts: Facts }
  | { kind: 'start'; start: Start }
  | { kind: 'confirm' }
  | { kind: 'cancel' }
  | { kind: 'unclear' };

/** A form in the middle of being filled. Plain data: answers by slot name, never a position. */
export interface Dialog {
  id: string;
  flow: string;
  version: number;
  values: Values;
  facts: Facts;
  /** Grows with every showing of its card. */
  revision: number;
  /** Revision of the card that stands in the chat, if one does. */
  shown: number | null;
  asking: string | null;
  among: { slot: string; options: Choice[] } | null;
  /** Keys behind the numbers of the newest question. */
  choices: string[];
  /** What the buttons of the newest question say, and their keys: a word typed is a tap. */
  words?: Record<string, string>;
  confirming: boolean;
  /** The want whose answer `facts` holds, as canonical JSON. */
  asked: string | null;
  misses: number;
  /** How often an interruption ended since she last spoke to it: it is brought back once and then waits in silence. */
  passedBy?: number;
  /** Where it belongs (a store), kept for whoever carries out what it asks. */
  scope?: string;
  openedAt: number;
  touchedAt: number;
  commits: number;
}

/** Every sentence of the engine's own, given from outside so that the engine knows no language. */
export interface Voice {
  yes(text: string): boolean;
  no(text: string): boolean;
  cancel(text: string): boolean;
  /** «没有», «没了»: nothing to add, which is neither a yes nor a no. */
  nothing(text: string): boolean;
  /** A bare number that chooses («2», «２», «二»), else null. */
  number(text: string): number | null;
  which(label: string): string;
  labelOf(choice: Choice): string;
  notUnderstood(question: string): string;
  wayOut(question: string): Question;
  stale(title: string): string;
  gone(title: string | null): string;
  already(title: string): string;
  cancelled(title: string): string;
  expired(title: string): string;
  recap(title: string, missing: string[]): string;
  aside(title: string): string;
  /** Over a form that is shown again by itself; names nobody. */
  pending(): string;
  changed(label: string, before: string, after: string): string;
  confirmFirst(): string;
  failed(reference: string): string;
  yesButton: Button;
  noButton: Button;
}
