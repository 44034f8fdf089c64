import { describeUnit, toPlanUnit } from "./plan-unit.ts";

/** A rate of change that builds on itself: a rise of 2 % a month is 26.8 % a year, a fall 21.5 %. */
export type Compounding = "rise" | "fall";

/** What a key of a plan accepts. */
export interface QuantitySpec {
  /** Canonical unit, e.g. `task / month`. */
  readonly unit: string;
  /** In the canonical unit; 0 by default. Below 0 means that the quantity may be negative. */
  readonly min?: number;
  /** In the canonical unit; 1 for a share, 10^15 otherwise. */
  readonly max?: number;
  /** A whole number in the canonical unit. */
  readonly whole?: boolean;
  /** One value, no range. */
  readonly point?: boolean;
  /** A rate of change that builds on itself, and which way a positive one goes. */
  readonly compounds?: Compounding;
  /** Time is time that people work, 1,800 hours a year, and not of the clock. */
  readonly working?: boolean;
  /** The time after the `/` may be left out. */
  readonly implied?: boolean;
  /** Further words for a task, in the singular: the noun of the plan's own outcome. */
  readonly taskWords?: readonly string[];
  /** A value as people write it, for messages. */
  readonly example: string;
}

/** The largest number a quantity may have when its row states no maximum. */
const largest = 1e15;

/** The bounds of a quantity, in its canonical unit. */
export function boundsOf(spec: Pick<QuantitySpec, "unit" | "min" | "max">): {
  readonly min: number;
  readonly max: number;
} {
  return { min: spec.min ?? 0, max: spec.max ?? (spec.unit === "share" ? 1 : largest) };
}

/**
 * What a key accepts, in words: unit, bounds, and whether a range may stand there.
 *
 * @example
 * describeQuantity({ unit: "hour / day", max: 24, example: "12 hours / day" }) // => "hours per day, 0 to 24; a value or a range"
 */
export function describeQuantity(spec: QuantitySpec): string {
  const { min, max } = boundsOf(spec);
  const unit = toPlanUnit(spec.unit);
  const alone = unit.over.kind === "time" && unit.under === undefined ? ` ${unit.text}s` : "";
  const bounds =
    max < largest
      ? `, ${amountText(min, spec)} to ${amountText(max, spec)}${alone}`
      : min > 0
        ? `, ${amountText(min, spec)} or more`
        : "";
  const whole = spec.whole === true ? ", whole" : "";
  const range = spec.point === true ? "" : "; a value or a range";
  return `${describeUnit(unit)}${bounds}${whole}${range}`;
}

/** A number in the canonical unit as people write it: 0.05 of a share is `5 %`, 10^9 is `1B`. */
export function amountText(value: number, spec: Pick<QuantitySpec, "unit">): string {
  if (toPlanUnit(spec.unit).over.kind === "share") return `${short(value * 100)} %`;
  const size = Math.abs(value);
  if (size >= 1e9) return `${short(value / 1e9)}B`;
  if (size >= 1e6) return `${short(value / 1e6)}M`;
  return short(value);
}

const short = (value: number): string => String(Number(value.toPrecision(4)));
