import type { Part } from './entries';
import type { Mention } from './mentions';
import type { View } from './view';

/**
 * Sums said of several customers at once: «各298» is each one's, «一起596» is nobody's alone. A whole that the
 * shares make up is dropped; of any other it is asked whose it is.
 */
export function shareSums(view: View, parts: Part[]): void {
  const shared = [...new Set(parts.flatMap((one) => one.mentions))].filter(
    (one) =>
      one.kind === 'amount' && !one.dropped && parts.filter((part) => part.mentions.includes(one)).length > 1,
  );
  const shares = shared.filter((one) => isShare(view, one));
  for (const whole of shared) {
    if (shares.includes(whole)) continue;
    for (const part of parts) part.mentions = part.mentions.filter((one) => one !== whole);
    if (!shares.some((one) => (one.value ?? 0) * parts.length === whole.value))
      view.doubts.push({ about: 'amount', why: 'unclear', words: view.text.slice(whole.start, whole.end) });
  }
}

function isShare(view: View, sum: Mention): boolean {
  const head = view.masked.text.slice(0, view.masked.mention.indexOf(sum));
  return /(?:各|每人|每位|一人|一个人|每个|都|均|分别)[^,;。 ⒸⓂ]{0,6}$/.test(head);
}
