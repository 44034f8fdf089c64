import type { Note } from "../note.ts";
import { readUsage, type UsageSource } from "../read-usage.ts";
import type { Usage } from "../usage.ts";

/**
 * Where our own reader counts other than a book's extractor did for the same body. A book may lose a count that it has
 * no mapping for, or read a body by another protocol's rules; its prices are still its own, so both are shown.
 *
 * @param theirs what the book read
 */
export function readerDifferences(theirs: Usage, body: unknown, source: UsageSource): Note[] {
  const own = readUsage(body, source);
  const ours = own.ok ? own : readUsage(body, { provider: source.provider });
  if (!ours.ok)
    return [{ code: "reader_differs", about: "usage", values: { theirs: "it", ours: "nothing" } }];
  const names = new Set([...Object.keys(theirs.inclusive), ...Object.keys(ours.value.inclusive)]);
  const notes: Note[] = [];
  for (const name of names) {
    const left = theirs.inclusive[name] ?? 0;
    const right = ours.value.inclusive[name] ?? 0;
    if (left !== right) {
      notes.push({ code: "reader_differs", about: name, values: { theirs: left, ours: right } });
    }
  }
  return notes;
}
