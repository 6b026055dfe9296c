import type { Role } from '../src/salon/commands';
import type { Flow, Heard, Slot } from './engine';
import type { Lexicon, Reading } from './understanding/reading';

/** A person, a treatment, a room: its id and the name to say. */
export interface Ref {
  id: string;
  name: string;
}

/** A line of somebody's list of the day; its number stays all day. */
export interface Numbered {
  n: number;
  customer: Ref;
}

/** What is known around a message when it is read: who speaks, the store's words, her list, who is in the house. */
export interface Ear {
  reading: Reading;
  /** What the message is likely to be where nothing in it says so: tried when nothing else hears it. */
  likely?: Reading;
  /** In the running bot the lexicon's codes are row ids: customers, treatments and staff alike. */
  lexicon: Lexicon;
  speaker: { id: string; name: string; roles: Role[] };
  store: { id: string; timezone: string; opensAt: string; closesAt: string };
  /** Business day of the message. */
  today: string;
  list: Numbered[];
  /** The message as it was typed, where a name was put in the place of a line's number. */
  typed?: string;
  /** What came with the message, already fetched where that was possible. */
  media?: { kind: 'image' | 'voice' | 'other'; mediaId?: string; file?: string };
  /** Customers of today in whom the speaker has a part, the one in treatment now first. */
  inHouse: Ref[];
  /** For a consultant: her own customers who are in the house now, whoever serves them. */
  hersHere?: Ref[];
}

export type SalonHeard = Heard<Ear>;
export type SalonFlow = Flow<Ear>;
export type SalonSlot = Slot<Ear>;
