import { monotonicFactory } from 'ulid';
import { flows, starters } from '../../bot-flows';
import { isQuestion } from '../../bot-flows/asking';
import type { Ear, SalonHeard } from '../../bot-flows/ear';
import { namesItsCustomer, standsAlone } from '../../bot-flows/elsewhere';
import type { Starter } from '../../bot-flows/starting';
import type { Book, Dialog } from '../../bot-flows/engine';
import { isUnsure, readProposal } from '../../bot-flows/understanding/proposal';
import type { Reading } from '../../bot-flows/understanding/reading';
import { commandNamed } from '../salon/commands';
import { voice } from '../text/repair';
import type { Words } from './lexicon';

const flowByName = new Map(flows.map((flow) => [flow.name, flow]));

/** Forms of one moment (a burst after no signal) keep their order: «撤销» takes back the last of them. */
const nextId = monotonicFactory();

/** The table of flows as the engine asks for it. */
export function bookOf(now: number): Book<Ear> {
  return {
    flow: (name) => flowByName.get(name),
    begin(heard, current) {
      const begun = (current ? null : startedByLikeness(heard)) ?? started(heard, current);
      const safe = begun && isProposed(heard.reading.reading) ? onlyDrafts(begun) : begun;
      const said = safe ?? (current ? null : notUnderstood(heard));
      if (!said) return null;
      return 'say' in said ? said : { starts: said };
    },
    standsAlone,
    names: namesItsCustomer,
    voice,
    newId: () => nextId(now),
  };
}

function started(heard: SalonHeard, current: Dialog | null): ReturnType<Starter> {
  const { beyond, intent } = heard.reading.reading;
  const starter = (beyond && starters[beyond]) ?? starters[intent];
  return starter?.(heard, current) ?? null;
}

/** What only its likeness speaks for is started where the words by themselves start nothing. */
function startedByLikeness(heard: SalonHeard): ReturnType<Starter> {
  const { likely } = heard.reading;
  // Somebody who asks for help says so.
  if (!likely || likely.intent === 'help') return null;
  const plainly = started(heard, null);
  const nothing = !plainly || (!('say' in plainly) && plainly[0]?.flow === 'not-understood');
  if (!nothing) return plainly;
  if (asksOfNobody(likely) || asksButWrites(likely)) return null;
  const begun = started({ ...heard, reading: { ...heard.reading, reading: likely } }, null);
  return begun && onlyDrafts(begun);
}

/** A form that would first ask of whom: a guess is offered as an example, it does not stand there and take the next name. */
function asksOfNobody(likely: Reading): boolean {
  return likely.doubts.some((doubt) => doubt.about === 'customer' && doubt.why === 'nobody_named');
}

/** «芳姐人怎么样»: a question is no complaint and no record, however much it looks like one. */
function asksButWrites(likely: Reading): boolean {
  const writes = likely.intent === 'complaint' || likely.intent === 'record_visit';
  return writes && isQuestion(likely.text);
}

/** The rules' own reading, or a model's where the rules are unsure and what it says stands in the text. */
export function judged(reading: Reading, proposal: unknown, words: Words): Reading {
  if (!proposal || !isUnsure(reading)) return reading;
  const { content, namesAllowed } = proposal as { content: string; namesAllowed: boolean };
  const proposed = readProposal(content, reading, words.lexicon, { namesAllowed });
  // A model's reading takes the place of what likeness says, and of what the words alone say.
  return proposed ? { ...proposed, plain: undefined } : reading;
}

function isProposed(reading: Reading): boolean {
  return reading.doubts.some((doubt) => doubt.why === 'proposed_by_model');
}

/** What a model or likeness alone proposes is shown as a draft: a form that writes without asking is not started. */
function onlyDrafts(begun: NonNullable<ReturnType<Starter>>): ReturnType<Starter> {
  if ('say' in begun) return begun;
  const drafts = begun.filter((start) => {
    const flow = flowByName.get(start.flow);
    return !!flow && (!!flow.confirm || commandNamed(flow.command)?.kind === 'look-up');
  });
  return drafts.length > 0 ? drafts : null;
}

/** Nothing starts by this sentence: she is told what she could say instead, never left without an answer. */
function notUnderstood(heard: SalonHeard): ReturnType<Starter> {
  return starters.not_understood?.(heard, null) ?? null;
}
