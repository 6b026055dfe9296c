import { Appointment } from '../../../entities/appointment';
import { Contact } from '../../../entities/contact';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { Plan } from '../../../entities/plan';
import { Promised } from '../../../entities/promise';
import { isOnlyHeld } from '../appointments/held-times';
import { MINUTE, momentAt } from '../calendar';
import { byDay, byInstant, filled, inside, lines, yuan, type Desk, type Row } from './desk';
import { groupBy } from './history';

/** 预约表; times that are only held for a customer are not promised to her. */
export async function appointments(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Appointment, { order: { at: 'ASC', id: 'ASC' } });
  const agreed = rows.filter((row) => !isOnlyHeld(row));
  return byDay(desk, agreed, (row) => ({
    customer: desk.customer(row.customerId),
    at: momentAt(row.at, desk.store(row.storeId).timezone),
    minutes: Math.round((row.endAt - row.at) / MINUTE),
    treatments: row.treatments.map((id) => desk.treatment(id)),
    beautician: desk.staff(row.beauticianId),
    room: desk.room(row.roomId),
    status: row.status,
  }));
}

/** 行动计划表: what stands for each customer, the newest version. */
export async function plans(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Plan, { order: { customerId: 'ASC', version: 'ASC' } });
  const newest = new Map(rows.map((row) => [row.customerId, row]));
  const standing = [...newest.values()].filter((row) => row.status !== 'refused');
  return byInstant(desk, standing, (row, moment) => ({
    customer: desk.customer(row.customerId),
    nextDo: lines(desk, row.nextDo),
    nextSell: lines(desk, row.nextSell),
    nextTime: row.nextAt === null ? row.nextDay : moment(row.nextAt),
    expectedCash: yuan(row.expectedCashFen),
    goal: row.goal,
    problem: row.problem,
    renewal: row.renewal,
    homeCare: row.homeCare,
    steps: row.steps?.map(({ text, day, doneAt }) => filled({ text, day, done: doneAt ? true : undefined })),
    reviewDay: row.reviewDay,
    outcome: row.outcome?.result,
    paid: row.outcome?.paid,
    reason: row.outcome?.reason,
  }));
}

/** 个人客户追踪管制表: what is owed to a customer with the talks about it; a talk out of the blue is a row of its own. */
export async function followUps(desk: Desk): Promise<Row[]> {
  const contacts = await desk.tx.find(Contact, { order: { at: 'ASC', id: 'ASC' } });
  const calls = groupBy(contacts, (row) => row.promiseId);
  const promises = await desk.tx.find(Promised, { order: { dueDay: 'ASC', id: 'ASC' } });
  const owed = promises
    .filter((row) => row.customerId && row.status !== 'withdrawn' && inside(row.dueDay, desk.span))
    .filter((row) => desk.sees(row.customerId))
    .map((row) =>
      filled({
        customer: desk.customer(row.customerId),
        owner: desk.staff(row.ownerId),
        due: row.dueDay,
        kind: row.kind === 'call' && row.why ? undefined : row.kind,
        why: row.why,
        calls: (calls.get(row.id) ?? []).map((each) => callRow(desk, each)),
        status: row.status,
      }),
    );
  const known = new Set(promises.map((row) => row.id));
  const others = contacts
    .filter((row) => !(row.promiseId && known.has(row.promiseId)) && inside(row.day, desk.span))
    .filter((row) => desk.sees(row.customerId))
    .map((row) =>
      filled({
        customer: desk.customer(row.customerId),
        owner: desk.staff(row.byId),
        due: row.day,
        kind: row.note ? undefined : 'call',
        why: row.note,
        calls: [callRow(desk, row)],
        status: 'done',
      }),
    );
  return [...owed, ...others].filter((row) => row.owner !== undefined);
}

function callRow(desk: Desk, row: Contact): Row {
  return {
    at: momentAt(row.at, desk.store(row.storeId).timezone),
    channel: row.channel,
    result: row.result,
  };
}

/** 日会记录表. */
export async function meetings(desk: Desk): Promise<Row[]> {
  const items = groupBy(
    await desk.tx.find(MeetingItem, { order: { position: 'ASC' } }),
    (row) => row.meetingId,
  );
  const rows = await desk.tx.find(Meeting, { order: { day: 'ASC', id: 'ASC' } });
  return rows
    .filter((row) => row.status !== 'planned' && inside(row.day, desk.span) && desk.seesStore(row.storeId))
    .map((row) =>
      filled({
        store: desk.store(row.storeId).code,
        date: row.day,
        chair: desk.staff(row.chairId),
        items: (items.get(row.id) ?? [])
          .filter((item) => desk.sees(item.customerId))
          .map((item) =>
            filled({
              customer: desk.customer(item.customerId),
              discuss: item.discuss,
              sell: item.sell,
              do: item.doing,
              decision: decisionSaid(item.decision),
              owner: desk.staff(item.ownerId),
              due: item.dueDay,
            }),
          ),
      }),
    );
}

interface Decided {
  text?: string;
  next?: {
    day?: string | null;
    clock?: string | null;
    doing?: { name: string }[];
    sell?: string[];
    beautician?: { name: string } | null;
    note?: string | null;
  };
}

/** The decision in one line: when, what, with whom. */
function decisionSaid(decision: Record<string, unknown> | null): string | undefined {
  const { text, next } = (decision ?? {}) as Decided;
  if (text) return text;
  const parts = [
    next?.day,
    next?.clock,
    ...(next?.doing ?? []).map((each) => each.name),
    next?.beautician?.name,
    next?.note,
  ];
  return parts.filter(Boolean).join(' ') || undefined;
}
