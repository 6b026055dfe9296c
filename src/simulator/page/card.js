import { h, icon } from './dom.js';
import { ask } from './server.js';
import { now, state } from './state.js';

/** How long a tapped button turns before it can be tapped again, when no update comes. */
const PATIENCE_MS = 6000;

/** A template card as it stands now; `retry` is called when a tap has waited long enough. */
export function cardElement(message, retry) {
  const { content, replaced, tapped, turns } = message.card;
  const waiting = Boolean(tapped) && waitsSince(message) + PATIENCE_MS > now();
  if (waiting) setTimeout(retry, PATIENCE_MS + 50);
  const form = h('form.card', {
    onsubmit: (event) => event.preventDefault(),
    dataset: { testid: 'card', turns: String(turns) },
  });
  form.append(
    ...[
      source(content),
      h(
        'div.card-body',
        {},
        image(content),
        heading(content),
        emphasis(content),
        quote(content),
        content.sub_title_text && h('p.card-sub', {}, content.sub_title_text),
        verticals(content),
        rows(content),
        jumps(content),
        ...questions(content, Boolean(replaced)),
      ),
      buttons(message, content, replaced, waiting ? tapped : null, form),
    ].filter(Boolean),
  );
  return form;
}

/** The page's own clock of taps: a message keeps its time of sending. */
const taps = new Map();

function waitsSince(message) {
  const known = taps.get(message.id);
  if (known?.seq === message.seq) return known.at;
  taps.set(message.id, { seq: message.seq, at: now() });
  return now();
}

function source({ source: from }) {
  if (!from?.desc) return null;
  return h('div.card-source', {}, h('span.card-source-dot'), h('span', {}, from.desc));
}

function heading({ main_title: title }) {
  if (!title?.title && !title?.desc) return null;
  return h(
    'header.card-heading',
    {},
    title.title && h('h3', {}, title.title),
    title.desc && h('p', {}, title.desc),
  );
}

function image({ card_image: picture }) {
  return picture?.url ? h('img.card-image', { src: picture.url, alt: '' }) : null;
}

function emphasis({ emphasis_content: content }) {
  if (!content?.title) return null;
  return h(
    'div.card-emphasis',
    {},
    h('strong', {}, content.title),
    content.desc && h('span', {}, content.desc),
  );
}

function quote({ quote_area: area }) {
  if (!area?.quote_text && !area?.title) return null;
  return h('blockquote.card-quote', {}, area.title && h('b', {}, area.title), area.quote_text ?? '');
}

function verticals({ vertical_content_list: list = [] }) {
  return list.map((one) =>
    h('div.card-vertical', {}, h('b', {}, one.title), one.desc && h('p', {}, one.desc)),
  );
}

function rows({ horizontal_content_list: list = [] }) {
  if (list.length === 0) return null;
  return h(
    'dl.card-rows',
    {},
    list.map((row) => h('div', {}, h('dt', {}, row.keyname), h('dd', {}, row.value ?? ''))),
  );
}

function jumps({ jump_list: list = [], card_action: action }) {
  const links = list.map((jump) => outward(jump.url, jump.title));
  if (action?.type === 1) links.push(outward(action.url, state.texts.page.openLink));
  return links.map((one) => h('div.card-jump', {}, one));
}

function outward(url, text) {
  const safe = /^https?:/i.test(url ?? '');
  return h('a', { href: safe ? url : undefined, target: '_blank', rel: 'noreferrer noopener' }, text);
}

function questions(content, done) {
  const drops = [content.button_selection, ...(content.select_list ?? [])].filter(Boolean);
  return [
    ...drops.map((drop) => dropDown(drop, done)),
    content.checkbox && ticks(content.checkbox, done),
  ].filter(Boolean);
}

function dropDown(drop, done) {
  const options = drop.option_list.map((option) =>
    h('option', { value: option.id, selected: option.id === drop.selected_id }, option.text),
  );
  if (!drop.selected_id) options.unshift(h('option', { value: '', selected: true }, state.texts.page.choose));
  return h(
    'label.card-drop',
    {},
    h('span', {}, drop.title ?? ''),
    h(
      'select',
      {
        name: drop.question_key,
        disabled: done || drop.disable,
        dataset: { testid: `select-${drop.question_key}` },
      },
      options,
    ),
    icon('down', 16),
  );
}

function ticks(box, done) {
  const type = box.mode === 1 ? 'checkbox' : 'radio';
  return h(
    'div.card-ticks',
    {},
    box.option_list.map((option) =>
      h(
        'label.card-tick',
        {},
        h('input', {
          type,
          name: box.question_key,
          value: option.id,
          checked: option.is_checked === true,
          disabled: done || box.disable === true,
          dataset: { testid: `option-${option.id}` },
        }),
        h(`span.tick-mark.tick-${type}`, {}, icon('check', 14)),
        h('span.tick-text', {}, option.text),
      ),
    ),
  );
}

function buttons(message, content, replaced, tapped, form) {
  if (replaced) return h('div.card-replaced', { dataset: { testid: 'card-replaced' } }, replaced);
  const list = (content.button_list ?? []).map((button) => ({ ...button, style: button.style ?? 1 }));
  if (content.submit_button) list.push({ ...content.submit_button, style: 2 });
  const menu = content.action_menu?.action_list ?? [];
  if (list.length + menu.length === 0) return null;
  const short = list.every((button) => [...button.text].length <= 4);
  const columns = list.length === 1 ? 1 : list.length % 3 === 0 && short ? 3 : 2;
  const tap = (key) => press(message, key, selectedIn(content, form));
  return h(
    `div.card-buttons.columns-${columns}`,
    {},
    [...list, ...menu.map((action) => ({ ...action, style: 4 }))].map((button) =>
      h(
        `button.card-button.style-${button.style}${button.key === tapped ? '.turning' : ''}`,
        {
          type: 'button',
          disabled: Boolean(tapped),
          onclick: () =>
            button.type === 1 ? window.open(button.url, '_blank', 'noopener') : tap(button.key),
          dataset: { testid: `button-${button.key}` },
        },
        h('span', {}, button.text),
      ),
    ),
  );
}

/** What stands chosen, by question key. */
function selectedIn(content, form) {
  const data = new FormData(form);
  const drops = [content.button_selection, ...(content.select_list ?? [])].filter(Boolean);
  const selected = {};
  for (const drop of drops) {
    const chosen = data.get(drop.question_key);
    if (chosen) selected[drop.question_key] = chosen;
  }
  if (content.checkbox) selected[content.checkbox.question_key] = data.getAll(content.checkbox.question_key);
  return selected;
}

function press(message, key, selected) {
  const body = { userid: message.userid, messageId: message.id, key, selected };
  ask('tap', body).catch((error) => console.warn(error.message));
}
