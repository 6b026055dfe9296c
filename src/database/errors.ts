/** The two databases' words for the same thing. */
export function isDuplicate(error: unknown): boolean {
  return ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'ER_DUP_ENTRY'].includes(codeOf(error));
}

/** Somebody else was in the way; the same transaction from its beginning may go through. */
export function isContention(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code.startsWith('SQLITE_BUSY') ||
    ['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD', 'SQLITE_LOCKED'].includes(code)
  );
}

/** The database did not answer: whatever was asked of it is not to blame. */
export function isOutage(error: unknown): boolean {
  return (error as { fatal?: unknown } | null)?.fatal === true || OUTAGES.includes(codeOf(error));
}

const OUTAGES = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'PROTOCOL_CONNECTION_LOST'];

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}
