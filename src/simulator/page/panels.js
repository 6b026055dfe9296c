import { avatar, fill, h, icon } from './dom.js';
import { faultsPanel } from './faults-panel.js';
import { ask } from './server.js';
import { now, on, personOf, state } from './state.js';
import { inputTime, moment } from './times.js';

const ICONS = { pushes: 'bell', jobs: 'clock', faults: 'alert' };

/** The drawer beside the phones: what was pushed, the jobs, the faults. */
export function panels(openPhone) {
  const texts = state.texts.page;
  const bodies = { pushes: pushesPanel(openPhone), jobs: jobsPanel(), faults: faultsPanel() };
  const tabs = Object.keys(bodies).map((name) =>
    h(
      'button.tab',
      { type: 'button', onclick: () => show(name), dataset: { testid: `tab-${name}` } },
      icon(ICONS[name], 18),
      texts[name],
    ),
  );
  const close = h('button.plain.panel-close', { type: 'button', ariaLabel: texts.close }, icon('close', 20));
  const element = h('aside.panels', {}, h('div.tabs', {}, tabs, close), Object.values(bodies));
  const show = (name) => {
    element.classList.add('open');
    Object.keys(bodies).forEach((one, index) => {
      bodies[one].hidden = one !== name;
      tabs[index].classList.toggle('on', one === name);
    });
  };
  close.onclick = () => element.classList.remove('open');
  show('pushes');
  element.classList.remove('open');
  return { element, show };
}

function pushesPanel(openPhone) {
  const texts = state.texts.page;
  const list = h('ol.pushes', { dataset: { testid: 'pushes' } });
  const draw = () => {
    const all = [
      ...Object.values(state.conversations)
        .flat()
        .filter((message) => message.from === 'app'),
    ];
    const lines = [...all.map((message) => pushLine(message, openPhone)), ...state.groups.map(groupLine)];
    lines.sort((one, other) => other.at - one.at || other.order - one.order);
    fill(
      list,
      lines.length > 0
        ? lines.slice(0, 200).map((line) => line.element)
        : h('li.nothing', {}, texts.noPushes),
    );
  };
  on('message', soon(draw));
  on('group', draw);
  on('start', draw);
  draw();
  return h('div.panel', {}, h('p.panel-note', {}, texts.pushesNote), list);
}

function pushLine(message, openPhone) {
  const person = personOf(message.userid);
  const { cardMark, imageMark, fileMark } = state.texts.page;
  const mark = { card: cardMark, image: imageMark, file: fileMark }[message.kind];
  const element = h(
    'li',
    {},
    h(
      'button.plain.push',
      { type: 'button', onclick: () => openPhone(person.userid), dataset: { testid: 'push' } },
      avatar(person, 36),
      h(
        'span.push-body',
        {},
        h('span.push-head', {}, h('b', {}, person.name), h('time', {}, moment(message.at))),
        h('span.push-text', {}, mark && h('em', {}, mark), firstLines(message.text)),
      ),
    ),
  );
  return { at: message.at, order: message.seq, element };
}

/** Without the marks of links and markdown. */
function firstLines(text) {
  const plain = text
    .replace(/<[^>]+>/g, '')
    .replace(/^(#{1,6}|>)\s*/gm, '')
    .replace(/\*\*/g, '');
  return plain.split('\n').slice(0, 2).join(' ');
}

function groupLine(message, order) {
  const name = state.texts.page.groupOf.replace('{name}', message.name || message.chatid);
  const element = h(
    'li.push',
    {},
    h('span.avatar.group', {}, '#'),
    h(
      'span.push-body',
      {},
      h('span.push-head', {}, h('b', {}, name), h('time', {}, moment(message.at))),
      h('span.push-text', {}, message.text),
    ),
  );
  return { at: message.at, order, element };
}

function jobsPanel() {
  const texts = state.texts.page;
  const at = h('input', { type: 'datetime-local', value: inputTime(now()), dataset: { testid: 'job-at' } });
  const lines = state.jobs.map((name) => jobLine(name, () => at.value));
  return h(
    'div.panel',
    {},
    h('p.panel-note', {}, texts.jobsNote),
    h('label.field', {}, h('span', {}, texts.jobAt), at),
    lines.length > 0 ? h('ol.jobs', {}, lines) : h('p.nothing', {}, texts.noJobs),
  );
}

function jobLine(name, at) {
  const texts = state.texts.page;
  const told = h('p.job-told', { hidden: true, dataset: { testid: `job-told-${name}` } });
  const run = async (time) => {
    told.hidden = false;
    told.textContent = texts.jobRunning;
    try {
      told.textContent = (await ask('job', { name, at: time })).told || texts.jobDone;
    } catch (error) {
      told.textContent = texts.jobFailed.replace('{reason}', error.message);
    }
  };
  const button = (label, kind, time) =>
    h(
      `button.small.${kind}`,
      { type: 'button', onclick: () => run(time()), dataset: { testid: `job-${kind}-${name}` } },
      label,
    );
  return h(
    'li.job',
    {},
    h(
      'div.job-line',
      {},
      h('span.job-name', {}, h('b', {}, state.texts.jobs[name] ?? name), h('code', {}, name)),
      button(texts.jobThen, 'then', at),
      button(texts.jobNow, 'now', () => undefined),
    ),
    told,
  );
}

/** Many changes in one moment are drawn once. */
function soon(draw) {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      draw();
    }, 50);
  };
}
