import type { Predicted } from "@outlay/capacity";
import { grouped, roughNumber, roughUsd } from "@outlay/words";

/**
 * A prediction with its 90 % interval: `2.3K (1.6K-3.2K)`; one figure where all are the same.
 *
 * @example
 * spanText({ low: 1600, likely: 2300, high: 3200 }) // => "2.3K (1.6K-3.2K)"
 * spanText({ low: 1, likely: 1, high: 1 }) // => "1"
 */
export const spanText = (
  { low, likely, high }: Predicted,
  show: (value: number) => string = roughNumber,
): string => {
  const [first, middle, last] = [show(low), show(likely), show(high)];
  return first === last ? middle : `${middle} (${first}-${last})`;
};

/**
 * A time in one unit, that of its likely value: `120 ms (60-300)`, `1.2 s (0.8-3.1)`.
 *
 * @param time in seconds
 * @example
 * timeText({ low: 0.06, likely: 0.12, high: 0.3 }) // => "120 ms (60-300)"
 */
export function timeText({ low, likely, high }: Predicted): string {
  const unit = likely < 1 ? "ms" : "s";
  const show = (seconds: number): string => secondsIn(seconds, unit);
  const [first, middle, last] = [show(low), show(likely), show(high)];
  return first === last ? `${middle} ${unit}` : `${middle} ${unit} (${first}-${last})`;
}

/** One time: `120 ms`, `1.2 s`. */
export const secondsText = (seconds: number): string =>
  seconds < 1 ? `${secondsIn(seconds, "ms")} ms` : `${secondsIn(seconds, "s")} s`;

const secondsIn = (seconds: number, unit: "ms" | "s"): string => {
  const value = unit === "ms" ? seconds * 1000 : seconds;
  if (value >= 9.95) return grouped(Math.round(value));
  return value.toFixed(value < 0.095 ? 2 : 1);
};

/** Money with its interval: `$4.20 (3.10-6.00)`. */
export const usdText = (usd: Predicted): string =>
  spanText(usd, endless(roughUsd)).replaceAll(/(?<=[(-])\$/g, "");

/** Whole numbers with their interval: `3 (2-5)`. */
export const countText = (count: Predicted): string => spanText(count, endless(grouped));

/** What no number of replicas does. */
const endless =
  (show: (value: number) => string) =>
  (value: number): string =>
    value === Number.POSITIVE_INFINITY ? "∞" : show(value);

/** Bytes as gigabytes of 10^9: `71 GB`, `1,374 GB`. */
export const gbText = (bytes: number): string =>
  `${bytes < 100e9 ? roughNumber(bytes / 1e9) : grouped(Math.round(bytes / 1e9))} GB`;
