import { bookingWords } from '../../src/text/appointments';
import type { Ref, SalonHeard, SalonSlot } from '../ear';
import type { Match } from '../engine';
import { customerRef } from './customer';
import { treatmentRefs } from './treatments';

/** Somebody who comes along: a customer of her own, or somebody without a file. */
export interface Company {
  customer?: Ref;
  companion?: string;
  treatments?: Ref[];
}

const RELATIVES = /(?:她|他)?(妈妈|婆婆|女儿|姐姐|妹妹|闺蜜|朋友|同事|老公|儿子|嫂子|表姐|表妹|姑姑|阿姨)/gu;
/** Words that say she comes too; a mother who is only spoken of does not. */
const TOGETHER = /和|跟|带|还有|一起|同来|两位|都/;

/** Those who come with her in one booking: «给圆圆和她妈妈约…», «婷姐和芳姐明天三点做补水». */
export function companySlot(choice: Partial<SalonSlot> = {}): SalonSlot {
  return {
    name: 'company',
    label: bookingWords.others,
    read: readCompany,
    show: (value) =>
      (value as Company[]).map((each) => each.customer?.name ?? each.companion ?? '').join('、'),
    ...choice,
  };
}

function readCompany(heard: SalonHeard): Match | null {
  const { reading, lexicon } = heard.reading;
  const others = reading.entries.slice(1).flatMap((entry): Company[] => {
    const customer = entry.slots.customer ? customerRef(lexicon, entry.slots.customer) : null;
    const treatments = treatmentRefs(lexicon, entry.slots.treatments ?? []);
    return customer ? [{ customer, ...(treatments.length > 0 ? { treatments } : {}) }] : [];
  });
  const company = [...others, ...companions(heard)];
  return company.length > 0 ? { value: company } : null;
}

function companions(heard: SalonHeard): Company[] {
  if (!TOGETHER.test(heard.text)) return [];
  const said = heard.reading.reading.entries[0]?.companions ?? [];
  const found = [...heard.text.matchAll(RELATIVES)].map((match) => match[1]);
  return [...new Set([...said, ...found])].map((companion) => {
    const treatments = treatmentsBeside(heard, companion);
    return { companion, ...(treatments.length > 0 ? { treatments } : {}) };
  });
}

/** «她妈妈肩颈»: a treatment in the same breath as the one who is to have it. */
function treatmentsBeside(heard: SalonHeard, companion: string): Ref[] {
  const { lexicon } = heard.reading;
  const breaths = heard.text.split(/[,,。;;、\s]/u).filter((part) => part.includes(companion));
  const words = breaths.map((part) => part.slice(part.indexOf(companion) + companion.length)).join(' ');
  const codes = lexicon.treatments
    .filter((each) => [each.name, ...each.aliases].some((name) => words.includes(name)))
    .map((each) => each.code);
  return treatmentRefs(lexicon, codes);
}
