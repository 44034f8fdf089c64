import { inflateRawSync } from "node:zlib";

/** Length of the fixed part of an entry's header in a ZIP file. */
const header = 30;

/**
 * The text of one part of an .xlsx file; undefined where the file has none of that name, or is no such
 * file.
 *
 * @param part its path inside: `docProps/app.xml`
 */
export function workbookPart(bytes: Uint8Array, part: string): string | undefined {
  const file = Buffer.from(bytes);
  for (let at = file.indexOf("PK\x03\x04"); at !== -1; at = file.indexOf("PK\x03\x04", at + 4)) {
    if (at + header > file.length) return undefined;
    const nameLength = file.readUInt16LE(at + 26);
    const start = at + header + nameLength + file.readUInt16LE(at + 28);
    if (file.toString("latin1", at + header, at + header + nameLength) !== part) continue;
    const content = file.subarray(start, start + file.readUInt32LE(at + 18));
    return textOf(content, file.readUInt16LE(at + 8));
  }
  return undefined;
}

/** @param method 0 as it is, 8 deflated */
function textOf(content: Buffer, method: number): string {
  try {
    return (method === 0 ? content : inflateRawSync(content)).toString("utf8");
  } catch {
    return "";
  }
}
