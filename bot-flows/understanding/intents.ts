import { businessDay, instantOf } from './calendar';
import { CEILING, CUES, PREFERENCE } from './cues';
import { customersTold } from './people';
import { treatmentsDone } from './treatments-done';
import type { View } from './view';
import type { Intent } from './reading';

export interface Scored {
  intent: Intent;
  score: number;
  runnerUp?: Intent;
  margin: number;
  /** Where likeness alone spoke for it: what the cues say by themselves. */
  plain?: Scored;
  /** Which cues spoke, for the explanation. */
  cues: { intent: Intent; weight: number; words: string }[];
  /** What likeness counted for the likeliest intents. */
  likeness: { intent: Intent; weight: number }[];
}

/** How much a natural logarithm of likeness counts beside the cues, and how little it may count at most. */
const LIKENESS = { weight: 0.15, floor: -4 };

/** By how much an intent without a cue must be likelier than talk. */
const CLEAR = 1.5;

/** The intent for which most speaks: cues, the make-up of the message, and its likeness to examples. */
export function scoreIntents(view: View, like: Map<Intent, number>): Scored {
  const said = view.masked.text;
  const plus = new Map<Intent, number>();
  const minus = new Map<Intent, number>();
  const cues: Scored['cues'] = [];
  const count = (intent: Intent, weight: number): void => {
    const side = weight > 0 ? plus : minus;
    side.set(intent, (side.get(intent) ?? 0) + weight);
  };
  for (const [intent, weight, pattern] of CUES) {
    const m = pattern.exec(said);
    if (!m) continue;
    count(intent, weight);
    cues.push({ intent, weight, words: m[0] });
  }
  for (const [intent, weight] of shape(view)) count(intent, weight);
  const cued = (intent: Intent): number =>
    Math.min(plus.get(intent) ?? 0, CEILING[intent] ?? Infinity) + (minus.get(intent) ?? 0);
  const likely = (intent: Intent): number =>
    Math.max(LIKENESS.floor, LIKENESS.weight * (like.get(intent) ?? -Infinity));
  const likeness = likeliest(like).map((intent) => ({ intent, weight: likely(intent) }));
  const ranked = rank((intent) => cued(intent) + likely(intent));
  const [best] = ranked;
  const byCues = rank(cued);
  const talk: Scored = { intent: 'smalltalk', score: 0, margin: 0, cues, likeness };
  const plain = byCues[0].score < 1 ? talk : scoredOf(byCues, cues, likeness);
  if (cued(best.intent) >= 1) return scoredOf(ranked, cues, likeness);
  // Nothing but likeness speaks for the best: a clear cue for another goes before it, and so does talk if it is close.
  if (byCues[0].score >= CUE_ENOUGH) return plain;
  const overTalk = best.score - cued('smalltalk') - likely('smalltalk');
  const tied = best.score - ranked[1].score < TIE;
  if (best.intent === 'smalltalk' || overTalk < CLEAR || tied) return talk;
  return { ...scoredOf(ranked, cues, likeness), plain };
}

/** Two intents as likely as this are a guess where no cue speaks for either. */
const TIE = 0.1;

/** A cue so strong that no likeness goes before it. */
const CUE_ENOUGH = 2.5;

interface Ranked {
  intent: Intent;
  score: number;
}

function rank(score: (intent: Intent) => number): Ranked[] {
  return PREFERENCE.map((intent) => ({ intent, score: score(intent) })).sort((a, b) => b.score - a.score);
}

/** The three intents whose examples the message is most like. */
function likeliest(like: Map<Intent, number>): Intent[] {
  return [...like]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([intent]) => intent);
}

function scoredOf([best, second]: Ranked[], cues: Scored['cues'], likeness: Scored['likeness']): Scored {
  return {
    intent: best.intent,
    score: best.score,
    runnerUp: second.intent,
    margin: best.score - second.score,
    cues,
    likeness,
  };
}

/** An hour of today that has not come yet, with nothing said to be done: 今天晚上七点来做肩颈. */
function comesLater(view: View): boolean {
  const { timezone } = view.lexicon.store;
  if (
    /(?<!不)做了|做完|做的|好了|(?<!计)划|耗|收了|刚|改|推|取消|不来|来不了|确认|确定|准时|谁|吗|几|约了|到了/.test(
      view.norm,
    )
  )
    return false;
  if (!/来|到店|找|做/.test(view.norm)) return false;
  return view.mentions.some((one) => {
    if (one.kind !== 'time' || one.dropped || one.time!.day !== '+0d' || !one.time!.time) return false;
    const day = businessDay(view.context.at, timezone);
    return instantOf(day, one.time!.time, timezone) > view.context.at;
  });
}

/** «路遥五点半刮头皮,小叶有没有时间»: who, what and when are said; the question is part of booking. */
function asksForPlace(view: View): boolean {
  const live = view.mentions.filter((one) => !one.dropped);
  const said = (kind: string): boolean => live.some((one) => one.kind === kind);
  return (
    said('customer') &&
    said('treatment') &&
    live.some((one) => one.kind === 'time' && Boolean(one.time!.time)) &&
    /有没有(?:空|时间|位)|有(?:空|时间|位置?)[吗没]|能(?:不能)?排|还?能(?:再)?(?:塞|加|挤|插)|排得|行不行|可以吗/.test(
      view.norm,
    ) &&
    !/几点|什么时候|约了/.test(view.norm)
  );
}

/** What the make-up of the message says, whatever its words. */
function shape(view: View): [Intent, number][] {
  const out: [Intent, number][] = [];
  const live = view.mentions.filter((one) => !one.dropped);
  const has = (kind: string): boolean => live.some((one) => one.kind === kind);
  const feels = view.clauses.some((one) => one.effect || one.feedback || one.need);
  const said = view.masked.text;
  if (has('customer') && feels && (has('treatment') || /Ⓙ|刚/.test(said))) out.push(['record_visit', 1.5]);
  if (has('customer') && has('treatment') && live.length <= 3 && !has('time')) out.push(['record_visit', 1]);
  if (has('customer') && view.clauses.some((one) => one.effect)) out.push(['record_visit', 1.5]);
  // Nothing done, paid or counted: a mood is no record (顾总今天心情真好).
  if (!/[ⓉⓂⓃⓄⓊⓏ]|做|划|耗|扣|收|付|充|来|到|走|刚/.test(said)) out.push(['record_visit', -3]);
  // A long message that takes a word back is still what it is about.
  if (view.norm.length > 45 && !/^(?:刚|上|更正|那|改|把|方才|前)/.test(said)) out.push(['correct', -4]);
  if (!said.includes('Ⓓ')) out.push(['book', -2]);
  if (asksForPlace(view)) out.push(['book', 4], ['schedule_query', -3]);
  if (has('customer') && comesLater(view)) out.push(['book', 6], ['record_visit', -5]);
  if (said.includes('Ⓖ') && !/^(?:帮(?:我)?|给)?约Ⓒ/.test(said)) out.push(['record_visit', 1], ['book', -3]);
  if (live.filter((one) => one.kind === 'customer').length > 1 && has('treatment')) {
    const told = customersTold({ ...view, spans: [] }, 'record_visit').length;
    const done = treatmentsDone({ ...view, spans: [] }, {}).length;
    if (done && told < live.filter((one) => one.kind === 'customer').length)
      out.push(['record_visit', 3], ['no_show', -4]);
  }
  return out;
}
