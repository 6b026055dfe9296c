/** The buttons of a visit's card and of the questions before it. */
import { visitSays } from '../../src/text/visit/asks';
import { words } from '../../src/text/slots';
import type { Input } from '../engine';
import { PAYABLE } from '../slots/money';
import type { ServiceHeard } from '../slots/visit';
import { fileFirst } from '../two-things';
import type { VisitFacts, VisitValues, Way } from './visit-values';

/** What a button of the form means. */
export function pressed(
  key: string,
  values: VisitValues,
  facts: VisitFacts,
  selected: Record<string, string[]>,
): Input[] | null {
  const seen = facts.seen;
  if (key === 'yes') return [...chosen(values, facts, selected), { kind: 'confirm' }];
  if (key === 'fix') return [{ kind: 'say', text: visitSays.fix }];
  if (key === 'again') return [{ kind: 'fill', slot: 'again', value: true }];
  if (key === 'moneyAgain') return [{ kind: 'fill', slot: 'moneyAgain', value: true }];
  if (key === 'newFile') return fileFirst('record-visit', values, facts);
  if (key === 'walkIn') return [{ kind: 'fill', slot: 'walkIn', value: facts.unknown ?? words.walkIn }];
  if (key === 'bigSum' || key === 'noMoney') return [{ kind: 'fill', slot: key, value: true }];
  if (key === 'asBooked') {
    const services = (seen?.bookedFor ?? []).map((treatment) => ({ treatment, times: 1 }));
    return [{ kind: 'fill', slot: 'services', value: services }];
  }
  if (key.startsWith('for:')) return [{ kind: 'fill', slot: 'moneyKind', value: key.slice(4) }];
  const [verb, how, treatmentId] = key.split(':');
  if (verb === 'more') return [{ kind: 'fill', slot: 'services', value: withMore(values, facts, how) }];
  if (verb === 'way' && how === 'paid') return [{ kind: 'clear', slot: 'sessionsUsed' }];
  if (verb === 'way' && how === 'left') return onlyLeft(values, facts, treatmentId);
  if (verb === 'way') {
    return [{ kind: 'fill', slot: 'ways', value: { ...values.ways, [treatmentId]: how as Way } }];
  }
  return null;
}

/** What the drop-down of the card says, where it stands for something that nobody had said. */
function chosen(values: VisitValues, facts: VisitFacts, selected: Record<string, string[]>): Input[] {
  const beautician = facts.seen?.beauticians.find((each) => each.id === selected.beautician?.[0]);
  if (beautician) return [{ kind: 'fill', slot: 'beautician', value: beautician }];
  const method = PAYABLE.find((each) => each === selected.method?.[0]);
  if (!method || !values.money) return [];
  const money = values.money.map((draft) => (draft.method === null ? { ...draft, method } : draft));
  return [{ kind: 'fill', slot: 'money', value: money }];
}

function withMore(values: VisitValues, facts: VisitFacts, treatmentId: string): ServiceHeard[] {
  return (values.services ?? []).map((service) =>
    service.treatment.id === treatmentId
      ? { ...service, times: service.times + (facts.seen?.unplaced ?? 0) }
      : service,
  );
}

/** As many sessions as the card has, and as many times done. */
function onlyLeft(values: VisitValues, facts: VisitFacts, treatmentId: string): Input[] {
  const left = facts.seen?.lines.find((line) => line.treatmentId === treatmentId)?.short?.left ?? 0;
  const services = (values.services ?? []).map((service) =>
    service.treatment.id === treatmentId ? { ...service, times: left } : service,
  );
  const others = services.filter((service) => service.treatment.id !== treatmentId && !service.gift);
  const sessions = others.reduce((sum, service) => sum + service.times, left);
  return [
    { kind: 'fill', slot: 'services', value: services },
    ...(values.sessionsUsed === undefined
      ? []
      : [{ kind: 'fill' as const, slot: 'sessionsUsed', value: sessions }]),
  ];
}
