import { grouped } from "@outlay/words";

/**
 * How many units a price buys, for people.
 *
 * @example
 * [perText(1_000_000n, "token"), perText(1_000n, "call"), perText(1n, "image")] // => ["1M tokens", "1K calls", "image"]
 */
export function perText(per: bigint, unit: string): string {
  if (per === 1n) return unit;
  const plural = unit.endsWith("y") ? `${unit.slice(0, -1)}ies` : `${unit}s`;
  if (per % 1_000_000_000n === 0n) return `${per / 1_000_000_000n}B ${plural}`;
  if (per % 1_000_000n === 0n) return `${per / 1_000_000n}M ${plural}`;
  if (per % 1_000n === 0n) return `${per / 1_000n}K ${plural}`;
  return `${grouped(per)} ${plural}`;
}
