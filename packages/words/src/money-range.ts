import { roughUsd } from "./money.ts";

/**
 * A range of dollars without a space, so that a column never breaks it.
 *
 * @example
 * rangeUsd(1_200_000, 2_400_000) // => "$1.2M-2.4M"
 * rangeUsd(-50_000, 20_000) // => "-$50K-$20K"
 */
export function rangeUsd(low: number, high: number): string {
  const [first, last] = [roughUsd(low), roughUsd(high)];
  if (first === last) return first;
  return low >= 0 ? `${first}-${last.replace("$", "")}` : `${first}-${last}`;
}
