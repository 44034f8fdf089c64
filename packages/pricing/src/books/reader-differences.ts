import type { Note } from "../note.ts";
import { readUsage } from "../read-usage.ts";
import type { Usage } from "../usage.ts";
import type { UsageSource } from "../usage-source.ts";

/**
 * Where our own reader counts other than a book's extractor did for the same body. A book may have
 * no mapping for a count, or read a body by another protocol's rules; the price is still the book's
 * own, so both counts are shown.
 *
 * @param theirs what the book read
 * @example
 * const usage = { prompt_tokens: 9, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 4 } };
 * const theirs: Usage = { meters: {}, inclusive: { input_tokens: 9, output_tokens: 5 }, known: "exact", api: "foreign", notes: [] };
 * readerDifferences(theirs, { model: "m", usage }, { provider: "groq", api: "chat" }).map(noteText) // => ["cache_read_tokens: this book reads 0, our own reader 4"]
 */
export function readerDifferences(theirs: Usage, body: unknown, source: UsageSource): Note[] {
  const named = readUsage(body, source);
  // A book's names of protocols are its own; one that we do not know is recognised by the body's
  // fields.
  const own = named.ok ? named : readUsage(body, { provider: source.provider });
  if (!own.ok) {
    const values = { theirs: "counts", ours: "nothing" };
    return [{ code: "reader_differs", about: "usage", values }];
  }
  const left = totals(theirs);
  const right = totals(own.value);
  return [...tierDifference(theirs, own.value), ...countDifferences(left, right)];
}

/** A service tier that the body states and the book does not read. */
function tierDifference(theirs: Usage, { serviceTier = "standard" }: Usage): Note[] {
  const { serviceTier: read = "standard" } = theirs;
  if (read === serviceTier) return [];
  const values = { theirs: read, ours: serviceTier };
  return [{ code: "reader_differs", about: "service_tier", values }];
}

function countDifferences(
  left: ReadonlyMap<string, number>,
  right: ReadonlyMap<string, number>,
): Note[] {
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((name) => (left.get(name) ?? 0) !== (right.get(name) ?? 0))
    .filter((name) => right.has(name) || !isText(name))
    .map((name) => ({
      code: "reader_differs",
      about: name,
      values: { theirs: left.get(name) ?? 0, ours: right.get(name) ?? 0 },
    }));
}

/** Our reader does not name text: it is what is left of a total, and no difference in counts. */
const isText = (name: string): boolean => name.split("_").includes("text");

/** Counts over all models that share the response. */
function totals(usage: Usage): ReadonlyMap<string, number> {
  const sum = new Map(Object.entries(usage.inclusive));
  for (const other of usage.others ?? []) {
    for (const [name, count] of totals(other)) sum.set(name, (sum.get(name) ?? 0) + count);
  }
  return sum;
}
