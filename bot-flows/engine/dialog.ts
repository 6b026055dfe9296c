import type { Dialog, Facts, Flow, Slot, Start, Values } from './flow';

/** Opens a form. `id` is unique for ever: operations and cards are named after it. */
export function openDialog(flow: Flow<never>, id: string, start: Start, at: number): Dialog {
  return {
    id,
    flow: flow.name,
    version: flow.version,
    values: { ...start.values },
    facts: { ...(start.facts ?? {}) },
    revision: 0,
    shown: null,
    asking: null,
    among: start.among ?? null,
    choices: [],
    confirming: false,
    asked: null,
    misses: 0,
    openedAt: at,
    touchedAt: at,
    commits: 0,
  };
}

export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

export function isRequired<R>(slot: Slot<R>, values: Values, facts: Facts): boolean {
  return typeof slot.required === 'function' ? slot.required(values, facts) : slot.required === true;
}

/** The required slots that nobody has answered, in the order of asking. */
export function missingSlots<R>(flow: Flow<R>, dialog: Dialog): Slot<R>[] {
  return flow.slots.filter(
    (slot) => isEmpty(dialog.values[slot.name]) && isRequired(slot, dialog.values, dialog.facts),
  );
}

export function showValue<R>(flow: Flow<R>, dialog: Dialog, name: string, value: unknown): string {
  const slot = flow.slots.find((each) => each.name === name);
  if (!slot?.show) return String(value);
  return slot.show(value, dialog.values, dialog.facts);
}

/** Equal data gives equal text whatever the order of its keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
