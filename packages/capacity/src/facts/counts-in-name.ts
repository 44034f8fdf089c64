/** Counts that a model's name states. */
export interface StatedCounts {
  readonly parameters: number;
  readonly activeParameters?: number;
}

const number = String.raw`\d+(?:\.\d+)?`;
const edge = "(?<![a-z0-9.])";
const named = new RegExp(
  String.raw`${edge}(?:(\d+)x)?(${number})([bmt])(?:[-_ ]?a(${number})b)?(?![a-z0-9])`,
  "i",
);

const scale: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, t: 1e12 };

/**
 * The counts of parameters that a model's name states: `70B`, `350m`, `235B-A22B`. A name such as `8x7B` states
 * neither all nor the active ones (the experts share the rest), so it is none.
 *
 * @example
 * countsInName("Acme-New-120B-A12B") // => { parameters: 120e9, activeParameters: 12e9 }
 * countsInName("Acme-New-3.5B-Instruct") // => { parameters: 3.5e9 }
 * countsInName("Acme-8x7B") // => undefined
 */
export function countsInName(name: string): StatedCounts | undefined {
  const found = named.exec(name);
  if (found === null) return undefined;
  const [, times, size = "", unit = "", active] = found;
  if (times !== undefined) return undefined;
  const parameters = Number(size) * (scale[unit.toLowerCase()] ?? 1);
  return active === undefined
    ? { parameters }
    : { parameters, activeParameters: Number(active) * 1e9 };
}
