import type { Json } from './json';

/** One call of the API, as it came and as it was answered. */
export interface ApiCall {
  at: number;
  api: string;
  query: Record<string, string>;
  body: Json;
  /** Absent when the connection was cut or never answered. */
  reply?: Json;
  status: number;
  /** The fault that befell it. */
  fault?: string;
  /** Sizes that a phone would shorten. */
  advice?: string[];
}

const MOST = 20_000;

export class CallLog {
  private calls: ApiCall[] = [];

  constructor(private readonly added: (call: ApiCall) => void = () => undefined) {}

  add(call: ApiCall): void {
    this.calls.push(call);
    if (this.calls.length > MOST) this.calls = this.calls.slice(-MOST / 2);
    this.added(call);
  }

  list(api?: string): ApiCall[] {
    return this.calls.filter((call) => !api || call.api === api);
  }

  clear(): void {
    this.calls = [];
  }
}
