/** A sentence that asks is answered, and nothing is kept of it: it is no record, no complaint and no reason. */
export function isQuestion(text: string): boolean {
  const said = text.normalize('NFKC').trim();
  if (UNKNOWN.test(said)) return false;
  return MARKED.test(said) || (ENDS.test(said) && !STILL_SO.test(said)) || BEGINS.test(said);
}

const MARKED = /\?\s*$/;

const ENDS =
  /(?:吗|么|呢|怎么样|咋样|什么|啥|多少|几个|几笔|几位|几点|哪里|哪些|哪笔|谁)[呀啊的了]?[。.!~\s]*$/u;

const BEGINS = /^(?:谁|哪|怎么|为什么|查一?下|看一?下|看看)/u;

/** «找零还没给呢»: it is so, and she says it. */
const STILL_SO = /(?:还|正|着).*呢[。.!~\s]*$/u;

/** «不知道少了多少»: she does not ask, she has no answer. */
const UNKNOWN = /不知道|不清楚|没查|查不|找不/u;
