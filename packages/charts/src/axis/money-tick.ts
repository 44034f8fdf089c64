import { roughUsd } from "@outlay/words";

const units = [
  { name: "T", size: 1e12 },
  { name: "B", size: 1e9 },
  { name: "M", size: 1e6 },
  { name: "K", size: 1e3 },
] as const;

/**
 * A round amount at a tick of an axis: as `roughUsd` says it, without the zero at the end; with more digits
 * where two would move it (`$1.25M` stands at 1.25 million, not at 1.3).
 *
 * @param usd a round amount in US dollars
 * @example
 * moneyTick(1_000_000) // => "$1M"
 * moneyTick(1_250_000) // => "$1.25M"
 * moneyTick(0.0002) // => "$0.0002"
 */
export function moneyTick(usd: number): string {
  const size = Math.abs(usd);
  const unit = units.find((one) => size >= one.size);
  const digits = Number((size / (unit?.size ?? 1)).toPrecision(6));
  if (digits >= 1e-6 && Number.isFinite(digits)) {
    return `${usd < 0 ? "-" : ""}$${plain(digits)}${unit?.name ?? ""}`;
  }
  return roughUsd(usd);
}

/** Never in exponent notation. */
const plain = (digits: number): string => digits.toString();
