import fc from 'fast-check';
import { Appointment } from '../../entities/appointment';
import { Plan } from '../../entities/plan';
import { Visit } from '../../entities/visit';
import { VisitService } from '../../entities/visit-service';
import { addDays } from '../../src/salon/calendar';
import { recount } from '../../src/salon/customers/summary';
import { handsFor, isStrained, NO_COUNTS, trustLevel, type TrustCounts } from '../../src/salon/trust/trust';
import { salonChat, WEDNESDAY_EVENING, type SalonChat } from '../support/salon-chat';
import { doing } from '../support/work';

const TODAY = '2026-11-25';

describe('trust between a customer and a beautician (SR-PER-11, SR-PER-12, SR-PER-13)', () => {
  const of = (counts: Partial<TrustCounts>): TrustCounts => ({ ...NO_COUNTS, ...counts });

  it('is a level by what happened, and none after one or two services (SR-PER-06)', () => {
    expect(trustLevel(of({ served: 2, asked: 2 }))).toBeNull();
    expect(trustLevel(of({ served: 4, asked: 2 }))).toBe(4);
    expect(trustLevel(of({ served: 6, accepted: 2, refused: 1 }))).toBe(3);
    expect(trustLevel(of({ served: 6, accepted: 1, refused: 4 }))).toBe(2);
    expect(trustLevel(of({ served: 6 }))).toBe(1);
    expect(trustLevel(of({ served: 6, accepted: 3, complaints: 1 }))).toBe(1);
  });

  it('never prefers whom it avoids, whatever happened', () => {
    const number = fc.integer({ min: 0, max: 6 });
    const counts = fc.record({
      served: number,
      asked: number,
      kept: number,
      onTime: number,
      accepted: number,
      refused: number,
      renewals: number,
      redone: number,
      complaints: number,
    });
    const pairs = fc.uniqueArray(fc.record({ staffId: fc.constantFrom('a', 'b', 'c'), counts }), {
      selector: (pair) => pair.staffId,
    });
    fc.assert(
      fc.property(pairs, (all) => {
        const { prefer, avoid } = handsFor(all);
        expect(avoid).not.toContain(prefer);
        for (const id of avoid)
          expect(isStrained(all.find((pair) => pair.staffId === id)!.counts)).toBe(true);
      }),
    );
  });
});

/** 何莹 served 刘芳 four times and was asked for three times; 唐琳's 倩倩 did her 肩颈 last week. */
describe('what is known of who gets on with whom', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(WEDNESDAY_EVENING);
    const { cast } = chat;
    await doing(
      chat.db,
      'set-up',
      async (work) => {
        const { id } = cast.customers['刘芳'];
        for (const [ago, staff, asked] of [
          [60, 'HeYing', true],
          [46, 'HeYing', true],
          [32, 'HeYing', true],
          [18, 'HeYing', false],
          [7, 'DengQian', false],
        ] as const) {
          const day = addDays(TODAY, -ago);
          const visit = await work.tx.insert(Visit, {
            storeId: cast.store.id,
            customerId: id,
            day,
            status: 'complete',
            openedAt: work.now - ago * 86_400_000,
            createdById: cast.staff.HeYing.id,
          });
          await work.tx.insert(VisitService, {
            visitId: visit.id,
            customerId: id,
            treatmentId: treatment().id,
            beauticianId: cast.staff[staff].id,
            paidBy: 'cash',
            asked,
            byId: cast.staff.HeYing.id,
            at: visit.openedAt,
          });
          if (ago === 18) {
            await work.tx.insert(Plan, {
              customerId: id,
              storeId: cast.store.id,
              version: 1,
              status: 'accepted',
              outcome: { result: 'yes' },
              visitId: visit.id,
              authorId: cast.staff.SuWan.id,
              at: visit.openedAt,
            });
          }
        }
        await recount(work, id);
      },
      { store: cast.store, now: WEDNESDAY_EVENING, actor: { storeIds: [cast.store.id] } },
    );
  });

  const treatment = () => Object.values(chat.cast.treatments).find((each) => each.aliases.includes('肩颈'))!;

  it('is told by its counts to those who plan, and to no beautician', async () => {
    const suWan = await chat.as('SuWan').says('芳姐跟谁合得来');
    expect(suWan.saw()).toContain('刘芳 跟谁合得来(排班、打电话时看,不外传)');
    expect(suWan.saw()).toContain('何莹:做过 4 次,点名 3;说好 1、没要 0 → 认这个人');
    expect(suWan.saw()).toMatch(/做过 1 次 → 次数少,还看不出/);
    const heYing = await chat.as('HeYing').says('芳姐跟谁合得来');
    expect(heYing.saw()).toBe('这个给排班和打电话的人看,由顾问和店长查。');
  });

  it('has her time looked for with whom she trusts, where nobody is named', async () => {
    const suWan = await chat.as('SuWan').says('芳姐约周五三点肩颈');
    expect(suWan.saw()).toContain('何莹');
    await suWan.taps('yes');
    const [booked] = await chat.db.find(Appointment, { where: { status: 'booked' } });
    expect(booked.beauticianId).toBe(chat.cast.staff.HeYing.id);
  });

  it('counts a service done again, tells whoever did it first without blame, and takes nothing off a card', async () => {
    const heYing = await chat.as('HeYing').says('芳姐的肩颈重做了');
    expect(heYing.saw()).toMatch(/重做,不划卡/);
    await heYing.taps('yes');
    const [again] = await chat.db.find(VisitService, { where: { redo: true } });
    const first = await chat.db.one(VisitService, { id: again.redoOfId! });
    expect([again.sessionsUsed, again.consumedFen]).toEqual([0, 0]);
    expect(first?.beauticianId).toBe(chat.cast.staff.DengQian.id);
    const told = chat.as(chat.cast.staff.DengQian.userid);
    expect(told.all()).toMatch(
      /^店务: 有一次护理重做了\n刘芳 11-18 的肩颈,今天由何莹重做了一次。\n不是追究谁/,
    );
    const suWan = await chat.as('SuWan').says('芳姐跟谁合得来');
    expect(suWan.saw()).toMatch(/做过 1 次;重做 1 → 先换人做/);
  });
});
