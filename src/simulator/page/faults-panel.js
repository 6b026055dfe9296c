import { fill, h } from './dom.js';
import { ask } from './server.js';
import { on, state } from './state.js';
import { moment } from './times.js';

/** Error codes worth trying, with the most telling first. */
const CODES = ['-1', '45009', '60020', '40014', '42001', '45033', '81013', '60140', '40001'];

export function faultsPanel() {
  const texts = state.texts.page;
  const active = h('ul.faults', { dataset: { testid: 'faults' } });
  const calls = h('ol.calls', { dataset: { testid: 'calls' } });
  const draw = () => fill(active, faultLines());
  const drawCalls = () => fill(calls, callLines());
  on('faults', draw);
  on('call', drawCalls);
  on('start', drawCalls);
  draw();
  drawCalls();
  return h(
    'div.panel',
    {},
    h('p.panel-note', {}, texts.faultsNote),
    active,
    faultForm(),
    tokenButton(),
    h('h4', {}, texts.delivery),
    h('p.panel-note', {}, texts.deliveryNote),
    deliveryChoice(),
    h('h4', {}, texts.calls),
    calls,
  );
}

function faultLines() {
  const texts = state.texts.page;
  if (state.faults.length === 0) return [h('li.nothing.fine', {}, texts.noFaults)];
  const lines = state.faults.map((fault) => {
    const kind = state.texts.faultKinds[fault.kind] + (fault.kind === 'errcode' ? ` ${fault.errcode}` : '');
    const left = fault.times ? texts.faultLeft.replace('{times}', fault.times) : texts.faultUntilRemoved;
    const remove = () => ask('faults/remove', { id: fault.id });
    return h(
      'li.fault',
      {},
      h(
        'span',
        {},
        h('b', {}, kind),
        h('small', {}, `${fault.api === '*' ? texts.faultAnyApi : fault.api} · ${left}`),
      ),
      h('button.small', { type: 'button', onclick: remove }, texts.faultRemove),
    );
  });
  const clear = h('button.small', { type: 'button', onclick: () => ask('faults/clear') }, texts.faultsClear);
  return lines.length > 1 ? [...lines, h('li', {}, clear)] : lines;
}

function faultForm() {
  const texts = state.texts.page;
  const options = (pairs) => pairs.map(([value, text]) => h('option', { value }, text));
  const often = ['message/send', 'message/update_template_card', '*', 'gettoken', 'media/upload'];
  const apis = [...often, ...state.apis.filter((api) => !often.includes(api))];
  const api = h(
    'select',
    { dataset: { testid: 'fault-api' } },
    options(apis.map((one) => [one, one === '*' ? texts.faultAnyApi : one])),
  );
  const kind = h(
    'select',
    { dataset: { testid: 'fault-kind' } },
    options(Object.entries(state.texts.faultKinds)),
  );
  const code = h('input', { value: CODES[0], inputMode: 'numeric' });
  code.setAttribute('list', 'error-codes');
  const times = h('input', { type: 'number', min: '1', placeholder: texts.faultAlways, value: '3' });
  const codeField = field(texts.faultCode, code);
  kind.onchange = () => (codeField.hidden = kind.value !== 'errcode');
  const add = (event) => {
    event.preventDefault();
    const fault = { api: api.value, kind: kind.value };
    if (kind.value === 'errcode') fault.errcode = Number(code.value);
    if (times.value) fault.times = Number(times.value);
    void ask('faults/add', fault);
  };
  return h(
    'form.fault-form',
    { onsubmit: add },
    h(
      'datalist',
      { id: 'error-codes' },
      CODES.map((value) => h('option', { value })),
    ),
    field(texts.faultApi, api),
    field(texts.faultKind, kind),
    codeField,
    field(texts.faultTimes, times),
    h('button.small.now', { type: 'submit', dataset: { testid: 'fault-add' } }, texts.faultAdd),
  );
}

function field(label, control) {
  return h('label.field', {}, h('span', {}, label), control);
}

function tokenButton() {
  const texts = state.texts.page;
  const button = h('button.small', { type: 'button' }, texts.tokenInvalidate);
  const told = h('span.told');
  button.onclick = async () => {
    await ask('token/invalidate');
    told.textContent = texts.tokenInvalidated;
  };
  return h('p.token', {}, button, told);
}

function deliveryChoice() {
  const texts = state.texts.page;
  const manners = {
    normal: [texts.deliveryNormal, {}],
    duplicate: [texts.deliveryDuplicate, { duplicates: 1 }],
    delay: [texts.deliveryDelay, { delayMs: 3000 }],
    lose: [texts.deliveryLose, { lose: true }],
    miss: [texts.deliveryMissAnswer, { missAnswer: true }],
  };
  const now = JSON.stringify(state.delivery);
  const options = Object.entries(manners).map(([value, [text, manner]]) =>
    h('option', { value, selected: JSON.stringify(manner) === now }, text),
  );
  const select = h('select', { dataset: { testid: 'delivery' } }, options);
  select.onchange = () => ask('delivery', manners[select.value][1]);
  return h('label.field', {}, select);
}

function callLines() {
  const texts = state.texts.page;
  if (state.calls.length === 0) return [h('li.nothing', {}, texts.noCalls)];
  return [...state.calls].reverse().map((call) => {
    const code =
      call.fault && call.fault !== 'errcode'
        ? state.texts.faultKinds[call.fault]
        : (call.reply?.errcode ?? call.status);
    const bad = code !== 0 && code !== 200 && code !== 206;
    const title = [JSON.stringify(call.body), ...(call.advice ?? [])].join('\n');
    return h(
      `li.call${bad ? '.bad' : ''}`,
      { title },
      h('time', {}, moment(call.at)),
      h('span.call-api', {}, call.api, call.advice && h('em', { title: call.advice.join('\n') }, '!')),
      h('code', {}, String(code)),
    );
  });
}
