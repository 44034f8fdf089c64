import { inflateRawSync } from "node:zlib";

const entry = "docProps/app.xml";

/** Length of the fixed part of an entry's header in a ZIP file. */
const header = 30;

/**
 * The program that an .xlsx file says it was saved by: `Outlay 0.1.0`, or `Microsoft Excel` once a person
 * has changed it there; undefined where it says nothing or is no such file.
 */
export function workbookProgram(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes);
  for (let at = file.indexOf("PK\x03\x04"); at !== -1; at = file.indexOf("PK\x03\x04", at + 4)) {
    if (at + header > file.length) return undefined;
    const nameLength = file.readUInt16LE(at + 26);
    const start = at + header + nameLength + file.readUInt16LE(at + 28);
    if (file.toString("latin1", at + header, at + header + nameLength) !== entry) continue;
    const content = file.subarray(start, start + file.readUInt32LE(at + 18));
    const text = textOf(content, file.readUInt16LE(at + 8));
    return /<Application>([^<]*)</.exec(text)?.[1];
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
