/**
 * What an errcode asks for. One row a code; what is not here is `unknown`.
 *
 * `again`      busy: repeat now a few times, then later
 * `token`      fetch a new access_token, repeat once
 * `recipient`  these people cannot be reached
 * `frequency`  pause this API: a minute, an hour, until tomorrow
 * `slower`     too many at once: fewer lanes, repeat in seconds
 * `pause`      nobody can be reached until somebody changes a setting: keep everything, ring
 * `refuse`     this body will never be taken; the next one may be
 * `unknown`    five tries, then refuse and ring
 */
export type Action =
  'ok' | 'again' | 'token' | 'recipient' | 'frequency' | 'slower' | 'pause' | 'refuse' | 'unknown';

/** What would help a refused body, where something does. */
export type Remedy = 'upload-media' | 'send-text' | 'split' | 'new-card';

export interface ErrorRow {
  action: Action;
  /** Somebody has to be told: the installer, the manager or the developers. */
  alarm: boolean;
  remedy?: Remedy;
}

/** Rows of WECOM.md 19 and RELIABILITY.md 3.4. */
export const ERRORS: ReadonlyMap<number, ErrorRow> = new Map([
  ...rows('ok', false, [0]),
  ...rows('again', false, [-1, 6000]),
  ...rows('token', false, [40001, 40014, 41001, 42001]),

  // Nobody by this name, outside the visible range, no WeChat bound: the others of the same message are not touched.
  ...rows('recipient', false, [40003, 40031, 43004, 46004, 60021, 60111, 81013]),
  ...rows('recipient', true, [50002, 60011, 60030]),

  ...rows('frequency', true, [45009]),
  ...rows('slower', false, [45033, 45035, 45036]),

  // Secret or corp id, agent, IP, permission, app switched off.
  ...rows('pause', true, [40013, 40056, 40091, 41002, 41004, 301002]),
  ...rows('pause', true, [48002, 48004, 48006, 48009, 50003, 60020, 60031]),

  // Ways out that the caller may take.
  ...rows('refuse', false, [40007, 40145], 'upload-media'),
  ...rows('refuse', true, [43012], 'send-text'),
  ...rows('refuse', true, [40032, 40206, 45002, 82002, 82003], 'split'),
  ...rows('refuse', false, [60140, 42015, 42016], 'new-card'),

  // Media: type, size, contents.
  ...rows('refuse', true, [40004, 40005, 40006, 40009, 40011, 40123, 44001, 45001, 45007, 830002]),
  // Faults of the body; 82004 could crash the client that shows it.
  ...rows('refuse', true, [40008, 40033, 40035, 40039, 40058, 44004, 45008, 47001, 81012, 82001, 82004]),
  ...rows('refuse', true, [41016, 42014, 42017, 42018, 42019, 42020, ...span(42027, 42051)]),
  ...rows('refuse', true, [40016, 40017, 40018, 40019, 40020, 40054, 40055, 41102, 46003]),
  // Anti-spam; too late to recall.
  ...rows('refuse', true, [40201]),
  ...rows('refuse', false, [42052]),
  // Groups, webhook robots, contacts, calendars, sign-in.
  ...rows('refuse', true, [40050, 86001, 86003, 86008, 93000, 93004, 93008]),
  ...rows('refuse', false, [40096, 84061, ...span(90457, 90497)]),
  ...rows('refuse', false, [40029, 41008, 42022]),
  ...rows('refuse', true, [50001]),
]);

export function errorRow(errcode: number): ErrorRow {
  return ERRORS.get(errcode) ?? { action: 'unknown', alarm: true };
}

/** At `gettoken` a bad secret is a setting to change, not a token to renew: looping gets the IP banned. */
export function tokenErrorRow(errcode: number): ErrorRow {
  return errcode === 40001 ? { action: 'pause', alarm: true } : errorRow(errcode);
}

/** Something a person has to know. `code` is WeCom's errcode or one of ours. */
export interface Alarm {
  code: number | 'sloppy-json' | 'token-refused';
  api: string;
  /** For 60020: our address as WeCom sees it, to be entered as 企业可信IP. */
  ip?: string;
}

export function alarmOf(api: string, errcode: number, errmsg: string): Alarm {
  const ip = errcode === 60020 ? /from ip: ([0-9a-fA-F:.]{3,45}?)(?:,|\s|$)/.exec(errmsg)?.[1] : undefined;
  return { code: errcode, api, ...(ip !== undefined && { ip }) };
}

/** Full jitter: anywhere between nothing and the doubled base, in milliseconds. `attempt` counts from 0. */
export function fullJitter(attempt: number, random: () => number, base = 1000, cap = 600_000): number {
  return Math.round(random() * Math.min(cap, base * 2 ** Math.min(attempt, 30)));
}

function rows(action: Action, alarm: boolean, codes: number[], remedy?: Remedy): [number, ErrorRow][] {
  return codes.map((code) => [code, { action, alarm, ...(remedy && { remedy }) }]);
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
