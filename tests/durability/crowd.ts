/** A salon with many staff and customers, and a crowd that records one visit a customer through the simulator. */
import type { Message, Simulator } from '../../src/simulator/wecom';

export const BEAUTICIANS = 60;
export const CUSTOMERS = 330;

const numbered = (letter: string, n: number) => `${letter}${String(n).padStart(4, '0')}`;

export const customerName = (n: number) => `${numbered('K', n)}客`;
export const beautician = (n: number) => `beau${n}`;
const consultant = (n: number) => `cons${n}`;

export function people(): { userid: string; name: string; role: string }[] {
  return Array.from({ length: BEAUTICIANS }, (_, n) => [
    { userid: beautician(n), name: `美${n}`, role: 'beautician' },
    { userid: consultant(n), name: `顾${n}`, role: 'consultant' },
  ]).flat();
}

/**
 * The salon as an import document: every customer has a course of ten, bought and unused. It lies where it is the
 * middle of the afternoon at `now`: in the quiet hours the consultants' news would wait for the morning.
 */
export function salon(now: number): Record<string, Record<string, unknown>[]> {
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => ({
    code: numbered('K', n),
    store: 'S1',
    name: customerName(n),
    phone: `1380000${String(n).padStart(4, '0')}`,
    consultant: consultant(n % BEAUTICIANS),
  }));
  return {
    stores: [{ code: 'S1', name: '静安店', opensAt: '10:00', closesAt: '21:00', timezone: afternoonAt(now) }],
    treatments: [
      { code: 'F01', name: '水润焕肤护理', aliases: ['补水'], category: '面部', minutes: 60, price: 298 },
    ],
    staff: people().map(({ userid, name, role }) => ({ userid, name, roles: [role], stores: ['S1'] })),
    customers,
    courses: customers.map(({ code }) => ({
      customer: code,
      treatment: 'F01',
      total: 10,
      used: 0,
      price: 2000,
    })),
  };
}

/** A time zone in which it is between 14:00 and 15:00. */
function afternoonAt(now: number): string {
  const ahead = ((14 - new Date(now).getUTCHours() + 12 + 24) % 24) - 12;
  // The names of these zones count westwards.
  return `Etc/GMT${ahead < 0 ? '+' : '-'}${Math.abs(ahead)}`;
}

export interface Acknowledged {
  /** MsgId of a text, response_code of a tap. */
  ids: Set<string>;
  /** Requests that were answered with 200, repeats included. */
  requests: number;
}

const LONGEST_WAIT_MS = 300_000;

export interface Crowd {
  phones: Simulator;
  acknowledged: Acknowledged;
  /** A push has reached a phone, and its sender still waits for the answer. */
  onPush(): void;
  /** A callback was acknowledged. */
  onAcknowledged(): void;
}

/** One beautician's evening: for each of her customers a sentence, the card, the tap, the confirmation. */
export async function evening(crowd: Crowd, n: number): Promise<void> {
  const { phones } = crowd;
  const userid = beautician(n);
  for (let customer = n; customer < CUSTOMERS; customer += BEAUTICIANS) {
    const name = customerName(customer);
    const since = phones.cursor();
    const see = async (wanted: (message: Message) => boolean) => {
      const told = (each: Message) => each.from === 'app' && wanted(each);
      const message = await phones.waitFor(userid, told, LONGEST_WAIT_MS, since);
      crowd.onPush();
      return message;
    };
    note(await phones.type(userid, `${name} 做了补水`), /<MsgId>(\d+)</, crowd);
    const card = await see((each) => each.kind === 'card' && each.text.includes(name));
    const tapped = phones.tap(userid, card.id, keyOf(card, '记下'));
    note(await tapped, /<ResponseCode><!\[CDATA\[(.*?)\]\]>/, crowd);
    await see((each) => each.text.includes(`${name} 已记下`));
  }
}

function note(
  delivery: Awaited<ReturnType<Simulator['type']>>,
  id: RegExp,
  { acknowledged, onAcknowledged }: Crowd,
): void {
  acknowledged.requests += delivery.attempts.filter((attempt) => attempt.status === 200).length;
  if (!delivery.taken) throw new Error('a callback was given up');
  acknowledged.ids.add(id.exec(delivery.xml)![1]);
  onAcknowledged();
}

function keyOf(card: Message, label: string): string {
  const buttons = (card.card?.content.button_list ?? []) as { text: string; key: string }[];
  return buttons.find((button) => button.text === label)!.key;
}
