/** Somebody leaves, and her customers get to know who comes after her. */
import type { Button, Prompt } from '../../bot-flows/engine/prompt';
import type { Booking } from '../salon/appointments/appointments';
import type { LeavingFacts } from '../salon/leaving/hand-over';
import type { Stuck } from '../salon/leaving/appointments';
import type { SuccessorFile } from '../salon/leaving/successor-file';
import type { VisitTold } from '../salon/customer-file/story';
import { fileText } from './customer-file';
import { reasonPhrases } from './daily-list';
import { cut, dayWithWeekday } from './days';

export const leavingWords = {
  title: (name: string) => `${name} 离职`,
  toWhom: '都给谁',
  lastManager: (name: string) => `${name} 是唯一的店长,先定好接替的人。`,
  notFound: '店里没有这位同事。',
  notAllowed: '这个由店长办。',
  inherited: '接手的客人',
  none: '最近没有接手的客人。',
  over: '接手的客人都看完了。看谁回名字。',
};

/** What hangs on her, and who would take what: one tap settles it. */
export function leavingPrompt(facts: LeavingFacts): Prompt {
  const name = facts.staff.name;
  const rows = [
    ...facts.shares.slice(0, 4).map((each) => ({
      label: each.to.name,
      value: `${each.customers} 位${each.known > 0 ? `(${each.known} 位认得她)` : ''}`,
    })),
    ...(openText(facts.open) ? [{ label: '未了', value: openText(facts.open) }] : []),
  ];
  const whole = facts.others.filter((each) => facts.shares.length > 1 || facts.shares[0]?.to.id !== each.id);
  return {
    text: [
      `${name} 离职?以后不再给她发消息,她写过的记录都留着。`,
      ...(facts.customers > 0 ? [`${facts.customers} 位客人这样分:`] : []),
      ...rows.map((row) => `${row.label}:${row.value}`),
    ].join('\n'),
    card: {
      kind: 'buttons',
      title: cut(leavingWords.title(name), 36),
      desc: facts.customers > 0 ? `${facts.customers} 位客人这样分,记录都留着` : '记录都留着,不再发消息',
      rows: rows.map((row) => ({ label: cut(row.label, 5), value: cut(row.value, 30) })),
      buttons: [
        { key: 'yes', text: facts.customers > 0 ? '就这么分' : '确认离职', style: 3 },
        ...whole
          .slice(0, 4)
          .map((each): Button => ({ key: `all:${each.id}`, text: cut(`都给${each.name}`, 10) })),
        { key: 'no', text: '不是', style: 4 },
      ],
    },
  };
}

function openText(open: Record<string, number>): string {
  const kinds: [string, string][] = [
    ['appointments', '预约'],
    ['promises', '承诺'],
    ['complaints', '投诉'],
    ['approvals', '待批'],
  ];
  return kinds.flatMap(([kind, word]) => (open[kind] > 0 ? `${word}${open[kind]}` : [])).join('、');
}

const SHOWN = 8;

/** «11-26 周四 11:00 吴晓燕 → 许小美». */
function handedLines(handed: Booking[]): string[] {
  const lines = handed
    .slice(0, SHOWN)
    .map(
      ({ day, time, customer, beautician }) =>
        `${dayWithWeekday(day)} ${time} ${customer.name} → ${beautician.name}`,
    );
  return handed.length > SHOWN ? [...lines, `还有 ${handed.length - SHOWN} 个预约,看预约表。`] : lines;
}

export function leftText(facts: LeavingFacts & { handed: Booking[]; stuck: Stuck[] }): string {
  const shares = facts.shares.map((each) => `${each.to.name} ${each.customers} 位`).join('、');
  const open = openText(facts.open);
  const clash = facts.stuck.map(
    ({ booking }) =>
      `${dayWithWeekday(booking.day)} ${booking.time} ${booking.customer.name} 没人接得开,先挂在${booking.beautician.name}名下,要改时间`,
  );
  return [
    `${facts.staff.name} 离职记下了。`,
    ...(shares ? [`客人:${shares},都通知了。`] : []),
    ...(open ? [`没办完的一起转过去:${open}。`] : []),
    ...handedLines(facts.handed),
    ...clash,
    ...(facts.customers > 0 ? ['哪位要换人,说「某某以后归谁跟」。分错了回「撤销」。'] : []),
  ].join('\n');
}

/** To an heir; the first line names nobody. */
export function inheritedText(facts: Record<string, unknown>): Prompt {
  const { leaver, customers, by } = facts as { leaver: { name: string }; customers: number; by: string };
  const what = customers > 0 ? `${customers} 位客人以后由你负责` : '有一件事要你接着办';
  return {
    text: `${by}:${leaver.name} 离职,${what}。`,
    card: {
      kind: 'buttons',
      title: '接手的客人',
      desc: `${customers} 位,一位一张`,
      buttons: [
        { key: 'look', text: '一位位看', style: 2 },
        { key: 'later', text: '回头看', style: 4 },
      ],
    },
  };
}

export function successorPrompt(told: SuccessorFile, at: number, of: number): Prompt {
  const name = told.file.customer.name;
  const last = at + 1 >= of;
  return {
    text: `${of > 1 ? `${at + 1}/${of} ` : ''}${successorText(told)}`,
    card: {
      kind: 'buttons',
      title: cut(of > 1 ? `接手 ${at + 1}/${of} · ${name}` : `接手 · ${name}`, 36),
      buttons: [
        ...(last ? [] : [{ key: 'next', text: '下一位', style: 2 as const }]),
        { key: 'yes', text: last ? '看完了' : '先到这', style: 4 as const },
      ],
    },
  };
}

/** Story, promises, what works with her, balances. */
export function successorText(told: SuccessorFile): string {
  const { before, story, promises, asked, agreed, refusedBefore } = told;
  const works = [
    ...asked.map((each) => `点名${each.staff} ${each.count} 次`),
    ...(agreed.length > 0 ? [`谈成过${agreed.slice(0, 3).join('、')}`] : []),
    ...(refusedBefore.length > 0 ? [`没谈成${refusedBefore.slice(0, 3).join('、')}`] : []),
  ];
  return [
    fileText({ ...told.file, talks: [] }),
    ...(before ? [`之前由${before.staff}负责(${before.from} 起)`] : []),
    ...storyLines(story),
    ...(promises.length > 0 ? ['答应过:', ...promises.map(promiseLine)] : []),
    ...(works.length > 0 ? [`怎么待她:${works.join(';')}`] : []),
  ].join('\n');
}

export function storyLines(story: VisitTold[]): string[] {
  return story.map((visit) => {
    const who = visit.by.length > 0 ? `(${visit.by.join('、')})` : '';
    const said = [visit.words, visit.talk && `聊到${visit.talk}`].filter(Boolean).join(';');
    return `· ${visit.day.slice(5)} ${visit.done.join('+')}${who}${said ? ` ${said}` : ''}`;
  });
}

function promiseLine(promise: SuccessorFile['promises'][number]): string {
  const reason = { code: promise.kind, words: promise.why || undefined } as never;
  return `· ${promise.dueDay.slice(5)} ${reasonPhrases([reason])[0] ?? promise.why}`;
}
