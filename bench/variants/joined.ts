import { replaced, type Rule, type Told } from './variant';

/** Two records in one message: each customer keeps what is hers. */
export const joined: Rule = {
  name: 'two records in one message',
  vary: (told, choose, others) => {
    if (!isRecord(told)) return null;
    const next = others.filter(
      (one) =>
        one.lexicon === told.lexicon &&
        isRecord(one) &&
        startsWithName(one) &&
        one.reading.slots.customer !== told.reading.slots.customer,
    );
    if (!next.length || !startsWithName(told)) return null;
    const other = choose.one(next);
    const text =
      told.text.replace(/[,，。;；~!！]+$/, '') +
      choose.one(['。', '\n', ';', ' ', ',', ',另外', '。还有', ',然后']) +
      other.text;
    return {
      text,
      expected: { intent: 'record_visit', entries: [...told.reading.entries, ...other.reading.entries] },
    };
  },
};

function isRecord({ reading, text, speaker }: Told): boolean {
  return (
    reading.sure &&
    reading.intent === 'record_visit' &&
    !reading.beyond &&
    !reading.parts &&
    speaker !== '' &&
    reading.entries.length === 1 &&
    new Set(reading.people.flatMap((one) => one.customers)).size === 1 &&
    reading.people.filter((one) => one.customers.length > 0).every((one) => one.customers.length === 1) &&
    Boolean(reading.slots.treatments) &&
    text.length < 60 &&
    !/[都两各俩]|一共|合计|总共|不对|错|补录|补记|补登|忘|昨|前天|上周|我/.test(text)
  );
}

function startsWithName({ mentions }: Told): boolean {
  return mentions[0]?.kind === 'customer' && mentions[0].start === 0;
}

/** How a sum was paid and how many sessions were taken off, told before what was done. */
export const order: Rule = {
  name: 'clauses in another order',
  vary: (told, choose) => {
    const pieces = [...told.text.matchAll(/[^,，。;； ]+/g)].map((m) => ({
      start: m.index,
      end: m.index + m[0].length,
      text: m[0],
    }));
    const places = pieces.flatMap((one, i) => {
      const next = pieces[i + 1];
      return i > 0 &&
        next &&
        (isOwn(told, one) || isOwn(told, next)) &&
        mayMove(told, one) &&
        mayMove(told, next)
        ? [[one, next]]
        : [];
    });
    if (!places.length) return null;
    const [one, next] = choose.one(places);
    return {
      text: replaced(told.text, [
        { ...one, with: next.text },
        { ...next, with: one.text },
      ]),
    };
  },
};

interface Piece {
  start: number;
  end: number;
  text: string;
}

/** A clause that says all that it says by itself: 收300, 划卡1次, 微信付的300. */
function isOwn({ mentions }: Told, piece: Piece): boolean {
  const inside = mentions.filter((one) => one.start >= piece.start && one.end <= piece.end);
  return (
    inside.length === 1 &&
    (inside[0].kind === 'amount' || inside[0].kind === 'sessions') &&
    /^(?:今天)?(?:实?收|付|收了|付了|微信|支付宝|现金|刷卡|实耗|消耗|划|划卡|耗|耗卡|扣|扣卡|划了|扣了|耗了)[^她他都共各]{1,8}$/.test(
      piece.text,
    )
  );
}

/** Nothing that leans on what stands before it. */
function mayMove({ mentions }: Told, piece: Piece): boolean {
  if (mentions.some((one) => one.start < piece.end && piece.end < one.end)) return false;
  const sums = mentions.filter(
    (one) => one.kind === 'amount' && one.start >= piece.start && one.end <= piece.end,
  );
  return (
    !mentions.some((one) => one.kind === 'customer' && one.start >= piece.start && one.end <= piece.end) &&
    sums.length < 2 &&
    !/下次|下回|不对|不是|错|还|剩|也|都|共|其中|再|又|然后|说|问|补|欠|找|折|优惠|送|另/.test(piece.text)
  );
}
