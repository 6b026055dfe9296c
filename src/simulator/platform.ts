import type { CallLog } from './call-log';
import type { Conversations } from './conversations';
import type { Directory } from './directory';
import type { Faults } from './faults';
import type { GroupChats } from './group-chats';
import type { MediaStore } from './media';
import type { MemberLimits } from './member-limits';
import type { Menu } from './menu';
import type { ResponseCodes } from './response-codes';
import type { Tokens } from './tokens';

/** The app as WeCom's console knows it. */
export interface AppIdentity {
  corpId: string;
  agentId: number | string;
  secret: string;
  token: string;
  encodingAesKey: string;
  /** Where messages and events are posted to; '' when none has been set. */
  callbackUrl: () => string;
}

/** What nothing promises, and so can be set either way. */
export interface Behaviour {
  /** After a card has become another one, its events carry the new TaskId ('new') or still the first one. */
  taskIdAfterUpdate: 'new' | 'first';
}

/** A message that WeCom would have dropped without a word. */
export interface Dropped {
  userid: string;
  at: number;
  text: string;
}

/** The state of the platform, shared by all of its calls. */
export interface Platform {
  app: AppIdentity;
  now: () => number;
  behaviour: Behaviour;
  people: Directory;
  conversations: Conversations;
  tokens: Tokens;
  limits: MemberLimits;
  codes: ResponseCodes;
  media: MediaStore;
  menu: Menu;
  groups: GroupChats;
  faults: Faults;
  calls: CallLog;
  dropped: Dropped[];
  /** Every task_id that a card of this app has had. */
  taskIds: Set<string>;
  /** Sends by their JSON, for the duplicate check. */
  sends: Map<string, { at: number; reply: Record<string, unknown> }>;
}
