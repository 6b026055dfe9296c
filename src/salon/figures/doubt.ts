/** «少算我两个»: her words go to the managers, beside her figures as they stand. */
import { refused, done, type Operation, type Result } from '../operation';
import { ownShownOf, type FiguresAsked } from './store-figures';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';

interface Doubt extends FiguresAsked {
  words: string;
}

/** Refused (`no-manager`) where nobody is there to look at it. */
async function doubt(work: Work, input: Doubt): Promise<Result> {
  const shown = await ownShownOf(work, { period: input.period });
  if (!shown.done) return shown;
  const managers = (await storeStaff(work, 'manager')).filter((each) => each.id !== work.actor.staffId);
  if (managers.length === 0) return refused('no-manager', {});
  const facts = { words: input.words, shown: shown.facts };
  const tells = managers.map((manager) => ({ to: manager.id, notice: 'figures.doubted', facts }));
  return done({ managers: managers.map((each) => each.name) }, tells);
}

export const doubtOperations: Operation[] = [
  { name: 'figures.doubt', command: 'my-figures', kind: 'write', run: doubt },
];
