/** Rows within a cell: «补水×2 何莹、肩颈 许小美» and «2026-11-20 10:00 电话 接通». */
import { words } from '../text/sheets';

export interface ServiceCell {
  treatment: string;
  times?: number;
  beautician?: string;
}

export interface CallCell {
  at: string;
  channel: string;
  result: string;
}

export function servicesOf(items: string[]): ServiceCell[] {
  return items.map((item) => {
    const [, treatment, times, beautician] = /^(.*?)(?:\s*[×*]\s*(\d+))?(?:\s+(\S+))?$/.exec(item)!;
    return {
      treatment: treatment.trim(),
      ...(times !== undefined && { times: Number(times) }),
      ...(beautician !== undefined && { beautician }),
    };
  });
}

export function serviceText({ treatment, times = 1, beautician }: ServiceCell): string {
  return `${treatment}${times === 1 ? '' : `×${times}`}${beautician ? ` ${beautician}` : ''}`;
}

export interface StepCell {
  text: string;
  day?: string;
  done?: boolean;
}

/** «2026-12-05 打电话约拉提 ✓»: its day where it has one, and whether it is done. */
export function stepsOf(items: string[]): StepCell[] {
  return items.map((item) => {
    const [, day, text, done] = /^(?:(\d{4}-\d{2}-\d{2})\s+)?(.*?)(\s*[✓√])?$/u.exec(item)!;
    return { text, ...(day && { day }), ...(done && { done: true }) };
  });
}

export function stepText({ text, day, done }: StepCell): string {
  return `${day ? `${day} ` : ''}${text}${done ? ' ✓' : ''}`;
}

/** What cannot be read as a call is handed on whole, to be told. */
export function callsOf(items: string[]): (CallCell | string)[] {
  return items.map((item) => {
    const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)\s+(\S+)\s+(\S+)$/.exec(item);
    if (!match) return item;
    return {
      at: `${match[1]}T${match[2]}`,
      channel: known('channel', match[3]),
      result: known('result', match[4]),
    };
  });
}

export function callText({ at, channel, result }: CallCell): string {
  return [
    at.replace('T', ' '),
    words.channel[channel]?.[0] ?? channel,
    words.result[result]?.[0] ?? result,
  ].join(' ');
}

export interface ReadCell {
  at: string;
  staff: string;
  /** What she said to it. */
  remark?: string;
}

/** «2026-11-25 20:10 何莹», «… 何莹 说:太多了»; what cannot be read so is handed on whole, to be told. */
export function readsOf(items: string[]): (ReadCell | string)[] {
  return items.map((item) => {
    const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)\s+(\S+)(?:\s+说[::](.+))?$/.exec(item);
    if (!match) return item;
    const [, day, clock, staff, remark] = match;
    return { at: `${day}T${clock}`, staff, ...(remark && { remark: remark.trim() }) };
  });
}

export function readText({ at, staff, remark }: ReadCell): string {
  return `${at.replace('T', ' ')} ${staff}${remark ? ` 说:${remark}` : ''}`;
}

function known(list: string, said: string): string {
  return (
    Object.keys(words[list]).find((value) => value === said || words[list][value].includes(said)) ?? said
  );
}
