import { alarmOf, errorRow, fullJitter, type ErrorRow } from './errors';
import type { Gates } from './gates';
import { isNoAnswer, type ApiAnswer, type Http, type HttpRequest, type NoAnswer } from './http';
import type { Lanes } from './limits';
import { later, refused, type Failure } from './outcome';
import { TokenUnavailable, type Tokens } from './token';

export type CallResult =
  | { ok: true; answer: ApiAnswer }
  /** `unsure`: an earlier try of this call stayed without an answer and may have been carried out. */
  | { ok: false; failure: Failure; unsure: boolean };

export interface CallDeps {
  http: Http;
  tokens: Tokens;
  gates: Gates;
  lanes: Lanes;
  now: () => number;
  random: () => number;
  sleep: (ms: number) => Promise<void>;
}

export interface Calls {
  /**
   * One call with the app's token, refreshed and repeated once where it has run out. `admit` is asked when nothing
   * else stands in the way, and says how many ms too early it is.
   */
  call(request: HttpRequest, receivers?: string[], admit?: () => Promise<number>): Promise<CallResult>;
  /** One call that carries its own key (a webhook robot); `gate` names what is paused when it is refused. */
  keyed(request: HttpRequest, gate: string): Promise<CallResult>;
}

/** Repeats at once, beside those that the outbox makes later. */
const REPEATS = 2;

type Ask = (request: HttpRequest) => Promise<ApiAnswer | NoAnswer>;

export function createCalls({ http, tokens, gates, lanes, now, random, sleep }: CallDeps): Calls {
  async function withToken(request: HttpRequest): Promise<ApiAnswer | NoAnswer> {
    const token = await tokens.get();
    const answer = await http.call(authorised(request, token));
    if (isNoAnswer(answer) || errorRow(answer.errcode).action !== 'token') return answer;
    tokens.drop(token);
    return http.call(authorised(request, await tokens.get()));
  }

  async function attempt(
    ask: Ask,
    request: HttpRequest,
    gate: string,
    receivers: string[],
  ): Promise<CallResult> {
    let unsure = false;
    for (let repeat = 0; ; repeat += 1) {
      const closed = gates.closed(gate);
      if (closed) return { ok: false, unsure, failure: { kind: 'paused', ...closed } };
      const startedAt = now();
      const answer = await ask(request);
      if (!isNoAnswer(answer) && answer.errcode === 0) {
        gates.opened(gate);
        lanes.succeeded();
        return { ok: true, answer };
      }
      unsure ||= isNoAnswer(answer);
      if (repeat === REPEATS || !worthRepeating(answer)) {
        return { ok: false, unsure, failure: failureOf(answer, request.api, gate, receivers, startedAt) };
      }
      await sleep(fullJitter(repeat, random, 400));
    }
  }

  function failureOf(
    answer: ApiAnswer | NoAnswer,
    api: string,
    gate: string,
    receivers: string[],
    startedAt: number,
  ): Failure {
    if (isNoAnswer(answer)) return later('no-answer', null, random);
    const row = errorRow(answer.errcode);
    switch (row.action) {
      case 'again':
        return later('busy', answer.errcode, random);
      case 'unknown':
        return later('unknown', answer.errcode, random);
      case 'slower':
        lanes.halve();
        return later('slower', answer.errcode, random);
      case 'token':
        return pause(gate, row, { code: 'token-refused', api }, startedAt);
      case 'frequency':
      case 'pause':
        return pause(gate, row, alarmOf(api, answer.errcode, answer.errmsg), startedAt);
      default:
        return refused(answer, row, receivers, api);
    }
  }

  function pause(
    gate: string,
    row: ErrorRow,
    alarm: Parameters<Gates['close']>[2],
    startedAt: number,
  ): Failure {
    return { kind: 'paused', ...publicPart(gates.close(gate, row, alarm, startedAt)) };
  }

  async function guarded(work: () => Promise<CallResult>): Promise<CallResult> {
    try {
      return await lanes.run(work);
    } catch (fault) {
      if (!(fault instanceof TokenUnavailable)) throw fault;
      return { ok: false, unsure: false, failure: withoutToken(fault) };
    }
  }

  async function admitted(
    request: HttpRequest,
    receivers: string[],
    admit?: () => Promise<number>,
  ): Promise<CallResult> {
    const closed = gates.closed(request.api);
    if (closed) return { ok: false, unsure: false, failure: { kind: 'paused', ...closed } };
    await tokens.get();
    const afterMs = (await admit?.()) ?? 0;
    if (afterMs === 0) return attempt(withToken, request, request.api, receivers);
    return {
      ok: false,
      unsure: false,
      failure: { kind: 'retry', afterMs, reason: 'budget', code: null, maxTries: null },
    };
  }

  function withoutToken({ retryAt, alarm }: TokenUnavailable): Failure {
    if (alarm) return { kind: 'paused', untilMs: retryAt, alarm };
    const afterMs = Math.max(0, retryAt - now()) + fullJitter(0, random, 10_000);
    return { kind: 'retry', afterMs, reason: 'token', code: null, maxTries: null };
  }

  return {
    call: (request, receivers = [], admit) => guarded(() => admitted(request, receivers, admit)),
    keyed: (request, gate) => guarded(() => attempt((asked) => http.call(asked), request, gate, [])),
  };
}

function authorised(request: HttpRequest, token: string): HttpRequest {
  return { ...request, query: { access_token: token, ...request.query } };
}

/** A timeout has already cost ten seconds of a lane: that one waits in the outbox. */
function worthRepeating(answer: ApiAnswer | NoAnswer): boolean {
  return isNoAnswer(answer) ? answer.fault !== 'timeout' : errorRow(answer.errcode).action === 'again';
}

function publicPart({ untilMs, alarm }: ReturnType<Gates['close']>): ReturnType<Gates['close']> {
  return { untilMs, alarm };
}
