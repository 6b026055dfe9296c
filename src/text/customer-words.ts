/** The customer file in the chat: what was heard of her, two files that are one, whose card who may use, pictures. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { DiagnosisShown } from '../salon/customer-file/diagnoses';
import type { Duplicate } from '../salon/customer-file/duplicates';
import type { SideOfMerge } from '../salon/customer-file/merge';
import type { OwnedBy } from '../salon/customers/customer-owners';
import type { Pair } from '../salon/customers/photos';
import { cut } from './days';
import { plainYuan } from './plans';
import { diagnosisLine, fieldLabels, handling, valueShown } from './profile';

const PURPOSES: Record<string, string> = { photo: '拍照留档', 'private-dates': '记私密日期' };

export const wordsOfFile = {
  title: (name: string) => `${name} 的档案`,
  notFound: '店里没有这位客人。',
  notAllowed: '这个由顾问、前台或店长办。',
  noted: (name: string, lines: string[]) => `${name} 记下了:${lines.join(';')}。`,
  howTo: (personality: string) => (handling[personality] ? `\n怎么待她:${handling[personality]}` : ''),
  talked: (name: string, talk: string) => `${name} 聊到的记下了:${talk}。下次到店前会提醒。`,
  noVisit: (name: string) => `${name} 这三天没有到店记录,聊的先没记。要记就说「备注${name} …」。`,
  notKept: (field: string) => `店里设的是少收集,${field}不登记。要登记请老板在「设置」里改客人资料。`,
  tooEarly: (name: string, from: number) => `${name} 来得还少,第 ${from} 次到店起再说性格,先不下结论。`,
  notAChoice: (field: string) => `${field}没听出是哪种,没有记。`,
  askPrivate: (name: string) => `私密日期要她本人同意才记。${name} 同意吗?`,
  notAgreed: (name: string) => `好,${name} 的没有记。`,
  consent: '同意',
  given: (name: string, purpose: string) => `${name} 同意${PURPOSES[purpose] ?? ''},记下了。`,
  withdrawn: (name: string, purpose: string) =>
    `${name} 不同意${PURPOSES[purpose] ?? ''}了,从现在起不用、也不给人看,一天后删掉。`,
  notGiven: (name: string) => `${name} 本来就没有同意过。`,
  noDiagnosis: (name: string) => `${name} 还没有诊断记录。例:「${name}诊断 两颊缺水 最想改善眼纹」。`,
  referred: (name: string, by: string, thanks: boolean) =>
    `${name} 是${by}介绍的,记下了。${thanks ? `${by}的顾问明天要谢她一声。` : `她第一次付款时会提醒谢${by}。`}`,
  circle: (name: string, by: string) => `${by}本来就是${name}介绍的,不能倒过来。`,
};

export function notedText(name: string, set: Record<string, string | string[]>): string {
  const lines = Object.entries(set).map(
    ([field, value]) =>
      `${fieldLabels[field as keyof typeof fieldLabels] ?? field} ${valueShown(field, value)}`,
  );
  const personality = typeof set.personality === 'string' ? wordsOfFile.howTo(set.personality) : '';
  return wordsOfFile.noted(name, lines) + personality;
}

export function diagnosedText(name: string, sheet: Omit<DiagnosisShown, 'by'>): string {
  return `${name} ${diagnosisLine({ ...sheet, by: '' })}。记下了。`;
}

export function diagnosesText(name: string, sheets: DiagnosisShown[]): string {
  if (sheets.length === 0) return wordsOfFile.noDiagnosis(name);
  return [`${name} 的诊断记录`, ...sheets.map((sheet) => `· ${diagnosisLine(sheet)}`)].join('\n');
}

export function ownersText(name: string, owners: OwnedBy[]): string {
  if (owners.length === 0) return `${name} 一直没有换过人。`;
  const line = (each: OwnedBy) =>
    `· ${each.role === 'consultant' ? '顾问' : '美容师'} ${each.staff}${each.left ? '(已离职)' : ''} ${each.from} 起${each.until ? `到 ${each.until}` : ''}`;
  return [`${name} 谁跟过:`, ...owners.map(line)].join('\n');
}

export const mergeWords = {
  title: '合并档案',
  other: '另一份',
  which: '哪两位是同一个人?例:「把周莉并到周丽」。',
  same: (name: string) => `${name} 只有一份档案。`,
  walkIn: '散客请说「散客就是某某」。',
  none: '没有看到重复的客人。',
  told: (name: string, other: string, by: string) => `${by}:${other} 和${name} 是同一位,档案并到${name}了。`,
};

export function mergePrompt(facts: Record<string, unknown>): Prompt {
  const { stays, goes } = facts as unknown as { stays: SideOfMerge; goes: SideOfMerge };
  const rows = [
    { label: '留下', value: sideText(stays) },
    { label: '并进来', value: sideText(goes) },
    ...(facts.samePhone ? [{ label: '电话', value: '两份是同一个号码' }] : []),
  ];
  return {
    text: [
      `${goes.name} 并到${stays.name}?`,
      ...rows.map((row) => `${row.label}:${row.value}`),
      '服务、次数、储值、预约、计划、承诺都并过去;并错了能撤销。',
    ].join('\n'),
    card: {
      kind: 'buttons',
      title: cut(`${goes.name} → ${stays.name}`, 36),
      desc: '服务、次数、储值、预约都并过去;能撤销',
      rows: rows.map((row) => ({ label: row.label, value: cut(row.value, 30) })),
      buttons: [
        { key: 'yes', text: '是同一位', style: 2 },
        { key: 'swap', text: '反过来并' },
        { key: 'no', text: '不是', style: 4 },
      ],
    },
  };
}

function sideText(side: SideOfMerge): string {
  const money = side.storedFen > 0 ? `储值${plainYuan(side.storedFen)}` : '';
  const owes = side.arrearsFen > 0 ? `欠${plainYuan(side.arrearsFen)}` : '';
  return [
    side.name,
    side.tail && `尾号${side.tail}`,
    side.lastDay ? `上次${side.lastDay.slice(5)}` : '没来过',
    side.sessionsLeft > 0 && `剩${side.sessionsLeft}次`,
    money,
    owes,
  ]
    .filter(Boolean)
    .join(' ');
}

export function mergedText(facts: Record<string, unknown>): string {
  const { customer, other, after } = facts as unknown as {
    customer: { name: string };
    other: string;
    after: SideOfMerge;
  };
  return `${other} 并到${customer.name}了。现在:${sideText(after)}。并错了回「撤销」。`;
}

const WHY: Record<Duplicate['why'], string> = {
  phone: '同一个号码',
  birthday: '名字像、同一天生日',
  tail: '名字像、尾号一样',
  name: '同名',
};

export function duplicatesPrompt(pairs: Duplicate[]): Prompt {
  const name = (each: Duplicate['one']) => `${each.name}${each.tail ? `(${each.tail})` : ''}`;
  return {
    text: [
      `可能重复的 ${pairs.length} 对`,
      ...pairs.map((pair, index) => `${index + 1} ${name(pair.one)} ${name(pair.other)} · ${WHY[pair.why]}`),
      '点一对来看;只是同名的不用管。',
    ].join('\n'),
    card: {
      kind: 'buttons',
      title: '可能重复的客人',
      desc: `${pairs.length} 对`,
      buttons: [
        ...pairs
          .slice(0, 5)
          .map((_, index) => ({ key: `pair:${index}`, text: cut(`看第 ${index + 1} 对`, 10) })),
        { key: 'no', text: '不用管', style: 4 as const },
      ],
    },
  };
}

export const cardUserWords = {
  title: '卡给谁用',
  who: '谁也能用',
  askWho: (name: string) => `${name} 的卡还给谁用?说名字,或「女儿」「妹妹」这样说。`,
  noCourse: (name: string) => `${name} 没有在用的卡。`,
  herself: (name: string) => `卡本来就是${name}的。`,
};

export function cardUserPrompt(owner: string, user: string, not: boolean): Prompt {
  const text = not ? `${owner} 的卡,${user}以后不能用了?` : `${owner} 的卡,${user}也能用?本人同意了吗?`;
  return {
    text,
    card: {
      kind: 'buttons',
      title: cut(text, 36),
      buttons: [
        { key: 'yes', text: not ? '对,不能用' : '本人同意', style: 2 },
        { key: 'no', text: '不是', style: 4 },
      ],
    },
  };
}

export function permittedText(facts: Record<string, unknown>): string {
  const { customer, user, courses, not } = facts as unknown as {
    customer: { name: string };
    user: string;
    courses: string[];
    not: boolean;
  };
  const which = courses.join('、');
  if (not) return `${customer.name} 的卡(${which})${user}不能用了。`;
  return `${customer.name} 的卡(${which})${user}也能用,记下了。每次用谁就记谁。`;
}

export const pairWords = {
  title: '对比照',
  notYours: (name: string) => `${name} 的照片只给她的顾问、美容师和店长看。`,
  noConsent: (name: string) => `${name} 没有同意留照片(或已收回),没有可看的。`,
  noPair: (name: string, have: string[]) =>
    have.length === 0
      ? `${name} 还没有照片。`
      : `${name} 只有${have[0] === 'before' ? '做前' : '做后'},还差${have[0] === 'before' ? '做后' : '做前'}。`,
};

export function pairPrompt(pair: Pair): Prompt {
  const name = pair.customer.name;
  const [before, after] = [`做前 ${pair.before.day}`, `做后 ${pair.after.day}`];
  return {
    text: `${name}:${before},${after}。发给客人前先问她。`,
    picture: {
      kind: 'pair',
      title: '做前 / 做后',
      before: { file: pair.before.file, label: before },
      after: { file: pair.after.file, label: after },
    },
  };
}
