import type { SalonHeard, SalonSlot } from '../ear';
import type { Slots } from '../understanding/reading';

const ASKS =
  /[??]\s*$|(?:吗|么|呢|多少|几个|几笔|几位|几点|哪里|哪些|哪笔|谁)[呀啊的了]?\s*$|^(?:谁|哪|怎么|为什么|查一?下|看一?下|看看)/u;
const UNKNOWN = /不知道|不清楚|没查|查不|找不/u;

/** A question is no reason for anything, whatever was asked last. */
export function isAsking({ text }: SalonHeard): boolean {
  return ASKS.test(text.trim()) && !UNKNOWN.test(text);
}

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
