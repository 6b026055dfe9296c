/** «补水的操作规范:1 清洁 2 …»: the manager writes a page, sees it whole, and only then it is kept. */
import type { PageKind, PageShown } from '../../src/salon/handbook/pages';
import { endCard, endedText, handbookWords, keepCard, pageName } from '../../src/text/handbook';
import { roleName } from '../../src/text/hello';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Button, Facts, Input, Match, Start, Values } from '../engine';
import { treatmentRefs } from '../slots/treatments';
import { fromDayIn, isEnumerated, goesOn, typed } from '../slots/page';
import type { PageNamed, PageSaid } from '../understanding/pages';

const ROLES = ['beautician', 'consultant', 'receptionist', 'manager'];
const LONGEST_TITLE = 20;

/** What a page is of: a treatment, a role, or the title of a rule; one of the three is asked for where it is missing. */
const SUBJECTS: SalonFlow['slots'] = [
  {
    name: 'treatment',
    label: handbookWords.treatment,
    required: ({ kind }) => kind === 'sop' || kind === 'aftercare',
    question: () => ({ text: handbookWords.whichTreatment }),
    read: (heard, asked) => (asked ? treatmentIn(heard) : null),
    show: (value) => (value as Ref).name,
  },
  {
    name: 'role',
    label: handbookWords.role,
    required: ({ kind }) => kind === 'job',
    question: () => ({ text: handbookWords.whichRole, choices: roleButtons() }),
    show: (value) => roleName(String(value)),
  },
  {
    name: 'rule',
    label: handbookWords.rule,
    required: ({ kind }) => kind === 'rule',
    question: () => ({ text: handbookWords.whichRule(LONGEST_TITLE) }),
    read: (heard, asked) => (asked ? { value: heard.text.trim().replace(/[::。]+$/u, '') } : null),
    check: (value) =>
      [...String(value)].length > LONGEST_TITLE ? handbookWords.whichRule(LONGEST_TITLE) : null,
    show: (value) => String(value),
  },
];

export const pageWrite: SalonFlow = {
  name: 'page-write',
  version: 1,
  command: 'handbook-write',
  title: titleOf,
  slots: [
    ...SUBJECTS,
    {
      name: 'text',
      label: handbookWords.text,
      required: true,
      question: (values, facts) => ({ text: handbookWords.askText(headOf(values), isGoals(facts)) }),
      read: (heard, asked) => (asked ? { value: typed(heard) } : null),
    },
    { name: 'from', label: handbookWords.from },
  ],
  wants: (values) => (subjectOf(values) ? { operation: 'handbook.preview', input: keyOf(values) } : null),
  confirm: (values, facts) =>
    keepCard(
      headOf(values),
      {
        text: String(values.text),
        isGoals: isGoals(facts),
        from: (values.from as string | undefined) ?? null,
      },
      standingIn(facts),
    ),
  hears: (heard, values) => hears(heard, values),
  press: pressed,
  claims: (heard, values) => !heard.reading.reading.page && ofTheText(heard, values),
  elsewhere: (heard, values) => {
    const { page } = heard.reading.reading;
    return page !== undefined && !isSame(page, values);
  },
  commit: (values, facts) => [
    {
      operation: 'handbook.keep',
      input: {
        ...keyOf(values),
        text: values.text,
        from: values.from,
        ...(isGoals(facts) ? { isGoals: true } : {}),
      },
    },
  ],
  done: ([facts]) => ({
    say: [{ text: handbookWords.kept(facts.page as PageShown, String(facts.today), Number(facts.asked)) }],
  }),
  refused: ({ code, facts }) => ({
    say: handbookWords.refused(code, facts),
    ...(code in MENDED ? { clear: MENDED[code] } : { give: true }),
  }),
  unconfirmed: (values) => (values.text ? handbookWords.unconfirmed(headOf(values)) : null),
};

/** Answers that fall where they cannot be kept; the others stay. */
const MENDED: Record<string, string[]> = { 'too-long': ['text'], empty: ['text'], 'not-a-day': ['from'] };

/** «店规 请假 作废». */
export const pageEnd: SalonFlow = {
  name: 'page-end',
  version: 1,
  command: 'handbook-write',
  title: titleOf,
  slots: SUBJECTS,
  confirm: (values) => endCard(headOf(values)),
  press: pressed,
  commit: (values) => [{ operation: 'handbook.end', input: keyOf(values) }],
  done: ([facts]) => ({ say: [{ text: endedText(facts.page as PageShown) }] }),
  refused: ({ code, facts }) => ({ say: handbookWords.refused(code, facts), give: true }),
};

/** A page written or ended, with as much of it as was said. */
export function startWriting(heard: SalonHeard, said: PageSaid): Start {
  const values = { kind: said.kind, ...subjectSaid(heard, said) };
  const refs = treatmentRefs(heard.reading.lexicon, said.treatments ?? []);
  const among =
    refs.length > 1
      ? { among: { slot: 'treatment', options: refs.map((ref) => ({ value: ref, label: ref.name })) } }
      : {};
  const facts = said.isGoals ? { isGoals: true } : {};
  if (said.what !== 'write') return { flow: pageEnd.name, values, facts, ...among };
  const from = fromDayIn(said.head, heard.reading.today);
  const text = said.text ? { text: said.text } : {};
  return { flow: pageWrite.name, values: { ...values, ...text, ...(from ? { from } : {}) }, facts, ...among };
}

function subjectSaid(heard: SalonHeard, said: PageNamed): Values {
  const refs = treatmentRefs(heard.reading.lexicon, said.treatments ?? []);
  if (refs.length === 1) return { treatment: refs[0] };
  if (said.role) return { role: said.role };
  return said.title ? { rule: said.title } : {};
}

/** The whole page again, or what comes after it: a long text may come in several messages. */
function hears(heard: SalonHeard, values: Values): Input[] | null {
  const { page } = heard.reading.reading;
  if (page?.what === 'write' && page.text && isSame(page, values)) {
    return [{ kind: 'fill', slot: 'text', value: page.text }];
  }
  if (!values.text || !ofTheText(heard, values)) return null;
  return [{ kind: 'fill', slot: 'text', value: `${String(values.text)}\n${typed(heard)}` }];
}

/** Lines or steps, whatever else they could be: while the text is asked for, and where they go on from it. */
function ofTheText(heard: SalonHeard, values: Values): boolean {
  if (!subjectOf(values)) return false;
  const text = typed(heard);
  return values.text ? goesOn(String(values.text), text) : isEnumerated(text);
}

function pressed(key: string): Input[] | null {
  if (key === 'again') {
    return [
      { kind: 'clear', slot: 'text' },
      { kind: 'ask', slot: 'text' },
    ];
  }
  return ROLES.includes(key) ? [{ kind: 'fill', slot: 'role', value: key }] : null;
}

function roleButtons(): Button[] {
  return ROLES.map((role) => ({ key: role, text: roleName(role) }));
}

function treatmentIn(heard: SalonHeard): Match | null {
  const { reading, lexicon } = heard.reading;
  const refs = treatmentRefs(lexicon, [...new Set(reading.mentioned?.treatments ?? [])]);
  if (refs.length === 1) return { value: refs[0] };
  return refs.length > 1 ? { among: refs.map((ref) => ({ value: ref, label: ref.name })) } : null;
}

function isSame(page: PageSaid, values: Values): boolean {
  if (page.what !== 'write' || page.kind !== values.kind) return false;
  const { treatment, role, rule } = values as { treatment?: Ref; role?: string; rule?: string };
  return Boolean(
    page.kind === 'service' ||
    (treatment && page.treatments?.includes(treatment.id)) ||
    (role && page.role === role) ||
    (rule && page.title === rule),
  );
}

function subjectOf({ kind, treatment, role, rule }: Values): string | undefined {
  if (kind === 'service') return kind;
  return (treatment as Ref | undefined)?.id ?? (role as string | undefined) ?? (rule as string | undefined);
}

function keyOf(values: Values): { kind: PageKind; subject: string } {
  return { kind: values.kind as PageKind, subject: subjectOf(values) ?? '' };
}

function headOf(values: Values): { kind: PageKind; name: string } {
  const name = (values.treatment as Ref | undefined)?.name ?? subjectOf(values) ?? '';
  return { kind: values.kind as PageKind, name };
}

function titleOf(values: Values): string {
  return subjectOf(values) ? pageName(headOf(values)) : handbookWords.title;
}

function isGoals(facts: Facts): boolean {
  return facts.isGoals === true;
}

function standingIn(facts: Facts): { current: PageShown | null; next: number; today: string } {
  return facts as { current: PageShown | null; next: number; today: string };
}
