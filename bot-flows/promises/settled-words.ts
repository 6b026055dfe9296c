import type { SalonHeard } from '../ear';

const DONE =
  /^(都|全|已经)?(好了|办好了|办完了|做了|做好了|做完了|完成了|搞定了?|弄好了|处理了|发了|说了|打了|打过了|ok)[。!!]*$/i;
const ALL = /^(都|全部?|全都|统统)(做|办|打|弄|处理|搞定|好|发|联系)?(了|好了|完了|过了)$/;

/** «好了», «办完了», said of something on a list. */
export function isSettled(text: string): boolean {
  return DONE.test(text.trim());
}

/** «1好了», «1 3 办好了», «都做了», «都做了 除了2»; null for anything else. */
export function saysDone(heard: SalonHeard): { numbers?: number[]; all?: boolean; except?: number[] } | null {
  const { reading } = heard.reading;
  const text = heard.text.trim().replace(/[。!!~~]+$/u, '');
  const said = /^([\d\s,,、和]+)(.*)$/u.exec(text);
  if (said && DONE.test(said[2].trim())) {
    return { numbers: said[1].split(/\D+/u).filter(Boolean).map(Number) };
  }
  const [all, except] = text.split(/\s*除了/u);
  if (ALL.test(all.trim()) || reading.allDone) {
    const numbers = (except ?? '').split(/\D+/u).filter(Boolean).map(Number);
    return { all: true, ...(numbers.length > 0 ? { except: numbers } : {}) };
  }
  return null;
}
