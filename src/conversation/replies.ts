import { cardHoldsText, type Say } from '../../bot-flows/engine';

/**
 * A burst gets one answer: what was said in a turn becomes as few bubbles as possible, in order. Of a form whose
 * card was shown several times only the last showing stands; texts run together; a bubble that is meant for a
 * customer stays alone, and so does a card that says all its text does, because that text is not shown beside it.
 */
export function merge(said: Say[]): Say[] {
  const lastShowing = new Map<string, number>();
  said.forEach((say, index) => {
    if (say.card && say.dialogId) lastShowing.set(say.dialogId, index);
  });
  const merged: Say[] = [];
  said.forEach((say, index) => {
    const superseded = say.card && say.dialogId && lastShowing.get(say.dialogId) !== index;
    if (superseded) return;
    const before = merged.at(-1);
    const open = before && !before.card && !before.picture && !before.form && !before.alone;
    if (open && !say.alone && !cardHoldsText(say)) {
      const text = before.text === say.text ? say.text : `${before.text}\n${say.text}`;
      merged[merged.length - 1] = { ...say, text };
    } else if (!before || before.text !== say.text || say.card) {
      merged.push(say);
    }
  });
  return merged;
}
