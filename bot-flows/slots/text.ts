import type { SalonHeard, SalonSlot } from '../ear';
import type { Slots } from '../understanding/reading';

/** Words kept as they were said. Asked for, the whole message is the answer. */
export function textSlot(
  name: string,
  label: string,
  key: 'effect' | 'feedback' | 'allergy' | 'taboo' | 'skin' | 'source' | null,
  choice: Partial<SalonSlot> = {},
): SalonSlot {
  return {
    name,
    label,
    read: (heard, asked) => {
      const said = key ? saidOf(heard, key) : undefined;
      if (said) return { value: said };
      return asked ? { value: heard.text.trim() } : null;
    },
    show: (value) => String(value),
    ...choice,
  };
}

function saidOf(heard: SalonHeard, key: keyof Slots): string | undefined {
  const value = heard.reading.reading.slots[key];
  return typeof value === 'string' ? value : undefined;
}
