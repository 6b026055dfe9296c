/** Hello, help, small talk, new staff, and what is left open: the forms around everything else. */
import { messageDead } from '../../src/text/conversation';
import type { SalonFlow } from '../ear';
import type { Facts, Prompt, Start } from '../engine';
import { channel, hello } from './hello';
import { help, notUnderstoodFlow } from './help';
import { openEnds } from '../figures/open-ends';
import { owedCard, owedStarts, recordsOwed } from '../visits/records-owed';
import { media, notUnderstood, talk, voice } from './smalltalk';
import { inherited, staffLeft, successorFile, tellInherited } from '../staff/staff-left';
import { staffLetIn } from '../staff/staff-let-in';
import { askRole, staffRole, welcome, welcomeFlow } from '../staff/staff-role';

export const talkFlows: SalonFlow[] = [
  hello,
  channel,
  help,
  notUnderstoodFlow,
  openEnds,
  recordsOwed,
  owedCard,
  staffRole,
  staffLetIn,
  staffLeft,
  inherited,
  successorFile,
  welcomeFlow,
];

type Reader = { id: string; roles: string[] };

const helped = (): Start[] => [{ flow: help.name, values: {} }];

export const talkStarters = {
  smalltalk: talk,
  not_understood: notUnderstood,
  help: helped,
  menu: helped,
  voice,
  media,
  subscribe: (): Start[] => [{ flow: hello.name, values: { quiet: true } }],
  enter_agent: (): Start[] => [{ flow: hello.name, values: { quiet: true } }],
};

export const talkNotices: Record<string, (facts: Facts, reader: Reader) => Start[] | { say: Prompt[] }> = {
  'staff.unknown': askRole,
  'staff.welcome': welcome,
  'leaving.inherited': tellInherited,
  'records.owed': (_facts, reader) => owedStarts(reader),
  'message.dead': (facts) => ({ say: [messageDead(String(facts.name), String(facts.reference))] }),
};

export const talkMenu = { help: helped, 'records-owed': owedStarts };
