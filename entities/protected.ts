/** Which columns hold what must not be read from a copied database file: filled by the column decorators. */
export type ProtectedForm = 'text' | 'json';

const columns = new Map<object, Map<string, ProtectedForm>>();

export function declareProtected(entity: object, property: string, form: ProtectedForm): void {
  const ofEntity = columns.get(entity) ?? new Map<string, ProtectedForm>();
  ofEntity.set(property, form);
  columns.set(entity, ofEntity);
}

/** The protected columns of an entity by property name; empty for one without any. */
export function protectedColumns(entity: object): ReadonlyMap<string, ProtectedForm> {
  return columns.get(entity) ?? new Map<string, ProtectedForm>();
}
