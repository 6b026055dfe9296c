import { isQuestion } from '../../bot-flows/asking';

it.each([
  '芳姐人怎么样',
  '柳柳投诉了吗',
  '少了哪笔',
  '现金多少了',
  '微信收了几笔呀',
  '昨天的呢',
  '差在哪里?',
  '怎么会少',
  '为什么不对',
  '看下现金',
])('«%s» asks', (text) => expect(isQuestion(text)).toBe(true));

it.each([
  '找零多给了20',
  '找零还没给呢',
  '客人等着呢',
  '不知道为什么',
  '不清楚少了多少',
  '没查出来',
  '有一笔微信没记',
])('«%s» does not ask', (text) => expect(isQuestion(text)).toBe(false));
