import { readDecimal, toDecimal } from "@outlay/pricing";

const SIZES: Readonly<Record<string, bigint>> = {
  "": 1n,
  k: 1_000n,
  K: 1_000n,
  M: 1_000_000n,
  B: 1_000_000_000n,
  G: 1_000_000_000n,
};

/**
 * A quantity as people write it; undefined for anything else, and for more than numbers hold. A
 * comma parts groups of three digits: `1,5M`, with a decimal comma, is refused and not read as 15M.
 *
 * @example
 * ["2000", "50M", "1.5k", "2,000,000", "m"].map(readQuantity) // => [2000, 50_000_000, 1500, 2_000_000, undefined]
 */
export function readQuantity(text: string): number | undefined {
  const match = /^((?:\d{1,3}(?:([,_])\d{3})(?:\2\d{3})*|\d+)(?:\.\d+)?|\d+e\d+) ?([kKMBG]?)$/.exec(
    text,
  );
  const read = match?.[1] === undefined ? undefined : readDecimal(match[1].replace(/[,_]/g, ""));
  if (read?.ok !== true) return undefined;
  const size = SIZES[match?.[3] ?? ""] ?? 1n;
  const quantity = Number(toDecimal({ n: read.value.n * size, d: read.value.d }).text);
  return quantity <= Number.MAX_SAFE_INTEGER ? quantity : undefined;
}
