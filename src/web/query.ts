/**
 * Query parameters decoded exactly once, a `+` left a plus sign (the base64 of the URL check holds some). A doubled
 * parameter is an array; one that cannot be decoded is left out.
 */
export function readQuery(querystring: string): Record<string, string | string[]> {
  const query = Object.create(null) as Record<string, string | string[]>;
  for (const pair of querystring.split('&').slice(0, 50)) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decoded(at === -1 ? pair : pair.slice(0, at));
    const value = decoded(at === -1 ? '' : pair.slice(at + 1));
    if (name === null || value === null) continue;
    const before = query[name];
    query[name] = before === undefined ? value : [before, value].flat();
  }
  return query;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
