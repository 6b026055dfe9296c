/** Why a customer stands in her class: the figures against the bounds, the targets, and how she came there. */
import type { Customer, NamedLevel } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { GradeChange } from '../../../entities/grade-change';
import { businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { settingsOf } from '../settings/settings';
import { named, staffNamed, theCustomer, type Named } from '../subjects';
import type { Work } from '../work';
import { gradeAll } from './grade-all';
import { possiblyBrought } from './friends';
import { figuresFor, storeRules } from './grade-rules';
import { monthsIn, type Step } from './history';
import { relationOf, type Basis } from './level-table';
import type { Grade, Reason, Values } from './measures';
import { periodFigures } from './period-figures';
import { openChanges, shownChanges, sinceWhen, type ShownChange } from './shown-changes';

export interface GradeWhy extends Record<string, unknown> {
  customer: Named;
  grade: string | null;
  months: number | null;
  method: string;
  periodDays: number;
  from: string;
  covered: boolean;
  values: Values;
  /** What the store looks at and does not know of her. */
  unknown: Basis[];
  /** What the method says today. */
  computed: string | null;
  reasons: Reason[];
  /** What keeps her from the next grade above. */
  above: { grade: string; short: Reason[] } | null;
  target: { ticketFen: number; treatmentFen: number; visitsTenths: number; consumptionFen: number } | null;
  relation: 'always' | 'sometimes' | 'never' | null;
  stage: string | null;
  /** What she spends on beauty in a year as her consultant estimates it, with who said it and when. */
  wallet: { fen: number; by: string | null; day: string } | null;
  /** A level of the nine that the manager has given her by name. */
  named: { level: NamedLevel['level']; by: string | null; day: string } | null;
  /** Friends whose file is linked to hers, and the names of those who only may be hers. */
  friends: { linked: number; possible: string[] };
  history: Step[];
  open: ShownChange | null;
}

/** «婷姐为什么是B». Refusals: `not-found`. */
async function why(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  await work.rows.look(customer.id);
  const rules = await storeRules(work);
  const alone = rules.preset.by.kind === 'level' || rules.preset.by.kind === 'rules';
  const looked = await periodFigures(work, {
    ...figuresFor(rules),
    wallet: true,
    referrals: true,
    only: alone ? customer.id : undefined,
  });
  const graded = gradeAll(looked.figures, rules.preset, rules).get(customer.id);
  const values = looked.figures.find((each) => each.customerId === customer.id)?.values ?? {};
  const [open] = await shownChanges(
    work,
    (await openChanges(work)).filter((row) => row.customerId === customer.id),
  );
  const since = await sinceWhen(work, [customer]);
  const today = businessDayOf(work.now, work.store.timezone);
  const summary = await work.tx.one(CustomerSummary, { customerId: customer.id });
  const next = (['A', 'B', 'C'] as Grade[]).filter((each) => each < (customer.grade ?? 'Z')).at(-1);
  const short = next && graded?.short[next]?.filter((reason) => reason.of !== 'assets');
  const facts: GradeWhy = {
    customer: named(customer),
    grade: customer.grade,
    months: customer.grade ? monthsIn(since.get(customer.id) ?? null, today) : null,
    method: rules.preset.name,
    periodDays: rules.periodDays,
    from: looked.from,
    covered: looked.covered,
    values: { ...values, assets: null },
    unknown: rules.basis.filter((each) => values[each] === null),
    computed: graded?.grade ?? null,
    reasons: (graded?.reasons ?? []).filter((reason) => reason.of !== 'assets'),
    above: next && short && short.length > 0 ? { grade: next, short } : null,
    target: await targetOf(work, customer.grade),
    relation: relationOf(values.accepted ?? 0, values.proposals ?? 0),
    stage: summary?.relationshipStage ?? null,
    ...(await saidOf(work, customer)),
    friends: { linked: values.referrals ?? 0, possible: await possiblyBrought(work, customer.id) },
    history: await historyOf(work, customer.id),
    open: open ?? null,
  };
  return done(facts);
}

/** What people have said of her worth, with their names. */
async function saidOf(
  work: Work,
  { wallet, namedLevel }: Pick<Customer, 'wallet' | 'namedLevel'>,
): Promise<Pick<GradeWhy, 'wallet' | 'named'>> {
  const staff = await staffNamed(work, [wallet?.byId, namedLevel?.byId]);
  const by = (id: string) => staff.get(id)?.name ?? null;
  return {
    wallet: wallet && { fen: wallet.fen, day: wallet.day, by: by(wallet.byId) },
    named: namedLevel && { level: namedLevel.level, day: namedLevel.day, by: by(namedLevel.byId) },
  };
}

/** What the level table aims at for her class: ticket, price of a treatment, visits, consumption (SR-LVL-03, SR-LVL-04). */
async function targetOf(work: Work, grade: string | null): Promise<GradeWhy['target']> {
  const row = ['A', 'B', 'C'].indexOf(grade ?? '');
  if (row < 0) return null;
  const [ticket, treatment, consumption] = await settingsOf(work, [
    'level.ticket',
    'level.treatment_price',
    'level.consumption_target',
  ]);
  const [visits] = await settingsOf(work, ['level.visits_per_month']);
  return {
    ticketFen: ticket[row],
    treatmentFen: treatment[row],
    visitsTenths: (visits[grade!] ?? 0) * 10,
    consumptionFen: consumption[row],
  };
}

/** Confirmed steps, the newest first. */
async function historyOf(work: Work, customerId: string): Promise<Step[]> {
  const rows = await work.tx.find(GradeChange, {
    where: { customerId, status: 'confirmed' },
    order: { at: 'DESC' },
  });
  const staff = await staffNamed(
    work,
    rows.map((row) => row.decidedById),
  );
  return rows.map((row) => ({
    from: row.fromGrade,
    to: row.toGrade,
    day: businessDayOf(row.decidedAt ?? row.at, work.store.timezone),
    by: staff.get(row.decidedById ?? '')?.name ?? null,
  }));
}

export const gradeWhyOperations: Operation[] = [
  { name: 'grades.why', command: 'grades', kind: 'read', run: why },
];
