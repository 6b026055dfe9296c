/** Files that may be one person: the same number, or a name that is nearly the same beside something else. Pure. */
import type { Customer } from '../../../entities/customer';

export type Told = Pick<Customer, 'id' | 'name' | 'phone' | 'phoneIndex' | 'birthday'>;

export interface Duplicate {
  one: { id: string; name: string; tail: string | null };
  other: { id: string; name: string; tail: string | null };
  why: 'phone' | 'name' | 'birthday' | 'tail';
}

const ORDER: Duplicate['why'][] = ['phone', 'birthday', 'tail', 'name'];

/** The surest first. Two who only bear the same name may well be two. */
export function duplicatesIn(customers: Told[]): Duplicate[] {
  const groups = new Map<string, Told[]>();
  for (const customer of customers) {
    for (const key of keysOf(customer)) groups.set(key, [...(groups.get(key) ?? []), customer]);
  }
  const found = new Map<string, Duplicate>();
  for (const group of groups.values()) {
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) {
        const why = whyAlike(one, other);
        if (why)
          found.set([one.id, other.id].sort().join(' '), { one: shown(one), other: shown(other), why });
      }
    }
  }
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why));
}

/** Only those who share one of these are compared: a store has thousands. */
function keysOf(customer: Told): string[] {
  return [
    customer.phoneIndex && `phone ${customer.phoneIndex}`,
    customer.phone && `tail ${customer.phone.slice(-4)}`,
    customer.birthday && `birthday ${customer.birthday.slice(-5)}`,
    `name ${plain(customer.name)}`,
  ].filter((key): key is string => !!key);
}

function whyAlike(one: Told, other: Told): Duplicate['why'] | null {
  if (one.phoneIndex && one.phoneIndex === other.phoneIndex) return 'phone';
  const names = distance(plain(one.name), plain(other.name));
  if (names > 1) return null;
  if (sameBirthday(one.birthday, other.birthday)) return 'birthday';
  if (one.phone && other.phone && one.phone.slice(-4) === other.phone.slice(-4)) return 'tail';
  return names === 0 ? 'name' : null;
}

/** A year is compared where both are known. */
function sameBirthday(one: string | null, other: string | null): boolean {
  if (!one || !other || one.slice(-5) !== other.slice(-5)) return false;
  return one.length !== other.length || one === other;
}

/** A name without its honorific and spaces. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·.]/g, '')
    .replace(/(?:姐|女士|小姐|太太|太|总|老师|阿姨)$/u, '');
}

/** 0 the same, 1 one sign changed, more otherwise; names of one sign say nothing. */
function distance(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [[...one], [...other]];
  if (a.length !== b.length || a.length < 2) return 2;
  return a.filter((sign, index) => sign !== b[index]).length;
}

function shown({ id, name, phone }: Told): Duplicate['one'] {
  return { id, name, tail: phone?.slice(-4) ?? null };
}
