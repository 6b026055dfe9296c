/**
 * 诊断表 (SR-FRM-06): what was found, what she most wants improved (SR-FLD-11), where it hurts (SR-PER-14), each time with
 * its day and author. New needs of a visit go back into it by themselves (SR-EFF-04).
 */
import { Diagnosis } from '../../../entities/diagnosis';
import type { Visit } from '../../../entities/visit';
import { businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { named, staffNamed, theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';

export interface DiagnosisSaid {
  findings?: string;
  mostWanted?: string;
  painPoint?: string;
}

/** Refusals: `not-found`, `nothing-said`. */
async function add(work: Work, input: { customerId: string } & DiagnosisSaid): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const { findings, mostWanted, painPoint } = input;
  if (!findings && !mostWanted && !painPoint) return refused('nothing-said', { customer: customer.name });
  const day = businessDayOf(work.now, work.store.timezone);
  await work.rows.insert(Diagnosis, {
    customerId: customer.id,
    storeId: customer.storeId,
    day,
    findings: findings ?? null,
    mostWanted: mostWanted ?? null,
    painPoint: painPoint ?? null,
    visitId: null,
    byId: byWhom(work.actor),
    at: work.now,
  });
  return done({ customer: named(customer), day, findings, mostWanted, painPoint });
}

/** One sheet a visit: what she asks for later in it is added. */
export async function diagnoseNeeds(work: Work, visit: Visit, needs: string[]): Promise<void> {
  if (needs.length === 0) return;
  const findings = needs.join('、');
  const known = await work.tx.one(Diagnosis, { visitId: visit.id });
  if (known) {
    if (known.findings !== findings) await work.rows.update(Diagnosis, known.id, { findings });
    return;
  }
  await work.rows.insert(Diagnosis, {
    customerId: visit.customerId,
    storeId: visit.storeId,
    day: visit.day,
    findings,
    mostWanted: null,
    painPoint: null,
    visitId: visit.id,
    byId: byWhom(work.actor),
    at: work.now,
  });
}

export interface DiagnosisShown extends DiagnosisSaid {
  day: string;
  by: string;
}

/** The newest first. */
export async function diagnosesOf(work: Work, customerId: string, take: number): Promise<DiagnosisShown[]> {
  const rows = await work.tx.find(Diagnosis, {
    where: { customerId },
    order: { day: 'DESC', at: 'DESC' },
    take,
  });
  const staff = await staffNamed(
    work,
    rows.map((row) => row.byId),
  );
  return rows.map((row) => ({
    day: row.day,
    by: staff.get(row.byId)?.name ?? '',
    findings: row.findings ?? undefined,
    mostWanted: row.mostWanted ?? undefined,
    painPoint: row.painPoint ?? undefined,
  }));
}

/** Refusal: `not-found`. */
async function list(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  await work.rows.look(customer.id, 'diagnosis', customer.id);
  return done({ customer: named(customer), diagnoses: await diagnosesOf(work, customer.id, 8) });
}

export const diagnosisOperations: Operation[] = [
  { name: 'diagnoses.add', command: 'customer-update', kind: 'write', run: add },
  { name: 'diagnoses.list', command: 'customer-query', kind: 'read', run: list },
];
