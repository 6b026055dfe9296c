/** A workbook is a zip archive. Its directory is looked at before anything is unpacked. */

/** This is no .xlsx file, or one that nobody's salon fills. */
export class NotAWorkbook extends Error {}

const MOST_BYTES = 100 * 1024 * 1024;
const MOST_FILES = 1000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** @throws NotAWorkbook for another file, or for one that would unpack to more than 100 MB: larger salons come as JSON */
export function refuseHugeArchive(bytes: Buffer): void {
  const end = bytes.length >= 22 ? bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) : -1;
  if (end < 0 || bytes.readUInt32LE(end) !== END || end + 22 > bytes.length)
    throw new NotAWorkbook('no .xlsx file');
  const files = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let file = 0; file < files; file++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY)
      throw new NotAWorkbook('a broken .xlsx file');
    unpacked += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (unpacked > MOST_BYTES || files > MOST_FILES) throw new NotAWorkbook('too large when unpacked');
}
