/** One customer hears one voice a day (SR-REL-04): whoever is about to call sees who has called already. */
import { Contact } from '../../../entities/contact';
import { Staff } from '../../../entities/staff';
import { businessDayOf, clockOf } from '../calendar';
import { byWhom, type Work } from '../work';

export interface OtherVoice {
  result: Contact['result'];
  by: string;
  byName: string;
  at: number;
  /** HH:MM. */
  clock: string;
  channel: Contact['channel'];
}

/** Who has spoken to her today, first first. */
export async function voicesOf(work: Work, customerId: string, day: string): Promise<OtherVoice[]> {
  const contacts = await work.tx.find(Contact, { where: { customerId, day }, order: { at: 'ASC' } });
  const voices: OtherVoice[] = [];
  for (const contact of contacts) {
    const staff = await work.tx.one(Staff, { id: contact.byId });
    voices.push({
      result: contact.result,
      by: contact.byId,
      byName: staff?.name ?? '',
      at: contact.at,
      clock: clockOf(contact.at, work.store.timezone),
      channel: contact.channel,
    });
  }
  return voices;
}

/** Who of the others has really spoken to her today. */
export async function otherVoices(work: Work, customerId: string): Promise<OtherVoice[]> {
  const voices = await voicesOf(work, customerId, businessDayOf(work.now, work.store.timezone));
  return voices.filter((voice) => voice.by !== byWhom(work.actor) && voice.result !== 'noAnswer');
}

/** Who is known to have spoken to her since an instant. */
export async function talkSince(work: Work, customerId: string, at: number): Promise<Contact | undefined> {
  const contacts = await work.tx.find(Contact, { where: { customerId }, order: { at: 'DESC' }, take: 5 });
  return contacts.find((each) => each.at > at && each.result !== 'noAnswer');
}
