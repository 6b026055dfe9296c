import { Entity, Index } from './table';
import { Count, Day, Fen, Id, Instant, Json, optional, Protected, ProtectedJson, Ref, Word } from './columns';
import type { NextLine } from './visit';

/** One ground a plan rests on: a code with its facts, put into words only when it is shown. */
export interface PlanReason {
  code: string;
  treatmentId?: string;
  fen?: number;
  day?: string;
  days?: number;
  count?: number;
  of?: number;
  /** A word of the code that follows `words`. */
  next?: string;
  /** Her own or staff's words. */
  words?: string;
}

/** What every plan must state (SR-LOOP-11): 钱, 时间, 关系. */
export interface PlanBasis {
  money: PlanReason[];
  time: PlanReason[];
  relationship: PlanReason[];
}

export interface PlanStep {
  text: string;
  day?: string;
  doneAt?: number;
}

/** What she answered to what the plan offers (SR-LOOP-07), and what showed it. */
export interface PlanOutcome {
  result: 'yes' | 'no' | 'later';
  reason?: string;
  /** Paid for; a yes without it is 出现金. */
  paid?: boolean;
  /** Business day of the answer. */
  day?: string;
  /** What it was seen by: her words, or the row of a payment or visit. */
  by?: 'words' | 'payment' | 'visit';
  sourceId?: string;
}

/** What she said of her home care when she was asked (SR-EFF-03). */
export interface HomeCareHeard {
  day: string;
  kept: boolean;
  text: string;
}

/** A version of what comes next for a customer, with its basis (行动计划表, SR-FRM-02). */
@Entity('plan')
@Index(['customerId', 'version'], { unique: true })
@Index(['storeId', 'status'])
@Index(['visitId'])
export class Plan {
  @Id()
  id: string;

  @Ref()
  customerId: string;

  @Ref()
  storeId: string;

  @Count()
  version: number;

  @Word()
  status: 'draft' | 'accepted' | 'changed' | 'refused' | 'superseded';

  @Json(optional)
  nextDo: NextLine[] | null;

  @ProtectedJson(optional)
  nextSell: NextLine[] | null;

  @Instant(optional)
  nextAt: number | null;

  @Day(optional)
  nextDay: string | null;

  @ProtectedJson(optional)
  basis: PlanBasis | null;

  @Fen(optional)
  expectedCashFen: number | null;

  /** Appointment ids kept free for her. */
  @Json(optional)
  held: string[] | null;

  @Protected(optional)
  goal: string | null;

  @Protected(optional)
  problem: string | null;

  /** 家居计划: what she does and uses at home (SR-EFF-03). */
  @Protected(optional)
  homeCare: string | null;

  @ProtectedJson(optional)
  homeCareHeard: HomeCareHeard[] | null;

  /** The card to be renewed or newly opened, and by when (续项目/新增项目开卡). */
  @Protected(optional)
  renewal: string | null;

  /** When the plan as a whole is looked at again (SR-DUTY-11). */
  @Day(optional)
  reviewDay: string | null;

  @ProtectedJson(optional)
  steps: PlanStep[] | null;

  @Protected(optional)
  reason: string | null;

  @ProtectedJson(optional)
  outcome: PlanOutcome | null;

  @Ref(optional)
  visitId: string | null;

  @Ref(optional)
  meetingId: string | null;

  @Ref()
  authorId: string;

  @Instant()
  at: number;

  @Ref(optional)
  decidedById: string | null;

  @Instant(optional)
  decidedAt: number | null;
}
