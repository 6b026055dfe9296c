/** The card on which a visit is confirmed. */
import { cut } from '../../src/text/days';
import { howPaid } from '../../src/text/money';
import { selectTitles, visitButtons, visitCard, type Selectable } from '../../src/text/visit/card';
import { visitWords } from '../../src/text/visit/words';
import { words } from '../../src/text/slots';
import type { NextLine } from '../../src/salon/visits/parts';
import type { Ref } from '../ear';
import type { Button } from '../engine';
import { beauticianOf, draftsOf, type VisitFacts, type VisitValues } from './visit-values';

/** The card to confirm: what would be written, and what may be chosen on it. */
export function confirmation(values: VisitValues, facts: VisitFacts) {
  const seen = facts.seen!;
  const added = seen.lines.some((line) => line.times > 0);
  const beautician = added ? beauticianOf(values, facts) : (values.beautician ?? null);
  const shown = {
    customer: seen.customer.name,
    day: seen.day,
    today: seen.today,
    beautician: handsShown(values) ?? beautician?.name ?? null,
    asked: values.asked === true,
    lines: seen.lines,
    payer: values.payer?.name ?? null,
    owners: Object.fromEntries(seen.courseOwners.map((owner) => [owner.id, owner.name])),
    consumedFen: seen.consumedFen,
    money: draftsOf(values),
    sellers: (values.sellers ?? []).map((each) => each.name),
    effect: values.effect,
    feedback: values.feedback,
    reaction: values.reaction,
    needs: values.needs,
    next: {
      nextDo: linesShown(values.nextDo),
      nextSell: linesShown(values.nextSell),
      nextTime: values.nextTime && visitWords.nextTimeShown(values.nextTime),
      left: values.leftToConsultant === true || facts.speaker.roles.includes('beautician'),
    },
    note: values.note,
    talk: values.talk,
    allergy: seen.allergy,
    taboo: seen.taboo,
    before: seen.before && {
      by: seen.before.by.map((each) => each.name),
      services: seen.before.services.map((each) => visitWords.times(each.name, each.times)),
      cashFen: seen.before.cashFen,
    },
    sameMoney: seen.sameMoney.map((each) => ({ amountFen: each.amountFen, by: each.by?.name ?? null })),
    moneyAgain: values.moneyAgain === true,
    otherHands: otherHands(seen, beauticianOf(values, facts)),
  };
  return visitCard(shown, buttonsOf(values, seen), selectOf(values, facts, beautician));
}

/** «肩颈 何莹、头疗 邓倩», where each did her part. */
function handsShown({ hands, services }: VisitValues): string | null {
  const parts = (services ?? []).flatMap(({ treatment }) =>
    hands?.[treatment.id] ? [`${treatment.name} ${hands[treatment.id].name}`] : [],
  );
  return parts.length > 0 ? parts.join(words.and) : null;
}

/** Two people say that they did the same: nothing is changed in silence. */
function otherHands(
  seen: NonNullable<VisitFacts['seen']>,
  mine: Ref | null,
): { treatment: string; by: string }[] {
  const told = seen.lines.filter((line) => line.state === 'same');
  return told.flatMap((line) => {
    const before = seen.before?.services.find((service) => service.id === line.beforeId)?.beautician;
    return before && mine && before.id !== mine.id ? [{ treatment: line.name, by: before.name }] : [];
  });
}

function linesShown(lines: NextLine[] | undefined): string | undefined {
  return lines?.map((line) => line.text ?? '').join(words.and);
}

function buttonsOf(values: VisitValues, seen: NonNullable<VisitFacts['seen']>): Button[] {
  const { yes, fix, no, again, moneyAgain } = visitButtons;
  const told = seen.lines.some((line) => line.state === 'same');
  return [
    yes,
    fix,
    ...(told && !values.again ? [again] : []),
    ...(seen.sameMoney.length > 0 && !values.moneyAgain ? [moneyAgain] : []),
    no,
  ];
}

/** Who did it where nobody knows, else how it was paid where nobody said. */
function selectOf(values: VisitValues, facts: VisitFacts, beautician: Ref | null): Selectable {
  const seen = facts.seen!;
  if (!beautician && seen.lines.some((line) => line.times > 0)) {
    const options = seen.beauticians.slice(0, 10).map((each) => ({ id: each.id, text: cut(each.name, 10) }));
    return options.length > 0 ? { key: 'beautician', title: selectTitles.beautician, options } : undefined;
  }
  const unsaid = draftsOf(values).find((draft) => draft.method === null);
  if (!unsaid) return undefined;
  return howPaid();
}
