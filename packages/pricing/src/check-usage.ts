import { METERS, type Meter } from "./meter.ts";
import type { Note } from "./note.ts";
import type { Usage } from "./usage.ts";

/**
 * What does not fit together in a usage, whoever made it: meters that do not add up to the inclusive
 * counts beside them, more cached than input, more reasoning than output, quantities that cannot be.
 * Empty for a usage that is consistent.
 *
 * @example
 * const usage: Usage = { meters: { output_text: 5 }, inclusive: { output_tokens: 5, output_reasoning_tokens: 9 }, known: "exact", api: "openai-chat", notes: [] };
 * checkUsage(usage).map(noteText) // => ["output_tokens: the parts (9) are more than the total (5)"]
 */
export function checkUsage({ meters, inclusive }: Usage): readonly Note[] {
  const notes: Note[] = [];
  let input = 0;
  let output = 0;
  for (const meter of Object.keys(meters) as Meter[]) {
    const quantity = meters[meter] ?? 0;
    const { direction, unit } = METERS[meter];
    if (!(quantity >= 0) || (unit === "token" && !Number.isSafeInteger(quantity))) {
      notes.push({ code: "not_a_count", about: meter, values: { quantity: String(quantity) } });
    }
    if (unit === "token" && direction === "input") input += quantity;
    if (unit === "token" && direction === "output") output += quantity;
  }
  const told = (name: string): number | undefined => inclusive[name];
  compare("input_tokens", told("input_tokens"), input);
  compare("output_tokens", told("output_tokens"), output);
  const cached = (told("cache_read_tokens") ?? 0) + (told("cache_write_tokens") ?? 0);
  const allInput = told("input_tokens");
  if (allInput !== undefined && cached > allInput) {
    notes.push({
      code: "cached_above_input",
      about: "input_tokens",
      values: { cached, input: allInput },
    });
  }
  const reasoning = told("output_reasoning_tokens") ?? 0;
  const allOutput = told("output_tokens");
  if (allOutput !== undefined && reasoning > allOutput) {
    notes.push({
      code: "parts_above_total",
      about: "output_tokens",
      values: { parts: reasoning, total: allOutput },
    });
  }
  return notes;

  function compare(name: string, total: number | undefined, sum: number): void {
    if (total !== undefined && sum > total) {
      notes.push({ code: "parts_above_total", about: name, values: { parts: sum, total } });
    }
  }
}
