import { Appointment } from '../../entities/appointment';
import { book } from '../../src/salon/appointments/booking';
import { operations } from '../../src/salon/operations';
import type { Affected } from '../../src/salon/staff/leave';
import type { Booking } from '../../src/salon/appointments/appointments';
import { awayFrom } from '../../src/salon/staff/shifts';
import { ownerNow, standsInFor } from '../../src/salon/staff/stand-in';
import { describeEachDatabase } from '../support/databases';
import { factsOf, salonDay, type SalonDay } from '../support/salon-day';

const TODAY = '2026-11-25';

describeEachDatabase('leave, rooms and stand-ins', (open) => {
  let day: SalonDay;

  beforeEach(async () => {
    day = await salonDay((await open()).database);
  });

  const booked = async (customer: string, time: string, beautician: string): Promise<Booking> => {
    const lines = [
      {
        customerId: day.id(customer),
        treatmentIds: [day.id('补水')],
        beauticianId: day.id(beautician),
      },
    ];
    const result = await day.as('PanYan', 'book', (work) => book(work, { lines, day: TODAY, time }));
    return (factsOf(result).bookings as Booking[])[0];
  };

  const ask = (who: string, operation: string, input: object) => {
    const found = operations.get(operation)!;
    return day.as(who, found.command, (work) => found.run(work, input as never));
  };

  it('«莉莉今天请假»: who is affected, each with somebody who is free, never the same one twice at once', async () => {
    await booked('吴晓燕', '11:00', '朱莉');
    await booked('刘芳', '14:00', '朱莉');
    await booked('李婷', '14:00', '许小美');
    const facts = factsOf(
      await ask('PanYan', 'leave.preview', { staffId: day.id('朱莉'), day: TODAY, off: true }),
    );
    const affected = facts.affected as Affected[];
    expect(affected.map((each) => each.booking.customer.name)).toEqual(['吴晓燕', '刘芳']);
    expect(affected[1].others.map((each) => each.name)).toEqual(['何莹', '邓倩', '罗芸']);
    expect(affected[1].others).toContainEqual(affected[1].instead);
  });

  it('one tap hands all of them over; she is offered to nobody any more that day', async () => {
    const first = await booked('吴晓燕', '11:00', '朱莉');
    const facts = factsOf(
      await ask('PanYan', 'leave.take', {
        staffId: day.id('朱莉'),
        day: TODAY,
        off: true,
        instead: { [first.id]: day.id('罗芸') },
      }),
    );
    expect(facts).toMatchObject({ handed: [{ beautician: { name: '罗芸' } }], left: [] });
    const refused = await day.as('PanYan', 'book', (work) =>
      book(work, {
        lines: [{ customerId: day.id('徐曼'), treatmentIds: [day.id('补水')], beauticianId: day.id('朱莉') }],
        day: TODAY,
        time: '16:00',
      }),
    );
    expect(refused).toMatchObject({ code: 'taken', facts: { obstacles: [{ kind: 'off' }] } });
  });

  it('who was asked for and is busy by then is left open, not overwritten', async () => {
    const first = await booked('吴晓燕', '11:00', '朱莉');
    await booked('徐曼', '11:00', '罗芸');
    const facts = factsOf(
      await ask('PanYan', 'leave.take', {
        staffId: day.id('朱莉'),
        day: TODAY,
        off: true,
        instead: { [first.id]: day.id('罗芸') },
      }),
    );
    expect(facts).toMatchObject({ handed: [], left: [{ booking: { customer: { name: '吴晓燕' } } }] });
  });

  it('an afternoon off leaves the morning', async () => {
    await booked('吴晓燕', '11:00', '朱莉');
    await booked('刘芳', '15:00', '朱莉');
    const facts = factsOf(
      await ask('PanYan', 'leave.preview', { staffId: day.id('朱莉'), day: TODAY, off: true, from: '14:00' }),
    );
    expect(facts.days).toEqual([{ day: TODAY, from: '10:00', to: '14:00' }]);
    expect((facts.affected as Affected[]).map((each) => each.booking.time)).toEqual(['15:00']);
  });

  it('a room that is shut gives its customers to another one at the same hour', async () => {
    const first = await booked('李婷', '15:00', '许小美');
    const facts = factsOf(
      await ask('PanYan', 'rooms.close', { roomId: first.room!.id, day: TODAY, reason: '空调坏了' }),
    );
    const [move] = facts.moved as { booking: Booking; room: { id: string } }[];
    expect(move.booking.customer.name).toBe('李婷');
    expect(await day.db.one(Appointment, { id: first.id })).toMatchObject({ roomId: move.room.id });
    for (const name of ['许小美', '何莹', '邓倩']) {
      const other = await booked(
        ['徐曼', '钱玉兰', '刘芳'][['许小美', '何莹', '邓倩'].indexOf(name)],
        '17:00',
        name,
      );
      expect(other.room!.id).not.toBe(first.room!.id);
    }
    const full = await day.as('PanYan', 'book', (work) =>
      book(work, {
        lines: [{ customerId: day.id('何安娜'), treatmentIds: [day.id('补水')] }],
        day: TODAY,
        time: '17:00',
      }),
    );
    expect(full).toMatchObject({
      code: 'taken',
      facts: { obstacles: [{ kind: 'room', reason: undefined }] },
    });
    expect(await ask('PanYan', 'rooms.reopen', { roomId: first.room!.id })).toMatchObject({ done: true });
    expect(await ask('PanYan', 'rooms.reopen', { roomId: first.room!.id })).toMatchObject({ code: 'open' });
  });

  it('a consultant’s day off hands her things over and brings them back', async () => {
    const owner = (on: string) => day.as('SuWan', 'my-list', (work) => ownerNow(work, day.id('苏婉'), on));
    const input = {
      staffId: day.id('苏婉'),
      standInId: day.id('唐琳'),
      from: '2026-11-26',
      until: '2026-11-26',
    };
    expect(await ask('SuWan', 'standIn.name', input)).toMatchObject({
      done: true,
      tells: [{ to: day.id('唐琳'), notice: 'stand-in.given' }],
    });
    expect([await owner(TODAY), await owner('2026-11-26'), await owner('2026-11-27')]).toEqual([
      day.id('苏婉'),
      day.id('唐琳'),
      day.id('苏婉'),
    ]);
    const hers = await day.as('TangLin', 'my-list', (work) =>
      standsInFor(work, day.id('唐琳'), '2026-11-26'),
    );
    expect(hers).toEqual([day.id('唐琳'), day.id('苏婉')]);
    expect(await ask('SuWan', 'standIn.back', { staffId: day.id('苏婉') })).toMatchObject({ done: true });
    expect(await owner('2026-11-26')).toBe(day.id('苏婉'));
  });

  it('a beautician cannot stand in: what she would see is not for her', async () => {
    const input = { staffId: day.id('苏婉'), standInId: day.id('何莹'), from: TODAY, until: TODAY };
    expect(await ask('FangJie', 'standIn.name', input)).toMatchObject({ code: 'not-consultant' });
  });
});

it.each([
  [{ from: '14:00' }, { from: 600, to: 840 }],
  [{ to: '14:00' }, { from: 840, to: 1260 }],
  [{ from: '10:00', to: '21:00' }, null],
  [
    { from: '13:00', to: '15:00' },
    { from: 900, to: 1260 },
  ],
])('away %j from a day of 10 to 21 leaves %j', (away, left) => {
  expect(awayFrom({ from: 600, to: 1260 }, away)).toEqual(left);
});
