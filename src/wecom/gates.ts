import type { Alarm, ErrorRow } from './errors';

/** A pause of one API. */
export interface Pause {
  untilMs: number;
  alarm: Alarm;
}

/** Which APIs are paused, and for how long the next pause is. */
export interface Gates {
  closed(api: string): Pause | null;
  /** @param startedAt when the refused call began: one refusal of ten in flight makes one step, not ten */
  close(api: string, row: Pick<ErrorRow, 'action'>, alarm: Alarm, startedAt: number): Pause;
  opened(api: string): void;
}

const CONFIG_PAUSE_MS = 5 * 60_000;
/** WeCom counts its day in its own time. */
const CHINA_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export function createGates(now: () => number): Gates {
  const gates = new Map<string, Pause & { level: number }>();

  return {
    closed(api) {
      const gate = gates.get(api);
      return gate && gate.untilMs > now() ? { untilMs: gate.untilMs, alarm: gate.alarm } : null;
    },
    close(api, { action }, alarm, startedAt) {
      const gate = gates.get(api);
      if (gate && startedAt < gate.untilMs) return gate;
      const level = (gate?.level ?? -1) + 1;
      const untilMs = action === 'frequency' ? frequencyEnd(now(), level) : now() + CONFIG_PAUSE_MS;
      const closed = { untilMs, alarm, level };
      gates.set(api, closed);
      return closed;
    },
    opened(api) {
      gates.delete(api);
    },
  };
}

/** The windows of the platform: a minute, an hour, then the rest of its day. */
function frequencyEnd(at: number, level: number): number {
  if (level === 0) return at + 60_000;
  if (level === 1) return at + 3_600_000;
  return (Math.floor((at + CHINA_MS) / DAY_MS) + 1) * DAY_MS - CHINA_MS;
}
