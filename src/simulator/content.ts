import { must } from './api-error';
import type { Draft } from './conversations';
import { cutBytes, type Json, listOf, objectOf, textOf } from './json';
import type { Platform } from './platform';
import { checkCard } from './template-cards';

const TEXT_BYTES = 2048;

/** What a message shows, whatever chat it goes to. */
export type Content = Pick<Draft, 'kind' | 'text' | 'mediaId' | 'fileName' | 'details'> & {
  card?: Json;
  advice: string[];
};

/** Reads `msgtype` and its body; throws what WeCom would answer. `markdownBytes` differs by the kind of chat. */
export function readContent(platform: Platform, body: Json, markdownBytes = TEXT_BYTES): Content {
  const msgtype = textOf(body.msgtype);
  const own = objectOf(body[msgtype]);
  switch (msgtype) {
    case 'text':
      return written('text', own, TEXT_BYTES);
    case 'markdown':
    case 'markdown_v2':
      return written('markdown', own, markdownBytes);
    case 'textcard':
      return textCard(own);
    case 'news':
    case 'mpnews':
      return news(own);
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return media(platform, msgtype, own);
    case 'template_card':
      return { kind: 'card', text: '', card: own, advice: checkCard(own) };
    default:
      must(false, 40008, 'invalid message type');
  }
}

/** Longer text is cut off on the way to the phone, not refused. */
function written(kind: 'text' | 'markdown', own: Json, bytes: number): Content {
  const content = textOf(own.content);
  must(content.trim(), 44004, 'empty content');
  const text = cutBytes(content, bytes);
  return { kind, text, advice: text === content ? [] : [`content is cut at ${bytes} bytes`] };
}

function textCard(own: Json): Content {
  must(textOf(own.title), 41016, 'missing title');
  must(textOf(own.description), 44004, 'missing description');
  must(/^https?:\/\//.test(textOf(own.url)), 40058, 'invalid url');
  return {
    kind: 'textcard',
    text: `${textOf(own.title)}\n${textOf(own.description)}`,
    details: own,
    advice: [],
  };
}

function news(own: Json): Content {
  const articles = listOf(own.articles).map(objectOf);
  must(articles.length >= 1 && articles.length <= 8, 40058, 'articles must hold 1 to 8');
  for (const article of articles) must(textOf(article.title), 41016, 'missing title');
  return {
    kind: 'news',
    text: articles.map((article) => textOf(article.title)).join('\n'),
    details: own,
    advice: [],
  };
}

function media(platform: Platform, kind: 'image' | 'voice' | 'video' | 'file', own: Json): Content {
  const kept = platform.media.get(textOf(own.media_id));
  must(kept.type === kind, 40007, 'media_id of another type');
  const text = kind === 'file' ? kept.fileName : '';
  return { kind, text, mediaId: kept.id, fileName: kept.fileName, advice: [] };
}
