/** Customers' files in words: opening, changing, joining. */
import type { Button, Prompt, Question, Row } from '../../bot-flows/engine';
import type { Alike, FileSaid } from '../salon/customers/customers';
import { birthdayText } from './care';
import { cut } from './days';
import { yesNoCard } from './yes-no';

const FIELDS: Record<keyof FileSaid, string> = {
  phone: '电话',
  birthday: '生日',
  allergy: '过敏',
  taboo: '禁忌',
  skin: '皮肤',
  source: '来源',
  note: '备注',
};

/** Attributes without a place of their own, as they stand in a remark. */
const REMARKED: Record<string, string> = {
  address: '地址',
  wechat: '微信',
  name: '姓名',
  occupation: '职业',
};

export function remarkText(field: string, value: string): string {
  return REMARKED[field] ? `${REMARKED[field]} ${value}` : value;
}

/** «散客王美丽»; one without any name is only that. */
function walkInCalled(name: string): string {
  return name.startsWith('散客') ? name : `散客${name}`;
}

export const customerWords = {
  ...FIELDS,
  name: '姓名',
  consultant: '顾问',
  newTitle: (name: string) => `新客 ${name}`,
  updateTitle: (name: string) => `改档案 ${name}`,
  askName: '新客叫什么名字?',
  askPhone: (name: string) => `${name} 的电话?没有就点「先不留」。`,
  noPhone: '先不留',
  askWhat: (name: string) => `${name} 的档案改什么?例:酒精过敏、生日3月15`,
  opened: (name: string) => `${name} 建好了。`,
  notOpened: (name: string) => `新客 ${name} 还没建档。`,
  badName: (said: string) => `「${cut(said, 12)}」不像名字,再说一次姓名。`,
  badPhone: (said: string) => `「${cut(said, 14)}」不是电话号码,11 位再说一次。`,
  badBirthday: (said: string) => `生日「${cut(said, 12)}」没有这一天,再说一次。`,
  phoneTaken: (name: string, owner: string) =>
    `这个号码是${owner}的,${name} 没有建。要查就说「查${owner}」。`,
  phoneTakenUpdate: (name: string, owner: string) => `这个号码是${owner}的,${name} 的没改。`,
  notFound: '店里没有这位客人。',
  nothing: (name: string) => `没听出${name} 的档案要改什么。`,
  walkInTitle: '散客并到档案',
  seen: '知道了',
  whichWalkIn: '是哪位散客?',
  noWalkIn: '最近 30 天没有散客要并。',
  joined: (walkIn: string, name: string, visits: number) =>
    `${walkInCalled(walkIn)} 就是${name},${visits} 次服务和收款都并过来了。并错了回「撤销」。`,
  joinConfirm: (walkIn: string, name: string) =>
    `${walkInCalled(walkIn)} 并到${name}?服务、收款、次数都跟过去。`,
  alreadyJoined: (walkIn: string) => `${walkInCalled(walkIn)} 已经并过了。`,
};

/** Facts in the card, and who may be the same person. */
export function newCustomerPrompt(name: string, said: FileSaid, consultant: string | null): Prompt {
  const rows: Row[] = [
    { label: '姓名', value: name },
    ...fileRows(said),
    ...(consultant ? [{ label: '顾问', value: consultant }] : []),
  ].slice(0, 6);
  return yesNoCard({
    text: [`新客建档`, ...rows.map((row) => `${row.label}:${row.value}`)].join('\n'),
    title: cut(customerWords.newTitle(name), 36),
    rows: rows.map((row) => ({ label: row.label, value: cut(row.value, 30) })),
    yes: '建档',
    no: '不建了',
  });
}

/** Somebody of this name is there already: is it she? */
export function alikeQuestion(name: string, alike: Alike[]): Question {
  const lines = alike.map((each, index) => `${index + 1} ${each.name} ${alikeHint(each)}`);
  const choices: Button[] = [
    ...alike.slice(0, 4).map((each, index) => ({ key: `same:${index}`, text: cut(`就是${each.name}`, 10) })),
    { key: 'another', text: '另一位' },
    { key: 'no', text: '不建了', style: 4 as const },
  ];
  return { text: [`店里已有叫${name}的:`, ...lines, '是同一位吗?'].join('\n'), choices };
}

export function isKnown(name: string): string {
  return `好,${name} 已经有档案,不用再建。`;
}

export function updatePrompt(name: string, said: FileSaid, before: FileSaid): Prompt {
  const rows = fileRows(said).map((row) => {
    const field = (Object.keys(FIELDS) as (keyof FileSaid)[]).find((each) => FIELDS[each] === row.label)!;
    return {
      ...row,
      value: before[field] ? `${shownField(field, before[field])} → ${row.value}` : row.value,
    };
  });
  return yesNoCard({
    text: [`改${name}的档案`, ...rows.map((row) => `${row.label}:${row.value}`)].join('\n'),
    title: cut(customerWords.updateTitle(name), 36),
    rows: rows.slice(0, 6).map((row) => ({ label: row.label, value: cut(row.value, 30) })),
    yes: '对',
    no: '不改了',
  });
}

export function updatedText(
  name: string,
  changes: { field: string; before: string | null; after: string }[],
): string {
  const lines = changes.map(
    ({ field, after }) => `${FIELDS[field as keyof FileSaid] ?? field} ${shownField(field, after)}`,
  );
  return `${name} 记下了:${lines.join(',')}。`;
}

export function joinPrompt(walkIn: string, name: string): Prompt {
  return yesNoCard({
    text: customerWords.joinConfirm(walkIn, name),
    title: cut(`${walkInCalled(walkIn)} → ${name}`, 36),
    desc: '服务、收款、次数都跟过去',
    yes: '对',
    no: '不是',
  });
}

/** A lunar birthday is said as one. */
function shownField(field: string, value: string): string {
  return field === 'birthday' ? birthdayText(value, true) : value;
}

function fileRows(said: FileSaid): Row[] {
  return (Object.keys(FIELDS) as (keyof FileSaid)[])
    .filter((field) => said[field])
    .map((field) => ({ label: FIELDS[field], value: shownField(field, said[field]!) }));
}

function alikeHint(each: Alike): string {
  return [each.tail && `尾号${each.tail}`, each.lastVisitDay && `上次${each.lastVisitDay.slice(5)}`]
    .filter(Boolean)
    .join(' ');
}
