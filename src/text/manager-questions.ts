/** Answers to what a manager looks up about files and customers. */
import type { FileQuality, Quality, QualityLine } from '../salon/customer-file/quality';
import type { ProblemCustomers, ProblemSigns } from '../salon/customers/problem-customers';

export const managerQuestionWords = {
  quality: '档案质量',
  problems: '要留意的客人',
  onlyManager: '这个店长和老板可以查。',
};

const QUALITIES: Record<Quality, [string, string]> = {
  timely: ['及时', '到店当天就记的'],
  consistent: ['一致', '顾问还在店里的'],
  continuous: ['连续', '来过的人后面有安排的'],
  valid: ['有效', '有电话能联系的'],
  right: ['准确', '没有重复档案的'],
};

export function qualityText({ files, lines }: FileQuality): string {
  if (files === 0) return '还没有客人档案。';
  return [`档案 ${files} 份`, ...lines.map(qualityLine), '先补差的;重复的说「有没有重复的客人」。'].join(
    '\n',
  );
}

function qualityLine({ of, good, all, short }: QualityLine): string {
  const [name, what] = QUALITIES[of];
  if (all === 0) return `${name}:还没有可看的`;
  const some = short.length > 0 ? `,差的如${short.join('、')}` : '';
  return `${name}:${what} ${good}/${all}${some}`;
}

const MOST = 10;

export function problemsText({ customers }: ProblemCustomers): string {
  if (customers.length === 0) return '现在没有要特别留意的客人。';
  const lines = customers.slice(0, MOST).map(({ name, signs }) => `${name}:${signsText(signs)}`);
  const more = customers.length - lines.length;
  return [
    `要留意的客人 ${customers.length} 位(近一年)`,
    ...lines,
    ...(more > 0 ? [`还有 ${more} 位`] : []),
    '只给您看,不发给别人。',
  ].join('\n');
}

function signsText({ complaints, noShows, refunds, overdue }: ProblemSigns): string {
  const parts = [
    complaints > 0 && `投诉 ${complaints} 次`,
    noShows > 0 && `爽约 ${noShows} 次`,
    refunds > 0 && `退款 ${refunds} 次`,
    overdue && '欠款过了日子',
  ];
  return parts.filter(Boolean).join('、');
}
