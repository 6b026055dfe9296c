import { messageElement } from './bubbles.js';
import { composer } from './composer.js';
import { avatar, fill, h, icon } from './dom.js';
import { ask } from './server.js';
import { messagesOf, now, on, personOf, roleOf, state } from './state.js';
import { clock, moment } from './times.js';

const GAP_MS = 5 * 60_000;
const NEAR_PX = 120;

/** So long what follows is taken for the answer to what she did. */
const ANSWER_MS = 6000;

/** One person's phone: who holds it above the frame, the chat with the assistant in it. */
export function phone(userid, table) {
  const texts = state.texts.page;
  const list = h('div.messages', { dataset: { testid: 'messages' } });
  const below = h(
    'button.new-below',
    { type: 'button', hidden: true, onclick: () => toBottom(list) },
    texts.newBelow,
  );
  const time = h('span');
  const title = h('span.chat-title');
  const screen = h(
    'div.screen',
    {},
    h('div.status-bar', {}, time, h('span.status-signs', {}, h('i.signal'), h('i.wifi'), h('i.battery'))),
    h('header.chat-header', {}, icon('back', 24), title, icon('more', 24)),
    h('div.chat', {}, list, below),
    composer(userid),
  );
  const element = h(
    'section.phone-place',
    { dataset: { testid: `phone-${userid}`, userid } },
    holder(userid, table),
    h('div.phone', {}, screen),
  );

  const showReader = () => {
    const wechat = state.readers[userid] === 'wechat';
    element.classList.toggle('wechat', wechat);
    title.textContent = wechat ? texts.wechatTitle : texts.app;
  };
  let actedAt = 0;
  const redraw = () => drawAll(list, userid, (id) => replaceOne(list, userid, id));
  const tick = () => (time.textContent = clock(now()));
  const subscriptions = {
    message(message) {
      if (message.userid.toLowerCase() !== userid.toLowerCase()) return;
      if (message.from === 'person') actedAt = Date.now();
      // While a smooth scroll is still on its way the bottom is not near yet: her own doing keeps the view at the end.
      const follows = nearBottom(list) || Date.now() - actedAt < ANSWER_MS;
      drawOne(list, userid, message, (id) => replaceOne(list, userid, id));
      if (follows || message.from === 'person') toBottom(list);
      else if (message.from === 'app') below.hidden = false;
      if (message.from === 'app') readNow(userid);
    },
    reload() {
      showReader();
      redraw();
      toBottom(list, 'instant');
    },
    tick,
  };
  list.addEventListener('scroll', () => {
    if (list.scrollHeight - list.scrollTop - list.clientHeight < 40) below.hidden = true;
  });
  let near = true;
  list.addEventListener('scroll', () => (near = nearBottom(list)));
  new ResizeObserver(() => near && toBottom(list, 'instant')).observe(list);
  tick();
  subscriptions.reload();
  readNow(userid);
  requestAnimationFrame(() => toBottom(list, 'instant'));
  return { userid, element, ...subscriptions };
}

/** Read is what stands open on a page that somebody looks at. */
export function readNow(userid) {
  if (document.visibilityState === 'visible') ask('read', { userid }).catch(() => undefined);
}

function holder(userid, { change, close }) {
  const texts = state.texts.page;
  const person = personOf(userid);
  const others = state.people.map((one) =>
    h(
      'option',
      { value: one.userid, selected: one.userid === person.userid },
      `${one.name} · ${roleOf(one)}`,
    ),
  );
  const choose = h(
    'select',
    {
      title: texts.choosePerson,
      ariaLabel: texts.choosePerson,
      onchange: (event) => change(event.target.value),
      dataset: { testid: `person-${userid}` },
    },
    others,
  );
  const wechat = h(
    'button.reader',
    { type: 'button', dataset: { testid: `reader-${userid}` } },
    h('span.for-wecom', {}, texts.readInWecom),
    h('span.for-wechat', {}, texts.readInWechat),
  );
  wechat.onclick = () => {
    const reader = state.readers[userid] === 'wechat' ? 'wecom' : 'wechat';
    ask('reader', { userid, reader });
  };
  wechat.title = texts.readerSwitch;
  return h(
    'div.holder',
    {},
    avatar(person, 34),
    h(
      'label.holder-name',
      {},
      h('b', {}, person.name),
      h('small', {}, roleOf(person)),
      icon('down', 14),
      choose,
    ),
    wechat,
    h(
      'button.plain.close-phone',
      { type: 'button', title: texts.closePhone, ariaLabel: texts.closePhone, onclick: close },
      icon('close', 18),
    ),
  );
}

function drawAll(list, userid, replace) {
  fill(list);
  const messages = messagesOf(userid);
  if (messages.length === 0) list.append(h('div.empty', {}, emptyText(userid)));
  for (const message of messages) drawOne(list, userid, message, replace);
}

function emptyText(userid) {
  const { empty, emptyPlain } = state.texts.page;
  return state.tries.some((one) => one.userid === userid) ? empty : emptyPlain;
}

function drawOne(list, userid, message, replace) {
  const old = elementOf(list, message.id);
  const fresh = messageElement(message, () => replace(message.id));
  if (old) {
    const turned = message.card && old.querySelector('.card')?.dataset.turns !== String(message.card.turns);
    old.replaceWith(fresh);
    if (turned) fresh.querySelector('.card').classList.add('turned');
    return;
  }
  list.querySelector('.empty')?.remove();
  const messages = messagesOf(userid);
  const before = messages[messages.indexOf(message) - 1];
  if (!before || message.at - before.at > GAP_MS) list.append(h('time.between', {}, moment(message.at)));
  list.append(fresh);
}

function replaceOne(list, userid, id) {
  const message = messagesOf(userid).find((one) => one.id === id);
  if (message) elementOf(list, id)?.replaceWith(messageElement(message, () => replaceOne(list, userid, id)));
}

function elementOf(list, id) {
  return list.querySelector(`[data-id="${CSS.escape(id)}"]`);
}

function nearBottom(list) {
  return list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
}

function toBottom(list, behavior = 'smooth') {
  list.scrollTo({ top: list.scrollHeight, behavior });
}

/** Keeps every phone on the table informed. */
export function informPhones(phones) {
  on('message', (message) => phones().forEach((one) => one.message(message)));
  on('reader', (userid) => phones().forEach((one) => one.userid === userid && one.reload()));
  setInterval(() => phones().forEach((one) => one.tick()), 10_000);
}
