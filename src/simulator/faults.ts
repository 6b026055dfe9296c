/** What can be made to go wrong with a call of the API. */
export interface Fault {
  /** 'message/send' and so on; '*' is every call. */
  api: string;
  kind: 'errcode' | 'http-500' | 'reset-before' | 'reset-after' | 'no-answer' | 'slow';
  /** With kind 'errcode'. */
  errcode?: number;
  errmsg?: string;
  /** How many calls it still spoils; absent: until it is removed. */
  times?: number;
  /** With kind 'slow': how long the answer takes. */
  ms?: number;
  /** Only calls whose body names this person. */
  userid?: string;
}

export interface ActiveFault extends Fault {
  id: number;
}

/** The faults that are switched on. */
export class Faults {
  private active: ActiveFault[] = [];
  private lastId = 0;

  constructor(private readonly changed: () => void = () => undefined) {}

  add(fault: Fault): ActiveFault {
    const added = { ...fault, id: ++this.lastId };
    this.active.push(added);
    this.changed();
    return added;
  }

  remove(id: number): void {
    this.active = this.active.filter((fault) => fault.id !== id);
    this.changed();
  }

  clear(): void {
    this.active = [];
    this.changed();
  }

  list(): ActiveFault[] {
    return this.active.map((fault) => ({ ...fault }));
  }

  /** The fault that befalls this call, counted down. */
  take(api: string, body: string): ActiveFault | undefined {
    const hit = this.active.find((fault) => befalls(fault, api, body));
    if (!hit) return undefined;
    if (hit.times !== undefined) {
      hit.times -= 1;
      if (hit.times <= 0) this.active = this.active.filter((fault) => fault !== hit);
      this.changed();
    }
    return { ...hit };
  }
}

function befalls(fault: Fault, api: string, body: string): boolean {
  if (fault.api !== '*' && fault.api !== api) return false;
  return !fault.userid || body.toLowerCase().includes(fault.userid.toLowerCase());
}
