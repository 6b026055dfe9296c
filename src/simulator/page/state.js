/** What the page knows. It changes only by what the simulator tells, and by which phones stand open. */
export const state = {
  texts: null,
  people: [],
  /** userid → messages as she sees them. */
  conversations: {},
  readers: {},
  unread: {},
  groups: [],
  menu: null,
  jobs: [],
  tries: [],
  faults: [],
  apis: [],
  delivery: {},
  calls: [],
  /** Userids of the phones on the table, in order. */
  phones: [],
  clockSkew: 0,
};

const listeners = new Map();

/** Topics: 'message', 'reader', 'unread', 'menu', 'faults', 'call', 'group', 'phones'. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

export function tell(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

export function take(start) {
  const people = start.people.map((person, index) => ({ ...person, index }));
  Object.assign(state, start, { people, clockSkew: start.now - Date.now() });
}

export function now() {
  return Date.now() + state.clockSkew;
}

export function personOf(userid) {
  const key = userid.toLowerCase();
  return (
    state.people.find((person) => person.userid.toLowerCase() === key) ?? {
      userid,
      name: userid,
      role: '',
      index: 7,
    }
  );
}

export function roleOf(person) {
  return state.texts.roles[person.role] ?? person.role;
}

export function messagesOf(userid) {
  return state.conversations[keyOf(userid)] ?? [];
}

function keyOf(userid) {
  const key = userid.toLowerCase();
  return Object.keys(state.conversations).find((one) => one.toLowerCase() === key) ?? userid;
}

const changes = {
  message({ message }) {
    const key = keyOf(message.userid);
    const messages = (state.conversations[key] ??= []);
    const index = messages.findIndex((one) => one.id === message.id);
    if (index < 0) messages.push(message);
    else messages[index] = message;
    const { userid } = personOf(message.userid);
    if (message.from === 'app') state.unread[userid] = (state.unread[userid] ?? 0) + 1;
    tell('message', message);
    tell('unread');
  },
  reader({ userid, reader, messages }) {
    state.conversations[keyOf(userid)] = messages;
    state.readers[personOf(userid).userid] = reader;
    tell('reader', userid);
  },
  read({ userid }) {
    state.unread[personOf(userid).userid] = 0;
    tell('unread');
  },
  menu({ menu }) {
    state.menu = menu;
    tell('menu');
  },
  faults({ faults }) {
    state.faults = faults;
    tell('faults');
  },
  call({ call }) {
    state.calls = [...state.calls, call].slice(-60);
    tell('call');
  },
  group({ message }) {
    state.groups.push(message);
    tell('group');
  },
};

/** A change as the simulator sent it. */
export function apply(change) {
  changes[change.type]?.(change);
}
