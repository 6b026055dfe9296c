import fc from 'fast-check';
import {
  addDays,
  HOUR,
  instantAt,
  instantOf,
  MINUTE,
  openingSpan,
  overlaps,
  type Span,
} from '../../src/salon/calendar';
import {
  few,
  fit,
  fitAll,
  freeTimes,
  nearest,
  type Board,
  type FreeTime,
  type Need,
  type Taken,
} from '../../src/salon/appointments/free-times';

const ZONE = 'Asia/Shanghai';
const STORE = { opensAt: '10:00', closesAt: '21:00', timezone: ZONE };
const DAY = '2026-11-26';
const at = (clock: string) => instantAt(DAY, clock, ZONE);
const clock = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(11, 16);
const open = openingSpan(STORE, DAY);

function board(changes: Partial<Board> = {}): Board {
  return {
    now: instantAt('2026-11-25', '20:00', ZONE),
    open: [open],
    hands: [
      { id: '小美', name: '许小美', skills: null, hours: [open] },
      { id: '莹莹', name: '何莹', skills: new Set(['补水', '肩颈']), hours: [open] },
    ],
    beds: [
      { id: '1号房', name: '1号房', categories: null },
      { id: '2号房', name: '2号房', categories: ['面部'] },
    ],
    closures: [],
    taken: [],
    ...changes,
  };
}

const hydration: Need = { person: '李婷', treatmentIds: ['补水'], categories: ['面部'], length: HOUR };

function taken(changes: Partial<Taken>): Taken {
  return {
    id: 'x',
    person: '钱玉兰',
    beauticianId: '小美',
    roomId: '1号房',
    from: at('15:00'),
    to: at('16:00'),
    ...changes,
  };
}

describe('a wished time', () => {
  it('gets a beautician and the most particular room that suits', () => {
    expect(fit(board(), hydration, at('15:00'))).toEqual({
      free: { from: at('15:00'), to: at('16:00'), beauticianId: '小美', roomId: '2号房' },
    });
  });

  it('goes to her own beautician where nobody is asked for', () => {
    const answer = fit(board(), { ...hydration, own: '莹莹' }, at('15:00'));
    expect(answer).toMatchObject({ free: { beauticianId: '莹莹' } });
  });

  it('goes to who has least to do where she has no own one', () => {
    const busy = board({ taken: [taken({ from: at('11:00'), to: at('12:00') })] });
    expect(fit(busy, hydration, at('15:00'))).toMatchObject({ free: { beauticianId: '莹莹' } });
  });

  it('is refused with the name of what is taken', () => {
    const busy = board({ taken: [taken({})] });
    const answer = fit(busy, { ...hydration, askedFor: '小美' }, at('15:30'));
    expect(answer).toEqual({
      obstacles: [{ kind: 'beautician', id: '小美', by: taken({}), span: taken({}) }],
    });
  });

  it.each([
    ['in the past', {}, '2026-11-25T03:00:00Z', 'past'],
    ['beyond closing', {}, '2026-11-26T12:30:00Z', 'closed'],
    ['before opening', {}, '2026-11-26T01:30:00Z', 'closed'],
  ])('is refused %s', (_title, changes, instant, kind) => {
    expect(fit(board(changes), hydration, Date.parse(instant))).toMatchObject({ obstacles: [{ kind }] });
  });

  it('is refused when she herself is elsewhere, but not for the friend she brings', () => {
    const her = board({ taken: [taken({ person: '李婷' })] });
    expect(fit(her, hydration, at('15:00'))).toMatchObject({ obstacles: [{ kind: 'customer' }] });
    expect(fit(her, { ...hydration, person: '李婷+妈妈' }, at('15:00'))).toHaveProperty('free');
  });

  it('is refused by leave, by skill and by a room out of use', () => {
    const off = board({ hands: [{ id: '小美', name: '许小美', skills: null, hours: [] }] });
    expect(fit(off, hydration, at('15:00'))).toEqual({ obstacles: [{ kind: 'off', id: '小美' }] });
    const lifting = { ...hydration, treatmentIds: ['拉提'], askedFor: '莹莹' };
    expect(fit(board(), lifting, at('15:00'))).toEqual({ obstacles: [{ kind: 'skill', id: '莹莹' }] });
    const shut = { roomId: '1号房', from: at('12:00'), to: at('18:00'), reason: '空调坏了' };
    const body = { ...hydration, categories: ['身体'] };
    expect(fit(board({ closures: [shut] }), body, at('15:00'))).toMatchObject({
      obstacles: [{ kind: 'room', reason: '空调坏了' }],
    });
  });

  it('an appointment that moves is not in its own way, and keeps its room', () => {
    const own = board({ taken: [taken({ person: '李婷' })] });
    const answer = fit(own, { ...hydration, ignore: ['x'], roomId: '1号房' }, at('15:30'));
    expect(answer).toMatchObject({ free: { roomId: '1号房' } });
  });
});

describe('what is offered instead', () => {
  it('is the same hour with somebody else, and the nearest hours with the one asked for', () => {
    const busy = board({ taken: [taken({ roomId: null })] });
    const offers = nearest(busy, [{ ...hydration, askedFor: '小美' }], at('15:00'), 3);
    expect(offers.map(([each]) => [clock(each.from), each.beauticianId])).toEqual([
      ['14:00', '小美'],
      ['15:00', '莹莹'],
      ['16:00', '小美'],
    ]);
  });

  it('two who come together lie side by side, and one who wants two people is done one after the other', () => {
    const mother: Need = { ...hydration, person: '李婷+妈妈', treatmentIds: ['肩颈'], categories: ['身体'] };
    const both = fitAll(board(), [hydration, mother], at('15:00'));
    expect(both).toMatchObject({
      free: [
        { beauticianId: '小美', roomId: '2号房', from: at('15:00') },
        { beauticianId: '莹莹', roomId: '1号房', from: at('15:00') },
      ],
    });
    const second: Need = { ...hydration, treatmentIds: ['肩颈'], askedFor: '莹莹' };
    expect(fitAll(board(), [{ ...hydration, askedFor: '小美' }, second], at('15:00'))).toMatchObject({
      free: [{ from: at('15:00') }, { from: at('16:00'), beauticianId: '莹莹' }],
    });
    const alone = board({ beds: [{ id: '1号房', name: '1号房', categories: null }] });
    expect(fitAll(alone, [hydration, mother], at('15:00'))).toMatchObject({
      need: 1,
      obstacles: [{ kind: 'room' }],
    });
  });

  it('is never three times the same hour', () => {
    expect(few(freeTimes(board(), [hydration]), 3).map(([each]) => clock(each.from))).toEqual([
      '10:00',
      '11:00',
      '12:00',
    ]);
  });

  it('stays within the afternoon that was asked for', () => {
    const within = { from: at('12:00'), to: at('18:00') };
    const found = freeTimes(board(), [hydration], within).map(([each]) => clock(each.from));
    expect([found[0], found.at(-1)]).toEqual(['12:00', '17:45']);
  });
});

describe('whatever stands in the book', () => {
  const spans = (day: Span) =>
    fc.tuple(fc.integer({ min: 0, max: 43 }), fc.integer({ min: 1, max: 8 })).map(([start, length]) => ({
      from: day.from + start * 15 * MINUTE,
      to: day.from + (start + length) * 15 * MINUTE,
    }));
  const hands = ['小美', '莹莹', '倩倩'];
  const beds = ['1号房', '2号房', '3号房'];
  const person = fc.constantFrom('李婷', '钱玉兰', '徐曼');

  /** Ordinary days, and both nights on which Vienna changes its clock, with a store open past midnight. */
  const stores = fc.constantFrom(
    { store: STORE, day: DAY },
    { store: { opensAt: '09:00', closesAt: '03:30', timezone: 'Europe/Vienna' }, day: '2026-03-28' },
    { store: { opensAt: '09:00', closesAt: '03:30', timezone: 'Europe/Vienna' }, day: '2026-10-24' },
  );

  const boards = stores.chain(({ store, day }) => {
    const days = [openingSpan(store, day), openingSpan(store, addDays(day, 1))];
    const span = fc.oneof(spans(days[0]), spans(days[1]));
    return fc.record({
      now: fc.integer({ min: 0, max: 600 }).map((late) => days[0].from + (late - 60) * MINUTE),
      open: fc.constant(days),
      hands: fc.tuple(...hands.map((id) => handsOf(id, days))),
      beds: fc.constant(beds.map((id, index) => ({ id, name: id, categories: index ? ['面部'] : null }))),
      closures: fc.array(
        fc.tuple(span, fc.constantFrom(...beds)).map(([each, roomId]) => ({ ...each, roomId, reason: '' })),
        { maxLength: 3 },
      ),
      taken: fc.array(
        fc
          .tuple(span, person, fc.constantFrom(...hands), fc.constantFrom(...beds, null))
          .map(([each, who, beauticianId, roomId]) => ({
            ...each,
            id: `${who} ${each.from}`,
            person: who,
            beauticianId,
            roomId,
          })),
        { maxLength: 25 },
      ),
    });
  });

  function handsOf(id: string, days: Span[]) {
    return fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 8 }), fc.boolean()).map(([off, late, some]) => ({
      id,
      name: id,
      skills: some ? new Set(['补水']) : null,
      hours: off ? [] : days.map((day) => ({ from: day.from + late * HOUR, to: day.to })),
    }));
  }

  const needs = fc.record({
    person,
    treatmentIds: fc.constantFrom(['补水'], ['补水', '肩颈']),
    categories: fc.constantFrom(['面部'], ['身体'], ['面部', '身体']),
    length: fc.constantFrom(30, 45, 60, 90, 150).map((minutes) => minutes * MINUTE),
    askedFor: fc.option(fc.constantFrom(...hands), { nil: undefined }),
    own: fc.option(fc.constantFrom(...hands), { nil: undefined }),
  });

  it('no time offered overlaps anything that is taken, shut, off or over', () => {
    fc.assert(
      fc.property(boards, needs, fc.integer({ min: 0, max: 60 }), (given, need, quarter) => {
        const wished = given.open[0].from + quarter * 15 * MINUTE;
        const offered = [...freeTimes(given, [need]), ...nearest(given, [need], wished, 3)].flat();
        expect(offered.flatMap((free) => faultsOf(given, need, free))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  function faultsOf(given: Board, need: Need, free: FreeTime): string[] {
    const who = given.hands.find((each) => each.id === free.beauticianId)!;
    const inTheWay = given.taken.some(
      (each) =>
        overlaps(each, free) &&
        (each.beauticianId === free.beauticianId ||
          each.roomId === free.roomId ||
          each.person === need.person),
    );
    const shut = given.closures.some((each) => each.roomId === free.roomId && overlaps(each, free));
    const within = (hours: Span) => free.from >= hours.from && free.to <= hours.to;
    return [
      free.to - free.from === need.length ? '' : 'too short',
      free.from >= given.now ? '' : 'over',
      given.open.some(within) ? '' : 'closed',
      who.hours.some(within) ? '' : 'off',
      !who.skills || need.treatmentIds.every((id) => who.skills!.has(id)) ? '' : 'cannot do it',
      inTheWay ? 'taken' : '',
      shut ? 'room out of use' : '',
    ].filter(Boolean);
  }

  it('a time that is offered can be booked as offered, and one asked for by name is only offered with her', () => {
    fc.assert(
      fc.property(boards, needs, (given, need) => {
        const offered = freeTimes(given, [need]).flat();
        expect(offered.map((free) => fit(given, need, free.from))).toEqual(offered.map((free) => ({ free })));
        expect(offered.every((free) => !need.askedFor || free.beauticianId === need.askedFor)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

it('on the night that loses an hour a store open past midnight closes an hour sooner', () => {
  const late = { opensAt: '09:00', closesAt: '03:30', timezone: 'Europe/Vienna' };
  const length = (day: string) => {
    const span = openingSpan(late, day);
    return (span.to - span.from) / HOUR;
  };
  expect([length('2026-03-27'), length('2026-03-28'), length('2026-10-24')]).toEqual([18.5, 17.5, 19.5]);
  expect(new Date(instantOf('2026-03-28', 25 * 60, 'Europe/Vienna')).toISOString()).toBe(
    '2026-03-29T00:00:00.000Z',
  );
});
