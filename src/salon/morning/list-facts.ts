/** A list as it is shown: names opened, hours by the store's clock, the words behind the reasons. */
import { In } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import type { DailyList, DailyListItem, ListClass, ListReason } from '../../../entities/daily-list';
import { Promised, type PromiseFacts } from '../../../entities/promise';
import { Staff } from '../../../entities/staff';
import { Visit } from '../../../entities/visit';
import { clockOf, daysBetween } from '../calendar';
import { shortName, treatmentsFor } from '../plans/facts';
import { staffNamed, type Named } from '../subjects';
import type { Work } from '../work';

export type { ListClass };

export interface ShownListReason extends ListReason {
  treatment?: string;
  /** Her own words, or those of the promise. */
  words?: string;
  /** Days it is late; 0 is today. */
  late?: number;
  /** What the store's rules know of it. */
  about?: PromiseFacts;
}

export interface ShownLine {
  n: number;
  customer: Named;
  class: ListClass;
  /** Whose customer she is, where the holder of the list only stands in. */
  owner: string | null;
  /** HH:MM at which she comes. */
  clock: string | null;
  call: boolean;
  reasons: ShownListReason[];
}

export interface ListFacts {
  day: string;
  holderId: string;
  holder: string;
  total: number;
  coming: number;
  toContact: number;
  /** To be called today; the rest of `toContact` waits. */
  calls: number;
  lines: ShownLine[];
  [fact: string]: unknown;
}

export async function listFacts(work: Work, list: DailyList): Promise<ListFacts> {
  const holder = await work.tx.one(Staff, { id: list.staffId });
  const lines = await shownLines(work, list.items, list.day, list.staffId);
  const coming = lines.filter((line) => line.clock !== null).length;
  return {
    day: list.day,
    holderId: list.staffId,
    holder: holder?.name ?? '',
    total: lines.length,
    coming,
    toContact: lines.filter((line) => line.clock === null && !byAnother(line)).length,
    calls: lines.filter((line) => line.call).length,
    lines,
  };
}

/** Somebody else speaks to her today (SR-REL-04). */
function byAnother(line: ShownLine): boolean {
  return line.reasons.some((reason) => reason.code === 'otherVoice');
}

export async function shownLines(
  work: Work,
  items: DailyListItem[],
  day: string,
  holderId: string,
): Promise<ShownLine[]> {
  const ids = items.map((item) => item.customerId);
  const customers = await work.tx.find(Customer, {
    where: { id: In(ids) },
    select: ['id', 'name', 'consultantId'],
  });
  const byId = new Map(customers.map((row) => [row.id, row]));
  const owners = await staffNamed(
    work,
    customers.map((row) => row.consultantId).filter((id) => id !== holderId),
  );
  const shown = await reasonsShown(
    work,
    items.flatMap((item) => item.reasons),
    day,
  );
  return items.map((item) => ({
    n: item.n,
    customer: { id: item.customerId, name: byId.get(item.customerId)?.name ?? '' },
    class: item.class,
    owner: owners.get(byId.get(item.customerId)?.consultantId ?? '')?.name ?? null,
    clock: item.comesAt === null ? null : clockOf(item.comesAt, work.store.timezone),
    call: item.call,
    reasons: item.reasons.map(shown),
  }));
}

/** Opens the words of a list's reasons at once: those of the promises and visits they come from. */
export async function reasonsShown(
  work: Work,
  reasons: ListReason[],
  day: string,
): Promise<(reason: ListReason) => ShownListReason> {
  const idsOf = (source: string) =>
    reasons.flatMap((reason) => (reason.source === source && reason.sourceId ? [reason.sourceId] : []));
  const promises = await work.tx.find(Promised, {
    where: { id: In(idsOf('promise')) },
    select: ['id', 'why', 'facts'],
  });
  const visits = await work.tx.find(Visit, { where: { id: In(idsOf('visit')) }, select: ['id', 'needs'] });
  const treatments = await treatmentsFor(
    work,
    reasons.flatMap((reason) => reason.treatmentId ?? []),
  );
  const voices = await staffNamed(work, idsOf('staff'));
  const words = new Map<string, string>([
    ...[...voices.values()].map((staff): [string, string] => [staff.id, staff.name]),
    ...promises.map((row): [string, string] => [row.id, row.why]),
    ...visits.map((row): [string, string] => [row.id, row.needs?.[0] ?? '']),
  ]);
  const about = new Map(promises.map((row) => [row.id, row.facts]));
  return (reason) => ({
    ...reason,
    about: (reason.sourceId && about.get(reason.sourceId)) || undefined,
    treatment: reason.treatmentId ? shortName(treatments.get(reason.treatmentId)) : undefined,
    words: reason.sourceId ? words.get(reason.sourceId) : undefined,
    late: reason.day ? Math.max(0, daysBetween(reason.day, day)) : undefined,
  });
}
