import { fill, h, icon } from './dom.js';
import { ask, sendPhoto } from './server.js';
import { messagesOf, on, state } from './state.js';

/** What stands below the chat: sentences to try, the input, things to send besides text, and the app's menu. */
export function composer(userid) {
  const texts = state.texts.page;
  const input = h('textarea.input', {
    rows: 1,
    placeholder: texts.inputHint,
    ariaLabel: texts.inputHint,
    enterKeyHint: 'send',
    dataset: { testid: 'input' },
  });
  const send = h('button.send', { type: 'submit', hidden: true, dataset: { testid: 'send' } }, texts.send);
  const extras = extraPanel(userid);
  const plus = h(
    'button.plain.plus',
    { type: 'button', title: texts.more, ariaLabel: texts.more },
    icon('plus', 26),
  );
  const menu = h('nav.menu-bar', { dataset: { testid: 'menu' } });
  const chips = h('div.tries');
  const form = h('form.input-row', {}, input, plus, send);

  const resize = () => {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 110)}px`;
    send.hidden = input.value.trim() === '';
    plus.hidden = !send.hidden;
  };
  const put = (text) => {
    input.value = text;
    resize();
    input.focus();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    put('');
    ask('type', { userid, text }).catch((error) => console.warn(error.message));
  };
  input.oninput = resize;
  input.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  };
  plus.onclick = () => (extras.hidden = !extras.hidden);
  const drawChips = () => fill(chips, triesFor(userid, put));
  const drawMenu = () => fill(menu, menuButtons(userid));
  const element = h('footer.composer', {}, chips, form, extras, menu);
  on('message', () => element.isConnected && drawChips());
  on('menu', () => element.isConnected && drawMenu());
  drawChips();
  drawMenu();
  return element;
}

/** A sentence that was said is not offered again. */
function triesFor(userid, put) {
  const said = new Set(messagesOf(userid).map((message) => message.text));
  const left = state.tries.filter((one) => one.userid === userid && !said.has(one.text));
  if (left.length === 0) return [];
  const chips = left.map(({ text }) =>
    h('button.chip', { type: 'button', onclick: () => put(text), dataset: { testid: 'try' } }, text),
  );
  return [h('span.tries-label', {}, icon('spark', 14), state.texts.page.tries), ...chips];
}

function extraPanel(userid) {
  const texts = state.texts.page;
  const file = h('input', { type: 'file', accept: 'image/png,image/jpeg', hidden: true });
  file.onchange = () => {
    if (file.files[0]) void sendPhoto(userid, file.files[0]);
    file.value = '';
  };
  const choices = [
    ['photo', texts.photo, texts.photoNote, () => file.click()],
    ['voice', texts.voice, texts.voiceNote, () => ask('voice', { userid })],
    ['place', texts.location, texts.locationNote, () => ask('location', { userid })],
    ['enter', texts.enter, texts.enterNote, () => ask('enter', { userid })],
  ];
  return h(
    'div.extras',
    { hidden: true },
    file,
    choices.map(([name, label, title, onclick]) =>
      h(
        'button.plain',
        { type: 'button', title, onclick, dataset: { testid: `extra-${name}` } },
        icon(name, 26),
        h('span', {}, label),
      ),
    ),
  );
}

function menuButtons(userid) {
  return (state.menu?.button ?? []).map((button) => {
    const subs = button.sub_button ?? [];
    if (subs.length === 0) return menuButton(userid, button);
    const list = h(
      'div.menu-list',
      { hidden: true },
      subs.map((sub) => menuButton(userid, sub)),
    );
    const top = h(
      'button.plain',
      { type: 'button', dataset: { testid: `menu-${button.name}` } },
      icon('menu', 14),
      button.name,
    );
    top.onclick = (event) => {
      event.stopPropagation();
      const open = list.hidden;
      closeMenus();
      list.hidden = !open;
    };
    return h('div.menu-place', {}, top, list);
  });
}

function menuButton(userid, button) {
  const act = () => {
    closeMenus();
    if (button.type === 'view') window.open(button.url, '_blank', 'noopener');
    else void ask('menu', { userid, key: button.key });
  };
  return h(
    'div.menu-place',
    {},
    h(
      'button.plain',
      { type: 'button', onclick: act, dataset: { testid: `menu-${button.key ?? button.name}` } },
      button.name,
    ),
  );
}

function closeMenus() {
  for (const list of document.querySelectorAll('.menu-list')) list.hidden = true;
}

document.addEventListener('click', closeMenus);
