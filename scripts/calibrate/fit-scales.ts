import {
  type Calibration,
  computedTimes,
  type FittedConstants,
  servingConstants,
} from "@outlay/capacity";
import { exp, log } from "@outlay/numerics";
import { type FitRow, isCore, isEarly } from "./fit-row.ts";

/** ln of measured ÷ computed: of a step (or of all there is), and of the first token; absent: not measured. */
export interface Residual {
  readonly step?: number;
  readonly first?: number;
}

/** What the formulas alone leave of a row. */
export function residualOf(constants: FittedConstants, row: FitRow): Residual {
  const { work, replica, request, load, measurement } = row;
  const times = computedTimes(work, servingConstants(constants, replica), request, load);
  const { tpot, ttft, throughput, layout } = measurement;
  const perGpu = (times.requestsPerS * request.outputTokens) / layout.gpus;
  const bySpeed = throughput.value === undefined ? undefined : log(perGpu / throughput.value);
  const byStep = tpot.value === undefined ? undefined : log(tpot.value / times.tpotS);
  // In a closed loop the throughput follows from the two times; a batch is its throughput.
  const step = load.kind === "closed-loop" ? (byStep ?? bySpeed) : (bySpeed ?? byStep);
  if (load.kind !== "closed-loop") return { ...(step !== undefined && { step }) };
  // Where the source has no mean time to the first token, it follows from the other two by Little's law.
  const waited =
    tpot.value === undefined || throughput.value === undefined
      ? 0
      : (load.concurrency * request.outputTokens) / (throughput.value * layout.gpus) -
        (request.outputTokens - 1) * tpot.value;
  const first = ttft.value ?? (waited > 0 ? waited : undefined);
  return {
    ...(step !== undefined && { step }),
    ...(first !== undefined && { first: log(first / times.ttftS) }),
  };
}

/**
 * Factors on time. First of the years: engines of 2024 on parts that the constants are fitted on. Then of the
 * parts that they are not fitted on, by engine, with the factor of the year taken off. Each is a median,
 * drawn to 1 as if three rows more said so.
 */
export function fitScales(
  rows: readonly FitRow[],
  residuals: readonly Residual[],
): Pick<Calibration, "eras" | "parts"> {
  const core = new Set(rows.filter(isCore).map(({ replica }) => replica.gpu.id));
  const steps = rows.map((row, at) => ({ row, step: residuals[at]?.step ?? Number.NaN }));
  const known = steps.filter(({ step }) => !Number.isNaN(step));
  const ofYears = known.filter(({ row }) => core.has(row.replica.gpu.id) && isEarly(row.replica));
  const eras: Record<string, number> = {};
  for (const [engine, all] of grouped(ofYears, ({ row }) => row.replica.engine ?? "any"))
    eras[engine] = factorOf(all.map(({ step }) => step));
  if (ofYears.length > 0) eras["any"] = factorOf(ofYears.map(({ step }) => step));
  const others = known.filter(({ row }) => !core.has(row.replica.gpu.id));
  const parts: Record<string, Record<string, number>> = {};
  for (const [part, all] of grouped(others, ({ row }) => row.replica.gpu.id)) {
    const rest = all.map(({ row, step }) => ({
      engine: row.replica.engine ?? "any",
      step:
        step -
        (isEarly(row.replica) ? log(eras[row.replica.engine ?? "any"] ?? eras["any"] ?? 1) : 0),
    }));
    const factors: Record<string, number> = {};
    for (const [engine, own] of grouped(rest, ({ engine }) => engine))
      factors[engine] = factorOf(own.map(({ step }) => step));
    factors["any"] = factorOf(rest.map(({ step }) => step));
    parts[part] = factors;
  }
  return { eras, parts };
}

function factorOf(logs: readonly number[]): number {
  const sorted = [...logs].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  const middle = sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
  return Number(exp((middle * sorted.length) / (sorted.length + 3)).toPrecision(4));
}

/** Items by key, the keys in the order of the alphabet. */
export function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}
