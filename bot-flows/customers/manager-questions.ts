/** What a manager looks up about files and customers: «档案质量», «难缠客人». Nothing of it is ever pushed. */
import type { FileQuality } from '../../src/salon/customer-file/quality';
import type { ProblemCustomers } from '../../src/salon/customers/problem-customers';
import { managerQuestionWords, problemsText, qualityText } from '../../src/text/manager-questions';
import type { SalonFlow } from '../ear';
import type { Start } from '../engine';
import { lookUp } from '../look-up';

export const fileQuality = lookUp({
  name: 'file-quality',
  command: 'file-quality',
  title: managerQuestionWords.quality,
  operation: 'files.quality',
  answer: (facts) => qualityText(facts as FileQuality),
  notAllowed: managerQuestionWords.onlyManager,
});

export const problemCustomers = lookUp({
  name: 'problem-customers',
  command: 'problem-customers',
  title: managerQuestionWords.problems,
  operation: 'customers.problems',
  answer: (facts) => problemsText(facts as ProblemCustomers),
  notAllowed: managerQuestionWords.onlyManager,
});

export const managerQuestionFlows: SalonFlow[] = [fileQuality, problemCustomers];

const QUALITY = /^(?:客人|客户|看看?)?(?:的)?(?:档案|资料|名册)(?:的)?(?:质量|全不全|完整度|检查|核对)$/;
const PROBLEMS =
  /^(?:看看?|有哪些|哪些是)?(?:难缠|问题|难搞|麻烦|要留意)(?:的)?(?:客人|客户|顾客)(?:名单)?(?:有)?(?:哪些|谁|几位|几个)?$/;

/** Null where the sentence asks for none of them. */
export function askedByManager(text: string): Start[] | null {
  if (QUALITY.test(text)) return [{ flow: fileQuality.name, values: {} }];
  return PROBLEMS.test(text) ? [{ flow: problemCustomers.name, values: {} }] : null;
}
