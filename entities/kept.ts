/**
 * Rows and columns that are counted from others (a customer's summary, sessions used of a course). They are not
 * journalled: who undoes an operation has them counted again.
 */
const tables = new Set<object>();
const columns = new Map<object, Set<string>>();

export function Kept(): (target: object, property?: string | symbol) => void {
  return (target, property) => {
    if (property === undefined) {
      tables.add(target);
      return;
    }
    const ofEntity = columns.get(target.constructor) ?? new Set<string>();
    ofEntity.add(String(property));
    columns.set(target.constructor, ofEntity);
  };
}

export function isKept(entity: object): boolean {
  return tables.has(entity);
}

export function keptColumns(entity: object): ReadonlySet<string> {
  return columns.get(entity) ?? new Set<string>();
}
