import type { DataSource } from 'typeorm';

/**
 * MySQL's `text` ends at 64 KB, which what one operation did to many customers outgrows; there every `text` is a
 * `mediumtext` (16 MB, one byte more a value). SQLite's has no end.
 */
export function withLongText(source: DataSource): DataSource {
  const normalize = source.driver.normalizeType.bind(source.driver);
  source.driver.normalizeType = (column) => {
    const type = normalize(column);
    return type === 'text' ? 'mediumtext' : type;
  };
  return source;
}
