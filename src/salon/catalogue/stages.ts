/**
 * Body work goes in stages (通排调补, SR-NEED-02): open, drain, regulate, nourish. Which stage a treatment is stands in the
 * catalogue; with the setting `need.stages` the draft of the next visit says which one follows. A hint, never a choice.
 * Pure.
 */
export const STAGES = ['open', 'drain', 'regulate', 'nourish'] as const;
export type Stage = (typeof STAGES)[number];

export interface StagedTreatment {
  id: string;
  stage: Stage | null;
}

export interface StageHint {
  last: Stage;
  next: Stage;
  /** What may be done for it; null where the catalogue has nothing of that stage for her. */
  treatmentId: string | null;
}

export function stageOf(text: string | null | undefined): Stage | null {
  return STAGES.find((each) => each === text) ?? null;
}

/**
 * What follows the furthest stage of the last visit that had any; null where she never had one, or is through.
 *
 * @param history most recent visit first
 * @param owned treatments she has sessions of: those are proposed first
 */
export function nextStage(
  history: { treatmentIds: string[] }[],
  treatments: StagedTreatment[],
  owned: string[],
  forbidden: ReadonlyMap<string, string>,
): StageHint | null {
  const stages = new Map(treatments.map((each) => [each.id, each.stage]));
  const last = history
    .map((visit) => furthest(visit.treatmentIds.flatMap((id) => stages.get(id) ?? [])))
    .find((stage) => stage !== null);
  const next = last && STAGES[STAGES.indexOf(last) + 1];
  if (!last || !next) return null;
  const fitting = treatments.filter((each) => each.stage === next && !forbidden.has(each.id));
  const chosen = fitting.find((each) => owned.includes(each.id)) ?? fitting[0];
  return { last, next, treatmentId: chosen?.id ?? null };
}

function furthest(stages: Stage[]): Stage | null {
  return STAGES.findLast((stage) => stages.includes(stage)) ?? null;
}
