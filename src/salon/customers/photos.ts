/** Pictures for a customer's file (SR-FRM-14, SR-FLD-10): only with her consent, which is asked once and kept. */
import { Photo } from '../../../entities/photo';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf } from '../calendar';
import { consentOf, giveConsent } from '../customer-file/consents';
import { done, refused, type Operation, type Result } from '../operation';
import { mayDo } from '../permissions';
import { named, theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';

export interface KeepPhoto {
  customerId: string;
  kind: 'before' | 'after' | 'other';
  mediaId?: string;
  file?: string;
  /** She has said yes now. */
  consents?: boolean;
}

/** Whether she has agreed to pictures. Refusal: `not-found`. */
async function consent(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  return done({ consented: !!consentOf(customer, 'photo') });
}

/** Refusals: `not-found`; `no-consent` where she has not agreed; `no-picture`. */
async function keep(work: Work, input: KeepPhoto): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  if (!input.mediaId && !input.file) return refused('no-picture', {});
  if (!consentOf(customer, 'photo') && !input.consents)
    return refused('no-consent', { customer: customer.name });
  await giveConsent(work, customer, 'photo');
  const day = businessDayOf(work.now, work.store.timezone);
  const visit = await work.tx.one(Visit, { customerId: customer.id, day });
  await work.rows.insert(Photo, {
    customerId: customer.id,
    storeId: work.store.id,
    visitId: visit?.id ?? null,
    kind: input.kind,
    mediaId: input.mediaId ?? null,
    file: input.file ?? null,
    at: work.now,
    byId: byWhom(work.actor),
    consentAt: work.now,
  });
  const count = await work.tx.count(Photo, { customerId: customer.id });
  return done({ customer: named(customer), kind: input.kind, count });
}

/** One picture of a pair; `file` is where it lies sealed. */
export interface Side {
  file: string;
  day: string;
}

export interface Pair {
  customer: { id: string; name: string };
  before: Side;
  after: Side;
  [fact: string]: unknown;
}

/**
 * Her newest 做后 beside the 做前 that belongs to it (SR-EFF-02): of the same visit, else the one before it. For her own
 * consultant and beautician, whoever has served her, and the manager; the look is kept. Refusals: `not-found`,
 * `not-yours`, `no-consent`, `no-pair` with what there is.
 */
async function pair(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const ownedBy = [customer.consultantId, customer.beauticianId, await servedBy(work, customer.id)];
  const subject = { storeId: customer.storeId, ownedBy: ownedBy.filter((id) => id !== null) };
  if (mayDo(work.actor, 'photo-look', subject) === 'deny')
    return refused('not-yours', { name: customer.name });
  if (!consentOf(customer, 'photo')) return refused('no-consent', { name: customer.name });
  const photos = (
    await work.tx.find(Photo, { where: { customerId: customer.id }, order: { at: 'DESC' } })
  ).filter((each) => each.file);
  const after = photos.find((each) => each.kind === 'after');
  const earlier = photos.filter((each) => each.kind === 'before' && (!after || each.at <= after.at));
  const before = earlier.find((each) => after?.visitId && each.visitId === after.visitId) ?? earlier[0];
  if (!before || !after) {
    const have = [before && 'before', after && 'after'].filter(Boolean);
    return refused('no-pair', { name: customer.name, have });
  }
  await work.rows.look(customer.id, 'photo', after.id);
  const side = (photo: Photo): Side => ({
    file: photo.file!,
    day: businessDayOf(photo.at, work.store.timezone),
  });
  return done<Pair>({ customer: named(customer), before: side(before), after: side(after) });
}

/** The asker's id where she has served this customer. */
async function servedBy(work: Work, customerId: string): Promise<string | null> {
  const { staffId } = work.actor;
  if (!staffId) return null;
  const served = await work.tx.count(VisitService, { customerId, beauticianId: staffId });
  return served > 0 ? staffId : null;
}

export const photoOperations: Operation[] = [
  { name: 'photos.consent', command: 'photo', kind: 'read', run: consent },
  { name: 'photos.keep', command: 'photo', kind: 'write', run: keep },
  { name: 'photos.pair', command: 'photo', kind: 'read', run: pair },
];
