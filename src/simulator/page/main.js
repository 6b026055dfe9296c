import { appAvatar } from './bubbles.js';
import { avatar, fill, h, icon } from './dom.js';
import { panels } from './panels.js';
import { informPhones, phone, readNow } from './phone.js';
import { follow } from './server.js';
import { apply, messagesOf, on, personOf, roleOf, state, take, tell } from './state.js';

const PHONE_PX = 390;
const SIDES_PX = 630;
const NARROW = '(max-width: 760px)';

/** The phones that stand on the table, in order. */
let shown = [];

function main() {
  const offline = h('div.offline', { hidden: true });
  let begun = false;
  document.body.append(offline);
  follow(
    (start) => {
      take(start);
      offline.hidden = true;
      if (begun) refresh();
      else begin(offline);
      begun = true;
    },
    apply,
    () => (offline.hidden = !begun),
  );
}

function begin(offline) {
  document.title = state.texts.page.title;
  offline.textContent = state.texts.page.offline;
  const table = h('main.table', {});
  const drawer = panels(openPhone);
  document.body.prepend(peopleList(drawer), table, drawer.element);
  on('phones', () => drawPhones(table));
  informPhones(() => shown);
  setPhones(firstPhones());
  document.addEventListener('visibilitychange', () => shown.forEach((one) => readNow(one.userid)));
}

/** After a lost connection everything may be different. */
function refresh() {
  for (const topic of ['menu', 'unread', 'faults', 'start']) tell(topic);
  shown.forEach((one) => one.reload());
}

/** Named in the address, else as last time, else those who have something to try. */
function firstPhones() {
  const known = (userids) => userids.filter((userid) => state.people.some((one) => one.userid === userid));
  const asked = known((new URLSearchParams(location.search).get('who') ?? '').split(','));
  if (asked.length > 0) return asked;
  const before = known(JSON.parse(localStorage.getItem('phones') ?? '[]'));
  if (before.length > 0) return before;
  const trying = known([...new Set(state.tries.map((one) => one.userid))]);
  const all = [...trying, ...state.people.map((one) => one.userid).filter((one) => !trying.includes(one))];
  return all.slice(0, Math.max(1, Math.min(trying.length || 2, roomFor())));
}

function roomFor() {
  return Math.floor((innerWidth - SIDES_PX) / PHONE_PX);
}

function setPhones(userids) {
  state.phones = [...new Set(userids)];
  localStorage.setItem('phones', JSON.stringify(state.phones));
  tell('phones');
}

/** Brings somebody's phone to the front; where there is room for one only, in place of the other. */
function openPhone(userid) {
  if (matchMedia(NARROW).matches) {
    document.querySelector('.panels').classList.remove('open');
    setPhones([userid]);
  } else if (!state.phones.includes(userid)) setPhones([...state.phones, userid]);
  const place = document.querySelector(`.phone-place[data-userid="${CSS.escape(userid)}"]`);
  place?.scrollIntoView({ behavior: 'smooth', inline: 'center', block: 'nearest' });
  place?.classList.add('called');
  setTimeout(() => place?.classList.remove('called'), 900);
}

function drawPhones(table) {
  const kept = new Map(shown.map((one) => [one.userid, one]));
  shown = state.phones.map((userid) => kept.get(userid) ?? phone(userid, actionsFor(userid)));
  const left = state.people.find((person) => !state.phones.includes(person.userid));
  const add = h(
    'button.add-phone',
    { type: 'button', onclick: () => left && openPhone(left.userid), dataset: { testid: 'add-phone' } },
    icon('plus', 30),
    h('span', {}, state.texts.page.addPhone),
  );
  const tops = shown.map((one) => one.element.querySelector('.messages')?.scrollTop);
  fill(
    table,
    shown.map((one) => one.element),
    left ? add : null,
  );
  shown.forEach((one, index) => {
    if (kept.has(one.userid)) one.element.querySelector('.messages').scrollTop = tops[index];
  });
  tell('unread');
}

function actionsFor(userid) {
  return {
    change: (other) => setPhones(state.phones.map((one) => (one === userid ? other : one))),
    close: () => setPhones(state.phones.filter((one) => one !== userid)),
  };
}

function peopleList(drawer) {
  const texts = state.texts.page;
  const list = h('ul.people', { dataset: { testid: 'people' } });
  const draw = () => fill(list, state.people.map(personLine));
  on('unread', draw);
  on('phones', draw);
  on('phones', () => list.querySelector('.open')?.scrollIntoView({ block: 'nearest', inline: 'center' }));
  const shortcut = (name, sign) =>
    h(
      'button.plain',
      { type: 'button', title: texts[name], ariaLabel: texts[name], onclick: () => drawer.show(name) },
      icon(sign, 22),
    );
  return h(
    'nav.side',
    {},
    h('div.brand', {}, appAvatar(36), h('div', {}, h('b', {}, texts.app), h('small', {}, texts.brand))),
    h('h2', {}, texts.people),
    list,
    h('p.brand-hint', {}, texts.brandHint),
    h(
      'div.shortcuts',
      {},
      shortcut('pushes', 'bell'),
      shortcut('jobs', 'clock'),
      shortcut('faults', 'alert'),
    ),
  );
}

function personLine(person) {
  const texts = state.texts.page;
  const unread = state.phones.includes(person.userid) ? 0 : (state.unread[person.userid] ?? 0);
  const said = new Set(messagesOf(person.userid).map((message) => message.text));
  const hint = state.tries.some((one) => one.userid === person.userid && !said.has(one.text));
  const many = unread > 99 ? texts.unreadMore : String(unread);
  return h(
    `li${state.phones.includes(person.userid) ? '.open' : ''}`,
    {},
    h(
      'button.plain.person',
      {
        type: 'button',
        onclick: () => openPhone(person.userid),
        dataset: { testid: `open-${person.userid}` },
      },
      h(
        'span.person-avatar',
        {},
        avatar(person, 38),
        unread > 0 && h('i.unread', { dataset: { testid: `unread-${person.userid}` } }, many),
      ),
      h(
        'span.person-name',
        {},
        h('b', {}, personOf(person.userid).name),
        h('small', {}, roleOf(person), hint && h('i.hint', { title: texts.tries }, icon('spark', 12))),
      ),
    ),
  );
}

main();
