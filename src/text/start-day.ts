/** The card «从哪里开始» under the morning's list. */
import type { Button, ButtonCard } from '../../bot-flows/engine/prompt';
import type { ListFacts } from '../salon/morning/list-facts';

export const startWords = { title: '从哪里开始' };

export function dayStartCard(list: ListFacts): ButtonCard {
  return {
    kind: 'buttons',
    title: startWords.title,
    unnumbered: true,
    buttons: buttonsFor(list),
  };
}

function buttonsFor(list: ListFacts): Button[] {
  const cash = list.lines.some((line) => line.class === 'cash');
  return [
    ...(list.coming > 0 ? [{ key: 'coming', text: `今天到店 ${list.coming}` }] : []),
    ...(list.calls > 0 ? [{ key: 'calls', text: `打电话 ${list.calls}`, style: 2 as const }] : []),
    ...(cash ? [{ key: 'cash', text: '只看出现金' }] : []),
    { key: 'handOver', text: '今天交给别人', style: 4 },
    { key: 'sheet', text: '打开表格', style: 4 },
  ];
}

/** Which part of the list a sentence asks for, by the words on the card. */
export function viewAsked(text: string): string | null {
  const said = text.replace(/[\s\d,。!?!?]/g, '');
  if (/^(今天)?到店(的)?$/.test(said)) return 'coming';
  if (/^(开始)?打电话(吧|了)?$/.test(said)) return 'calls';
  if (/^(只看)?(出)?现金(的)?$/.test(said)) return 'cash';
  if (/^今天交给别人$/.test(said)) return 'handOver';
  if (/^打开表格$/.test(said)) return 'sheet';
  return null;
}
