const MINUTE = { ms: 60_000, most: 30 };
const HOUR = { ms: 3_600_000, most: 1000 };

/** One app may send one member 30 messages a minute and 1,000 an hour; WeCom drops the rest and says nothing. */
export class MemberLimits {
  private readonly sent = new Map<string, number[]>();

  constructor(private readonly now: () => number) {}

  /** True when the message passes, which then counts. */
  pass(userid: string): boolean {
    const now = this.now();
    const times = (this.sent.get(userid) ?? []).filter((at) => at > now - HOUR.ms);
    const inMinute = times.filter((at) => at > now - MINUTE.ms).length;
    const passes = inMinute < MINUTE.most && times.length < HOUR.most;
    if (passes) times.push(now);
    this.sent.set(userid, times);
    return passes;
  }
}
