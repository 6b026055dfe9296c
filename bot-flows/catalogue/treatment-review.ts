/** «项目分析», «小气泡 淘汰,因为没人做», «拉提 改进:莹莹培训,12月20号前». */
import type { TreatmentReviews, Verdict } from '../../src/salon/catalogue/reviews';
import {
  mostText,
  reviewedText,
  reviewPrompt,
  reviewsText,
  reviewWords,
  treatmentTaskText,
  VERDICTS,
  type ReviewConfirmed,
} from '../../src/text/treatment-review';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start } from '../engine';
import { readStaff } from '../slots/staff';
import { timeIn } from '../slots/time';
import { readTreatments } from '../slots/treatments';

const treatmentReviews: SalonFlow = {
  name: 'treatment-reviews',
  version: 1,
  command: 'treatment-review',
  title: () => reviewWords.title,
  slots: [
    { name: 'month', label: reviewWords.title },
    { name: 'asksMost', label: reviewWords.title },
  ],
  commit: ({ month }) => [{ operation: 'treatments.review', input: { month } }],
  done: ([facts], { asksMost }) => {
    const reviews = facts as TreatmentReviews;
    const most = asksMost ? [mostText(reviews)] : [];
    return { say: [{ text: [...most, reviewsText(reviews)].join('\n') }] };
  },
  refused: (_outcome, { asksMost }) => ({
    say: asksMost ? reviewWords.figuresNotAllowed : reviewWords.notAllowed,
    give: true,
  }),
};

const treatmentReview: SalonFlow = {
  name: 'treatment-review',
  version: 1,
  command: 'treatment-review',
  title: () => reviewWords.title,
  slots: [
    { name: 'treatment', label: reviewWords.which, show: (value) => (value as Ref).name },
    { name: 'decision', label: reviewWords.verdict, show: (value) => VERDICTS[value as Verdict] },
    { name: 'words', label: reviewWords.why },
    { name: 'owner', label: reviewWords.owner, read: readStaff, show: (value) => (value as Ref).name },
    {
      name: 'dueDay',
      label: reviewWords.due,
      // Without a day nobody is reminded: whoever is named is asked until when.
      required: ({ owner }) => owner !== undefined,
      question: () => ({ text: reviewWords.until }),
      read: (heard) => {
        const day = timeIn(heard)?.day;
        return day ? { value: day } : null;
      },
    },
    { name: 'targetTimes', label: reviewWords.target },
  ],
  confirm: (values) => reviewPrompt(confirmed(values)),
  commit: ({ treatment, decision, words, owner, dueDay, targetTimes }) => [
    {
      operation: 'treatments.decide',
      input: {
        treatmentId: (treatment as Ref).id,
        decision,
        words,
        ownerId: (owner as Ref | undefined)?.id,
        dueDay,
        targetTimes,
      },
    },
  ],
  done: ([facts]) => ({ say: [{ text: reviewedText(facts as unknown as ReviewConfirmed) }] }),
  refused: ({ code }) => {
    if (code === 'too-late' || code === 'not-a-day') return { say: reviewWords.tooLate, clear: ['dueDay'] };
    if (code === 'no-such-staff') return { say: reviewWords.noStaff, clear: ['owner'] };
    return { say: reviewWords.notAllowed, give: true };
  },
  unconfirmed: () => reviewWords.unconfirmed,
};

function confirmed(values: Record<string, unknown>): ReviewConfirmed {
  const { treatment, decision, words, owner, dueDay, targetTimes } = values;
  return {
    name: (treatment as Ref).name,
    decision: decision as Verdict,
    words: words as string | undefined,
    owner: (owner as Ref | undefined)?.name,
    dueDay: dueDay as string | undefined,
    targetTimes: targetTimes as number | undefined,
  };
}

export const reviewFlows: SalonFlow[] = [treatmentReviews, treatmentReview];

export const reviewNotices: Record<string, (facts: Facts) => { say: Prompt[] }> = {
  'treatment.task': ({ words, dueDay }) => ({
    say: [{ text: treatmentTaskText(String(words), String(dueDay)) }],
  }),
};

const LIST = /^(?:看看?|做)?项目(?:分析|整合|评估|整合表|去留)(?:一下)?$/;
/** «上个月哪个项目做得最多», «本月什么项目卖得好». */
const ASKS_MOST =
  /(?:哪|什么|啥)(?:个|些|几个|种)?项目.{0,6}(?:最|多|火|热门|受欢迎|好卖|卖得好|人气)|项目(?:排名|排行榜?)|做得?最多的(?:项目)?是(?:哪|什么|啥)/;
const THIS_MONTH = /(?:这|本)个?月/;
const DECIDES = /^.{1,10}?[\s,,::]*(?:要|可以|先|就)?(淘汰|改进|保留)(?:掉|了|吧)?(?=$|[\s,,。::])/;
const SAID: Record<string, Verdict> = { 淘汰: 'drop', 改进: 'improve', 保留: 'keep' };
/** «小气泡下架吧 没人做», «小气泡还留着»: the same, as it is said of what the store sells. */
const TAKES_OFF =
  /^.{1,10}?[\s,,::]*(?:这个项目)?(?:(?:以后|今后|店里|咱们|我们)*(?:都)?(?:不做了|不开了|不卖了)(?=[\s,,。]*(?:因为)?(?:没人|做的人|没什么人))|(?:要|可以|先|就)?(?:下架|砍掉|停掉)(?:了|吧)?(?=$|[\s,,。::]))/;
const KEEPS_ON = /^.{1,10}?[\s,,::]*(?:这个项目)?(?:还是|还|先)?留着(?:吧)?(?=$|[\s,,。::])/;
const TARGET = /目标.{0,4}?(\d{1,3})次/;

/** Null where the sentence is about something else. */
export function reviewSaid(heard: SalonHeard): Start[] | null {
  const text = heard.text.trim().normalize('NFKC');
  if (LIST.test(text.replace(/[\s。!?]/g, ''))) return [{ flow: treatmentReviews.name, values: {} }];
  if (ASKS_MOST.test(text)) {
    const month = THIS_MONTH.test(text) ? heard.reading.today.slice(0, 7) : undefined;
    return [{ flow: treatmentReviews.name, values: { asksMost: true, ...(month ? { month } : {}) } }];
  }
  // «芳姐的肩颈保留» is about her appointment.
  const named = heard.reading.reading.mentioned?.customers.length ?? 0;
  const said = named > 0 ? null : (DECIDES.exec(text) ?? TAKES_OFF.exec(text) ?? KEEPS_ON.exec(text));
  const match = said ? readTreatments(heard, true) : null;
  const refs = match && 'value' in match ? (match.value as Ref[]) : [];
  if (!said || refs.length !== 1) return null;
  const words = text
    .slice(said[0].length)
    .replace(/^[\s,,。::]+|[\s。]+$/g, '')
    .replace(/^因为/, '');
  const owner = readStaff(heard, true);
  const due = timeIn(heard)?.day;
  const target = TARGET.exec(text)?.[1];
  return [
    {
      flow: treatmentReview.name,
      values: {
        treatment: refs[0],
        decision: SAID[said[1]] ?? (KEEPS_ON.test(said[0]) ? 'keep' : 'drop'),
        ...(words ? { words } : {}),
        ...(owner && 'value' in owner ? { owner: owner.value } : {}),
        ...(due ? { dueDay: due } : {}),
        ...(target ? { targetTimes: Number(target) } : {}),
      },
      ...(owner && 'among' in owner ? { among: { slot: 'owner', options: owner.among } } : {}),
    },
  ];
}
