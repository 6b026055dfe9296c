/** What the page asks the simulator. Rejects with a sentence. */
export async function ask(action, body = {}) {
  const response = await fetch(`/simulator/api/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-simulator': 'page' },
    body: JSON.stringify(body),
  });
  const reply = await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
  if (!response.ok) throw new Error(reply.error || `HTTP ${response.status}`);
  return reply;
}

export async function sendPhoto(userid, file) {
  const url = `/simulator/api/photo?userid=${encodeURIComponent(userid)}`;
  const response = await fetch(url, { method: 'POST', headers: { 'x-simulator': 'page' }, body: file });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
}

async function loadStart() {
  const response = await fetch('/simulator/api/start');
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

/**
 * Listens to what changes, and then loads how things stand: `onStart` gets it at first and after every lost
 * connection. What was told while it was loading is handed over after it.
 */
export function follow(onStart, onChange, onLost) {
  const events = new EventSource('/simulator/events');
  let waiting = [];
  events.onmessage = (event) => {
    const change = JSON.parse(event.data);
    if (waiting) waiting.push(change);
    else onChange(change);
  };
  events.onerror = () => {
    waiting = [];
    onLost();
  };
  events.onopen = () => loadStart().then(begin, again);
  const begin = (start) => {
    onStart(start);
    const told = waiting ?? [];
    waiting = null;
    for (const change of told) if (!(change.message?.seq <= start.seq)) onChange(change);
  };
  const again = () => {
    events.close();
    onLost();
    setTimeout(() => follow(onStart, onChange, onLost), 1000);
  };
}
