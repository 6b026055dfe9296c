/**
 * A month to be read by a person: one page a day, on it everybody's chat as it stood on her phone, what came unasked
 * with the kind of notice it was made from, and how many of each kind came. `MONTH_DIARY=folder` writes it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Between } from '../../src/database/conditions';
import { cardHoldsText } from '../../bot-flows/engine';
import { Inbox } from '../../entities/inbox';
import { Staff } from '../../entities/staff';
import { clockOf } from '../../src/salon/calendar';
import type { Month, Shown } from './month';
import { textOf } from './salon-chat';

/** Writes the page of a day that is over; `from` is where it began in what was shown. */
export async function writeDiary(month: Month, day: string, from: number, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${day}.md`), await pageOf(month, day, from));
}

async function pageOf(month: Month, day: string, from: number): Promise<string> {
  const shown = month.shown.slice(from);
  const staff = await month.db.find(Staff);
  const kinds = await kindsOf(month, shown);
  const people = [...new Set(shown.map((each) => each.userid))].map((userid) => {
    const person = staff.find((each) => each.userid === userid);
    const hers = shown.filter((each) => each.userid === userid);
    const pushed = hers.filter((each) => each.unasked).map(kinds);
    return [
      `## ${person?.name ?? userid} (${person?.roles.join(', ') ?? 'unknown'}): ${pushed.length} pushes`,
      counted(pushed),
      ...hers.map((each) => lineOf(each, kinds)),
    ].join('\n');
  });
  return `# ${day}\n\n${people.join('\n\n')}\n`;
}

function lineOf(each: Shown, kinds: (shown: Shown) => string): string {
  const { bubble } = each;
  const who = bubble.from === 'staff' ? '>' : each.unasked ? `● [${kinds(each)}]` : '·';
  // A card that holds all of its text comes alone.
  const said = textOf(cardHoldsText(bubble) ? { ...bubble, text: '' } : bubble).trim();
  return `${clockOf(each.at, 'Asia/Shanghai')} ${who} ${said.replaceAll('\n', '\n      ')}`;
}

/** What a push was made from: the notices that her turn of that moment handled. */
export async function kindsOf(month: Month, shown: Shown[]): Promise<(shown: Shown) => string> {
  if (shown.length === 0) return () => '';
  const handledAt = Between(shown[0].at, shown.at(-1)!.at);
  const notices = await month.db.find(Inbox, { where: { type: 'notice', handledAt } });
  const names = new Map<string, Set<string>>();
  for (const { personKey, handledAt: at, payload } of notices) {
    const key = `${personKey} ${at}`;
    names.set(key, (names.get(key) ?? new Set()).add(String(payload.name)));
  }
  return ({ userid, at }) => [...(names.get(`${userid.toLowerCase()} ${at}`) ?? [])].join('+') || 'other';
}

function counted(kinds: string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
}
