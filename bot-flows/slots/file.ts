/** What of a customer's file can be said in a sentence: number, birthday, allergy, taboo, skin, source. */
import type { FileSaid } from '../../src/salon/customers/customers';
import { birthdayText } from '../../src/text/care';
import { customerWords } from '../../src/text/customers';
import type { SalonHeard, SalonSlot } from '../ear';
import type { Match, Values } from '../engine';

const FIELDS = ['phone', 'birthday', 'allergy', 'taboo', 'skin', 'source'] as const;
type Field = (typeof FIELDS)[number];

export function fileSlots(choice: Partial<Record<Field, Partial<SalonSlot>>> = {}): SalonSlot[] {
  return FIELDS.map((field) => ({
    name: field,
    label: customerWords[field],
    read: (heard: SalonHeard, asked: boolean) => readField(field, heard, asked),
    show: (value: unknown) => (field === 'birthday' ? birthdayText(String(value), true) : String(value)),
    ...choice[field],
  }));
}

export function saidIn(values: Values): FileSaid {
  const said = FIELDS.filter((field) => typeof values[field] === 'string');
  return Object.fromEntries(said.map((field) => [field, values[field]]));
}

function readField(field: Field, heard: SalonHeard, asked: boolean): Match | null {
  const said = heard.reading.reading.slots[field];
  if (typeof said === 'string' && said) return { value: field === 'taboo' ? withoutAllergy(said) : said };
  if (field === 'phone' && asked) return { value: heard.text.replace(/[^\d+]/g, '') || heard.text.trim() };
  return null;
}

/** «对榴莲过敏 下次别做刮痧»: the first part stands under allergy already. */
function withoutAllergy(said: string): string {
  const parts = said.split(/[\s,,。;;]+/).filter((part) => !/过敏/.test(part));
  return parts.join(' ') || said;
}
