/** What is said to be right, set against the entry as it stands. */
import type { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { named, staffNamed, theCustomer } from '../subjects';
import type { Work } from '../work';
import { SWAPPED, WORDS, type Change, type CorrectionSaid } from './change';
import { treatmentsNamed, type Entry } from './entry';

export async function changeOf(
  work: Work,
  said: CorrectionSaid,
  entry: Entry,
): Promise<Change | { code: string }> {
  if (said.toCustomerId) return moveOf(work, said, entry);
  if (said.method) return methodOf(said, entry);
  if (said.amountFen !== undefined) return amountOf(said, entry);
  const { visit, services } = entry;
  if (!visit)
    return { code: entry.payments.length > 0 && saysNothing(said) ? 'what-is-wrong' : 'no-such-entry' };
  if (said.beauticianId) return beauticianOf(work, said, visit.id, services);
  if (said.consumedFen !== undefined) {
    return { kind: 'consumed', visitId: visit.id, beforeFen: visit.consumedFen, afterFen: said.consumedFen };
  }
  if (said.sessions !== undefined) return sessionsOf(work, said, visit.id, services);
  const treatmentIds = said.treatmentIds ?? withMore(said, services);
  if (treatmentIds?.length) return treatmentsOf(work, treatmentIds, visit.id, services);
  const field = WORDS.find((each) => said.words?.[each] !== undefined);
  if (field) {
    return { kind: 'words', visitId: visit.id, field, before: visit[field], after: said.words![field]! };
  }
  if (said.swap) return swapOf(said.swap, visit);
  const { nextDo, nextSell, nextTime } = said;
  if (nextDo ?? nextSell ?? nextTime) return { kind: 'next', visitId: visit.id, nextDo, nextSell, nextTime };
  return { code: 'what-is-wrong' };
}

/** «不是肿是干»: wherever the wrong word stands in what was seen or heard. */
function swapOf({ wrong, right }: { wrong: string; right: string }, visit: Visit): Change | { code: string } {
  const columns = SWAPPED.flatMap((field) => {
    const before = visit[field];
    return before?.includes(wrong) ? [{ field, before, after: before.replaceAll(wrong, right) }] : [];
  });
  if (columns.length === 0) return { code: 'what-is-wrong' };
  return { kind: 'swap', visitId: visit.id, wrong, right, columns };
}

/** Only whose entry it is, not yet what is wrong with it. */
function saysNothing({ customerId: _whose, day: _when, walkIn: _who, ...wrong }: CorrectionSaid): boolean {
  return Object.keys(wrong).length === 0;
}

async function moveOf(work: Work, said: CorrectionSaid, entry: Entry): Promise<Change | { code: string }> {
  const to = await theCustomer(work, said.toCustomerId);
  if (!to) return { code: 'no-such-customer' };
  const wanted = said.wasFen ?? said.amountFen;
  const payments =
    wanted === undefined ? entry.payments : entry.payments.filter((each) => each.amountFen === wanted);
  if (wanted !== undefined && payments.length === 0) return { code: 'no-such-sum' };
  if (payments.length === 0 && entry.services.length === 0) return { code: 'no-such-entry' };
  return {
    kind: 'move',
    visitId: wanted === undefined ? (entry.visit?.id ?? null) : null,
    paymentIds: payments.map((each) => each.id),
    amountFen: payments.reduce((sum, each) => sum + each.amountFen, 0),
    from: named(entry.customer),
    to: named(to),
  };
}

/** A sum paid in several ways keeps them: only the one that was named changes. */
function methodOf(said: CorrectionSaid, entry: Entry): Change | { code: string } {
  const wanted = said.wasFen ?? said.amountFen;
  const fitting = entry.payments.filter((each) => wanted === undefined || each.amountFen === wanted);
  if (fitting.length === 0) return { code: 'no-such-sum' };
  if (fitting.length > 1) return { code: 'several-sums' };
  const [payment] = fitting;
  const { id, amountFen, method } = payment;
  return { kind: 'method', paymentIds: [id], amountFen, before: [method], after: said.method! };
}

function amountOf(said: CorrectionSaid, entry: Entry): Change | { code: string } {
  const fitting =
    said.wasFen === undefined
      ? entry.payments
      : entry.payments.filter((each) => each.amountFen === said.wasFen);
  if (fitting.length === 0) return { code: 'no-such-sum' };
  if (fitting.length > 1) return { code: 'several-sums' };
  const [payment] = fitting;
  return { kind: 'amount', paymentId: payment.id, beforeFen: payment.amountFen, afterFen: said.amountFen! };
}

async function beauticianOf(
  work: Work,
  said: CorrectionSaid,
  visitId: string,
  services: VisitService[],
): Promise<Change | { code: string }> {
  const lines = services.filter((each) => !said.treatmentId || each.treatmentId === said.treatmentId);
  if (lines.length === 0) return { code: 'no-such-entry' };
  const people = await staffNamed(work, [said.beauticianId, ...lines.map((line) => line.beauticianId)]);
  const after = people.get(said.beauticianId!);
  if (!after) return { code: 'no-such-staff' };
  const before = [...new Set(lines.flatMap((line) => people.get(line.beauticianId ?? '')?.name ?? []))];
  return { kind: 'beautician', visitId, serviceIds: lines.map((line) => line.id), before, after };
}

async function sessionsOf(
  work: Work,
  said: CorrectionSaid,
  visitId: string,
  services: VisitService[],
): Promise<Change | { code: string }> {
  const lines = services.filter((each) =>
    said.treatmentId ? each.treatmentId === said.treatmentId : each.courseId,
  );
  if (lines.length !== 1) return { code: lines.length === 0 ? 'no-such-entry' : 'which-treatment' };
  const [line] = lines;
  const [treatment] = await treatmentsNamed(work, [line.treatmentId]);
  const change = { before: line.sessionsUsed, after: said.sessions!, name: treatment.name };
  return { kind: 'sessions', visitId, serviceId: line.id, ...change };
}

function withMore(said: CorrectionSaid, services: VisitService[]): string[] | undefined {
  return (
    said.moreTreatmentIds && [...services.map((service) => service.treatmentId), ...said.moreTreatmentIds]
  );
}

async function treatmentsOf(
  work: Work,
  treatmentIds: string[],
  visitId: string,
  services: VisitService[],
): Promise<Change> {
  const before = await treatmentsNamed(
    work,
    services.map((service) => service.treatmentId),
  );
  return { kind: 'treatments', visitId, before, after: await treatmentsNamed(work, treatmentIds) };
}
