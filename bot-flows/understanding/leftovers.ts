import type { Leftover } from './reading';
import type { View } from './view';

/** Words that carry nothing for a note. */
const EMPTY =
  /^(?:今天|今日|刚才|刚刚|刚|了|的|是|和|跟|给|帮|把|也|都|还|就|又|再|来|去|到|做|那个|这个|然后|后来|接着|另外|还有|她|他|我|客人|顾客|说|讲|哈|啊|呀|哦|呢|吧|嘛|一下|一个|个|在|有|很|收|收的|刷卡?|微信|支付宝|现金|现付|交|付|给|定金|订金|尾款|补交|补|办|办卡|续卡?|充值?|储值|送|划卡?|都划卡|耗卡?|扣|约|预约|找|弄?好|做?完|做好|做完|弄完|打|打电话|打通|通|没接|微信聊|下次做?|下次卖|下回|先|先不卖|不对|不是|共|一共|过来|来做|没划|没收|没划没收|[×x*]?\d|[\s,.;:!?。、()+/~…"'-])+$/;

/** What became no slot: it is kept as the note, so that nothing that a person wrote is lost. */
export function leftovers(view: View): Leftover[] {
  const used = new Uint8Array(view.text.length);
  for (const one of view.spans) used.fill(1, one.start, one.end);
  const out: Leftover[] = [];
  for (const clause of view.clauses) {
    let start = -1;
    for (let i = clause.start; i <= clause.end; i++) {
      const open = i < clause.end && !used[i];
      if (open && start < 0) start = i;
      if (open || start < 0) continue;
      const text = view.text.slice(start, i);
      if (!EMPTY.test(text)) out.push({ start, end: i, text, why: reason(view, start, i) });
      start = -1;
    }
  }
  return out;
}

function reason(view: View, start: number, end: number): string {
  const dropped = view.mentions.find((one) => one.dropped && one.start >= start && one.end <= end);
  if (dropped) return 'taken back';
  const unused = view.mentions.find((one) => one.start >= start && one.end <= end);
  return unused ? `${unused.kind} of which the text does not say what it is for` : 'no slot';
}
