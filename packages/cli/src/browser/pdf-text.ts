/**
 * How many pages a PDF of Chromium has. It writes each as an object of its own, uncompressed, its type at
 * the end of a line; a title never ends a line.
 */
export const pageCount = (bytes: Uint8Array): number =>
  (
    Buffer.from(bytes)
      .toString("latin1")
      .match(/\/Type \/Page\b(?!s)/g) ?? []
  ).length;

/**
 * The same PDF with who made it and a day without a time, so that the same report gives the same bytes.
 * Each field is replaced by one as long as it was, so that no place in the file moves.
 *
 * @param creator ASCII without brackets: `Outlay 0.1.0`
 * @param day `2026-11-23`
 */
export function withOrigin(bytes: Uint8Array, creator: string, day: string): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  const end = text.indexOf("\nendobj");
  const date = `D:${day.replaceAll("-", "")}000000+00'00'`;
  const info = text
    .slice(0, end)
    .replace(/(?<=\/Creator )\((?:[^()\\]|\\.)*\)/, (was) => `(${creator})`.padEnd(was.length))
    .replace(/(?<=\/(?:CreationDate|ModDate) )\([^)]*\)/g, (was) =>
      was.length === date.length + 2 ? `(${date})` : was,
    );
  if (info.length !== end) return bytes;
  return Buffer.from(info + text.slice(end), "latin1");
}
