import { h } from './dom.js';

/** Text of the app: line breaks and <a href> work, everything else is as it was written. */
export function linked(text) {
  const parts = [];
  const pattern = /<a\s+href=["']([^"']*)["'][^>]*>(.*?)<\/a>|(https?:\/\/[^\s<>"',。;)]+)/gis;
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(from, match.index), link(match[1] ?? match[3], match[2] ?? match[3]));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== '');
}

function link(address, text) {
  const safe = /^(https?:|tel:)/i.test(address);
  return h('a', { href: safe ? address : undefined, target: '_blank', rel: 'noreferrer noopener' }, text);
}

/** The markdown that WeCom promises for app messages: headings, quotes, bold, links, inline code, three colours. */
export function markdown(text) {
  return text.split('\n').map((line) => {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading) return h(`div.md-heading.md-h${heading[1].length}`, {}, inline(heading[2]));
    if (/^>\s?/.test(line)) return h('div.md-quote', {}, inline(line.replace(/^>\s?/, '')));
    return h('div.md-line', {}, line === '' ? '\u00a0' : inline(line));
  });
}

const INLINE = [
  [/\*\*(.+?)\*\*/s, (match) => h('strong', {}, inline(match[1]))],
  [/`([^`]+)`/, (match) => h('code', {}, match[1])],
  [/\[([^\]]+)\]\(([^)\s]+)\)/, (match) => link(match[2], match[1])],
  [
    /<font\s+color=["'](info|comment|warning)["']>(.*?)<\/font>/is,
    (match) => h(`span.md-${match[1]}`, {}, inline(match[2])),
  ],
];

function inline(text) {
  let first = null;
  for (const [pattern, build] of INLINE) {
    const match = pattern.exec(text);
    if (match && (!first || match.index < first.match.index)) first = { match, build };
  }
  if (!first) return [text];
  const { match, build } = first;
  return [text.slice(0, match.index), build(match), inline(text.slice(match.index + match[0].length))].flat();
}
