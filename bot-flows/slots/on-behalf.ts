import type { Ref, SalonHeard } from '../ear';
import type { Values } from '../engine';
import { customerRef } from './customer';
import { fen } from './money';
import { treatmentRefs } from './treatments';

const KIN = '女儿|儿子|妈妈|妈|婆婆|妹妹|姐姐|闺蜜|朋友|同事|老公|先生|爱人|太太|孩子';
/** Ⓒ stands for somebody with a file. */
const WHO = `(?:Ⓒ的?)?(${KIN}|Ⓒ)`;
const PAYS_FOR = new RegExp(
  `Ⓒ[^Ⓒ]{0,4}(?:帮|给|替)(?:她|他|自己)?的?(${KIN}|Ⓒ).{0,3}?(?:付|买单|结账|出|交|刷)`,
);
const PAID_BY = new RegExp(`${WHO}[^Ⓒ]{1,14}(?:是)?Ⓒ(?:帮忙|来|请)?(?:付|买单|结|出|请)`);
const LENDS = new RegExp(`Ⓒ.{0,8}卡.{0,4}(?:给|借)(?:她|他|自己)?的?(${KIN}|Ⓒ)(?:做|用|划)`);
const BORROWS = new RegExp(
  `${WHO}[^Ⓒ]{0,12}(?:用|划|刷|拿)了?Ⓒ的?[^Ⓒ]{0,6}?(卡(?!里|上)|储值|余额|卡里|卡上)`,
);

/**
 * «兰姐帮她女儿付的», «欧阳帮春梅付的», «婷姐的补水卡给她妹妹做了一次», «女儿用兰姐的储值付»: one pays or lends her card and
 * another is on the bed, with a file or without. Nothing where that is not said.
 */
export function onBehalf(heard: SalonHeard): Values {
  const { text, people } = told(heard);
  const treatments = treatmentRefs(heard.reading.lexicon, heard.reading.reading.mentioned?.treatments ?? []);
  const [first] = people;
  const last = people.at(-1);
  if (!first || !last || treatments.length === 0) return {};
  const pays = (user: string, payer: Ref, other: Ref) => onBed(user, payer, other, { payer });
  const lends = (user: string, owner: Ref, other: Ref) =>
    onBed(user, owner, other, {
      lender: owner,
      ways: Object.fromEntries(treatments.map((treatment) => [treatment.id, 'lent'])),
    });
  const said =
    match(BORROWS, text, (user, from) =>
      from === '卡' ? lends(user, last, first) : withStored(heard, pays(user, last, first)),
    ) ??
    match(LENDS, text, (user) => lends(user, first, last)) ??
    match(PAYS_FOR, text, (user) => pays(user, first, last)) ??
    match(PAID_BY, text, (user) => pays(user, last, first));
  return said ? { services: treatments.map((treatment) => ({ treatment, times: 1 })), ...said } : {};
}

function match(
  pattern: RegExp,
  text: string,
  then: (user: string, from?: string) => Values | null,
): Values | null {
  const found = pattern.exec(text);
  return found && then(found[1], found[2]);
}

/** Who is on the bed: somebody else with a file, else a walk-in named by whose daughter she is. */
function onBed(user: string, owner: Ref, other: Ref, given: Values): Values | null {
  if (user !== 'Ⓒ') return { customer: null, walkIn: `${owner.name}的${user}`, ...given };
  return other.id === owner.id ? null : { customer: other, ...given };
}

/** What is taken from somebody's stored value is a payment of hers. */
function withStored(heard: SalonHeard, said: Values | null): Values | null {
  const { slots, mentioned } = heard.reading.reading;
  const amount = slots.consumed ?? slots.cash ?? mentioned?.amounts[0];
  if (!said || amount === undefined) return said;
  return {
    ...said,
    fromStored: false,
    money: [{ kind: 'single', amountFen: fen(amount), method: 'stored_value' }],
  };
}

/** The words with everybody who has a file as Ⓒ, and who they are in the order of saying. */
function told(heard: SalonHeard): { text: string; people: Ref[] } {
  const { reading, lexicon } = heard.reading;
  const codes = (reading.mentioned?.customers ?? []).flatMap((each) => (each.length === 1 ? each : []));
  const names = lexicon.customers
    .filter((each) => codes.includes(each.code))
    .flatMap((each) => [each.name, ...each.aliases])
    .sort((a, b) => b.length - a.length);
  return {
    text: names.reduce((text, name) => text.replaceAll(name, 'Ⓒ'), heard.text),
    people: codes.flatMap((code) => customerRef(lexicon, code) ?? []),
  };
}
