import {
  type Calibration,
  type ErrorFactors,
  type ErrorKind,
  errorKinds,
  type Metric,
  type metrics,
  type ServingError,
} from "@outlay/capacity";
import type { HeldOut } from "./cross-validate.ts";

/** Held-out rows that tell of an error, in the order in which they are asked, until there are enough. */
const sources: Readonly<Record<ErrorKind, readonly ((row: HeldOut) => boolean)[]>> = {
  "near measurements": [({ split, kind }) => split === "curve" && kind === "near measurements"],
  "engine and part measured": [
    ({ split, kind }) => split === "model" && kind === "engine and part measured",
  ],
  "part measured": [({ split }) => split !== "curve"],
  "kin measured": [({ split, kind }) => split === "gpu" && kind === "kin measured"],
  uncalibrated: [
    ({ split, kind }) => split === "gpu" && kind === "uncalibrated",
    ({ split }) => split === "gpu",
  ],
};

/** Comparisons from which a quantile is taken. */
const ENOUGH = 40;

/** An interval of nothing: a factor of 5 on either side. */
const nothing: ErrorFactors = { low: 0.2, likely: 1, high: 5 };

/**
 * Middles and 90 % intervals from the errors of held-out rows (split conformal): between the 5th and the
 * 95th of a hundred of measured ÷ computed. Where one load has too few rows, all loads speak.
 */
export function fitErrors(rows: readonly HeldOut[]): Calibration["errors"] {
  const of = (kind: ErrorKind, load: HeldOut["load"]): ServingError => {
    const bounds = (metric: Metric): ErrorFactors => {
      for (const source of sources[kind]) {
        for (const anyLoad of [false, true]) {
          const ratios = rows.flatMap((row) =>
            source(row) && (anyLoad || row.load === load) ? ratioOf(row, metric) : [],
          );
          if (ratios.length >= ENOUGH) return between(ratios);
        }
      }
      return nothing;
    };
    return { throughput: bounds("throughput"), ttft: bounds("ttft"), tpot: bounds("tpot") };
  };
  return Object.fromEntries(
    errorKinds.map((kind) => [
      kind,
      { "closed-loop": of(kind, "closed-loop"), batch: of(kind, "batch") },
    ]),
  ) as unknown as Calibration["errors"];
}

/** The error that is stated for a row of a fold, made of all rows that are not of that fold. */
export function errorsWithout(held: readonly HeldOut[]): (row: HeldOut) => ServingError {
  const made = new Map<string, Calibration["errors"]>();
  return ({ split, fold, kind, load }) => {
    const key = `${split}|${fold}`;
    let errors = made.get(key);
    if (errors === undefined) {
      errors = fitErrors(held.filter((row) => row.split !== split || row.fold !== fold));
      made.set(key, errors);
    }
    return errors[kind][load];
  };
}

/** Measured ÷ computed, where both are: rows are held out with the median at 1. */
export function ratioOf(
  { measurement, prediction }: HeldOut,
  metric: (typeof metrics)[number],
): number[] {
  const { value } = measurement[metric];
  return value === undefined ? [] : [value / prediction[metric].likely];
}

function between(ratios: readonly number[]): ErrorFactors {
  const sorted = [...ratios].sort((one, other) => one - other);
  const last = sorted.length - 1;
  const low = sorted[Math.max(0, Math.floor(0.05 * (last + 2)) - 1)] ?? 1;
  const high = sorted[Math.min(last, Math.ceil(0.95 * (last + 2)) - 1)] ?? 1;
  const likely = middle(sorted);
  return {
    low: Number(Math.min(0.98 * likely, low).toPrecision(3)),
    likely: Number(likely.toPrecision(3)),
    high: Number(Math.max(1.02 * likely, high).toPrecision(3)),
  };
}

/**
 * What the computed value is multiplied with. Two middles are asked: the median, and the factor for which the
 * mean of |predicted ÷ measured − 1| is least (the median where each ratio weighs its inverse), which is the
 * lower one. Where 1 lies between them the formulas stay as they are; else the one nearer to 1 holds.
 */
function middle(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 1;
  const median = sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
  const all = sorted.reduce((sum, ratio) => sum + 1 / ratio, 0);
  let below = 0;
  const least = sorted.find((ratio) => {
    below += 1 / ratio;
    return below >= all / 2;
  });
  return Math.min(median, Math.max(1, least ?? 1));
}
