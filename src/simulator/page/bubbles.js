import { cardElement } from './card.js';
import { avatar, h, icon } from './dom.js';
import { linked, markdown } from './rich-text.js';
import { personOf, state } from './state.js';

/** One message as it stands on the phone. `redraw` is called when the same message has to look different later. */
export function messageElement(message, redraw) {
  const texts = state.texts.page;
  if (message.from === 'notice') return notice(texts.menuTapped.replace('{name}', message.text), message);
  if (message.kind === 'recalled') return notice(texts.recalled, message);
  const own = message.from === 'person';
  return h(
    `div.message.${own ? 'own' : 'theirs'}.kind-${message.kind}`,
    { dataset: { id: message.id, testid: 'message' } },
    own ? avatar(personOf(message.userid)) : appAvatar(),
    h('div.message-body', {}, body(message, redraw)),
    own && sending(message),
  );
}

export function appAvatar(size = 40) {
  const style = { width: `${size}px`, height: `${size}px` };
  return h('img.avatar', { src: '/simulator/page/icon.svg', alt: '', style });
}

function notice(text, message) {
  return h('div.notice', { dataset: { id: message.id } }, h('span', {}, text));
}

function body(message, redraw) {
  const build = kinds[message.kind] ?? kinds.text;
  return build(message, redraw);
}

const kinds = {
  text: (message) => bubble(linked(message.text)),
  unsupported: (message) => bubble([h('span.unsupported', {}, message.text)]),
  markdown: (message) => h('div.bubble.markdown', { dataset: { testid: 'bubble' } }, markdown(message.text)),
  card: (message, redraw) => cardElement(message, redraw),
  image: (message) => picture(message),
  voice: () => bubble([h('span.voice', {}, icon('voice', 18), `2″`)]),
  file: (message) =>
    h(
      'a.bubble.file',
      { href: mediaUrl(message), download: message.fileName ?? '', dataset: { testid: 'bubble' } },
      h('span.file-name', {}, message.fileName ?? state.texts.page.file),
      h('span.file-icon', {}, icon('file', 26)),
    ),
  location: (message) => bubble([h('span.place', {}, icon('place', 18), message.text)]),
  textcard: (message) => textCard(message.details),
  news: (message) => h('div.stack', {}, message.details.articles.map(article)),
};

function bubble(children) {
  return h('div.bubble', { dataset: { testid: 'bubble' } }, children);
}

function mediaUrl(message) {
  return `/simulator/media/${encodeURIComponent(message.mediaId)}`;
}

function picture(message) {
  const image = h('img.picture', { src: mediaUrl(message), alt: state.texts.page.photo });
  const open = () => {
    const large = h(
      'dialog.lightbox',
      { onclick: () => large.close(), onclose: () => large.remove() },
      image.cloneNode(),
    );
    document.body.append(large);
    large.showModal();
  };
  return h('button.picture-frame', { type: 'button', onclick: open, dataset: { testid: 'bubble' } }, image);
}

/** Its description may use <div class="gray|normal|highlight"> and <br>, and nothing else. */
function textCard({ title, description, url, btntxt }) {
  const lines = description.split(/<br\s*\/?>|(?=<div)|(?<=<\/div>)/i).map((line) => {
    const match = /^<div class="(gray|normal|highlight)">(.*)<\/div>$/is.exec(line.trim());
    return h(`p.${match ? match[1].toLowerCase() : 'normal'}`, {}, match ? match[2] : line);
  });
  const more = h('div.card-jump', {}, outward(url, btntxt || state.texts.page.openLink));
  return h(
    'div.card',
    {},
    h('div.card-body', {}, h('header.card-heading', {}, h('h3', {}, title)), lines, more),
  );
}

function article({ title, description, url, picurl }) {
  const image = picurl ? h('img.card-image', { src: picurl, alt: '' }) : null;
  return h(
    'div.card',
    {},
    h('div.card-body', {}, image, outward(url, title), h('p.gray', {}, description ?? '')),
  );
}

function outward(url, text) {
  const safe = /^https?:/i.test(url ?? '');
  return h('a', { href: safe ? url : undefined, target: '_blank', rel: 'noreferrer noopener' }, text);
}

function sending(message) {
  if (message.delivery === 'under way') return h('span.sending', { title: state.texts.page.underWay });
  if (message.delivery !== 'failed') return null;
  return h('span.not-taken', { title: state.texts.page.notTaken }, '!');
}
