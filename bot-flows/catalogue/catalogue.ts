/** «莹莹定为A级技师», «补水定为A档», «肩颈 是通», «补水成本45», «分级对照»: what the manager says of technicians and treatments. */
import type { Stage } from '../../src/salon/catalogue/stages';
import type { SideBySide } from '../../src/salon/catalogue/side-by-side';
import type { TreatmentEntry } from '../../src/salon/catalogue/treatments';
import {
  catalogueWords,
  entryPrompt,
  entrySetText,
  sideBySideText,
  STAGE_NAMES,
  tierPrompt,
  tierSetText,
} from '../../src/text/catalogue';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Prompt, Start } from '../engine';
import { lookUp } from '../look-up';
import { fen } from '../slots/money';
import { staffRef } from '../slots/staff';
import { treatmentRef } from '../slots/treatments';
import { readNumeral } from '../understanding/numerals';

const technicianTier: SalonFlow = {
  name: 'technician-tier',
  version: 1,
  command: 'catalogue',
  title: () => catalogueWords.title,
  slots: [
    { name: 'staff', label: catalogueWords.technician },
    { name: 'tier', label: catalogueWords.value },
  ],
  confirm: (values) => tierPrompt((values.staff as Ref).name, tierValue(values.tier)),
  commit: (values) => [
    {
      operation: 'technicians.tier',
      input: { staffId: (values.staff as Ref).id, tier: tierValue(values.tier) },
    },
  ],
  done: ([facts]) => ({
    say: [
      {
        text: tierSetText(String(facts.name), facts.tier as string | null, facts.before as string | null),
      },
    ],
  }),
  refused: ({ code, facts }) => {
    if (code === 'same') {
      return { say: catalogueWords.sameTier(String(facts.name), facts.tier as string | null), give: true };
    }
    if (code === 'no-hands') return { say: catalogueWords.noHands(String(facts.name)), give: true };
    return { say: catalogueWords.notFound, give: true };
  },
};

/** A form has no empty answers: taken back is a word of its own. */
const NONE = 'none';

function tierValue(value: unknown): string | null {
  return value === NONE ? null : String(value);
}

const treatmentEntry: SalonFlow = {
  name: 'treatment-entry',
  version: 1,
  command: 'catalogue',
  title: () => catalogueWords.title,
  slots: [
    { name: 'treatment', label: catalogueWords.treatment },
    { name: 'entry', label: catalogueWords.value },
  ],
  confirm: (values) => {
    const { what, value } = values.entry as Entry;
    return entryPrompt((values.treatment as Ref).name, what, value);
  },
  commit: (values) => [
    {
      operation: 'treatments.set',
      input: { treatmentId: (values.treatment as Ref).id, ...(values.entry as Entry) },
    },
  ],
  done: ([facts]) => ({
    say: [
      {
        text: entrySetText(String(facts.name), facts.what as TreatmentEntry, {
          before: facts.before as Entry['value'],
          value: facts.value as Entry['value'],
        }),
      },
    ],
  }),
  refused: ({ code }) => ({
    say:
      code === 'same'
        ? catalogueWords.sameEntry
        : code === 'bad-value'
          ? catalogueWords.badValue
          : catalogueWords.notFound,
    give: true,
  }),
};

const sideBySide = lookUp({
  name: 'tiers',
  command: 'tiers',
  title: catalogueWords.title,
  operation: 'catalogue.sideBySide',
  answer: (facts) => sideBySideText(facts as SideBySide),
  notAllowed: catalogueWords.onlyManager,
});

export const catalogueFlows: SalonFlow[] = [technicianTier, treatmentEntry, sideBySide];

interface Entry {
  what: TreatmentEntry;
  value: string | number | null;
}

const SIDE_BY_SIDE = /^(?:看看?)?(?:三张?表?|客人项目技师|技师)?(?:的)?(?:分级|级别)(?:的)?对照表?$/;
const OF_A_TECHNICIAN = /(?:技师|手法师?|美容师)/;
const SETS = /(?:定|评|升|降|改)(?:为|成|到|级|[ABC])|^是/i;

/** Null where the sentence is about something else. `text` is without spaces and marks. */
export function catalogueSaid(heard: SalonHeard, text: string): Start[] | { say: Prompt[] } | null {
  if (SIDE_BY_SIDE.test(text)) return [{ flow: sideBySide.name, values: {} }];
  const start = technicianSaid(heard, text) ?? treatmentSaid(heard, text);
  if (!start) return null;
  const { roles } = heard.reading.speaker;
  const manages = roles.some((role) => role === 'manager' || role === 'owner');
  return manages ? [start] : { say: [{ text: catalogueWords.onlyManager }] };
}

function technicianSaid(heard: SalonHeard, text: string): Start | null {
  const { reading, lexicon } = heard.reading;
  const people = reading.people.filter((each) => each.staff.length > 0);
  if (people.length !== 1 || people[0].staff.length !== 1 || reading.mentioned?.treatments.length)
    return null;
  const rest = text.replace(people[0].text, '').replace(/^(?:把|给|让)/, '');
  const tier = tierIn(rest);
  if (!tier || !(OF_A_TECHNICIAN.test(rest) || SETS.test(rest) || tier === NONE)) return null;
  const staff = staffRef(lexicon, people[0].staff[0]);
  return staff && { flow: technicianTier.name, values: { staff, tier } };
}

/** «A级», «定A»; «不定级»: taken back. */
function tierIn(text: string): string | null {
  if (/不(?:再)?定级|取消(?:技师)?级别|没有级别/.test(text)) return NONE;
  const said =
    /^(?:定|评|升|降|改)?(?:级)?(?:为|成|到|是)?([ABC])(?:级|类|档)?(?:的)?(?:技师|手法师?|美容师)?$/i.exec(
      text,
    );
  return said ? said[1].toUpperCase() : null;
}

function treatmentSaid(heard: SalonHeard, text: string): Start | null {
  const { reading, lexicon } = heard.reading;
  const codes = reading.mentioned?.treatments ?? [];
  if (new Set(codes).size !== 1 || reading.people.length > 0) return null;
  const entry = entryIn(withoutTreatment(heard, text, codes[0]));
  const treatment = treatmentRef(lexicon, codes[0]);
  return entry && treatment && { flow: treatmentEntry.name, values: { treatment, entry } };
}

function withoutTreatment(heard: SalonHeard, text: string, code: string): string {
  const known = heard.reading.lexicon.treatments.find((each) => each.code === code);
  const names = [known?.name ?? '', ...(known?.aliases ?? [])].filter(Boolean);
  const found = names.sort((a, b) => b.length - a.length).find((name) => text.includes(name));
  return (found ? text.replace(found, '') : text).replace(/^(?:把|给)?(?:项目)?/, '');
}

const COST =
  /^(?:的)?(?:每次|一次|单次)?(?:的)?(?:成本|耗材成本|产品成本)(?:价)?(?:是|为|要|大概|大约|约|改成|改为|算|每次|一次)*(\d+(?:\.\d{1,2})?|[零一二两三四五六七八九十百千]+)(?:元|块钱?)?(?:左右|上下)?(?:一次|每次)?$/;
const NO_COST = /^(?:的)?成本(?:不知道|不算|去掉|删掉|不记)了?$/;
const STAGE = /^(?:就)?(?:是|属于|算|定为|归|归到|放在?)(通|排|调|补)(?:的?(?:阶段|一类|类|步))?$/;
const NO_STAGE = /^(?:不分|没有|取消)阶段$/;
const TIER = /^(?:是|定为?|算|定成|改成|改为)?([ABC])(?:档|级|类)(?:的)?(?:项目)?$/i;
const NO_TIER = /^(?:不定档|档次按价格|按价格(?:定|算)档?)$/;

function entryIn(rest: string): Entry | null {
  const cost = COST.exec(rest);
  const yuan = cost && readNumeral(cost[1]);
  if (yuan !== null && yuan !== undefined) return { what: 'costFen', value: fen(yuan) };
  if (NO_COST.test(rest)) return { what: 'costFen', value: null };
  const stage = STAGE.exec(rest);
  if (stage) return { what: 'stage', value: stageNamed(stage[1]) };
  if (NO_STAGE.test(rest)) return { what: 'stage', value: null };
  const tier = TIER.exec(rest);
  if (tier) return { what: 'tier', value: tier[1].toUpperCase() };
  return NO_TIER.test(rest) ? { what: 'tier', value: null } : null;
}

function stageNamed(word: string): Stage {
  const [stage] = Object.entries(STAGE_NAMES).find(([, name]) => name === word)!;
  return stage as Stage;
}
