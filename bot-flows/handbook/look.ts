/** «补水怎么做», «店规 请假», «我的岗位», «谁还没看店规»: a page of the handbook as it holds today. */
import type { ReadSoFar } from '../../src/salon/handbook/look';
import type { PageKind, PageShown } from '../../src/salon/handbook/pages';
import {
  aftercarePrompts,
  handbookWords,
  historyText,
  jobsText,
  pageName,
  pageText,
  rulesText,
  serviceText,
  unreadText,
  writtenText,
} from '../../src/text/handbook';
import { words } from '../../src/text/slots';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Commit, Ending, Facts, Input, Mend, Start, Values } from '../engine';
import { customerRef } from '../slots/customer';
import { treatmentRefs } from '../slots/treatments';
import type { PageSaid } from '../understanding/pages';

export const pageLook: SalonFlow = {
  name: 'page-look',
  version: 1,
  command: 'handbook',
  // A question that was not answered is not asked again after another.
  quiet: true,
  expiresAfter: 60 * 60 * 1000,
  title: () => handbookWords.title,
  slots: [
    { name: 'treatment', label: handbookWords.treatment },
    { name: 'customer', label: words.customer },
  ],
  commit: (values) => [readFor(values)],
  done: ([facts], values, known) => ending(facts, values, known),
  refused: ({ code, facts }, values) => refusal(code, facts, values),
};

/** What to read for what was asked; a page that is not named is listed. */
function readFor(values: Values): Commit {
  const { kind, what } = values as { kind: string; what: string };
  if (values.customer) {
    return { operation: 'handbook.aftercareOf', input: { customerId: (values.customer as Ref).id } };
  }
  if (what === 'mine') return { operation: 'handbook.mine', input: {} };
  const subject = subjectOf(values);
  if (!subject) return { operation: 'handbook.list', input: { kind } };
  if (what === 'history') return { operation: 'handbook.history', input: { kind, subject } };
  return { operation: 'handbook.look', input: { kind, subject, version: values.version } };
}

function ending(facts: Facts, values: Values, known: Facts): Ending {
  if (values.customer) {
    const { name } = facts.customer as Ref;
    return { say: aftercarePrompts(facts.pages as PageShown[], name) };
  }
  if (facts.stages) return said(serviceText(Number(facts.stages)));
  if (values.what === 'mine') return jobsOfMine(facts);
  if (!subjectOf(values)) return listed(facts.pages as PageShown[], values, known);
  if (values.what === 'history') {
    const { current, total } = facts as { current: number | null; total: number };
    return said(historyText(facts.versions as PageShown[], { current, total }));
  }
  const page = facts.page as PageShown;
  if (page.kind === 'aftercare') return { say: aftercarePrompts([page], null) };
  return withReceipt([pageText(page, facts)], page);
}

function jobsOfMine(facts: Facts): Ending {
  const pages = facts.pages as PageShown[];
  const without = facts.without as string[];
  const texts = pages.map((page) => pageText(page));
  if (without.length > 0) texts.push(handbookWords.noJob(without));
  return withReceipt(
    texts.length > 0 ? texts : [jobsText([])],
    pages.find((page) => page.unread),
  );
}

const MOST_BUTTONS = 6;

/** Rules by their titles, jobs by their roles; of what is written for treatments one is chosen. */
function listed(pages: PageShown[], values: Values, known: Facts): Ending {
  if (values.kind === 'rule') {
    if (values.title) return titled(pages, values, known);
    return said(rulesText(pages, known.manages === true));
  }
  if (values.kind === 'job') return said(jobsText(pages));
  if (pages.length === 0)
    return said(values.kind === 'sop' ? handbookWords.whichTreatment : handbookWords.noneAtAll);
  const options = pages.map((page) => ({ value: { id: page.subject, name: page.name }, label: page.name }));
  if (options.length > MOST_BUTTONS) return said(writtenText(pages));
  if (options.length === 1) {
    return { say: [], next: { flow: pageLook.name, values: { ...values, treatment: options[0].value } } };
  }
  return { say: [], next: { flow: pageLook.name, values, among: { slot: 'treatment', options } } };
}

/** «店规 请假»: the rule of that title, or the only one whose title holds it. */
function titled(pages: PageShown[], values: Values, known: Facts): Ending {
  const title = String(values.title);
  const exact = pages.filter((page) => page.name === title);
  const near = pages.filter((page) => page.name.includes(title) || title.includes(page.name));
  const [found, ...others] = exact.length > 0 ? exact : near;
  if (!found || others.length > 0) {
    return said(
      found
        ? rulesText([found, ...others], false)
        : handbookWords.noSuchRule(title, rulesText(pages, known.manages === true)),
    );
  }
  const { version } = values;
  const next = {
    flow: pageLook.name,
    values: { kind: 'rule', what: 'look', subject: found.subject, version },
  };
  return { say: [], next };
}

function refusal(code: string, facts: Facts, values: Values): Mend {
  if (code === 'none') {
    const kind = values.customer ? 'aftercare' : (values.kind as PageKind);
    return { say: handbookWords.noneOf(kind, String(facts.name), facts), give: true };
  }
  if (code === 'no-version') return { say: handbookWords.noVersion(Number(facts.versions)), give: true };
  if (code === 'no-visit') return { say: handbookWords.noVisit(String(facts.customer)), give: true };
  return { say: handbookWords.refused(code, facts), give: true };
}

/** «谁还没看店规». */
export const pageUnread: SalonFlow = {
  name: 'page-unread',
  version: 1,
  command: 'handbook-write',
  title: () => handbookWords.title,
  slots: [
    { name: 'kind', label: handbookWords.title },
    { name: 'subject', label: handbookWords.title },
  ],
  commit: ({ kind, subject }) => [{ operation: 'handbook.unread', input: { kind, subject } }],
  done: ([facts]) => said(unreadText(facts.pages as ReadSoFar[])),
  refused: ({ code, facts }) => ({ say: handbookWords.refused(code, facts), give: true }),
};

/** Told of a new page of hers: its text, then the one tap. */
export const pageTold: SalonFlow = {
  name: 'page-told',
  version: 1,
  command: 'handbook',
  title: () => handbookWords.receiptTitle,
  slots: [{ name: 'pageId', label: handbookWords.title }],
  commit: ({ pageId }) => [{ operation: 'handbook.page', input: { pageId } }],
  done: ([facts]) => {
    const page = facts.page as PageShown | null;
    // Taken back or written anew before she could read it: nothing to tell.
    if (!page) return { say: [] };
    return withReceipt([`${handbookWords.newPage(page.kind)}\n${pageText(page)}`], { ...page, unread: true });
  },
  refused: ({ code, facts }) => ({ say: handbookWords.refused(code, facts), give: true }),
};

/** 〔知道了〕: waits quietly; asked once. */
export const pageReceipt: SalonFlow = {
  name: 'page-receipt',
  version: 1,
  command: 'handbook-receipt',
  quiet: true,
  expiresAfter: 7 * 24 * 60 * 60 * 1000,
  title: () => handbookWords.receiptTitle,
  slots: [
    { name: 'page', label: handbookWords.title },
    { name: 'read', label: handbookWords.read },
    {
      name: 'remark',
      label: handbookWords.remark,
      required: ({ read }) => read === 'remark',
      question: () => ({ text: handbookWords.askRemark }),
      read: (heard, asked) => (asked ? { value: heard.text.trim() } : null),
    },
  ],
  objects: (values) =>
    values.read
      ? null
      : {
          text: `${pageName(values.page as PageShown)}:${handbookWords.readIt}`,
          choices: [
            { key: 'read', text: handbookWords.read, style: 2 },
            { key: 'remark', text: handbookWords.remark },
          ],
        },
  press: (key): Input[] | null =>
    key === 'read' || key === 'remark' ? [{ kind: 'fill', slot: 'read', value: key }] : null,
  commit: ({ page, remark }) => [
    { operation: 'handbook.receive', input: { pageId: (page as PageShown).pageId, remark } },
  ],
  done: ([facts]) => {
    const page = facts.page as PageShown;
    return said(facts.told ? handbookWords.remarked(page) : handbookWords.received(page));
  },
  refused: ({ code }) => ({
    say: handbookWords.receiptRefused(code),
    ...(code === 'too-long' ? { clear: ['remark'] } : { give: true }),
  }),
};

/** The texts, and the one tap where she has still to say that she has read it. */
function withReceipt(texts: string[], page: PageShown | undefined): Ending {
  const say = texts.map((text) => ({ text }));
  if (!page?.unread) return { say };
  const { pageId, kind, name } = page;
  return { say, next: { flow: pageReceipt.name, values: { page: { pageId, kind, name } } } };
}

/** Asked for, as far as it was named. */
export function startLooking(heard: SalonHeard, page: PageSaid): Start {
  const { lexicon, speaker } = heard.reading;
  const manages = speaker.roles.some((role) => role === 'manager' || role === 'owner');
  const what = page.mine ? 'mine' : page.what;
  const subject = page.role ?? (page.what === 'look' ? undefined : page.title);
  if (what === 'unread') return { flow: pageUnread.name, values: { kind: page.kind, subject } };
  const version = page.what === 'look' ? page.version : undefined;
  const refs = treatmentRefs(lexicon, page.treatments ?? []);
  const customers = whoseAftercare(heard, page);
  const start: Start = {
    flow: pageLook.name,
    values: {
      kind: page.kind,
      what,
      ...(refs.length === 1 ? { treatment: refs[0] } : {}),
      ...(customers.length === 1 ? { customer: customers[0] } : {}),
      ...(subject ? { subject } : {}),
      ...(page.title ? { title: page.title } : {}),
      ...(version ? { version } : {}),
    },
    facts: { manages },
  };
  const [slot, several] = customers.length > 1 ? ['customer', customers] : ['treatment', refs];
  if ((several as Ref[]).length < 2) return start;
  const options = (several as Ref[]).map((ref) => ({ value: ref, label: ref.name }));
  return { ...start, among: { slot: slot as string, options } };
}

/** «发我一下护理注意事项»: nobody and nothing is named, so it is for whoever of hers is here today. */
function whoseAftercare({ reading: { inHouse, lexicon } }: SalonHeard, page: PageSaid): Ref[] {
  if (page.customers) return page.customers.flatMap((code) => customerRef(lexicon, code) ?? []);
  return page.kind === 'aftercare' && page.what === 'look' && !page.treatments ? inHouse : [];
}

function subjectOf(values: Values): string | undefined {
  if (values.kind === 'service') return 'service';
  return (values.treatment as Ref | undefined)?.id ?? (values.subject as string | undefined);
}

function said(text: string): Ending {
  return { say: [{ text }] };
}
