/** What is owed, and since when: repayments settle the oldest debt first. */
export interface ArrearsEntry {
  deltaFen: number;
  dueDay: string | null;
}

/** The due day of the oldest debt that is not settled; null where nothing is owed or no day was agreed. */
export function oldestDue(entries: ArrearsEntry[]): string | null {
  return openDebts(entries).find((debt) => debt.dueDay)?.dueDay ?? null;
}

/** Debts with what is still open of each, oldest due first, those without a day last. */
export function openDebts(entries: ArrearsEntry[]): { openFen: number; dueDay: string | null }[] {
  let repaid = entries.reduce((sum, entry) => sum + Math.max(0, -entry.deltaFen), 0);
  const debts = entries
    .filter((entry) => entry.deltaFen > 0)
    .sort((one, other) => (one.dueDay ?? '9999').localeCompare(other.dueDay ?? '9999'));
  return debts
    .map((debt) => {
      const settled = Math.min(repaid, debt.deltaFen);
      repaid -= settled;
      return { openFen: debt.deltaFen - settled, dueDay: debt.dueDay };
    })
    .filter((debt) => debt.openFen > 0);
}
