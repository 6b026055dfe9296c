import { proceed } from './advance';
import { isAsleep } from './addressed';
import type { Book } from './book';
import { missingSlots } from './dialog';
import type { Dialog } from './flow';
import { bound, put, type State, type Turn } from './turn';

/** A form younger than this is only named again, not told anew. */
const RECAP_AFTER = 30 * 60 * 1000;

/** Says again where the person was, once an interruption is over. Called at the end of a turn. */
export function comeBack<R>(before: State, turn: Turn, at: number, book: Book<R>): Turn {
  const known = new Set(before.dialogs.map((each) => each.id));
  const carded = new Set(turn.say.flatMap((say) => (say.card && say.dialogId ? [say.dialogId] : [])));
  // A card that waits quietly does not hide the form beneath it, unless it has only just come or turned.
  const waits = ({ flow: name, id }: Dialog) => book.flow(name)?.quiet && known.has(id) && !carded.has(id);
  const dialog = turn.state.dialogs.findLast((each) => !waits(each) && !isAsleep(each));
  const flow = dialog && book.flow(dialog.flow);
  if (!dialog || !flow || flow.quiet || turn.call) return turn;
  const wasOpen = before.dialogs.some((each) => each.id === dialog.id);
  const spokenOf = turn.say.some((say) => say.dialogId === dialog.id);
  if (!wasOpen || spokenOf || dialog.misses > 0 || turn.say.length === 0) return turn;
  const passed = { ...dialog, passedBy: (dialog.passedBy ?? 0) + 1 };
  if (isAsleep(passed)) return put(turn, passed);
  const missing = missingSlots(flow, dialog).map((slot) => slot.label);
  const title = flow.title(dialog.values, dialog.facts);
  const stillFresh = at - dialog.openedAt < RECAP_AFTER && before.dialogs.at(-1)?.id === dialog.id;
  const text = stillFresh ? book.voice.aside(title) : book.voice.recap(title, missing);
  const again = proceed(flow, passed, passed.asking, false, book.voice);
  if (again.want || again.commit || !again.say) {
    return { ...put(turn, passed), say: [...turn.say, { text, dialogId: dialog.id }] };
  }
  const said = again.say.again ?? again.say.text;
  const shown = bound({ ...again.say, text: `${text}\n${said}` }, again.dialog, false);
  return { ...put(turn, again.dialog), say: [...turn.say, shown] };
}
