/** The action plan as a whole (行动计划表), what she answered to an offer, and plans against what happened. */
import type { PersonProgress, ProgressFacts } from '../salon/action-plan/people';
import type { PastPlan, PlanSheet, PlanVersion } from '../salon/action-plan/sheet';
import { planText } from './decide-plan';
import { dayFrom } from './days';
import { plainYuan } from './plans';

export const planPartWords = {
  which: '哪位客人的计划?',
  title: (name: string) => `${name} 的计划`,
  said: '计划内容',
  homeCare: '家居',
  answer: '她的答复',
  progress: '计划完成情况',
  written: '记下了(说错回「撤销」)',
  whatOf: (name: string) =>
    `${name} 的计划记什么?例:目标 年底前不敏感;加一步 12月5日 打电话约拉提;12月20号复查计划。`,
  whichHomeCare: (name: string) => `${name} 的家居怎么做?例:晚上敷修护面膜,每周两次。`,
  whichAnswer: (name: string) => `${name} 怎么说?例:答应了拉提;拉提没要,太贵;说考虑一下。`,
  notAllowed: '客人的计划由顾问来定;有话可以说「日会带话 …」。',
  refused: (code: string, name: string, facts: Record<string, unknown>): string => {
    switch (code) {
      case 'nothing-offered':
        return `${name} 还没有提过的方案,说清是哪个项目,例:${name}拉提没要,太贵。`;
      case 'no-home-care':
        return `${name} 还没有家居计划。先定一个,例:${name}家居 晚上敷修护面膜,每周两次。`;
      case 'no-such-step':
        return `${name} 的计划有 ${Number(facts.steps ?? 0)} 步,没有这一步。`;
      case 'too-many-steps':
        return `${name} 的计划已有 ${Number(facts.steps ?? 0)} 步,先做完几步再加。`;
      case 'day-over':
        return '这个日子已经过了,换一个今天以后的。';
      case 'too-long':
        return '太长了,500 字以内。';
      case 'not-hers':
        return '只能看自己的;各人的请店长看。';
      default:
        return '没有找到这位客人的计划。';
    }
  },
};

/** «李婷 的计划 / 目标:… / 下次做:… / 家居:…»; without the next visit where its card follows. */
export function sheetText(sheet: PlanSheet, cardFollows = false): string {
  const [title, ...next] = planText(sheet).split('\n');
  const lines = [
    title,
    line('目标', sheet.goal),
    line('问题', sheet.problem),
    ...(cardFollows ? [] : next),
    line('续卡', sheet.renewal),
    line('家居', sheet.homeCare && `${sheet.homeCare}${heardText(sheet)}`),
    ...(sheet.steps ?? []).map((step, at) => {
      const day = step.day ? `${step.day.slice(5)} ` : '';
      return `第${at + 1}步:${day}${step.text}${step.doneAt ? ' ✓' : ''}`;
    }),
    line('复查', sheet.reviewDay && dayFrom(sheet.today, sheet.reviewDay)),
    line('答复', sheet.outcome && outcomeText(sheet.outcome)),
    ...(sheet.past ?? []).map(pastText),
    versionsText(sheet.versions ?? []),
  ];
  return lines.filter(Boolean).join('\n');
}

function line(label: string, value: string | null | undefined | false): string {
  return value ? `${label}:${value}` : '';
}

function heardText({ lastHeard }: PlanSheet): string {
  return lastHeard ? `(${lastHeard.day.slice(5)} ${lastHeard.kept ? '在做' : '没做到'})` : '';
}

const ANSWERS = { yes: '答应了', no: '没答应', later: '再考虑' };

export function outcomeText(outcome: {
  result: keyof typeof ANSWERS;
  reason?: string;
  paid?: boolean;
}): string {
  const reason = outcome.reason ? `,${outcome.reason}` : '';
  const unpaid = outcome.result === 'yes' && !outcome.paid ? ',还没付' : '';
  return `${ANSWERS[outcome.result]}${reason}${unpaid}`;
}

const CAME: Record<string, string> = { onTime: '按时来了', late: '来晚了', missed: '没来' };

/** «上次:11-20 做补水 → 11-21来了,做了;没答应,太贵». */
function pastText(past: PastPlan): string {
  const came = past.visitDay ? `${past.visitDay.slice(5)}${CAME[past.state]}` : (CAME[past.state] ?? '');
  const did = past.asPlanned === null ? '' : past.asPlanned ? ',按计划做了' : ',做了别的';
  const answer = past.outcome ? `;${outcomeText(past.outcome)}` : '';
  return `上次:${past.nextDay.slice(5)} 做${past.doing.join('+') || '没排'} → ${came}${did}${answer}`;
}

const PARTS: Record<string, string> = {
  nextDo: '下次做',
  nextSell: '下次卖',
  nextDay: '时间',
  goal: '目标',
  problem: '问题',
  homeCare: '家居',
  renewal: '续卡',
  steps: '步骤',
  reviewDay: '复查',
};
const BEHIND = { visit: '到店后', meeting: '日会' };

/** «改过:v3 11-25 苏婉(日会)改下次做、时间». */
function versionsText(versions: PlanVersion[]): string {
  if (versions.length < 2) return '';
  const said = versions.slice(0, 3).map((each) => {
    const behind = each.behind ? `(${BEHIND[each.behind]})` : '';
    const what = each.changed.map((name) => PARTS[name]).join('、');
    const reason = each.reason ? `,因为${each.reason}` : '';
    return `第${each.version}版 ${each.day.slice(5)} ${each.author ?? ''}${behind}${what ? ` ${what}` : ''}${reason}`;
  });
  return `各版:${said.join(';')}`;
}

export function homeCareText(facts: Record<string, unknown>): string {
  const { name } = facts.customer as { name: string };
  const heard = facts.heard as { kept: boolean; text: string } | null;
  if (!heard) return `${name} 的家居记下了:${String(facts.homeCare)}。下次来会提醒问一句。`;
  return `${name} 的家居:${heard.kept ? '在做' : '没做到'},记下了。`;
}

export function answeredText(facts: Record<string, unknown>): string {
  const sheet = facts as unknown as PlanSheet;
  const what = sheet.selling.map((each) => each.words).join('+');
  const result = facts.result as keyof typeof ANSWERS;
  const reason = facts.because ? `,${String(facts.because)}` : '';
  const callDay = facts.callDay as string | null;
  const next =
    result === 'no'
      ? '同样的先不再提,下次的方案会换一个。'
      : callDay
        ? `${dayFrom(sheet.today, callDay)}提醒${result === 'yes' ? '收款' : '再问'}。`
        : '';
  return `${sheet.customer.name} ${what ? `${what}:` : ''}${ANSWERS[result]}${reason}。记下了。${next}`;
}

/** Plans against what happened: one person with her customers, or a line for each. */
export function progressText(facts: ProgressFacts): string {
  const span = `${facts.from.slice(5)}到${facts.to.slice(5)}`;
  const people = facts.people.filter((each) => facts.own || each.due > 0);
  if (people.every((each) => each.due === 0)) return `${span} 还没有到期的计划。`;
  if (!facts.own) {
    return [`计划完成情况 ${span}`, ...people.map(personLine), '看一个人:「苏婉的计划完成得怎么样」'].join(
      '\n',
    );
  }
  const [one] = people;
  return [
    `${one.staff.name} 的计划 ${span}`,
    `到期 ${one.due} 份:按时来 ${one.onTime},来晚 ${one.late},没来 ${one.missed}${one.waiting ? `,还在等 ${one.waiting}` : ''}`,
    one.named ? `按计划做了 ${one.asPlanned}/${one.named}` : '',
    offersLine(one),
    one.reasons.length
      ? `没成的原因:${one.reasons.map((each) => `${each.reason} ${each.count}`).join('、')}`
      : '',
    one.homeCare.asked ? `家居在做 ${one.homeCare.kept}/${one.homeCare.asked}` : '',
    one.expectedFen || one.receivedFen
      ? `预计现金 ${plainYuan(one.expectedFen)},收到 ${plainYuan(one.receivedFen)}`
      : '',
    missingLine(one),
  ]
    .filter(Boolean)
    .join('\n');
}

function personLine(one: PersonProgress): string {
  const came = one.onTime + one.late;
  const did = one.named ? `,按计划做 ${one.asPlanned}` : '';
  const offers = one.offered ? `;提 ${one.offered} 成 ${one.yes}` : '';
  return `${one.staff.name}:到期 ${one.due},来 ${came}${did},没来 ${one.missed}${offers}`;
}

function offersLine(one: PersonProgress): string {
  if (one.offered === 0) return '';
  const open = one.offered - one.yes - one.no - one.later;
  return `提了 ${one.offered} 次:成 ${one.yes},没成 ${one.no},再考虑 ${one.later}${open ? `,没回音 ${open}` : ''}`;
}

const MOST_NAMES = 8;

function missingLine({ missing }: PersonProgress): string {
  if (missing.length === 0) return '';
  const shown = missing.slice(0, MOST_NAMES).map((each) => `${each.customer.name}(${each.nextDay.slice(5)})`);
  const more = missing.length > MOST_NAMES ? ` 等 ${missing.length} 位` : '';
  return `没来的:${shown.join('、')}${more}`;
}
